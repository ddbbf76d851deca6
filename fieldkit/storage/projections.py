"""The tables that screens and reports query: shown values, conflicts, answers, the search index."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Boolean, Float, Integer, delete, func, select, text

from fieldkit.ledger.change import DELETED
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.records import MARK, answers_of, fields_of
from fieldkit.storage import outlet_counts, search, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from fieldkit.ledger.state import RecordState
    from fieldkit.registers.kinds import Kind

BATCH = 5000
LARGEST = 2**62
"""Beyond it an integer does not fit a column."""
WHOLE = re.compile(r"-?[0-9]{1,19}")
FRACTION = re.compile(r"-?[0-9]{1,19}(\.[0-9]{1,19})?")


def create_anew(connection: Connection) -> None:
    """Drop and create every derived table, empty."""
    query = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    existing = connection.execute(query).scalars().all()
    kept = {*tables.kept.tables, "alembic_version"}
    high = outlet_counts.high_before(connection)
    connection.execute(text(search.DROP))
    for name in existing:
        if name not in kept and not name.startswith(tables.SEARCH_GRAMS):
            connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))
    tables.derived.create_all(connection)
    connection.execute(text(search.CREATE))
    connection.execute(
        tables.touched.insert(), {"kind": outlet_counts.EVERYTHING, "place": "", "no": high + 1}
    )


class Row(NamedTuple):
    """How a record is kept: its number, and the kind that it was projected as."""

    no: int
    kind: str


class Shown(NamedTuple):
    """What the tables are to say of a record.

    Attributes:
        state: the record itself.
        head: the record that stands for its class; None for a record on its own.
        open: whose conflicts are listed under it: its own state, that of its class, or none.
        visible: whether ``open`` is listed with its values.
    """

    state: RecordState
    head: str | None
    open: RecordState | None
    visible: bool


def rows_of(connection: Connection, records: Iterable[str]) -> dict[str, Row]:
    """How those of these records are kept that are here."""
    rows = connection.exec_driver_sql(
        "SELECT r.id, r.no, r.kind FROM json_each(?) w CROSS JOIN record r ON r.id = w.value",
        (json.dumps(list(records)),),
    )
    return {record: Row(number, kind) for record, number, kind in rows}


def put(connection: Connection, entries: Sequence[Shown], known: Mapping[str, Row]) -> None:
    """Write the projections of these records.

    Args:
        connection: inside a write transaction.
        entries: each record once.
        known: those that were projected before.
    """
    for at in range(0, len(entries), BATCH):
        _put(connection, entries[at : at + BATCH], known)


def _put(connection: Connection, entries: Sequence[Shown], known: Mapping[str, Row]) -> None:
    numbers = _numbers(connection, entries, known)
    placed = {kind: _of_kind(kind, entries, numbers, known) for kind in outlet_counts.PLACED}
    places = _places(connection, placed)
    _forget(connection, [one for one in entries if one.state.record in known], known)
    conflicts = [
        (one.state.record, conflict.unit)
        for one in entries
        if one.open is not None and len(one.open.live) > 1
        for conflict in one.open.conflicts()
    ]
    if conflicts:
        connection.exec_driver_sql("INSERT INTO conflict (record, unit) VALUES (?, ?)", conflicts)
    by_kind: dict[str, list[RecordState]] = {}
    for one in entries:
        if one.visible and one.open is not None:
            by_kind.setdefault(one.open.kind, []).append(one.open)
    for key, states in by_kind.items():
        kind = kind_of(key)
        if kind is not None:
            _put_kind(connection, kind, states, numbers, known)
    places |= _places(connection, placed)
    others = {one.state.kind for one in entries} & set(outlet_counts.WATCHED)
    outlet_counts.touch(connection, sorted(places | {(one, "") for one in others}))


def _places(connection: Connection, placed: Mapping[str, Sequence[int]]) -> set[tuple[str, str]]:
    """Kind and community of the records with these numbers, as the tables say now."""
    return {
        (kind, community)
        for kind, numbers in placed.items()
        if numbers
        for community in outlet_counts.communities_of(connection, kind, numbers)
    }


def _of_kind(
    kind: str, entries: Sequence[Shown], numbers: Mapping[str, int], known: Mapping[str, Row]
) -> list[int]:
    """Numbers of those that are of a kind, or were."""
    return [
        numbers[one.state.record]
        for one in entries
        if one.state.kind == kind or (one.state.record in known and known[one.state.record].kind == kind)
    ]


def _numbers(connection: Connection, entries: Sequence[Shown], known: Mapping[str, Row]) -> dict[str, int]:
    following = 1 + (connection.execute(select(func.max(tables.record.c.no))).scalar() or 0)
    numbers: dict[str, int] = {}
    fresh, again = [], []
    for state, head, _, _ in entries:
        disputed = DELETED in state.heads and bool(
            state.changed_after_deletion() or state.conflict(DELETED) is not None
        )
        row = known.get(state.record)
        if row is None:
            numbers[state.record] = following
            fresh.append((following, state.record, state.kind, state.is_deleted, disputed, head))
            following += 1
        else:
            numbers[state.record] = row.no
            again.append((state.kind, state.is_deleted, disputed, head, row.no))
    if fresh:
        connection.exec_driver_sql(
            "INSERT INTO record (no, id, kind, deleted, disputed, head) VALUES (?, ?, ?, ?, ?, ?)", fresh
        )
    if again:
        connection.exec_driver_sql(
            "UPDATE record SET kind = ?, deleted = ?, disputed = ?, head = ? WHERE no = ?", again
        )
    return numbers


def _forget(connection: Connection, entries: Sequence[Shown], known: Mapping[str, Row]) -> None:
    """Take out what is written anew below, and what is no longer shown."""
    if not entries:
        return
    connection.exec_driver_sql(
        "DELETE FROM conflict WHERE record = ?", [(one.state.record,) for one in entries]
    )
    for one in entries:
        before = known[one.state.record]
        kind = kind_of(before.kind)
        if kind is None:
            continue
        if kind.open_prefix:
            connection.execute(delete(tables.answer).where(tables.answer.c.record == one.state.record))
        if not one.visible or one.state.kind != before.kind:
            projection = tables.PROJECTIONS[kind.key]
            connection.execute(delete(projection).where(projection.c.no == before.no))
            search.remove(connection, [before.no])


def _put_kind(
    connection: Connection,
    kind: Kind,
    states: Sequence[RecordState],
    numbers: Mapping[str, int],
    known: Mapping[str, Row],
) -> None:
    rows, answers = [], []
    fresh: dict[int, search.Entry] = {}
    again: dict[int, search.Entry] = {}
    shape = _shape(kind)
    for state in states:
        only = state.live[0] if len(state.live) == 1 else None
        units = only.values if only is not None else state.values()
        number = numbers[state.record]
        rows.append((number, state.record, *shape.row(units)))
        if kind.open_prefix:
            answers += [(state.record, path, value) for path, value in answers_of(kind, units).items()]
        entry = search.entry(map(units.get, kind.searched))
        (again if state.record in known else fresh)[number] = entry
    names = ", ".join(f'"{key}"' for key in ("no", "id", *shape.keys))
    marks = ", ".join("?" * (2 + len(shape.keys)))
    connection.exec_driver_sql(
        f'INSERT OR REPLACE INTO "{kind.key}" ({names}) VALUES ({marks})',  # noqa: S608  # declared names
        rows,
    )
    if answers:
        connection.exec_driver_sql("INSERT INTO answer (record, unit, value) VALUES (?, ?, ?)", answers)
    search.put(connection, fresh, fresh=True)
    search.put(connection, _changed(connection, again))


def _changed(connection: Connection, entries: Mapping[int, search.Entry]) -> dict[int, search.Entry]:
    if not entries:
        return {}
    rows = connection.exec_driver_sql(
        "SELECT t.no, t.text FROM json_each(?) w JOIN search_text t ON t.no = w.value",
        (json.dumps(list(entries)),),
    )
    kept: dict[int, str] = {number: words for number, words in rows}  # noqa: C416  # dict() would ask the result for its keys
    return {number: entry for number, entry in entries.items() if kept.get(number) != entry.text}


class _Shape:
    """How the row of one kind is made from the units of a record; made once, as a city has many rows.

    What does not fit its column is NULL there and stays whole in the ledger.
    """

    def __init__(self, kind: Kind) -> None:
        table = tables.PROJECTIONS[kind.key]
        self._kind = kind
        self.keys = tuple(column.name for column in table.columns if column.name not in {"no", "id"})
        at = {key: number for number, key in enumerate(self.keys)}
        natives = [(at[key], _native(table.c[key].type)) for key in self.keys]
        self._natives = [(number, native) for number, native in natives if native is not None]
        self._several = [(at[field.key], field.key) for field in kind.fields if field.holds_several]

    def row(self, units: Mapping[str, str | None]) -> list[object]:
        """The values of the columns, in their order."""
        row: list[object] = list(map(units.get, self.keys))
        for number, native in self._natives:
            value = row[number]
            if value is not None:
                row[number] = native(str(value))
        if self._several and any(MARK in unit for unit in units):
            values = fields_of(self._kind, units)
            for number, key in self._several:
                row[number] = values[key]
        return row


_SHAPES: dict[str, _Shape] = {}


def _shape(kind: Kind) -> _Shape:
    if kind.key not in _SHAPES:
        _SHAPES[kind.key] = _Shape(kind)
    return _SHAPES[kind.key]


def _native(column_type: object) -> Callable[[str], object] | None:
    if isinstance(column_type, Boolean):
        return "1".__eq__
    if isinstance(column_type, Integer):
        return _whole
    if isinstance(column_type, Float):
        return _fraction
    return None


def _whole(value: str) -> int | None:
    # int() and float() would also take 1_000, inf and nan
    if not WHOLE.fullmatch(value):
        return None
    number = int(value)
    return number if abs(number) < LARGEST else None


def _fraction(value: str) -> float | None:
    return float(value) if FRACTION.fullmatch(value) else None
