"""What analysis reads of a workspace, kept between two questions: only what was written about since is read again.

Outlets are held as counts per community. The table ``touched`` says where something
changed; this holds for every way in: keys, packages, deletion, joins, undo, other programs.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from fieldkit.analysis.coverage_rows import RowsBefore
from fieldkit.analysis.matrix import CircleFacts, CommunityFacts
from fieldkit.analysis.measures.facts import CircleFact, CommunityFact, OutletSums
from fieldkit.analysis.outlet_counts import OutletCounts, OutletIds
from fieldkit.registers.outlet import RENEWED, serves_today
from fieldkit.registers.records import codes_of
from fieldkit.storage import lists, outlet_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from fieldkit.services.kept_opinions import KeptOpinions
    from fieldkit.storage.database import Connection, Database
    from fieldkit.storage.outlet_counts import Alike

Part = TypeVar("Part")
UNNUMBERED = 1_000_000
SHOWN_AT_ONCE = 1_000
"""So many ids of outlets that fit nowhere are read with the counts; more are looked up when somebody wants them."""

LISTS_KEPT = 2
DISTRICTS = frozenset(("district", "zone"))
"""Levels of area that count as a district; functional zones are asked as districts are (N-06)."""

_CIRCLE = ("name", "number", "plan_year", "started_on", "built_on", "published_on", "population", "grade")
_AREA = (
    "name",
    "level",
    "order",
    "code",
    "parent",
    "circle",
    "population",
    "households",
    "building_area_m2",
    "land_area_m2",
    "commerce_area_m2",
    "service_area_m2",
    "pilot_on",
    "built_on",
    "community_kind",
    "main_urban",
    "facilities_accepted",
    "model_community",
    "programmes",
)
LEADING = "leading"
"""Code of ``area.programmes`` of a 全域推进先行区 (M-06)."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area, and the areas that it is part of."""

    id: str
    name: str
    level: str
    parent: str
    code: str = ""
    circle: str = ""
    pilot_on: date | None = None
    is_leading: bool = False


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """Everything at one moment.

    Attributes:
        areas: of every level, by their number, as circles are.
        communities, circles: for coverage.
        community_facts, circle_facts: for targets.
        numbers: the number of each circle, by id.
        sums: open outlets per community id; under the empty text those without one.
        counts: the same for coverage.
    """

    areas: Mapping[str, AreaRow]
    communities: tuple[CommunityFacts, ...]
    community_facts: tuple[CommunityFact, ...]
    circles: tuple[CircleFacts, ...]
    circle_facts: tuple[CircleFact, ...]
    numbers: Mapping[str, int | None]
    sums: Mapping[str, OutletSums]
    counts: OutletCounts


@dataclass(slots=True)
class _Held:
    """The parts as they were read last."""

    high: int = -1
    areas: Mapping[str, AreaRow] = field(default_factory=dict)
    communities: tuple[CommunityFacts, ...] = ()
    community_facts: tuple[CommunityFact, ...] = ()
    circles: tuple[CircleFacts, ...] = ()
    circle_facts: tuple[CircleFact, ...] = ()
    numbers: Mapping[str, int | None] = field(default_factory=dict)
    sums: dict[str, OutletSums] = field(default_factory=dict)


class KeptFacts:
    """Reads once, and then only what changed. Safe from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._held = _Held()
        self._rows: dict[str, RowsBefore] = {}
        self._parts: dict[str, tuple[int, Any]] = {}
        self.counting = threading.Lock()
        self.opinions: dict[str, KeptOpinions] = {}

    def part(self, connection: Connection, kind: str, read: Callable[[Connection], Part]) -> Part:
        """What ``read`` makes of the records of a kind that is watched; made again once one was written about."""
        number = outlet_counts.last_note(connection, kind)
        kept = self._parts.get(kind)
        if kept is None or kept[0] != number:
            kept = self._parts[kind] = number, read(connection)
        found: Part = kept[1]
        return found

    def rows(self, profile: str) -> RowsBefore:
        """The rows of coverage that were made last for a list of types; those of two lists are kept."""
        with self._lock:
            rows = self._rows.pop(profile, None) or RowsBefore()
            self._rows[profile] = rows
            while len(self._rows) > LISTS_KEPT:
                del self._rows[next(iter(self._rows))]
            return rows

    def now(self, connection: Connection) -> WorkspaceFacts:
        """The facts as this connection sees them."""
        with self._lock:
            held = self._held
            touched = outlet_counts.touched_since(connection, held.high) if held.high >= 0 else None
            if touched is None:
                self._held = held = _Held(outlet_counts.high(connection))
                _read_areas(connection, held)
                _read_circles(connection, held)
                held.sums = _sums(outlet_counts.alike(connection))
            else:
                if "area" in touched.kinds:
                    _read_areas(connection, held)
                if "circle" in touched.kinds:
                    _read_circles(connection, held)
                if touched.communities:
                    fresh = _sums(outlet_counts.alike(connection, touched.communities))
                    left = {one: kept for one, kept in held.sums.items() if one not in touched.communities}
                    held.sums = left | fresh
                held.high = touched.high
            return self._facts(held)

    def _facts(self, held: _Held) -> WorkspaceFacts:
        counts = OutletCounts(
            {community: sums.types for community, sums in held.sums.items()}, _Finder(self._database)
        )
        return WorkspaceFacts(
            held.areas,
            held.communities,
            held.community_facts,
            held.circles,
            held.circle_facts,
            held.numbers,
            held.sums,
            counts,
        )


class _Finder:
    """Looks outlets up behind the counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_cell(self, community: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        with self._database.read() as connection:
            return outlet_counts.open_ids(connection, community, codes)

    def without_type(self, count: int) -> Sequence[str]:
        def find(_: str, __: tuple[str, ...], limit: int = count) -> tuple[str, ...]:
            with self._database.read() as connection:
                return outlet_counts.open_without_type(connection, limit)

        return find("", ()) if count <= SHOWN_AT_ONCE else OutletIds(count, find)

    def elsewhere(self, unknown: Collection[str], count: int) -> Sequence[str]:
        def find(_: str, __: tuple[str, ...], limit: int = count) -> tuple[str, ...]:
            with self._database.read() as connection:
                return outlet_counts.open_elsewhere(connection, unknown, limit)

        return find("", ()) if count <= SHOWN_AT_ONCE else OutletIds(count, find)


def _sums(rows: Iterable[Alike]) -> dict[str, OutletSums]:
    """Counts of equal outlets as sums of each community."""
    found: dict[str, _Counting] = {}
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    days: dict[str | None, date | None] = {None: None}
    for place, of_type, status, of_chain, around_the_clock, stage, since, outlets in rows:
        if not serves_today(status):
            continue
        community, code, chain = place or "", of_type or "", of_chain or ""
        sums = found.get(community)
        if sums is None:
            sums = found[community] = _Counting()
        sums.types[code] += outlets
        sums.chains[chain] += outlets
        pair = (code, chain)
        sums.of_types[pairs.setdefault(pair, pair)] += outlets
        if around_the_clock:
            sums.open_24h[code] += outlets
        if stage in RENEWED:
            if since not in days:
                days[since] = day_of(since)
            sums.renewed[days[since]] += outlets
    return {
        community: OutletSums(one.types, one.open_24h, one.chains, one.of_types, one.renewed)
        for community, one in found.items()
    }


@dataclass(slots=True)
class _Counting:
    """The sums of a community while they are taken."""

    types: Counter[str] = field(default_factory=Counter)
    open_24h: Counter[str] = field(default_factory=Counter)
    chains: Counter[str] = field(default_factory=Counter)
    of_types: Counter[tuple[str, str]] = field(default_factory=Counter)
    renewed: Counter[date | None] = field(default_factory=Counter)


def _read_circles(connection: Connection, held: _Held) -> None:
    rows = sorted(lists.every(connection, "circle", _CIRCLE), key=_place_of("number"))
    held.numbers = {str(row["id"]): _whole(row["number"]) for row in rows}
    held.circles = tuple(
        CircleFacts(str(row["id"]), str(row["name"] or ""), _whole(row["population"])) for row in rows
    )
    held.circle_facts = tuple(
        CircleFact(
            str(row["id"]),
            str(row["name"] or ""),
            _whole(row["plan_year"]),
            day_of(row["started_on"]),
            day_of(row["built_on"]),
            _whole(row["population"]),
            is_public=row["published_on"] is not None,
            grade=str(row["grade"] or ""),
        )
        for row in rows
    )


def _read_areas(connection: Connection, held: _Held) -> None:
    rows = sorted(lists.every(connection, "area", _AREA), key=_place_of("order"))
    held.areas = {
        (record := str(row["id"])): AreaRow(
            record,
            str(row["name"] or ""),
            str(row["level"] or ""),
            str(row["parent"] or ""),
            str(row["code"] or ""),
            str(row["circle"] or ""),
            day_of(row["pilot_on"]),
            LEADING in codes_of(str(row["programmes"] or "")),
        )
        for row in rows
    }
    communities = [row for row in rows if row["level"] == "community"]
    held.communities = tuple(map(_community, communities))
    around: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    held.community_facts = tuple(_community_fact(row, held.areas, around) for row in communities)


def _community(row: Mapping[str, object]) -> CommunityFacts:
    order = _whole(row["order"])
    return CommunityFacts(
        id=str(row["id"]),
        name=str(row["name"] or ""),
        order=UNNUMBERED if order is None else order,
        population=_whole(row["population"]),
        circle_id=None if row["circle"] is None else str(row["circle"]),
    )


def _community_fact(
    row: Mapping[str, object],
    areas: Mapping[str, AreaRow],
    around: dict[str, tuple[frozenset[str], frozenset[str]]],
) -> CommunityFact:
    record, name, parent = str(row["id"]), str(row["name"] or ""), str(row["parent"] or "")
    if parent not in around:
        around[parent] = _above(parent, areas)
    ids, names = around[parent]
    return CommunityFact(
        record,
        name,
        None if row["circle"] is None else str(row["circle"]),
        ids | {record},
        names | {name},
        _whole(row["population"]),
        _whole(row["households"]),
        amount_of(row["building_area_m2"]),
        amount_of(row["land_area_m2"]),
        amount_of(row["commerce_area_m2"]),
        amount_of(row["service_area_m2"]),
        day_of(row["pilot_on"]),
        day_of(row["built_on"]),
        str(row["community_kind"] or ""),
        None if row["main_urban"] is None else bool(row["main_urban"]),
        None if row["facilities_accepted"] is None else bool(row["facilities_accepted"]),
        bool(row["model_community"]),
    )


def _above(area: str, areas: Mapping[str, AreaRow]) -> tuple[frozenset[str], frozenset[str]]:
    """Ids and names of an area and of those that it is part of."""
    found: list[str] = []
    while area in areas and area not in found:
        found.append(area)
        area = areas[area].parent
    return frozenset(found), frozenset(areas[one].name for one in found)


def _place_of(field: str) -> Callable[[Mapping[str, object]], int]:
    """Sorts by the number that people gave; what has none comes last, in the order in which it came."""

    def place(row: Mapping[str, object]) -> int:
        number = _whole(row[field])
        return UNNUMBERED if number is None else number

    return place


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def amount_of(value: object) -> float | None:
    """A stored number; None for one that was typed wrongly."""
    try:
        return None if value is None else float(str(value))
    except ValueError:
        return None


def day_of(value: object) -> date | None:
    """A stored date; None for one that was typed wrongly."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
