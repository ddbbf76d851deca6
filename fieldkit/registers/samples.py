"""Samples: ready records that a newcomer starts with, read from ``resources/samples``.

Transcribed rows and invented ones stand side by side there; a sample's notice
says which is which. Rows come as frozen values; a service turns them into changes.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.ids import ReplicaId
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.registers.datums import Datum, Source
from fieldkit.registers.kinds import SEPARATOR
from fieldkit.registers.outlet import OPEN_STATUSES, OUTLET
from fieldkit.registers.places import Location, location_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOT_IN_SAMPLES = frozenset(("location", "sketch", "photos", "return_reason"))
_LOCATION_COLUMNS = ("longitude", "latitude", "datum", "location_source", "location_accuracy")


def _columns() -> tuple[str, ...]:
    """The outlet's declared fields in their order, the location spread over five columns."""
    columns = ["key"]
    for declared in OUTLET.fields:
        if declared.key == "location":
            columns.extend(_LOCATION_COLUMNS)
        elif declared.key not in _NOT_IN_SAMPLES:
            columns.append(declared.key)
    return tuple(columns)


OUTLET_COLUMNS = _columns()
"""Head of ``outlets.csv``."""


@dataclass(frozen=True, slots=True)
class SampleArea:
    """One area.

    Attributes:
        code: administrative code, or ``L…`` given by the office where none is public.
        level: as declared for areas.
        parent: code of the area it is part of; empty at the top.
        circle: number of its circle; None above communities.
        order: number in 附件2; None above communities.
        population: None where the source gives none (communities of merged circles).
    """

    code: str
    name: str
    level: str
    parent: str
    circle: int | None
    order: int | None
    population: int | None


@dataclass(frozen=True, slots=True)
class SampleCircle:
    """One row of 表3-1 (W-12).

    Attributes:
        boundary: the 四至 text as printed.
        communities: area codes in the table's order.
        mode, form, intention: option codes as declared for circles.
        existing_types, suggested_types: business type codes in the order of the text.
    """

    number: int
    code: str
    name: str
    boundary: str
    communities: tuple[str, ...]
    mode: str
    population: int
    form: tuple[str, ...]
    existing_types: tuple[str, ...]
    suggested_types: tuple[str, ...]
    intention: str


@dataclass(frozen=True, slots=True)
class SampleShortfall:
    """One row of 附件2 (W-46): exactly what it says, in its order.

    Attributes:
        community: area code.
        few, absent: business types, 业态少 and 缺少, of the column for basic types.
        quality_absent: those of the column for quality types.
        note: item of the plan's note about this row, or empty.
    """

    order: int
    community: str
    few: tuple[str, ...]
    absent: tuple[str, ...]
    quality_absent: tuple[str, ...]
    note: str

    @property
    def missing(self) -> frozenset[str]:
        """Types that count as absent, basic and quality together."""
        return frozenset((*self.absent, *self.quality_absent))

    @property
    def too_few(self) -> frozenset[str]:
        """Types that count as too few; one named both ways counts as absent (A-09)."""
        return frozenset(self.few) - self.missing


@dataclass(frozen=True, slots=True)
class SampleOutlet:
    """One invented outlet.

    Attributes:
        key: stable name in the sample, for a stable record id.
        community: area code.
        values: canonical text by key of the declared field, only those that are filled in; without
            ``community`` (a reference that the service resolves).
        location: the value of ``location``, read; None where it is not known.
    """

    key: str
    community: str
    location: Location | None
    values: Mapping[str, str] = field(hash=False)

    @property
    def business_type(self) -> str:
        """Code of its type."""
        return self.values["business_type"]

    @property
    def is_open(self) -> bool:
        """Whether it serves residents today."""
        return self.values["status"] in OPEN_STATUSES


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole sample.

    Attributes:
        notice: what is real in it and what is invented.
        plan, profile: keys of the plan and list it belongs to.
        replica, person, device, moment: the one writer of all its changes, so that two workspaces
            made from it hold the same changes; ``moment`` is ISO text with offset.
    """

    key: str
    title: Text
    notice: Text
    plan: str
    profile: str
    replica: ReplicaId
    person: str
    device: str
    moment: str
    areas: tuple[SampleArea, ...]
    circles: tuple[SampleCircle, ...]
    shortfalls: tuple[SampleShortfall, ...]
    outlets: tuple[SampleOutlet, ...]

    @property
    def communities(self) -> tuple[SampleArea, ...]:
        """The areas at the level of community, in the table's order."""
        return tuple(area for area in self.areas if area.level == "community")


@cache
def available_samples() -> tuple[str, ...]:
    """Keys of the shipped samples."""
    return tuple(sorted(path.parent.name for path in resource("samples").glob("*/sample.toml")))


@cache
def load_sample(key: str, *, with_outlets: bool = True) -> Sample:
    """Read a shipped sample; ``key`` is one of :func:`available_samples`.

    Args:
        with_outlets: False leaves out the invented rows, for whoever makes them.

    Raises:
        FileNotFoundError: there is no such sample (a caller checks the key a user typed).
    """
    folder = resource("samples", key)
    head = tomllib.loads((folder / "sample.toml").read_text(encoding="utf-8"))
    outlets = _rows(folder / "outlets.csv") if with_outlets else []
    return Sample(
        key=key,
        title=Text(**head["title"]),
        notice=Text(**head["notice"]),
        plan=head["plan"],
        profile=head["profile"],
        replica=ReplicaId(head["replica"]),
        person=head["person"],
        device=head["device"],
        moment=head["moment"],
        areas=tuple(_area(row) for row in _rows(folder / "areas.csv")),
        circles=tuple(_circle(row) for row in _rows(folder / "circles.csv")),
        shortfalls=tuple(_shortfall(row) for row in _rows(folder / "shortfalls.csv")),
        outlets=tuple(_outlet(row) for row in outlets),
    )


def _area(row: dict[str, str]) -> SampleArea:
    return SampleArea(
        code=row["code"],
        name=row["name"],
        level=row["level"],
        parent=row["parent"],
        circle=_count(row["circle"]),
        order=_count(row["order"]),
        population=_count(row["population"]),
    )


def _circle(row: dict[str, str]) -> SampleCircle:
    return SampleCircle(
        number=int(row["number"]),
        code=row["code"],
        name=row["name"],
        boundary=row["boundary"],
        communities=_codes(row["communities"]),
        mode=row["mode"],
        population=int(row["population"]),
        form=_codes(row["form"]),
        existing_types=_codes(row["existing_types"]),
        suggested_types=_codes(row["suggested_types"]),
        intention=row["intention"],
    )


def _shortfall(row: dict[str, str]) -> SampleShortfall:
    return SampleShortfall(
        order=int(row["order"]),
        community=row["community"],
        few=_codes(row["few"]),
        absent=_codes(row["absent"]),
        quality_absent=_codes(row["quality_absent"]),
        note=row["note"],
    )


def _outlet(row: dict[str, str]) -> SampleOutlet:
    elsewhere = {"key", "community", *_LOCATION_COLUMNS}
    values = {key: value for key, value in row.items() if value and key not in elsewhere}
    location = _location(row)
    if location is not None:
        values["location"] = location_text(location)
    return SampleOutlet(row["key"], row["community"], location, values)


def _location(row: dict[str, str]) -> Location | None:
    if not row["longitude"]:
        return None
    return Location(
        longitude=float(row["longitude"]),
        latitude=float(row["latitude"]),
        datum=Datum(row["datum"]),
        source=Source(row["location_source"]),
        accuracy_m=float(row["location_accuracy"]),
    )


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(code for code in cell.split(SEPARATOR) if code)


def _count(cell: str) -> int | None:
    return int(cell) if cell else None


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
