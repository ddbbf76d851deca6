"""The tables that screens and reports query: shown values, conflicts, answers, the search index."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Float, Integer, bindparam, delete, func, insert, select, text

from fieldkit.ledger.change import DELETED
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.records import answers_of, fields_of
from fieldkit.storage import search, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
    connection.execute(text(search.DROP))
    for name in existing:
        if name not in kept and not name.startswith(tables.SEARCH_GRAMS):
            connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))
    tables.derived.create_all(connection)
    connection.execute(text(search.CREATE))


def put(connection: Connection, states: Sequence[RecordState], known: set[str]) -> None:
    """Write the projections of these records.

    Args:
        connection: inside a write transaction.
        states: each record once, as it is now.
        known: ids of those that were projected before.
    """
    for at in range(0, len(states), BATCH):
        _put(connection, states[at : at + BATCH], known)


def _put(connection: Connection, states: Sequence[RecordState], known: set[str]) -> None:
    numbers = _numbers(connection, states, known)
    old = [state.record for state in states if state.record in known]
    if old:
        _forget(connection, states, known, numbers)
    conflicts = [
        {"record": state.record, "unit": conflict.unit}
        for state in states
        if len(state.live) > 1
        for conflict in state.conflicts()
    ]
    if conflicts:
        connection.execute(insert(tables.conflict), conflicts)
    by_kind: dict[str, list[RecordState]] = {}
    for state in states:
        if not state.is_deleted:
            by_kind.setdefault(state.kind, []).append(state)
    for key, members in by_kind.items():
        kind = kind_of(key)
        if kind is not None:
            _put_kind(connection, kind, members, numbers, known)


def _numbers(connection: Connection, states: Sequence[RecordState], known: set[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    ids = [state.record for state in states if state.record in known]
    for at in range(0, len(ids), 500):
        rows = connection.execute(
            select(tables.record.c.id, tables.record.c.no).where(tables.record.c.id.in_(ids[at : at + 500]))
        )
        numbers.update((record, number) for record, number in rows)
    following = 1 + (connection.execute(select(func.max(tables.record.c.no))).scalar() or 0)
    for state in states:
        if state.record not in numbers:
            numbers[state.record] = following
            following += 1
    connection.execute(
        text(
            "INSERT OR REPLACE INTO record (no, id, kind, deleted, disputed) "
            "VALUES (:no, :id, :kind, :deleted, :disputed)"
        ),
        [
            {
                "no": numbers[state.record],
                "id": state.record,
                "kind": state.kind,
                "deleted": state.is_deleted,
                "disputed": DELETED in state.heads and bool(state.changed_after_deletion()),
            }
            for state in states
        ],
    )
    return numbers


def _forget(
    connection: Connection, states: Sequence[RecordState], known: set[str], numbers: Mapping[str, int]
) -> None:
    connection.execute(
        delete(tables.conflict).where(tables.conflict.c.record == bindparam("r")),
        [{"r": state.record} for state in states if state.record in known],
    )
    for state in states:
        kind = kind_of(state.kind)
        if state.record in known and kind is not None:
            number = numbers[state.record]
            if kind.open_prefix:
                connection.execute(delete(tables.answer).where(tables.answer.c.record == state.record))
            if state.is_deleted:
                projection = tables.PROJECTIONS[kind.key]
                connection.execute(delete(projection).where(projection.c.no == number))
                search.remove(connection, [number])


def _put_kind(
    connection: Connection,
    kind: Kind,
    states: Sequence[RecordState],
    numbers: Mapping[str, int],
    known: set[str],
) -> None:
    rows, answers = [], []
    fresh: dict[int, tuple[str, str, str]] = {}
    again: dict[int, tuple[str, str, str]] = {}
    for state in states:
        units = state.values()
        values = fields_of(kind, units)
        number = numbers[state.record]
        rows.append({"no": number, "id": state.record, **_typed(kind, values)})
        answers += [
            {"record": state.record, "unit": path, "value": value}
            for path, value in answers_of(kind, units).items()
        ]
        entry = search.entry([values[key] for key in kind.searched])
        (again if state.record in known else fresh)[number] = entry
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":{column}" for column in columns)
    connection.exec_driver_sql(
        f'INSERT OR REPLACE INTO "{kind.key}" ({names}) VALUES ({marks})',  # noqa: S608  # declared names
        rows,
    )
    if answers:
        connection.execute(insert(tables.answer), answers)
    search.put(connection, fresh, fresh=True)
    search.put(connection, _changed(connection, again))


def _changed(
    connection: Connection, entries: Mapping[int, tuple[str, str, str]]
) -> dict[int, tuple[str, str, str]]:
    if not entries:
        return {}
    kept: dict[int, str] = {}
    numbers = list(entries)
    column = tables.search_text.c
    for at in range(0, len(numbers), 500):
        rows = connection.execute(select(column.no, column.text).where(column.no.in_(numbers[at : at + 500])))
        kept.update((number, words) for number, words in rows)
    return {number: entry for number, entry in entries.items() if kept.get(number) != entry[0]}


def _typed(kind: Kind, values: Mapping[str, str | None]) -> dict[str, object]:
    native = _natives(kind.key)
    return {key: value if value is None else native[key](value) for key, value in values.items()}


@cache
def _natives(kind: str) -> dict[str, Callable[[str], object]]:
    """How each column takes a value; what does not fit is NULL here and stays whole in the ledger."""
    return {column.name: _native(column.type) for column in tables.PROJECTIONS[kind].columns}


def _native(column_type: object) -> Callable[[str], object]:
    if isinstance(column_type, Boolean):
        return "1".__eq__
    if isinstance(column_type, Integer):
        return _whole
    if isinstance(column_type, Float):
        return _fraction
    return str


def _whole(value: str) -> int | None:
    # int() and float() would also take 1_000, inf and nan
    if not WHOLE.fullmatch(value):
        return None
    number = int(value)
    return number if abs(number) < LARGEST else None


def _fraction(value: str) -> float | None:
    return float(value) if FRACTION.fullmatch(value) else None
