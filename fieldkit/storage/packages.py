"""Which packages were taken in, and which devices were heard of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, text

from fieldkit.kernel.changes import Topic
from fieldkit.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from fieldkit.storage.database import Work


CHUNK = 500


@dataclass(frozen=True, slots=True)
class TakenPackage:
    """One line of the import log, kept for good.

    Attributes:
        id: hash of the package's content.
        sender: replica id; person, device: as the sender calls them.
        file_name, received: under which name and when (ISO) it was taken.
        added, known, edits, damage: counts.
    """

    id: str
    sender: str
    person: str
    device: str
    file_name: str
    received: str
    added: int
    known: int
    edits: int
    damage: int


@dataclass(frozen=True, slots=True)
class Replica:
    """A writing database that was heard of."""

    id: str
    device: str
    person: str
    role: str
    is_own: bool


def log(work: Work, taken: TakenPackage) -> None:
    """Note a package that was taken in; once for each content."""
    work.connection.execute(
        text(
            "INSERT OR IGNORE INTO package "
            "(id, sender, person, device, file_name, received, added, known, edits, damage) VALUES "
            "(:id, :sender, :person, :device, :file_name, :received, :added, :known, :edits, :damage)"
        ),
        {name: getattr(taken, name) for name in TakenPackage.__slots__},
    )
    work.topics.add(Topic.PACKAGES)


def replicas(connection: Connection) -> dict[str, Replica]:
    """Every replica that was heard of, by id."""
    return {row["id"]: Replica(**row) for row in connection.execute(select(tables.replica)).mappings()}


def is_own(connection: Connection, replica: str) -> bool:
    """Whether this database writes under this id now."""
    column = tables.replica.c
    return bool(connection.execute(select(column.is_own).where(column.id == replica)).scalar())


def meet(work: Work, met: Iterable[Replica]) -> None:
    """Remember replicas that a package named; the names they gave themselves first stay."""
    met = list(met)
    known: set[str] = set()
    for at in range(0, len(met), CHUNK):
        ids = [one.id for one in met[at : at + CHUNK]]
        query = select(tables.replica.c.id).where(tables.replica.c.id.in_(ids))
        known.update(work.connection.execute(query).scalars())
    fresh = [replica for replica in met if replica.id not in known]
    if fresh:
        work.connection.execute(
            insert(tables.replica),
            [
                {"id": one.id, "device": one.device, "person": one.person, "role": one.role, "is_own": False}
                for one in fresh
            ],
        )


def forget(work: Work, replica: str) -> None:
    """Take a replica that never wrote anything off the list."""
    work.connection.execute(delete(tables.replica).where(tables.replica.c.id == replica))
