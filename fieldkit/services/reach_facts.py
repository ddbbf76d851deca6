"""Outlets, circles and start points of a workspace as reach needs them, and what had to be left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.facts import CirclePeople, OutletPlace, facility_code
from fieldkit.analysis.reach.problems import ReachProblem
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.registers.datums import Datum
from fieldkit.registers.facility import is_in_use
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.places import convert, parse_location
from fieldkit.registers.start_point import START_POINT
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.storage.database import Connection

NEW = "new"


@dataclass(frozen=True, slots=True)
class KeptStart:
    """A start point of the register; ``category`` may be empty."""

    name: str
    circle: str
    category: str
    place: Degrees
    people: float | None


@dataclass(frozen=True, slots=True)
class Places:
    """What the registers hold.

    Attributes:
        circles: in their order; the communities where there are no circles.
        circle_of: by community, its circle.
        community_ids: by name, with and without 社区 at its end.
        outlets: open, typed, with a place; and facilities in use with one.
        starts: with a place and a circle.
        problems: what was left out.
    """

    circles: tuple[CirclePeople, ...]
    circle_of: Mapping[str, str]
    community_ids: Mapping[str, str]
    outlets: tuple[OutletPlace, ...]
    starts: tuple[KeptStart, ...]
    problems: tuple[Problem, ...]


def read_places(connection: Connection, *, standing_in: bool = False) -> Places:
    """Read the registers.

    Args:
        connection: of the workspace.
        standing_in: only outlets of circles without start points, whose grid they give; a city's others
            need not be located when nothing is asked of outlets.
    """
    areas = [
        row
        for row in lists.every(connection, "area", ("name", "level", "circle", "population"))
        if row["level"] == "community"
    ]
    rows = lists.every(connection, "circle", ("name", "number", "population"))
    rows.sort(key=lambda row: (row["number"] is None, row["number"] or 0, str(row["name"])))
    circle_of = {str(row["id"]): str(row["circle"] or "") for row in areas}
    if not rows:
        # a community that was never put into a circle is judged for itself
        rows, circle_of = areas, {str(row["id"]): str(row["id"]) for row in areas}
    sieve = _Sieve()
    starts = _starts(connection, circle_of, sieve)
    passed_over = {one.circle for one in starts} if standing_in else set()
    outlets = _outlets(connection, circle_of, sieve, passed_over)
    facilities, without = _facilities(connection, circle_of)
    return Places(
        circles=tuple(
            CirclePeople(str(row["id"]), str(row["name"] or ""), _whole(row["population"])) for row in rows
        ),
        circle_of=circle_of,
        community_ids={
            name: str(row["id"])
            for row in areas
            for name in (str(row["name"] or ""), str(row["name"] or "").removesuffix("社区"))
        },
        outlets=(*outlets, *facilities),
        starts=starts,
        problems=(*sieve.problems(), *without),
    )


class _Sieve:
    """Keeps count of places that cannot be used."""

    def __init__(self) -> None:
        self._counts: Counter[ReachProblem] = Counter()
        self._example = ""

    def place(self, text: object) -> Degrees | None:
        """The place in WGS-84; None, and counted, where it cannot be used."""
        if not text:
            self.leave_out(ReachProblem.NO_LOCATION)
            return None
        found = parse_location(str(text)).location
        if found is None:
            self.leave_out(ReachProblem.BAD_LOCATION)
            self._example = self._example or str(text)[:40]
            return None
        if found.datum is None:
            self.leave_out(ReachProblem.NO_DATUM)
            return None
        here = convert(found, Datum.WGS84)
        return here.longitude, here.latitude

    def leave_out(self, code: ReachProblem) -> None:
        """Count one more."""
        self._counts[code] += 1

    def problems(self) -> tuple[Problem, ...]:
        """What to tell."""
        return tuple(
            Problem(
                code, Severity.WARNING, Place(field="location"), {"count": count, "example": self._example}
            )
            for code, count in self._counts.items()
        )


def _outlets(
    connection: Connection, circle_of: Mapping[str, str], sieve: _Sieve, passed_over: Collection[str]
) -> tuple[OutletPlace, ...]:
    found = []
    keys = ("name", "business_type", "community", "location", "status", "stage")
    for row in lists.every(connection, "outlet", keys):
        circle = circle_of.get(str(row["community"] or ""), "")
        if circle in passed_over or not serves_today(row["status"]):
            continue
        if not row["business_type"]:
            sieve.leave_out(ReachProblem.NO_TYPE)
            continue
        place = sieve.place(row["location"])
        if place is not None:
            found.append(
                OutletPlace(
                    id=str(row["id"]),
                    name=str(row["name"] or ""),
                    business_type=str(row["business_type"]),
                    place=place,
                    circle=circle,
                    is_new=row["stage"] == NEW,
                )
            )
    return tuple(found)


def _facilities(
    connection: Connection, circle_of: Mapping[str, str]
) -> tuple[list[OutletPlace], list[Problem]]:
    """Facilities in use whose place is known, and how many have none."""
    found, sieve, without = [], _Sieve(), 0
    keys = ("name", "facility_type", "community", "location", "status")
    for row in lists.every(connection, "facility", keys):
        if not row["facility_type"] or not is_in_use(row["status"]):
            continue
        place = sieve.place(row["location"])
        if place is None:
            without += 1
            continue
        circle = circle_of.get(str(row["community"] or ""), "")
        code = facility_code(str(row["facility_type"]))
        found.append(OutletPlace(str(row["id"]), str(row["name"] or ""), code, place, circle))
    told = [Problem(ReachProblem.FACILITIES, Severity.NOTE, values={"count": without})] if without else []
    return found, told


def _starts(connection: Connection, circle_of: Mapping[str, str], sieve: _Sieve) -> tuple[KeptStart, ...]:
    found = []
    for row in lists.every(
        connection, START_POINT.key, ("name", "category", "community", "location", "people")
    ):
        circle = circle_of.get(str(row["community"] or ""), "")
        if not circle:
            sieve.leave_out(ReachProblem.NO_CIRCLE)
            continue
        place = sieve.place(row["location"]) if row["location"] else None
        if place is not None:
            people = _whole(row["people"])
            found.append(KeptStart(str(row["name"] or ""), circle, str(row["category"] or ""), place, people))
    return tuple(found)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
