"""Whose records fill a template: all of the workspace, or those of a circle, a street, a community."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.services.analysis import UNNUMBERED
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.problems import ServiceError
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.storage.database import Connection

_AREA = ("name", "level", "parent", "circle", "order", "population", "households")
_CIRCLE = ("name", "number", "population", "area_km2")


class FillingScope:
    """Communities, streets and circles that a template is about.

    Args:
        circle, street, community: name, code or id of one; empty for all.

    Raises:
        FieldkitError: NO_SUCH_CIRCLE or NO_SUCH_UNIT.
    """

    def __init__(
        self, connection: Connection, *, circle: str = "", street: str = "", community: str = ""
    ) -> None:
        self._connection = connection
        self._names = NamesInWorkspace(connection)
        self._areas = {str(row["id"]): row for row in lists.every(connection, "area", _AREA)}
        every = lists.every(connection, "circle", _CIRCLE)
        self.circle = self._found("circle", circle)
        self.street = self._found("area", street)
        self.community = self._found("area", community)
        self.is_limited = bool(self.circle or self.street or self.community)
        self.communities = sorted(
            (one for one in self._areas.values() if one["level"] == "community" and self._holds(one)),
            key=_place,
        )
        self.community_ids = [str(one["id"]) for one in self.communities]
        inside = {str(one["circle"]) for one in self.communities if one["circle"]} | {self.circle}
        self.circles = sorted(
            (one for one in every if not self.is_limited or str(one["id"]) in inside), key=_number
        )

    def areas(self, level: str) -> list[dict[str, object]]:
        """The areas of a level that hold the communities, in their order; without a limit all of the level."""
        above = {one for start in self.community_ids for one in self.upwards(start)}
        found = [
            one
            for key, one in self._areas.items()
            if (one["level"] == level or (level == "district" and one["level"] == "zone"))
            and (key in above or not self.is_limited)
        ]
        return sorted(found, key=_place)

    def upwards(self, area: str) -> list[str]:
        """An area and all it is part of, the smallest first."""
        found: list[str] = []
        while area in self._areas and area not in found:
            found.append(area)
            area = str(self._areas[area]["parent"] or "")
        return found

    def above(self, area: str, level: str) -> str:
        """The name of the area of a level that an area lies in; empty for none."""
        for one in self.upwards(area):
            if self._areas[one]["level"] == level or (
                level == "district" and self._areas[one]["level"] == "zone"
            ):
                return str(self._areas[one]["name"] or "")
        return ""

    def circle_of(self, area: str) -> str:
        """The id of the circle of a community; empty for none."""
        return str(self._areas.get(area, {}).get("circle") or "")

    def communities_of(self, unit: str) -> list[dict[str, object]]:
        """The communities of a circle or an area, in their order."""
        return [
            one
            for one in self.communities
            if str(one["circle"] or "") == unit or unit in self.upwards(str(one["id"]))
        ]

    def name(self, record: str) -> str:
        """What a record is called."""
        return self._names.name(record)

    @property
    def names(self) -> NamesInWorkspace:
        """All names."""
        return self._names

    def rows(self, kind: str, keys: Sequence[str]) -> list[dict[str, object]]:
        """These fields of the records of a kind that lie in the scope."""
        declared = KINDS_BY_KEY[kind]
        where = [key for key in ("community", "area", "circle") if declared.field(key)]
        found = lists.every(self._connection, kind, tuple(dict.fromkeys((*keys, *where))))
        if not self.is_limited or not where:
            return found
        circles, areas = {str(one["id"]) for one in self.circles}, set(self.community_ids)
        return [row for row in found if any(str(row[key] or "") in (circles | areas) for key in where)]

    @cached_property
    def residents(self) -> int | None:
        """People of the circles; of the communities where circles do not say."""
        circles = [one["population"] for one in self.circles if isinstance(one["population"], int)]
        if circles and not self.street and not self.community:
            return sum(circles)
        return _total(self.communities, "population")

    @cached_property
    def households(self) -> int | None:
        """Households of the communities."""
        return _total(self.communities, "households")

    @cached_property
    def area_km2(self) -> Decimal | None:
        """Square kilometres of the circles."""
        sizes = [Decimal(str(one["area_km2"])) for one in self.circles if _is_number(one["area_km2"])]
        return sum(sizes, Decimal(0)) if sizes else None

    def _found(self, kind: str, typed: str) -> str:
        if not typed:
            return ""
        found = self._names.find(kind, typed)
        if len(found) != 1:
            code = ServiceError.NO_SUCH_CIRCLE if kind == "circle" else ServiceError.NO_SUCH_UNIT
            raise FieldkitError(code, name=typed)
        return found[0]

    def _holds(self, community: dict[str, object]) -> bool:
        record = str(community["id"])
        return (
            (not self.circle or str(community["circle"] or "") == self.circle)
            and (not self.street or self.street in self.upwards(record))
            and (not self.community or self.community == record)
        )


def _place(row: dict[str, object]) -> tuple[int, str]:
    order = row["order"]
    return (order if isinstance(order, int) else UNNUMBERED, str(row["name"] or ""))


def _number(row: dict[str, object]) -> tuple[int, str]:
    number = row["number"]
    return (number if isinstance(number, int) else UNNUMBERED, str(row["name"] or ""))


def _total(rows: Sequence[dict[str, object]], key: str) -> int | None:
    numbers = [one[key] for one in rows if isinstance(one[key], int)]
    return sum(int(str(one)) for one in numbers) if numbers else None


def _is_number(value: object) -> bool:
    try:
        return value is not None and Decimal(str(value)).is_finite()
    except ArithmeticError:
        return False
