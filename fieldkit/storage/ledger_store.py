"""The set of changes on disk, and the projections that follow it in the same transaction."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text, update

from fieldkit.kernel.ids import RecordId, ReplicaId
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import Dot, trusted_change
from fieldkit.ledger.erasure import fuller
from fieldkit.ledger.union import check_links, digest_of_set, fork
from fieldkit.storage import bulk, folding, projections, search, tables
from fieldkit.storage.changes import (
    all_changes,
    count,
    count_erasures,
    cursor_of,
    held,
    held_hashes,
    history,
    iter_bodies,
    latest,
    live_of,
    mentioning,
    records_touched,
    stamps_of,
)
from fieldkit.storage.classes import (
    differing_pairs,
    joined_pairs,
    members_of,
    representative,
    states_of,
    united_state,
    united_states,
)
from fieldkit.storage.folding import Batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from fieldkit.kernel.progress import Progress
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.storage.database import Work

__all__ = [
    "add",
    "all_changes",
    "conflicting_units",
    "count",
    "count_erasures",
    "cursor_of",
    "differing_pairs",
    "digest",
    "disputed_records",
    "held",
    "held_hashes",
    "history",
    "index_pending",
    "iter_bodies",
    "joined_pairs",
    "latest",
    "live_of",
    "members_of",
    "mentioning",
    "rebuild",
    "records_touched",
    "rename_replica",
    "representative",
    "stamps_of",
    "state",
    "states_of",
    "united_state",
    "united_states",
]

CHUNK = 4000
"""Changes that are taken in at once; a larger addition comes in so many pieces."""

_REBUILDING = Text("整理数据", "Putting the data in order")
_change = tables.change.c


def state(connection: Connection, record: str) -> RecordState | None:
    """The state of one record; None when nobody wrote about it."""
    return states_of(connection, [record]).get(record)


def add(
    work: Work,
    changes: Iterable[Change],
    *,
    package: str | None = None,
    fresh: bool = False,
    expected: int = 0,
) -> int:
    """Unite with ``changes``: ledger, live changes and projections, in this transaction.

    What a purge took is stripped before it is kept; a purge strips what is here.

    Args:
        work: the write transaction; ``work.known`` grows by the number of those that were here.
        changes: as read from a package, or just written here; may be lazy, and is taken in pieces.
        package: id of the package they came in.
        fresh: none of them is here, and each fits what is; nothing need be looked for.
        expected: about how many there are; for many the tables are made ready.

    Returns:
        How many were new.

    Raises:
        FieldkitError: FORKED_REPLICA; the transaction must be left.
    """
    rest = iter(changes)
    total = 0
    with bulk.ready_for(work.connection, expected):
        while part := list(islice(rest, CHUNK)):
            found = _add(work, part, package, fresh=fresh)
            work.known += len(part) - found
            total += found
    return total


def _add(work: Work, changes: Sequence[Change], package: str | None, *, fresh: bool) -> int:
    connection = work.connection
    better: dict[int, tuple[Change, Change]] = {}
    new = list(changes)
    if not fresh:
        new, known = _apart(connection, changes)
        better = _fuller(connection, known)
    if not new and not better:
        return 0
    first = 1 + (connection.execute(select(func.max(_change.id))).scalar() or 0)
    batch = Batch({})
    for number, change in (*enumerate(new, first), *((at, form) for at, (_, form) in better.items())):
        batch.newcomers.setdefault(change.record, []).append((number, change))
    batch.look_up(connection)
    folding.erase(connection, batch)
    numbered = [one for added in batch.newcomers.values() for one in added]
    _insert(connection, [one for one in numbered if one[0] >= first], package)
    folding.rewrite(
        connection,
        [(at, form) for at, form in numbered if at < first and form.erased != better[at][0].erased],
    )
    folding.fold(work, batch)
    return len(new)


def _insert(connection: Connection, numbered: list[tuple[int, Change]], package: str | None) -> None:
    if numbered:
        connection.exec_driver_sql(
            "INSERT INTO change (id, replica, seq, record, body, hash, package) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, one.replica, one.seq, one.record, one.body(), one.hash, package)
                for number, one in numbered
            ],
        )
        folding.note(connection, numbered)


def _apart(connection: Connection, changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Those that are new, each once, and those that are here.

    Raises:
        FieldkitError: FORKED_REPLICA.
    """
    around = {
        Dot(change.replica, change.seq + step)
        for change in changes
        for step in (-1, 0, 1)
        if change.seq + step
    }
    hashes = held_hashes(connection, around)
    check_links(hashes, changes)
    fresh: dict[Dot, Change] = {}
    known = []
    for change in changes:
        dot = change.dot
        if dot in hashes:
            known.append(change)
        else:
            earlier = fresh.get(dot)
            fresh[dot] = change if earlier is None else fuller(earlier, change)
    _check_followers(
        connection, [change for dot, change in fresh.items() if Dot(dot.replica, dot.seq + 1) in hashes]
    )
    return list(fresh.values()), known


def _check_followers(connection: Connection, changes: Sequence[Change]) -> None:
    """Refuse those that are not what the change after them, which is here, names as the one before."""
    if not changes:
        return
    rows = connection.exec_driver_sql(
        _OF_DOTS, (json.dumps([(change.replica, change.seq + 1) for change in changes]),)
    )
    previous = {
        (replica, seq - 1): trusted_change(body, hashed).previous for replica, seq, _, body, hashed in rows
    }
    for change in changes:
        if previous[change.dot] != change.hash:
            raise fork(change.dot)


_OF_DOTS = (
    "SELECT c.replica, c.seq, c.id, c.body, c.hash FROM json_each(?) w CROSS JOIN change c "
    "ON c.replica = json_extract(w.value, '$[0]') AND c.seq = json_extract(w.value, '$[1]')"
)


def _fuller(connection: Connection, known: Sequence[Change]) -> dict[int, tuple[Change, Change]]:
    """Of changes that came again, those that hold more than what is here: held and fuller form by row number."""
    if not known or not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM erasure)").scalar():
        return {}
    rows = connection.exec_driver_sql(
        f"{_OF_DOTS} JOIN erasure e ON e.change = c.id",
        (json.dumps([change.dot for change in known]),),
    )
    here = {
        (replica, seq): (number, trusted_change(body, hashed)) for replica, seq, number, body, hashed in rows
    }
    found: dict[int, tuple[Change, Change]] = {}
    for change in known:
        if change.dot in here:
            number, held_form = here[change.dot]
            _, best = found.get(number, (held_form, held_form))
            best = fuller(best, change)
            if best.erased != held_form.erased:
                found[number] = (held_form, best)
    return found


def index_pending(work: Work, limit: int) -> int:
    """Put up to ``limit`` records of large additions into the search index; how many wait still.

    They are found before that, only more slowly; so it can be done in pieces when nobody waits.
    """
    return search.catch_up(work.connection, limit)


def rebuild(work: Work, progress: Progress | None = None) -> None:
    """Make every derived table anew from the changes; step by step, where somebody watches.

    Records keep the order in which they came: lists and official tables read as before.

    Raises:
        OperationCancelledError: between two pieces; the transaction leaves everything as it was.
    """
    connection = work.connection
    if progress is not None:
        progress.begin(_REBUILDING, count(connection))
    projections.create_anew(connection)
    came = select(_change.record).group_by(_change.record).order_by(func.min(_change.id))
    records = connection.execute(came).scalars().all()
    for at in range(0, len(records), CHUNK):
        some = records[at : at + CHUNK]
        grouped: dict[str, list[tuple[int, Change]]] = {record: [] for record in some}
        rows = connection.execute(
            select(_change.record, _change.id, _change.body, _change.hash)
            .where(_change.record.in_(some))
            .order_by(_change.id)
        )
        for record, number, body, hashed in rows:
            grouped[record].append((number, trusted_change(body, hashed)))
        _fold_anew(work, grouped, progress)


def _fold_anew(work: Work, grouped: dict[str, list[tuple[int, Change]]], progress: Progress | None) -> None:
    folding.note(work.connection, [one for added in grouped.values() for one in added])
    folding.fold(work, Batch(grouped))
    if progress is not None:
        progress.step(sum(map(len, grouped.values())))


def digest(connection: Connection) -> str:
    """One hash of the set of changes and of the state they make."""
    identities = (
        (Dot(ReplicaId(replica), seq), hashed)
        for replica, seq, hashed in connection.exec_driver_sql(
            "SELECT replica, seq, hash FROM change ORDER BY replica, seq"
        )
    )
    records = sorted(connection.execute(select(_change.record).distinct()).scalars())
    return digest_of_set(identities, _states_in_order(connection, records))


def _states_in_order(connection: Connection, records: Sequence[str]) -> Iterator[RecordState]:
    for at in range(0, len(records), CHUNK):
        part = records[at : at + CHUNK]
        states: Mapping[str, RecordState] = states_of(connection, part)
        for record in part:
            yield states[record]


def conflicting_units(connection: Connection) -> list[tuple[RecordId, str, str]]:
    """Record, kind and unit, of every unit with more than one value; of joined records the one that stands for them."""
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
