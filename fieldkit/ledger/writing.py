"""Making the next change: only what differs, and only on what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.change import (
    ANY,
    DELETED,
    DIFFER,
    FIRST_PREVIOUS,
    OWN,
    PURGED,
    PURGED_UNIT,
    SAME,
    Change,
    LedgerError,
    join,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.kernel.ids import RecordId, ReplicaId
    from fieldkit.ledger.state import RecordState


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a replica's history ends: the number and the hash of its last change."""

    replica: ReplicaId
    seq: int = 0
    previous: str = FIRST_PREVIOUS


def foreign_tail(own: Cursor, incoming: Iterable[Change]) -> bool:
    """Whether somebody else wrote, or this database once wrote, what comes after ``own``.

    True means that this database was put back to an older state, or that a copy of
    it is at work: before anything more is written here a new replica id must be
    minted (merge property P14). The tail itself may be taken in like any other's.
    Two versions of one number are another matter: ``union.check_links`` refuses them.
    """
    return any(change.replica == own.replica and change.seq > own.seq for change in incoming)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who writes, when and by which way; kept for people, never used to decide."""

    person: str = ""
    time: str = ""
    elapsed_ms: int = 0
    source: str = "form"


def write(
    cursor: Cursor,
    signature: Signature,
    *,
    record: RecordId,
    kind: str,
    values: Mapping[str, str | None],
    seen: Mapping[str, int] | None = None,
    cover: Mapping[str, Mapping[str, int]] | None = None,
) -> tuple[Change, Cursor]:
    """Return the next change of this replica, and the cursor after it."""
    change = Change(
        replica=cursor.replica,
        seq=cursor.seq + 1,
        record=record,
        kind=kind,
        values=dict(values),
        seen=dict(seen or {}),
        cover=dict(cover or {}),
        person=signature.person,
        time=signature.time,
        elapsed_ms=signature.elapsed_ms,
        source=signature.source,
        previous=cursor.previous,
    ).sealed()
    return change, Cursor(cursor.replica, change.seq, change.hash)


def _write_all(
    cursor: Cursor, signature: Signature, state: RecordState, values: Mapping[str, str | None]
) -> tuple[list[Change], Cursor]:
    """One change for each group of units that share what was seen of them.

    One vector over several units would claim knowledge of changes that never
    arrived; then a later one of those would be dropped without a word (P4).
    """
    if state.is_purged and not all(unit.startswith((SAME, DIFFER)) for unit in values):
        # whether it is one with another may still be said: others are shown with it or apart
        raise FieldkitError(LedgerError.PURGED_RECORD)
    groups: dict[tuple[tuple[str, int], ...], dict[str, str | None]] = {}
    for unit, value in values.items():
        seen = tuple(sorted(join(state.heads.get(unit, ())).items()))
        groups.setdefault(seen, {})[unit] = value
    changes = []
    for seen, group in groups.items():
        change, cursor = write(
            cursor, signature, record=state.record, kind=state.kind, values=group, seen=dict(seen)
        )
        changes.append(change)
    return changes, cursor


def edit(
    cursor: Cursor, signature: Signature, state: RecordState, values: Mapping[str, str | None]
) -> tuple[list[Change], Cursor]:
    """Set fields of a record; what equals the shown value writes nothing, in conflict or not (P24).

    Raises:
        FieldkitError: FIELD_IN_CONFLICT; another value is given to such a field through :func:`resolve` only.
    """
    differing = {unit: value for unit, value in values.items() if value != state.value(unit)}
    for unit in differing:
        if state.conflict(unit) is not None:
            raise FieldkitError(LedgerError.FIELD_IN_CONFLICT, field=unit)
    return _write_all(cursor, signature, state, differing)


def resolve(
    cursor: Cursor, signature: Signature, state: RecordState, unit: str, value: str | None
) -> tuple[list[Change], Cursor]:
    """Settle a conflict: one change that has seen all heads, so no old package can reopen it (P7)."""
    if state.conflict(unit) is None:
        return edit(cursor, signature, state, {unit: value})
    return _write_all(cursor, signature, state, {unit: value})


def delete(cursor: Cursor, signature: Signature, state: RecordState) -> tuple[list[Change], Cursor]:
    """Delete a record, naming for each field what the deleter had seen of it."""
    if state.is_deleted:
        return [], cursor
    change, cursor = write(
        cursor,
        signature,
        record=state.record,
        kind=state.kind,
        values={DELETED: "1"},
        seen=join(state.heads.get(DELETED, ())),
        cover=_cover(state),
    )
    return [change], cursor


def _cover(state: RecordState) -> dict[str, dict[str, int]]:
    """What a deleter has seen of each unit."""
    cover = {unit: join(heads) for unit, heads in state.heads.items() if unit != DELETED}
    for earlier in state.heads.get(DELETED, ()):  # what an earlier deleter had seen may not have come here
        for unit, vector in earlier.cover.items():
            known = cover.setdefault(unit, {})
            known.update((replica, max(seq, known.get(replica, 0))) for replica, seq in vector.items())
    return cover


def purge(
    cursor: Cursor, signature: Signature, state: RecordState, units: Sequence[str] | None = None
) -> tuple[list[Change], Cursor]:
    """Erase units for good, or the whole record (P22).

    Args:
        state: the record.
        units: which; one that ends in ``*`` erases every unit that begins so, for good, also those that
            nobody here has seen. None for the whole record, which then is deleted and takes no more values.
    """
    if state.is_purged:
        return [], cursor
    if units is None:
        gone: dict[str, str | None] = {unit: None for unit in state.heads if not unit.startswith(OWN)}
        change, cursor = write(
            cursor,
            signature,
            record=state.record,
            kind=state.kind,
            values={**gone, PURGED: "1", DELETED: "1"},
            seen=join(state.live),
            cover=_cover(state),
        )
        return [change], cursor
    changes = []
    for unit in units:
        marker = PURGED_UNIT + unit
        change, cursor = write(
            cursor,
            signature,
            record=state.record,
            kind=state.kind,
            values={marker: "1"} if unit.endswith(ANY) else {unit: None, marker: "1"},
            # both vectors speak of purges and values of this one unit, so one may serve
            seen=join((*state.heads.get(unit, ()), *state.heads.get(marker, ()))),
        )
        changes.append(change)
    return changes, cursor


def restore(cursor: Cursor, signature: Signature, state: RecordState) -> tuple[list[Change], Cursor]:
    """Take a deletion back.

    Raises:
        FieldkitError: PURGED_RECORD; there is nothing to come back to.
    """
    if not state.heads.get(DELETED):
        return [], cursor
    return resolve(cursor, signature, state, DELETED, None)


def alias(
    cursor: Cursor, signature: Signature, state: RecordState, other: RecordId, *, same: bool
) -> tuple[list[Change], Cursor]:
    """Say that two records are one (是同一家), or take it back.

    Args:
        state: the record of the two with the smaller id, so that everybody writes to one unit.
        other: the other record.
        same: True to join, False to split.
    """
    unit = SAME + other
    return resolve(cursor, signature, state, unit, "1" if same else None)


def differ(
    cursor: Cursor, signature: Signature, state: RecordState, other: RecordId, *, differ: bool = True
) -> tuple[list[Change], Cursor]:
    """Say that two records are not one (不是同一家), or take it back; ``state`` is of the smaller id."""
    return resolve(cursor, signature, state, DIFFER + other, "1" if differ else None)


def undo(
    cursor: Cursor,
    signature: Signature,
    state: RecordState,
    undone: Iterable[Change],
    before: Mapping[str, str | None],
) -> tuple[list[Change], Cursor]:
    """Set back what ``undone`` set, where it still is the only shown value.

    Args:
        state: the record as it is now.
        undone: the changes of one action on it, as written.
        before: the shown value of each unit before the action.
    """
    back = {
        unit: before.get(unit)
        for change in undone
        for unit, value in change.values.items()
        if state.value(unit) == value and state.conflict(unit) is None and not unit.startswith(PURGED)
    }
    return edit(cursor, signature, state, back)
