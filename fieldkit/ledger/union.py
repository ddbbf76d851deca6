"""Sets of changes: union, forks, ranges, digest.

Merging is union, hence commutative, associative and idempotent (merge property
P1). The class here holds a set in memory; the workspace on disk keeps the same
set in tables and is held against this one by tests.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fieldkit.kernel.canonical import canonical_json
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import short
from fieldkit.ledger.change import FIRST_PREVIOUS, Dot, LedgerError
from fieldkit.ledger.erasure import erased_form, fuller, purges_of
from fieldkit.ledger.state import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fieldkit.kernel.ids import RecordId, ReplicaId
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState


class SeqRange(NamedTuple):
    """Sequence numbers ``first`` to ``last``, both held."""

    first: int
    last: int


def ranges_of(seqs: Iterable[int]) -> tuple[SeqRange, ...]:
    """The numbers as ranges: ``1 2 3 7`` gives ``1–3, 7–7``."""
    found: list[SeqRange] = []
    for seq in sorted(set(seqs)):
        if found and found[-1].last == seq - 1:
            found[-1] = SeqRange(found[-1].first, seq)
        else:
            found.append(SeqRange(seq, seq))
    return tuple(found)


def united_ranges(*held: Iterable[SeqRange]) -> tuple[SeqRange, ...]:
    """The numbers that are in any of these sets of ranges, as ranges."""
    found: list[SeqRange] = []
    for first, last in sorted(one for ranges in held for one in ranges):
        if found and first <= found[-1].last + 1:
            found[-1] = SeqRange(found[-1].first, max(found[-1].last, last))
        else:
            found.append(SeqRange(first, last))
    return tuple(found)


def gaps_of(ranges: Iterable[SeqRange]) -> tuple[SeqRange, ...]:
    """The numbers that are missing below the highest one held (缺号)."""
    found: list[SeqRange] = []
    expected = 1
    for first, last in sorted(ranges):
        if first > expected:
            found.append(SeqRange(expected, first - 1))
        expected = max(expected, last + 1)
    return tuple(found)


class Linked(Protocol):
    """A change, or what is known of one without its content."""

    @property
    def dot(self) -> Dot:
        """Its identity."""
        ...

    @property
    def hash(self) -> str:
        """Its hash."""
        ...

    @property
    def previous(self) -> str:
        """The hash of its replica's change before."""
        ...


def check_links(hashes: Mapping[Dot, str], incoming: Iterable[Linked]) -> None:
    """Refuse when a replica's history splits in two.

    Args:
        hashes: the hash of each change held, at least of those whose dot, or the dot
            before or after, occurs among ``incoming``; None-free.
        incoming: changes that want in; they may hold the whole tail of a replica.

    Raises:
        FieldkitError: FORKED_REPLICA; the database was copied and both copies went on.
    """
    known = dict(hashes)
    links = [(change.dot, change.hash, change.previous) for change in incoming]
    for dot, hashed, _ in links:
        if known.setdefault(dot, hashed) != hashed:
            raise fork(dot)
    for dot, _, previous in links:
        if dot.seq == 1:
            linked = previous == FIRST_PREVIOUS
        else:
            before = known.get(Dot(dot.replica, dot.seq - 1))
            linked = before is None or before == previous
        if not linked:
            raise fork(dot)


def fork(dot: Dot) -> FieldkitError:
    """The alarm for a replica whose history splits at ``dot``."""
    return FieldkitError(LedgerError.FORKED_REPLICA, replica=short(dot.replica), seq=dot.seq)


class Ledger:
    """A set of changes in memory."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self._changes: dict[Dot, Change] = {}
        self._records: dict[RecordId, list[Change]] = {}
        self.add(changes)

    def add(self, changes: Iterable[Change]) -> int:
        """Unite with ``changes``; all or nothing.

        Returns:
            How many were new.

        Raises:
            FieldkitError: FORKED_REPLICA; nothing was taken.
        """
        incoming = list(changes)
        check_links({dot: change.hash for dot, change in self._changes.items()}, incoming)
        self._check_followers(incoming)
        before = len(self._changes)
        for change in incoming:
            held = self._changes.get(change.dot)
            self._changes[change.dot] = change if held is None else fuller(held, change)
        for record in {change.record for change in incoming}:
            self._erase(record, incoming)
        return len(self._changes) - before

    def _erase(self, record: RecordId, incoming: Iterable[Change]) -> None:
        """Keep of a record's changes what its purges leave."""
        dots = {change.dot for change in self._records.get(record, ())}
        dots.update(change.dot for change in incoming if change.record == record)
        of_it = [self._changes[dot] for dot in dots]
        purges = purges_of(of_it)
        self._records[record] = [erased_form(change, purges) for change in of_it]
        self._changes.update((change.dot, change) for change in self._records[record])

    def _check_followers(self, incoming: list[Change]) -> None:
        for change in incoming:
            follower = self._changes.get(Dot(change.replica, change.seq + 1))
            if follower is not None and follower.previous != change.hash:
                raise fork(change.dot)

    def __len__(self) -> int:
        return len(self._changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self._changes.values())

    def __contains__(self, dot: object) -> bool:
        return dot in self._changes

    def records(self) -> tuple[RecordId, ...]:
        """Every record that a change is about."""
        return tuple(sorted(self._records))

    def state(self, record: RecordId) -> RecordState | None:
        """The record as its changes make it; None when nobody wrote about it."""
        changes = self._records.get(record)
        return state_of(changes) if changes else None

    def held(self) -> dict[ReplicaId, tuple[SeqRange, ...]]:
        """Which sequence numbers of which replica are here."""
        seqs: dict[ReplicaId, list[int]] = {}
        for replica, seq in self._changes:
            seqs.setdefault(replica, []).append(seq)
        return {replica: ranges_of(numbers) for replica, numbers in seqs.items()}

    def digest(self) -> str:
        """One hash of the set and of the state it makes; equal sets give equal hashes anywhere (P17)."""
        states = (state_of(self._records[record]) for record in self.records())
        return digest_of_set(((c.dot, c.hash) for c in self), states)


def digest_of_set(identities: Iterable[tuple[Dot, str]], states: Iterable[RecordState]) -> str:
    """SHA-256 over the sorted identities, then over the states.

    Args:
        identities: dot and hash of each change, in any order.
        states: the records in the order of their ids.
    """
    total = sha256()
    for dot, hashed in sorted(identities):
        total.update(f"{dot.replica}:{dot.seq}:{hashed}\n".encode())
    total.update(b"--\n")
    for state in states:
        shown = {unit: [head.values[unit] for head in heads] for unit, heads in state.heads.items()}
        total.update(canonical_json([state.record, state.kind, shown]).encode())
        total.update(b"\n")
    return total.hexdigest()
