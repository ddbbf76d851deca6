"""Two records, one outlet: classes of records that people joined (merge property P18).

The representative is the smallest id, so any order of joins gives the same
class; a withdrawn join splits it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger import writing
from fieldkit.ledger.change import SAME, LedgerError
from fieldkit.ledger.state import RecordState, in_common_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.kernel.ids import RecordId
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.writing import Cursor, Signature


def joined_pairs(states: Iterable[RecordState]) -> list[tuple[str, str]]:
    """Every pair of records that is joined now."""
    return [
        (state.record, unit.removeprefix(SAME))
        for state in states
        for unit in state.heads
        if unit.startswith(SAME) and state.value(unit) is not None
    ]


def classes(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The representative of each record that takes part in a join."""
    parent: dict[str, str] = {}

    def find(record: str) -> str:
        parent.setdefault(record, record)
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        parent[second] = first
    return {record: find(record) for record in list(parent)}


def united(states: Iterable[RecordState]) -> RecordState:
    """The records of one class as one: the heads of all, which may then show conflicts.

    Changes of different records never see one another: a vector speaks of one record only.
    An edit of the class is written to every member that holds the field.
    """
    members = sorted(states, key=lambda state: state.record)
    heads: dict[str, tuple[Change, ...]] = {}
    for state in members:
        for unit, own in state.heads.items():
            if not unit.startswith("$"):
                heads[unit] = in_common_order((*heads.get(unit, ()), *own))
    live = tuple(change for state in members for change in state.live)
    return RecordState(members[0].record, members[0].kind, live, heads)


def edit_class(
    cursor: Cursor, signature: Signature, members: Sequence[RecordState], values: Mapping[str, str | None]
) -> tuple[list[Change], Cursor]:
    """Set units of records that are one: in every member that holds the unit, in the first where none does.

    Args:
        members: states of the class, by id; those that are deleted left out.
        values: by unit; what equals the shown value of the class writes nothing.

    Raises:
        FieldkitError: FIELD_IN_CONFLICT, in one member or between them.
    """
    if len(members) == 1:
        return writing.edit(cursor, signature, members[0], values)
    shown = united(members)
    differing = {unit: value for unit, value in values.items() if value != shown.value(unit)}
    for unit in differing:
        if shown.conflict(unit) is not None:
            raise FieldkitError(LedgerError.FIELD_IN_CONFLICT, field=unit)
    return _write_class(cursor, signature, members, differing)


def resolve_class(
    cursor: Cursor, signature: Signature, members: Sequence[RecordState], unit: str, value: str | None
) -> tuple[list[Change], Cursor]:
    """Settle a conflict within or between records that are one, for all of them."""
    if len(members) == 1:
        return writing.resolve(cursor, signature, members[0], unit, value)
    return _write_class(cursor, signature, members, {unit: value})


def _write_class(
    cursor: Cursor, signature: Signature, members: Sequence[RecordState], values: Mapping[str, str | None]
) -> tuple[list[Change], Cursor]:
    changes: list[Change] = []
    for at, state in enumerate(members):
        for unit, value in values.items():
            holds = unit in state.heads
            if not holds and (at or any(unit in other.heads for other in members)):
                continue
            made, cursor = writing.resolve(cursor, signature, state, unit, value)
            changes += made
    return changes, cursor


def record_ids(pairs: Iterable[tuple[str, str]], record: RecordId) -> tuple[str, ...]:
    """All records of the class that ``record`` is in, itself included."""
    classed = classes(pairs)
    head = classed.get(record, record)
    return tuple(sorted({record, *(one for one, other in classed.items() if other == head)}))
