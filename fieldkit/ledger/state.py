"""What a record is, given the changes about it: heads, values, conflicts.

The **heads** of a unit are the changes that no other one has seen. Because every
change carries the join of what it saw, the heads of a larger set can be found
from the heads of a smaller one and the newcomers alone; so a store need keep
only the *live* changes of a record, those that are head of at least one unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.ledger.change import DELETED, PURGED, PURGED_UNIT
from fieldkit.ledger.erasure import erased_form, purges_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.kernel.ids import RecordId
    from fieldkit.ledger.change import Change


@dataclass(frozen=True, slots=True)
class Conflict:
    """More than one distinct value among the heads of a unit; nothing else is a conflict.

    Attributes:
        unit: the field, or merge unit.
        heads: the changes that compete, in one order on every machine.
    """

    unit: str
    heads: tuple[Change, ...]

    @property
    def values(self) -> tuple[str | None, ...]:
        """The distinct values, the shown one first."""
        return tuple(dict.fromkeys(head.values[self.unit] for head in self.heads))


@dataclass(frozen=True, slots=True)
class RecordState:
    """A record as its changes make it."""

    record: RecordId
    kind: str
    live: tuple[Change, ...]
    heads: Mapping[str, tuple[Change, ...]]

    def value(self, unit: str) -> str | None:
        """The value shown for ``unit``: the only one, or in a conflict the same choice on every machine."""
        heads = self.heads.get(unit)
        return heads[0].values[unit] if heads else None

    def values(self) -> dict[str, str | None]:
        """The shown value of every unit that was ever set."""
        return {unit: heads[0].values[unit] for unit, heads in self.heads.items()}

    def conflict(self, unit: str) -> Conflict | None:
        """The conflict of ``unit``, if it has one."""
        heads = self.heads.get(unit, ())
        if len(heads) < 2 or self.is_purged or len({head.values[unit] for head in heads}) < 2:
            return None
        return Conflict(unit, heads)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every conflict of this record, by unit."""
        found = (self.conflict(unit) for unit in sorted(self.heads))
        return tuple(conflict for conflict in found if conflict is not None)

    @property
    def is_purged(self) -> bool:
        """Whether the whole record was erased; that is for good."""
        return any(head.values[PURGED] is not None for head in self.heads.get(PURGED, ()))

    @property
    def purged_units(self) -> tuple[str, ...]:
        """Units that were erased, whether or not they were filled anew."""
        return tuple(
            unit.removeprefix(PURGED_UNIT) for unit in sorted(self.heads) if unit.startswith(PURGED_UNIT)
        )

    @property
    def is_deleted(self) -> bool:
        """Whether the record is deleted and nobody disputes it.

        It is disputed when somebody restored it, or changed it, without knowing of the deletion.
        """
        deletions = self.heads.get(DELETED, ())
        return self.is_purged or (
            bool(deletions)
            and all(head.values[DELETED] is not None for head in deletions)
            and not self.changed_after_deletion()
        )

    def changed_after_deletion(self) -> tuple[str, ...]:
        """Units changed by somebody who did not know of the deletion, and whom the deleter had not seen.

        Not empty means "deleted by A, changed by B": the record is kept and shown (merge property P13).
        Clearing a field is a change like any other.
        """
        deletions = [head for head in self.heads.get(DELETED, ()) if head.values[DELETED] is not None]
        if not deletions or self.is_purged:
            return ()
        return tuple(
            unit
            for unit, heads in sorted(self.heads.items())
            if unit != DELETED
            and any(not any(_covers(deletion, unit, head) for deletion in deletions) for head in heads)
        )


def _covers(deletion: Change, unit: str, head: Change) -> bool:
    if head.dot == deletion.dot:
        return True
    return deletion.cover.get(unit, {}).get(head.replica, 0) >= head.seq


def heads_of(changes: Iterable[Change], unit: str) -> tuple[Change, ...]:
    """The changes of ``unit`` that no other one has seen, in one order on every machine."""
    return _heads_among([change for change in changes if unit in change.values])


def _heads_among(about: list[Change]) -> tuple[Change, ...]:
    """The same of changes that all set one unit; which unit makes no difference."""
    if len(about) == 1:
        return tuple(about)
    # A change never sees itself, so one vector of all that anybody saw serves instead of comparing pairs.
    seen: dict[str, int] = {}
    for change in about:
        for replica, seq in change.seen.items():
            if seq > seen.get(replica, 0):
                seen[replica] = seq
    heads = [change for change in about if seen.get(change.replica, 0) < change.seq]
    if len(heads) == 1:
        return tuple(heads)
    # Changes that all claim to have seen each other cannot be true; then every one is shown.
    return in_common_order(heads or about)


def in_common_order(heads: Iterable[Change]) -> tuple[Change, ...]:
    """Competing changes, the shown one first: by causal size, then dot.

    The hash would not do: it covers the time, and no clock may enter (merge property P19).
    """
    return tuple(sorted(heads, key=lambda head: (sum(head.seen.values()), head.dot), reverse=True))


def state_of(changes: Iterable[Change]) -> RecordState:
    """The state that these changes of one record make.

    Args:
        changes: all changes of the record, or its live ones and newcomers; at
            least one; doubles are harmless. Purges among them take effect.
    """
    distinct = {change.dot: change for change in changes}
    group = list(distinct.values())
    if len(group) == 1:
        only = (group[0],)
        return RecordState(only[0].record, only[0].kind, only, dict.fromkeys(only[0].values, only))
    purges = purges_of(group)
    if purges:
        group = [erased_form(change, purges) for change in group]
    heads, every = _heads_by_unit(group)
    alive = {change.dot: change for competing in every for change in competing}
    # A change without values is of a newer version's making: nothing supersedes it.
    alive.update((change.dot, change) for change in group if not change.values and not change.erased)
    # Erased forms whose purge has not come yet are all there is to say that the record exists.
    live = tuple(sorted(alive.values() or group, key=lambda change: change.dot))
    # Taken from the live ones alone, so that a store that keeps no others comes to the same kind.
    kind = live[0].kind
    return RecordState(group[0].record, kind, live, heads)


def _heads_by_unit(
    group: Sequence[Change],
) -> tuple[dict[str, tuple[Change, ...]], Iterable[tuple[Change, ...]]]:
    """The heads of every unit; and each set of competing changes once, for many units share one."""
    about: dict[str, int] = {}
    for at, change in enumerate(group):
        mark = 1 << at
        for unit in change.values:
            about[unit] = about.get(unit, 0) | mark
    found = {
        marks: _heads_among([change for at, change in enumerate(group) if marks >> at & 1])
        for marks in set(about.values())
    }
    return {unit: found[marks] for unit, marks in about.items()}, found.values()
