"""Every file that came: what was taken of it, why one was refused, and what is known to be missing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text, update

from fieldkit.kernel.changes import Topic
from fieldkit.ledger.union import SeqRange, gaps_of
from fieldkit.storage import ledger_store, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from fieldkit.kernel.ids import ReplicaId
    from fieldkit.storage.database import Work

ACCEPTED, KNOWN, REFUSED, SETTLED = "accepted", "known", "refused", "settled"
"""``settled``: was refused, and later taken or put away."""

_column = tables.arrival.c


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line of the import log, kept for good.

    Attributes:
        file_name, received: under which name and when (ISO) it came.
        file_hash: SHA-256 of its bytes where everything in it was taken; empty where something was left out.
        status: ``accepted``, ``known``, ``refused`` or ``settled``.
        package: id of its content; sender: replica id; person, device: as the sender calls them.
        added, known, edits, damage, conflicts, photos: counts.
        reason, reason_en: why it was refused.
        stored: name of its copy in quarantine.
        id: number of the line; 0 before it is noted.
    """

    file_name: str
    file_hash: str
    received: str
    status: str
    package: str = ""
    sender: str = ""
    person: str = ""
    device: str = ""
    added: int = 0
    known: int = 0
    edits: int = 0
    damage: int = 0
    conflicts: int = 0
    photos: int = 0
    reason: str = ""
    reason_en: str = ""
    stored: str = ""
    id: int = 0


_NAMES = [one.name for one in fields(Arrival)]


def note(work: Work, arrival: Arrival) -> int:
    """Write a line; return its number."""
    row = {name: getattr(arrival, name) for name in _NAMES if name != "id"}
    number = work.connection.execute(insert(tables.arrival).values(row)).inserted_primary_key
    work.topics.add(Topic.PACKAGES)
    return int(number[0]) if number else 0


def every(connection: Connection, limit: int | None = None) -> list[Arrival]:
    """The log, latest first."""
    query = select(tables.arrival).order_by(_column.id.desc()).limit(limit)
    return [Arrival(**row) for row in connection.execute(query).mappings()]


def refused(connection: Connection) -> list[Arrival]:
    """What waits in quarantine, latest first."""
    query = select(tables.arrival).where(_column.status == REFUSED).order_by(_column.id.desc())
    return [Arrival(**row) for row in connection.execute(query).mappings()]


def taken_before(connection: Connection, file_hash: str) -> Arrival | None:
    """The line of a file with the very same bytes that was taken whole."""
    query = (
        select(tables.arrival)
        .where(_column.file_hash == file_hash, _column.status.in_((ACCEPTED, KNOWN)))
        .limit(1)
    )
    row = connection.execute(query).mappings().first() if file_hash else None
    return Arrival(**row) if row else None


def settle(work: Work, number: int) -> None:
    """A refused file was taken after all, or put away."""
    work.connection.execute(
        update(tables.arrival).where(_column.id == number).values(status=SETTLED, stored="")
    )
    work.topics.add(Topic.PACKAGES)


def hear(work: Work, vector: Mapping[ReplicaId, tuple[SeqRange, ...]]) -> None:
    """Remember how far each replica is known to have come."""
    rows = [{"replica": replica, "high": ranges[-1].last} for replica, ranges in vector.items() if ranges]
    if rows:
        work.connection.execute(
            text(
                "INSERT INTO heard (replica, high) VALUES (:replica, :high) "
                "ON CONFLICT (replica) DO UPDATE SET high = max(high, excluded.high)"
            ),
            rows,
        )


def missing(connection: Connection) -> dict[str, tuple[SeqRange, ...]]:
    """缺号: of each replica, the numbers that exist and are not here."""
    here = ledger_store.held(connection)
    highs = dict(connection.execute(select(tables.heard.c.replica, tables.heard.c.high)).all())
    found = {}
    for replica in sorted({*here, *highs}):
        ranges, high = here.get(replica, ()), highs.get(replica, 0)
        gaps = gaps_of(ranges)
        last = ranges[-1].last if ranges else 0
        if high > last:
            gaps = (*gaps, SeqRange(last + 1, high))
        if gaps:
            found[replica] = gaps
    return found
