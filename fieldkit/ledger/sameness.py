"""Two records, one outlet: classes of records that people joined (merge property P18).

The representative is the smallest id, so any order of joins gives the same
class; a withdrawn join splits it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.ledger.change import SAME
from fieldkit.ledger.state import RecordState, in_common_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.kernel.ids import RecordId
    from fieldkit.ledger.change import Change


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


def record_ids(pairs: Iterable[tuple[str, str]], record: RecordId) -> tuple[str, ...]:
    """All records of the class that ``record`` is in, itself included."""
    classed = classes(pairs)
    head = classed.get(record, record)
    return tuple(sorted({record, *(one for one, other in classed.items() if other == head)}))
