"""Records that people joined (是同一家): which belong together, and under which one they are shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from fieldkit.kernel.ids import RecordId
from fieldkit.ledger import sameness
from fieldkit.ledger.change import DIFFER, SAME, has_own_units
from fieldkit.ledger.state import state_of
from fieldkit.storage import changes
from fieldkit.storage.projections import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from fieldkit.ledger.state import RecordState


class Pair(NamedTuple):
    """Two records that people judged; ``record`` is the smaller id."""

    record: RecordId
    other: RecordId


def states_of(connection: Connection, records: Sequence[str]) -> dict[str, RecordState]:
    """The state of each of these records that anybody wrote about."""
    return {
        record: state_of(change for _, change in live)
        for record, live in changes.live_of(connection, records).items()
    }


def members_of(connection: Connection, record: str) -> tuple[str, ...]:
    """All records that are one with this one, itself included, by id; deleted ones too, absent ones not."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM record WHERE head = (SELECT head FROM record WHERE id = ?) ORDER BY id", (record,)
    )
    return tuple(rows.scalars()) or (record,)


def representative(connection: Connection, record: str) -> str:
    """The record under which this one is shown: itself, or the one that stands for its class."""
    found = connection.exec_driver_sql("SELECT head FROM record WHERE id = ?", (record,)).scalar()
    return record if found is None else str(found)


def united_state(connection: Connection, record: str) -> RecordState:
    """The state as it is shown: of the whole class, or of the record on its own.

    Raises:
        KeyError: nobody wrote about it.
    """
    return united_states(connection, [record])[record]


def united_states(connection: Connection, records: Sequence[str]) -> dict[str, RecordState]:
    """The state of each of these records as it is shown; those that nobody wrote about are left out."""
    members: dict[str, list[str]] = {}
    for at in range(0, len(records), changes.CHUNK):
        rows = connection.exec_driver_sql(
            "SELECT r.id, m.id FROM json_each(?) w CROSS JOIN record r ON r.id = w.value "
            "JOIN record m ON m.head = r.head ORDER BY r.id, m.id",
            (json.dumps(list(records[at : at + changes.CHUNK])),),
        )
        for record, member in rows:
            members.setdefault(record, []).append(member)
    wanted = dict.fromkeys([*records, *(one for group in members.values() for one in group)])
    states = states_of(connection, list(wanted))
    return {
        record: _shown([states[one] for one in members.get(record, ())]) or states[record]
        for record in records
        if record in states
    }


def joined_pairs(connection: Connection) -> list[Pair]:
    """Every two records of which people say that they are one."""
    return _pairs(connection, same=True)


def differing_pairs(connection: Connection) -> list[Pair]:
    """Every two records of which people say that they are not one."""
    return _pairs(connection, same=False)


def _pairs(connection: Connection, *, same: bool) -> list[Pair]:
    rows = connection.exec_driver_sql(
        "SELECT record, other FROM pair WHERE same = ? ORDER BY record, other", (same,)
    )
    return [Pair(RecordId(record), RecordId(other)) for record, other in rows]


def _shown(members: Sequence[RecordState]) -> RecordState | None:
    """What a class shows: its members that are not deleted, as one; None where there is none."""
    present = [state for state in members if not state.is_deleted]
    if len(present) == 1:
        return present[0]
    return sameness.united(present) if present else None


def follow(connection: Connection, states: Sequence[RecordState]) -> list[Shown]:
    """What is to be shown of these records now, and of all whose class changes with them.

    Args:
        connection: inside a write transaction.
        states: each record once, as it is now; its live changes are written.
    """
    judged: dict[str, list[str]] = {
        state.record: [unit for unit in state.heads if unit.startswith((SAME, DIFFER))]
        for state in states
        if has_own_units(state.heads)
    }
    any_pair = connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM pair)").scalar()
    if not any_pair and not any(judged.values()):
        return [_alone(state) for state in states]
    own: dict[str, RecordState] = {state.record: state for state in states}
    touched = _reach(connection, own)
    _put_pairs(connection, own, judged)
    touched |= _reach(connection, touched)
    beside = states_of(connection, [record for record in touched if record not in own])
    groups = _classes(connection, touched, {**own, **beside})
    return [one for group in groups for one in (_together(group) if len(group) > 1 else [_alone(group[0])])]


def _alone(state: RecordState) -> Shown:
    return Shown(state, None, state, visible=not state.is_deleted)


def _together(group: Sequence[RecordState]) -> list[Shown]:
    united = _shown(group)
    head = group[0].record if united is None else united.record
    return [
        Shown(
            state,
            head,
            None if state.record != head else united or state,
            visible=state.record == head and united is not None,
        )
        for state in group
    ]


def _classes(
    connection: Connection, touched: Iterable[str], states: Mapping[str, RecordState]
) -> list[list[RecordState]]:
    rows = connection.exec_driver_sql(
        "SELECT p.record, p.other FROM json_each(?) w CROSS JOIN pair p ON p.record = w.value WHERE p.same",
        (json.dumps(list(touched)),),
    )
    heads = sameness.classes((record, other) for record, other in rows)
    groups: dict[str, list[RecordState]] = {}
    for record in sorted(states):
        groups.setdefault(heads.get(record, record), []).append(states[record])
    return list(groups.values())


def _reach(connection: Connection, records: Iterable[str]) -> set[str]:
    """These records and all that are joined with them, directly or through others."""
    rows = connection.exec_driver_sql(
        "WITH RECURSIVE reached(id) AS (SELECT value FROM json_each(?) "
        "UNION SELECT p.other FROM pair p JOIN reached ON p.record = reached.id WHERE p.same "
        "UNION SELECT p.record FROM pair p JOIN reached ON p.other = reached.id WHERE p.same) "
        "SELECT id FROM reached",
        (json.dumps(list(records)),),
    )
    return set(rows.scalars())


def _put_pairs(
    connection: Connection, own: Mapping[str, RecordState], judged: Mapping[str, Sequence[str]]
) -> None:
    connection.exec_driver_sql("DELETE FROM pair WHERE record = ?", [(record,) for record in own])
    rows = [
        (record, unit.partition("/")[2], unit.startswith(SAME))
        for record, units in judged.items()
        for unit in units
        if own[record].value(unit) is not None
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO pair (record, other, same) VALUES (?, ?, ?)", rows)
