"""Two records side by side, in words: what people look at to say whether they are one outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.duplicates.entry import Entry
from fieldkit.ledger.sameness import classes
from fieldkit.registers.datums import Datum
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.places import convert, distance_m, read_location
from fieldkit.registers.reading import display
from fieldkit.registers.records import codes_of, fields_of
from fieldkit.services.names import NamesInWorkspace
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fieldkit.exchange.duplicates.entry import Candidate, Reason
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.storage.database import Connection

AT_A_TIME = 5_000
COMPARED = (
    "name",
    "address",
    "community",
    "phone",
    "credit_code",
    "licence_name",
    "location",
    "business_type",
    "floor",
    "brand",
)
"""Fields that the search looks at."""
_SHOWN = ("name", "business_type", "address", "floor", "community", "phone", "credit_code", "licence_name")
_FIELDS = {field.key: field for field in OUTLET.fields}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the records, as people read it.

    Attributes:
        id: of the record.
        name, business_type, address, floor, community, phone, credit_code, licence_name: in words.
        location: canonical text of the position; empty when nobody placed it.
        photos: SHA-256 of each photo.
        person, device, recorded: who made the record, on which device and when (ISO); for people only.
        changes: how many were written about it.
    """

    id: str
    name: str
    business_type: str
    address: str
    floor: str
    community: str
    phone: str
    credit_code: str
    licence_name: str
    location: str
    photos: tuple[str, ...]
    person: str
    device: str
    recorded: str
    changes: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, with the reasons.

    Attributes:
        a, b: the records, ``a`` with the smaller id.
        reasons: the strongest first.
        score: 1 to 100, for the order.
        distance_m: between their positions; None where it cannot be said.
    """

    a: Side
    b: Side
    reasons: tuple[Reason, ...]
    score: int
    distance_m: float | None

    def because(self, language: Language) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(reason.say(language) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Joined:
    """What a join did.

    Attributes:
        record: under which one the outlet is shown now.
        members: all that are one with it, by id, itself included.
        conflicts: how many fields differ and wait to be settled.
    """

    record: str
    members: tuple[str, ...]
    conflicts: int


@dataclass(frozen=True, slots=True)
class JoinedClass:
    """Records that people joined.

    Attributes:
        record: under which one the outlet is shown.
        members: each as it was recorded, by id.
    """

    record: str
    members: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a search found.

    Attributes:
        pairs: the most likely first.
        notes: what the search left aside.
    """

    pairs: tuple[Pair, ...]
    notes: tuple[Problem, ...]


def as_json(pairs: Iterable[Pair]) -> list[dict[str, object]]:
    """For the command line: ids and codes of the reasons."""
    return [
        {"a": pair.a.id, "b": pair.b.id, "reasons": [reason.code.value for reason in pair.reasons]}
        for pair in pairs
    ]


def entry_of(record: str, values: Mapping[str, object], names: NamesInWorkspace) -> Entry:
    """An outlet as the search sees it; positions in one datum, so that they can be compared."""
    words = {key: str(values.get(key) or "") for key in COMPARED}
    place = read_location(words.pop("location"))
    if place is not None and place.datum is not None:
        place = convert(place, Datum.GCJ02)
    return Entry(
        id=record,
        community_name=names.name(words["community"]),
        longitude=place.longitude if place else None,
        latitude=place.latitude if place else None,
        datum=place.datum.value if place and place.datum else "",
        **words,
    )


def every_entry(connection: Connection, names: NamesInWorkspace) -> Iterator[Entry]:
    """Every outlet that is shown, some thousands held at a time."""
    ids = lists.ids(connection, OUTLET.key)
    for at in range(0, len(ids), AT_A_TIME):
        rows = lists.rows(connection, OUTLET.key, ids[at : at + AT_A_TIME], COMPARED)
        for record, values in rows.items():
            yield entry_of(record, values, names)


def pairs_of(connection: Connection, found: Sequence[Candidate], language: Language) -> list[Pair]:
    """The candidates with both records in words."""
    ids = sorted({record for one in found for record in (one.a, one.b)})
    rows = lists.rows(connection, OUTLET.key, ids, (*_SHOWN, "location", "photos"))
    sides = sides_of(connection, rows, language)
    return [
        Pair(sides[one.a], sides[one.b], one.reasons, one.score, _between(sides[one.a], sides[one.b]))
        for one in found
    ]


def member_sides(connection: Connection, records: Sequence[str], language: Language) -> dict[str, Side]:
    """Records each for itself, also those that are shown under another one."""
    states = ledger_store.states_of(connection, records)
    values = {record: fields_of(OUTLET, state.values()) for record, state in states.items()}
    return sides_of(connection, values, language)


def sides_of(
    connection: Connection, values: Mapping[str, Mapping[str, object]], language: Language
) -> dict[str, Side]:
    """Records in words, given the values of their fields."""
    from fieldkit.storage import packages

    names, devices = NamesInWorkspace(connection), packages.replicas(connection)
    written: dict[str, list[Change]] = {}
    for change in ledger_store.all_changes(connection, list(values)):
        written.setdefault(change.record, []).append(change)
    sides = {}
    for record, fields in values.items():
        first = _first(written[record])
        device = devices.get(first.replica)
        words = {key: _say(key, fields, names, language) for key in _SHOWN}
        sides[record] = Side(
            id=record,
            location=str(fields.get("location") or ""),
            photos=codes_of(str(fields.get("photos") or "")),
            person=first.person,
            device=device.device if device else "",
            recorded=first.time,
            changes=len(written[record]),
            **words,
        )
    return sides


def _say(key: str, fields: Mapping[str, object], names: NamesInWorkspace, language: Language) -> str:
    value = fields.get(key)
    return display(_FIELDS[key], None if value is None else str(value), names, language)


def _first(changes: Sequence[Change]) -> Change:
    """The change that made the record: one that had seen nothing, and of those the one that named it."""
    return min(
        changes,
        key=lambda change: (sum(change.seen.values()), OUTLET.title not in change.values, change.dot),
    )


def _between(one: Side, other: Side) -> float | None:
    here, there = read_location(one.location), read_location(other.location)
    return distance_m(here, there) if here and there else None


def settled_pairs(connection: Connection) -> set[tuple[str, str]]:
    """Pairs, as they are shown, that people said are not one."""
    shown = {
        record: ledger_store.representative(connection, record)
        for pair in ledger_store.joined_pairs(connection)
        for record in pair
    }
    settled = set()
    for a, b in ledger_store.differing_pairs(connection):
        first, second = shown.get(a, a), shown.get(b, b)
        settled.add((min(first, second), max(first, second)))
    return settled


def joined_groups(connection: Connection) -> list[tuple[str, ...]]:
    """The records of each class, by id."""
    groups: dict[str, list[str]] = {}
    for record, head in sorted(classes(ledger_store.joined_pairs(connection)).items()):
        groups.setdefault(head, []).append(record)
    return [tuple(group) for _, group in sorted(groups.items())]
