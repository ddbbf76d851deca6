"""The workspace folder ``名称.fieldkit/``: what lies where, and which replica writes in it."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import shutil
import sqlite3
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import ReplicaId, new_replica_id
from fieldkit.storage import beside, ledger_store, migrate, packages, settings, tables
from fieldkit.storage.backup import back_up
from fieldkit.storage.database import APPLICATION_ID, Database
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from fieldkit.kernel.clock import Clock
    from fieldkit.kernel.progress import Progress
    from fieldkit.storage.database import Connection, Work

SUFFIX = ".fieldkit"
DATABASE = "workspace.db"
PARTS = ("files", "backups", "outbox", "quarantine")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes in this workspace.

    Attributes:
        replica: the id under which this database writes now.
        person, device: as told at the first start.
        role: ``community``, ``street`` or ``district``.
    """

    replica: ReplicaId
    person: str
    device: str
    role: str


def create(path: Path, *, person: str, device: str, role: str) -> Database:
    """Make an empty workspace; it holds no change.

    Raises:
        FieldkitError: ALREADY_THERE, READ_ONLY or FULL; nothing is left behind.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FieldkitError(StorageError.ALREADY_THERE, path=path)
    try:
        for part in PARTS:
            (path / part).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FieldkitError(StorageError.READ_ONLY) from error
    try:
        _lay_down(_blank(), path / DATABASE)
        database = Database(path / DATABASE)
        with database.write() as work:
            settings.put(work, settings.PLACE, _place(path / DATABASE))
            work.connection.execute(
                text(
                    "INSERT INTO replica (id, device, person, role, is_own) "
                    "VALUES (:id, :device, :person, :role, 1)"
                ),
                {"id": new_replica_id(), "device": device, "person": person, "role": role},
            )
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise
    return database


@functools.cache
def _blank() -> bytes:
    """A database of nobody without a change; made once a process, every new workspace begins as a copy."""
    database = Database(Path(":memory:"))
    migrate.upgrade(database, back_up=lambda: None)
    with database.write() as work:
        ledger_store.rebuild(work)
        settings.put(work, settings.PROJECTIONS, tables.fingerprint())
        work.connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    with database.read() as connection:
        made: bytes = connection.connection.dbapi_connection.serialize()  # type: ignore[union-attr]  # it is open
    database.close()
    return made


def _lay_down(content: bytes, file: Path) -> None:
    try:
        with file.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
        raise FieldkitError(StorageError.FULL if full else StorageError.READ_ONLY) from error


def is_current(path: Path) -> bool:
    """Whether a workspace opens at once: False where an earlier program wrote it, and its tables are to be made anew.

    What cannot be told counts as current; opening it says why it cannot be opened.
    """
    file = path / DATABASE
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as look:
            revision = look.execute("SELECT version_num FROM alembic_version").fetchone()
            filled = look.execute(
                "SELECT value FROM setting WHERE key = ?", (settings.PROJECTIONS,)
            ).fetchone()
    except sqlite3.Error:
        return True
    return (revision, filled) == ((migrate.revisions()[-1],), (tables.fingerprint(),))


def open_database(path: Path, clock: Clock, progress: Progress | None = None) -> Database:
    """Open a workspace: migrate it after a verified backup, rebuild projections whose declaration changed.

    Raises:
        FieldkitError: NOT_A_WORKSPACE, TOO_NEW, BUSY, DAMAGED …; nothing was changed.
        OperationCancelledError: no change is lost; the tables are made anew when it is opened next.
    """
    file = path / DATABASE
    if not file.is_file():
        raise FieldkitError(StorageError.NOT_A_WORKSPACE, path=path)
    database = Database(file)
    try:
        migrate.upgrade(database, back_up=lambda: back_up(database, path / "backups", clock, "migration"))
        with database.read() as connection:
            stale = settings.get(connection, settings.PROJECTIONS) != tables.fingerprint()
            moved = settings.get(connection, settings.PLACE) != _place(file)
            moved = moved or beside.went_back(connection, identity_in(connection).replica)
        if stale or moved:
            with database.write() as work:
                if stale:
                    ledger_store.rebuild(work, progress)
                    settings.put(work, settings.PROJECTIONS, tables.fingerprint())
                if moved:
                    mint_again(work)
                    settings.put(work, settings.PLACE, _place(file))
    except BaseException:
        database.close()
        raise
    for part in PARTS:
        with contextlib.suppress(OSError):
            (path / part).mkdir(exist_ok=True)
    return database


def identity(database: Database) -> Identity:
    """Who writes in this workspace."""
    with database.read() as connection:
        return identity_in(connection)


def identity_in(connection: Connection) -> Identity:
    """The same, as this transaction sees it."""
    own = tables.replica.c
    row = connection.execute(select(own.id, own.person, own.device, own.role).where(own.is_own)).one()
    return Identity(ReplicaId(row.id), row.person, row.device, row.role)


def note_handed_in(database: Database) -> None:
    """Remember beside the workspace how far it has come, now that others may see it."""
    with database.read() as connection:
        beside.remember(connection, identity_in(connection).replica)


def mint_again(work: Work) -> ReplicaId:
    """Give this database a new replica id; what it wrote so far stays as it is (P14).

    Also where nothing was written yet: two copies of a prepared workspace would
    otherwise both begin as number one of the same replica.
    """
    own = tables.replica.c
    old = ReplicaId(work.connection.execute(select(own.id).where(own.is_own)).scalar_one())
    new = new_replica_id()
    ledger_store.rename_replica(work, old, new)
    if ledger_store.cursor_of(work.connection, old).seq == 0:
        packages.forget(work, old)
    return new


def _place(file: Path) -> str:
    """A mark of the machine and of this very file.

    A copy or a restored backup is another file, another machine has another
    mark: then the database takes a new replica id before it writes, because two
    databases that number their changes alike would lose one of two values.
    """
    found = file.stat()
    return digest_of(canonical_json([_machine(), found.st_ino, found.st_dev if os.name == "nt" else 0]))


def _machine() -> str:
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with contextlib.suppress(OSError):
            known = Path(name).read_text(encoding="ascii").strip()
            if known:
                return known
    return f"{uuid.getnode():x}"
