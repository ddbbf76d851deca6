"""未交, 已交, 已收: what of this workspace's own changes was handed in, and what an office confirmed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, text

from fieldkit.kernel.changes import Topic
from fieldkit.kernel.ids import ReplicaId
from fieldkit.ledger.union import SeqRange, united_ranges
from fieldkit.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from fieldkit.storage.database import Work

CHUNK = 500


class Delivery(StrEnum):
    """How far a record's own changes have come."""

    UNSENT = "unsent"
    SENT = "sent"
    RECEIVED = "received"


def handed(connection: Connection) -> dict[ReplicaId, tuple[SeqRange, ...]]:
    """Numbers that were in a package written here."""
    return _vector(connection, tables.handed)


def confirmed(connection: Connection) -> dict[ReplicaId, tuple[SeqRange, ...]]:
    """Numbers that an office confirmed."""
    return _vector(connection, tables.confirmed)


def confirmed_files(connection: Connection) -> set[str]:
    """SHA-256 of the photos that an office confirmed."""
    return set(connection.execute(select(tables.confirmed_file.c.sha256)).scalars())


def note_handed(work: Work, vector: Mapping[ReplicaId, Sequence[SeqRange]]) -> None:
    """Remember what a package that was just written held."""
    _unite(work, tables.handed, vector)


def note_confirmed(
    work: Work, vector: Mapping[ReplicaId, Sequence[SeqRange]], files: Iterable[str] = ()
) -> bool:
    """Remember what an office confirmed; whether anything of it was new."""
    news = _unite(work, tables.confirmed, vector)
    _unite(work, tables.handed, vector)  # what an office has was handed in, by whatever way
    fresh = sorted(set(files) - confirmed_files(work.connection))
    if fresh:
        work.connection.execute(insert(tables.confirmed_file), [{"sha256": one} for one in fresh])
    return news or bool(fresh)


def _vector(connection: Connection, table: Table) -> dict[ReplicaId, tuple[SeqRange, ...]]:
    found: dict[ReplicaId, tuple[SeqRange, ...]] = {}
    query = select(table.c.replica, table.c.first, table.c.last).order_by(table.c.replica, table.c.first)
    for replica, first, last in connection.execute(query):
        found[ReplicaId(replica)] = (*found.get(ReplicaId(replica), ()), SeqRange(first, last))
    return found


def _unite(work: Work, table: Table, vector: Mapping[ReplicaId, Sequence[SeqRange]]) -> bool:
    present = _vector(work.connection, table)
    news = False
    for replica, ranges in vector.items():
        before = present.get(ReplicaId(replica), ())
        after = united_ranges(before, ranges)
        if after == before:
            continue
        news = True
        work.connection.execute(delete(table).where(table.c.replica == replica))
        work.connection.execute(
            insert(table), [{"replica": replica, "first": one.first, "last": one.last} for one in after]
        )
    if news:
        work.topics.add(Topic.PACKAGES)
    return news


_OUTSIDE = (
    "NOT EXISTS (SELECT 1 FROM {table} v WHERE v.replica = c.replica AND c.seq BETWEEN v.first AND v.last)"
)


def unsent(connection: Connection) -> int:
    """How many of the changes written here were in no package yet, under whichever id they were written."""
    return _own_outside(connection, "handed")


def unconfirmed(connection: Connection) -> int:
    """How many of the changes written here no office has confirmed."""
    return _own_outside(connection, "confirmed")


def _own_outside(connection: Connection, table: str) -> int:
    outside = _OUTSIDE.format(table=table)
    query = f"SELECT count(*) FROM change c WHERE c.package IS NULL AND {outside}"  # noqa: S608  # declared names
    return int(connection.execute(text(query)).scalar_one())


def records_in(connection: Connection, state: Delivery) -> set[str]:
    """The records whose own changes have come so far and no further."""
    unsent_ = _records_outside(connection, "handed")
    if state is Delivery.UNSENT:
        return unsent_
    open_ = _records_outside(connection, "confirmed")
    if state is Delivery.SENT:
        return open_ - unsent_
    own = connection.execute(text(f"{_SHOWN_OF} WHERE c.package IS NULL")).scalars()
    return set(own) - open_ - unsent_


_SHOWN_OF = "SELECT DISTINCT coalesce(r.head, c.record) FROM change c LEFT JOIN record r ON r.id = c.record"
"""The records under which the changes are shown; what was joined is shown as one."""


def _records_outside(connection: Connection, table: str) -> set[str]:
    outside = _OUTSIDE.format(table=table)
    query = f"{_SHOWN_OF} WHERE c.package IS NULL AND {outside}"
    return set(connection.execute(text(query)).scalars())


def records_by(connection: Connection, replica: str) -> list[str]:
    """The records that a replica wrote about, by id."""
    column = tables.change.c
    query = select(column.record).where(column.replica == replica).distinct().order_by(column.record)
    return list(connection.execute(query).scalars())


def _members(connection: Connection, records: Sequence[str]) -> dict[str, str]:
    """These records and those that are joined with them, each with the one of these it is shown under."""
    shown, member = tables.record.alias(), tables.record.alias()
    query = (
        select(member.c.id, shown.c.id)
        .join(member, member.c.head == shown.c.head)
        .where(shown.c.id.in_(records), shown.c.head.is_not(None))
    )
    joined = {one: record for one, record in connection.execute(query)}  # noqa: C416  # dict() would ask for keys
    return {**joined, **{record: record for record in records}}


def of_records(connection: Connection, records: Sequence[str]) -> dict[str, Delivery]:
    """How far each of these records has come; those that nobody changed here are left out."""
    column = tables.change.c
    vectors = (handed(connection), confirmed(connection))
    found: dict[str, Delivery] = {}
    for at in range(0, len(records), CHUNK):
        members = _members(connection, records[at : at + CHUNK])
        query = select(column.record, column.replica, column.seq).where(
            column.record.in_(list(members)), column.package.is_(None)
        )
        for member, replica, seq in connection.execute(query):
            record = members[member]
            sent, received = (_holds(vector, replica, seq) for vector in vectors)
            state = Delivery.RECEIVED if received else Delivery.SENT if sent else Delivery.UNSENT
            found[record] = min(found.get(record, state), state, key=list(Delivery).index)
    return found


def _holds(vector: Mapping[ReplicaId, tuple[SeqRange, ...]], replica: str, seq: int) -> bool:
    return any(first <= seq <= last for first, last in vector.get(ReplicaId(replica), ()))
