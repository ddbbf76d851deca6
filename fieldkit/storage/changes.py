"""The changes on disk: which are here, which are live, in which order."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from fieldkit.kernel.ids import ReplicaId
from fieldkit.ledger.change import HIGHEST, Dot, trusted_change
from fieldkit.ledger.union import SeqRange, gaps_of, ranges_of, united_ranges
from fieldkit.ledger.writing import Cursor
from fieldkit.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from fieldkit.ledger.change import Change

CHUNK = 2000
"""Records looked up in one query."""

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
        rows = connection.exec_driver_sql(
            "SELECT l.record, c.id, c.body, c.hash FROM json_each(?) w "
            "CROSS JOIN live l ON l.record = w.value JOIN change c ON c.id = l.change",
            (json.dumps(list(records[at : at + CHUNK])),),
        )
        for record, number, body, hashed in rows:
            found.setdefault(record, []).append((number, trusted_change(body, hashed)))
    return found


def stamps_of(connection: Connection, records: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """For each of these records what changes when its state does: for keeping what was read once.

    Returns:
        How many live changes there are, the newest of them, and how many packages ever came: one may
        bring a fuller form of a change that is here.
    """
    packages = connection.exec_driver_sql("SELECT count(*) FROM package").scalar_one()
    found = {}
    for at in range(0, len(records), CHUNK):
        rows = connection.exec_driver_sql(
            "SELECT l.record, count(*), max(l.change) FROM json_each(?) w "
            "CROSS JOIN live l ON l.record = w.value GROUP BY l.record",
            (json.dumps(list(records[at : at + CHUNK])),),
        )
        for record, number, newest in rows:
            found[record] = (number, newest, packages)
    return found


def mentioning(connection: Connection, records: Sequence[str], words: str) -> set[str]:
    """Those of these records whose live changes may set a unit with these words in its name; none is read."""
    found: set[str] = set()
    for at in range(0, len(records), CHUNK):
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT l.record FROM json_each(?) w CROSS JOIN live l ON l.record = w.value "
            "JOIN change c ON c.id = l.change WHERE instr(c.body, ?)",
            (json.dumps(list(records[at : at + CHUNK])), words),
        )
        found.update(rows.scalars())
    return found


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
    for _, _, body, hashed in _bodies(connection, records, None):
        yield trusted_change(body, hashed)


def iter_bodies(
    connection: Connection,
    records: Iterable[str] | None = None,
    outside: Mapping[ReplicaId, Sequence[SeqRange]] | None = None,
) -> Iterator[tuple[str, int, str]]:
    """Replica, number and body of each change, by replica and number, one after the other.

    Args:
        connection: must not be written to meanwhile.
        records: only changes of these; None for all.
        outside: leave out what lies in these ranges (the rest is a delta).
    """
    for replica, seq, body, _ in _bodies(connection, records, outside):
        yield replica, seq, body


def records_touched(connection: Connection, outside: Mapping[ReplicaId, Sequence[SeqRange]]) -> list[str]:
    """Every record with a change that does not lie in these ranges, by id."""
    found: set[str] = set()
    for replica, first, last in _ranges_outside(connection, outside):
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT record FROM change WHERE replica = ? AND seq BETWEEN ? AND ?",
            (replica, first, last),
        )
        found.update(rows.scalars())
    return sorted(found)


def _bodies(
    connection: Connection,
    records: Iterable[str] | None,
    outside: Mapping[ReplicaId, Sequence[SeqRange]] | None,
) -> Iterator[tuple[str, int, str, str]]:
    if records is not None:
        yield from _bodies_of(connection, records, outside or {})
        return
    for replica, first, last in _ranges_outside(connection, outside or {}):
        rows = connection.exec_driver_sql(
            "SELECT seq, body, hash FROM change WHERE replica = ? AND seq BETWEEN ? AND ? ORDER BY seq",
            (replica, first, last),
        )
        yield from ((replica, seq, body, hashed) for seq, body, hashed in rows)


def _ranges_outside(
    connection: Connection, outside: Mapping[ReplicaId, Sequence[SeqRange]]
) -> Iterator[tuple[str, int, int]]:
    replicas = connection.exec_driver_sql("SELECT DISTINCT replica FROM change ORDER BY replica")
    for replica in map(ReplicaId, replicas.scalars().all()):
        beyond = SeqRange(HIGHEST + 1, HIGHEST + 1)
        for first, last in gaps_of([*outside.get(replica, ()), beyond]):
            yield replica, first, last


def _bodies_of(
    connection: Connection, records: Iterable[str], outside: Mapping[ReplicaId, Sequence[SeqRange]]
) -> Iterator[tuple[str, int, str, str]]:
    """First only which ones, so that a large part can be put in order without its bodies."""
    merged = {replica: united_ranges(ranges) for replica, ranges in outside.items()}
    rows = connection.exec_driver_sql(
        "SELECT c.replica, c.seq, c.id FROM json_each(?) w CROSS JOIN change c ON c.record = w.value",
        (json.dumps(sorted(set(records))),),
    )
    wanted = sorted(
        (replica, seq, number)
        for replica, seq, number in rows
        if not _lies_in(merged.get(ReplicaId(replica), ()), seq)
    )
    for at in range(0, len(wanted), CHUNK):
        part = wanted[at : at + CHUNK]
        found = connection.exec_driver_sql(
            "SELECT c.id, c.body, c.hash FROM json_each(?) w JOIN change c ON c.id = w.value",
            (json.dumps([number for _, _, number in part]),),
        )
        bodies = {number: (body, hashed) for number, body, hashed in found}
        for replica, seq, number in part:
            yield (replica, seq, *bodies[number])


def _lies_in(ranges: Sequence[SeqRange], seq: int) -> bool:
    at = bisect_right(ranges, (seq, HIGHEST + 1)) - 1
    return at >= 0 and ranges[at].last >= seq


def held_hashes(connection: Connection, dots: Iterable[Dot]) -> dict[Dot, str]:
    """The hash of each of these changes that is here."""
    wanted: dict[str, list[int]] = {}
    for dot in dots:
        wanted.setdefault(dot.replica, []).append(dot.seq)
    ranges = [(replica, first, last) for replica, seqs in wanted.items() for first, last in ranges_of(seqs)]
    rows = connection.exec_driver_sql(
        "SELECT c.replica, c.seq, c.hash FROM json_each(?) w CROSS JOIN change c "
        "ON c.replica = json_extract(w.value, '$[0]') "
        "AND c.seq BETWEEN json_extract(w.value, '$[1]') AND json_extract(w.value, '$[2]')",
        (json.dumps(ranges),),
    )
    return {Dot(ReplicaId(replica), seq): hashed for replica, seq, hashed in rows}


def held(connection: Connection) -> dict[str, tuple[SeqRange, ...]]:
    """Which numbers of which replica are here."""
    found: dict[str, tuple[SeqRange, ...]] = {}
    whole = connection.exec_driver_sql(
        "SELECT replica, min(seq), max(seq), count(*) FROM change GROUP BY replica"
    )
    for replica, first, last, number in whole.all():
        if last - first + 1 == number:
            found[replica] = (SeqRange(first, last),)
            continue
        parts = connection.exec_driver_sql(
            "SELECT min(seq), max(seq) FROM "
            "(SELECT seq, seq - row_number() OVER (ORDER BY seq) AS island FROM change WHERE replica = ?) "
            "GROUP BY island ORDER BY 1",
            (replica,),
        )
        found[replica] = tuple(SeqRange(low, high) for low, high in parts)
    return found


def count(connection: Connection) -> int:
    """How many changes there are."""
    return connection.execute(select(func.count()).select_from(tables.change)).scalar_one()


def count_erasures(connection: Connection) -> int:
    """How many changes erase values, or are kept without some of theirs; it never goes down."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM erasure").scalar_one())
