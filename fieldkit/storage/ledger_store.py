"""The set of changes on disk, and the projections that follow it in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, text, update

from fieldkit.kernel.ids import RecordId, ReplicaId
from fieldkit.ledger.change import Dot, trusted_change
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import SeqRange, check_links, digest_of_set, fork, ranges_of
from fieldkit.ledger.writing import Cursor
from fieldkit.storage import projections, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.storage.database import Work

CHUNK = 500
"""Records looked up in one query: SQLite takes a limited number of parameters."""

LOOK_BACK = 50
"""Changes looked at for each record asked for, when the latest ones are wanted."""

_change = tables.change.c


def cursor_of(connection: Connection, replica: ReplicaId) -> Cursor:
    """Where the history of ``replica`` ends here."""
    row = connection.execute(
        select(_change.seq, _change.hash)
        .where(_change.replica == replica)
        .order_by(_change.seq.desc())
        .limit(1)
    ).first()
    return Cursor(replica, row.seq, row.hash) if row else Cursor(replica)


def live_of(connection: Connection, records: Sequence[str]) -> dict[str, list[tuple[int, Change]]]:
    """The live changes of these records, each with its row number."""
    found: dict[str, list[tuple[int, Change]]] = {}
    for at in range(0, len(records), CHUNK):
        part = records[at : at + CHUNK]
        rows = connection.execute(
            select(tables.live.c.record, _change.id, _change.body, _change.hash)
            .join(tables.change, _change.id == tables.live.c.change)
            .where(tables.live.c.record.in_(part))
        )
        for record, number, body, hashed in rows:
            found.setdefault(record, []).append((number, trusted_change(body, hashed)))
    return found


def states_of(connection: Connection, records: Sequence[str]) -> dict[str, RecordState]:
    """The state of each of these records that anybody wrote about."""
    return {
        record: state_of(change for _, change in changes)
        for record, changes in live_of(connection, records).items()
    }


def state(connection: Connection, record: str) -> RecordState | None:
    """The state of one record; None when nobody wrote about it."""
    return states_of(connection, [record]).get(record)


def history(connection: Connection, record: str) -> list[Change]:
    """Every change of a record, in the order in which they came here."""
    rows = connection.execute(
        select(_change.body, _change.hash).where(_change.record == record).order_by(_change.id)
    )
    return [trusted_change(body, hashed) for body, hashed in rows]


def latest(connection: Connection, limit: int) -> list[Change]:
    """The last change of each of the records that were written about last, the newest first; at most ``limit``.

    Looks back over the newest changes only, so that a large ledger answers as fast as a small one.
    """
    rows = connection.execute(
        select(_change.body, _change.hash).order_by(_change.id.desc()).limit(limit * LOOK_BACK)
    )
    found: dict[str, Change] = {}
    for body, hashed in rows:
        change = trusted_change(body, hashed)
        found.setdefault(change.record, change)
        if len(found) == limit:
            break
    return list(found.values())


def all_changes(connection: Connection, records: Sequence[str] | None = None) -> Iterator[Change]:
    """Every change, or those of the given records, by replica and number."""
    query = select(_change.body, _change.hash).order_by(_change.replica, _change.seq)
    if records is None:
        for body, hashed in connection.execute(query):
            yield trusted_change(body, hashed)
        return
    for at in range(0, len(records), CHUNK):
        for body, hashed in connection.execute(query.where(_change.record.in_(records[at : at + CHUNK]))):
            yield trusted_change(body, hashed)


def held_hashes(connection: Connection, dots: Iterable[Dot]) -> dict[Dot, str]:
    """The hash of each of these changes that is here."""
    wanted: dict[str, list[int]] = {}
    for dot in dots:
        wanted.setdefault(dot.replica, []).append(dot.seq)
    found: dict[Dot, str] = {}
    for replica, seqs in wanted.items():
        low, high = min(seqs), max(seqs)
        rows = connection.execute(
            select(_change.seq, _change.hash).where(
                _change.replica == replica, _change.seq.between(low, high)
            )
        )
        found.update((Dot(ReplicaId(replica), seq), hashed) for seq, hashed in rows)
    return found


def held(connection: Connection) -> dict[str, tuple[SeqRange, ...]]:
    """Which numbers of which replica are here."""
    seqs: dict[str, list[int]] = {}
    for replica, seq in connection.execute(select(_change.replica, _change.seq)):
        seqs.setdefault(replica, []).append(seq)
    return {replica: ranges_of(numbers) for replica, numbers in seqs.items()}


def count(connection: Connection) -> int:
    """How many changes there are."""
    return connection.execute(select(func.count()).select_from(tables.change)).scalar_one()


def add(work: Work, changes: Sequence[Change], *, package: str | None = None, own: bool = False) -> int:
    """Unite with ``changes``: ledger, live changes and projections, in this transaction.

    Args:
        work: the write transaction.
        changes: as read from a package, or just written here.
        package: id of the package they came in.
        own: they were just written at this replica's cursor, so nothing need be looked for.

    Returns:
        How many were new.

    Raises:
        FieldkitError: FORKED_REPLICA; the transaction must be left.
    """
    fresh = list(changes) if own else _unknown(work.connection, changes)
    if not fresh:
        return 0
    first = 1 + (work.connection.execute(select(func.max(_change.id))).scalar() or 0)
    work.connection.execute(
        insert(tables.change),
        [
            {
                "id": first + at,
                "replica": change.replica,
                "seq": change.seq,
                "record": change.record,
                "body": change.body(),
                "hash": change.hash,
                "package": package,
            }
            for at, change in enumerate(fresh)
        ],
    )
    newcomers: dict[str, list[tuple[int, Change]]] = {}
    for at, change in enumerate(fresh):
        newcomers.setdefault(change.record, []).append((first + at, change))
    _fold(work, newcomers)
    return len(fresh)


def _unknown(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    around = {
        Dot(change.replica, change.seq + step)
        for change in changes
        for step in (-1, 0, 1)
        if change.seq + step
    }
    hashes = held_hashes(connection, around)
    check_links(hashes, changes)
    for change in changes:
        follower = Dot(change.replica, change.seq + 1)
        if follower in hashes and change.dot not in hashes:
            _check_follower(connection, change)
    distinct = {change.dot: change for change in changes if change.dot not in hashes}
    return list(distinct.values())


def _check_follower(connection: Connection, change: Change) -> None:
    body = connection.execute(
        select(_change.body).where(_change.replica == change.replica, _change.seq == change.seq + 1)
    ).scalar_one()
    if trusted_change(body, "").previous != change.hash:
        raise fork(change.dot)


def _fold(work: Work, newcomers: dict[str, list[tuple[int, Change]]]) -> None:
    connection, records = work.connection, list(newcomers)
    present = live_of(connection, records)
    states, gone, come = [], [], []
    for record, added in newcomers.items():
        before = present.get(record, [])
        state = state_of(change for _, change in (*before, *added))
        states.append(state)
        alive = {change.dot for change in state.live}
        gone += [{"r": record, "c": number} for number, change in before if change.dot not in alive]
        come += [{"record": record, "change": number} for number, change in added if change.dot in alive]
    if gone:
        connection.execute(
            delete(tables.live).where(
                tables.live.c.record == bindparam("r"), tables.live.c.change == bindparam("c")
            ),
            gone,
        )
    if come:
        connection.execute(insert(tables.live), come)
    projections.put(connection, states, known=set(present))
    work.records.update((state.kind, state.record) for state in states)


def rebuild(work: Work) -> None:
    """Make every derived table anew from the changes."""
    connection = work.connection
    projections.create_anew(connection)
    grouped: dict[str, list[tuple[int, Change]]] = {}
    rows = connection.execute(
        select(_change.record, _change.id, _change.body, _change.hash).order_by(_change.record, _change.id)
    )
    for record, number, body, hashed in rows:
        if record not in grouped and len(grouped) >= CHUNK * 4:
            _fold(work, grouped)
            grouped = {}
        grouped.setdefault(record, []).append((number, trusted_change(body, hashed)))
    _fold(work, grouped)


def digest(connection: Connection) -> str:
    """One hash of the set of changes and of the state they make."""
    identities = (
        (Dot(ReplicaId(replica), seq), hashed)
        for replica, seq, hashed in connection.execute(select(_change.replica, _change.seq, _change.hash))
    )
    records = sorted(connection.execute(select(_change.record).distinct()).scalars())
    return digest_of_set(identities, _states_in_order(connection, records))


def _states_in_order(connection: Connection, records: Sequence[str]) -> Iterator[RecordState]:
    for at in range(0, len(records), CHUNK):
        part = records[at : at + CHUNK]
        states = states_of(connection, part)
        for record in part:
            yield states[record]


def conflicting_units(connection: Connection) -> list[tuple[RecordId, str, str]]:
    """Record, kind and unit, of every unit with more than one value."""
    unit, owner = tables.conflict.c, tables.record.c
    rows = connection.execute(
        select(unit.record, owner.kind, unit.unit)
        .join(tables.record, owner.id == unit.record)
        .order_by(unit.record, unit.unit)
    )
    return [(RecordId(record), kind, name) for record, kind, name in rows]


def disputed_records(connection: Connection) -> list[tuple[RecordId, str]]:
    """Record and kind, of what one deleted and another changed who did not know."""
    column = tables.record.c
    rows = connection.execute(select(column.id, column.kind).where(column.disputed).order_by(column.id))
    return [(RecordId(record), kind) for record, kind in rows]


def rename_replica(work: Work, old: str, new: str) -> None:
    """Make ``new`` this database's own replica; the changes written as ``old`` stay its own."""
    work.connection.execute(update(tables.replica).where(tables.replica.c.id == old).values(is_own=False))
    work.connection.execute(
        text(
            "INSERT INTO replica (id, device, person, role, is_own) "
            "SELECT :new, device, person, role, 1 FROM replica WHERE id = :old"
        ),
        {"new": new, "old": old},
    )
