"""The only opener of the database: one action, one transaction."""

from __future__ import annotations

import contextlib
import functools
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.kernel.errors import FieldkitError
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["Connection", "Database", "Work"]

APPLICATION_ID = 0x464B6974
"""Marks the file as ours (``PRAGMA application_id``)."""

CACHE_KIB = 32_768
MANY = 2000
"""More records than this in one commit are published as "many" instead of by name."""

_KNOWN_CODES = {
    sqlite3.SQLITE_BUSY: StorageError.BUSY,
    sqlite3.SQLITE_LOCKED: StorageError.BUSY,
    sqlite3.SQLITE_FULL: StorageError.FULL,
    sqlite3.SQLITE_READONLY: StorageError.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StorageError.READ_ONLY,
    sqlite3.SQLITE_IOERR: StorageError.FULL,
    sqlite3.SQLITE_CORRUPT: StorageError.DAMAGED,
    sqlite3.SQLITE_NOTADB: StorageError.DAMAGED,
}


@dataclass
class Work:
    """One write transaction: its connection, and what it has touched so far.

    Attributes:
        connection: in the transaction.
        records: kind and id of the records it touched; :meth:`touch` adds to them.
        topics: what else it touched.
        many: it touched more records than are published by name.
        known: how many of the changes that were added were here before.
        after: what is to be done once it is committed, and only then.
    """

    connection: Connection
    records: set[tuple[str, str]] = field(default_factory=set)
    topics: set[Topic] = field(default_factory=set)
    many: bool = False
    known: int = 0
    after: list[Callable[[], object]] = field(default_factory=list)

    def touch(self, records: Iterable[tuple[str, str]]) -> None:
        """Note records, by kind and id, that this transaction writes about."""
        if not self.many:
            self.records.update(records)
            if len(self.records) > MANY:
                self.many = True
                self.records.clear()

    def changes(self) -> ChangeSet:
        """What to publish after the commit."""
        return ChangeSet(frozenset(self.records), frozenset(self.topics), many=self.many)


class Database:
    """One workspace's database file."""

    def __init__(self, path: Path, *, busy_timeout_ms: int = 5000) -> None:
        self.path = path
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._busy_timeout_ms = busy_timeout_ms
        self._engine = _engine(path, busy_timeout_ms)

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent look at the data.

        Raises:
            FieldkitError: the file cannot be read.
        """
        with _known_errors(), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Work]:
        """One transaction that writes; commits at the end, or leaves everything as it was.

        Raises:
            FieldkitError: BUSY, FULL, READ_ONLY, DAMAGED; nothing was changed.
        """
        with _known_errors(), self._engine.connect().execution_options(fieldkit_write=True) as connection:
            work = Work(connection)
            with connection.begin():
                yield work
        for act in work.after:
            act()
        published = work.changes()
        if published.records or published.topics or published.many:
            for listener in list(self._listeners):
                listener(published)

    @contextlib.contextmanager
    def trial(self) -> Iterator[Work]:
        """A transaction that is always rolled back: to see what something would give."""
        with _known_errors(), self._engine.connect().execution_options(fieldkit_write=True) as connection:
            trying = connection.begin()
            try:
                yield Work(connection)
            finally:
                trying.rollback()

    def scrub(self) -> None:
        """Leave nothing on the disk of what was erased; to be called after an erasure was committed.

        The search index forgets its old words, the file is written anew without free pages,
        and the log beside it is emptied. Takes about as long as a backup.

        Raises:
            FieldkitError: BUSY, FULL …; what was erased stays erased, only its traces were not wiped yet.
        """
        with (
            _known_errors(),
            contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as connection,
        ):
            connection.execute(f"PRAGMA busy_timeout={self._busy_timeout_ms}")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("INSERT INTO search_grams(search_grams) VALUES ('optimize')")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """Tell ``listener`` after each commit what it touched (on the committing thread)."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """Stop telling ``listener``."""
        self._listeners.remove(listener)

    @property
    def engine(self) -> Engine:
        """For migrations and backups only."""
        return self._engine

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        self._engine.dispose()


@functools.cache
def _first_engine() -> Engine:
    """An engine in memory that has met SQLite.

    Those of the files share its dialect and its statements, which are thereby compiled
    once a process, not anew for every workspace that is opened.
    """
    engine = create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine


_COMPILED: LRUCache[object, Any] = LRUCache(500)


def _engine(path: Path, busy_timeout_ms: int) -> Engine:
    first = _first_engine()
    pool = QueuePool(
        lambda: sqlite3.connect(path, isolation_level=None, check_same_thread=False),  # type: ignore[arg-type]  # is one
        pool_size=3,
        max_overflow=8,
        dialect=first.dialect,
    )
    engine = Engine(
        pool,
        first.dialect,
        first.url,
        hide_parameters=True,  # what people told us has no place in the words of an error
        execution_options={"compiled_cache": _COMPILED},
    )

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _: object) -> None:
        for pragma in (
            f"busy_timeout={busy_timeout_ms}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "wal_autocheckpoint=8000",
            f"cache_size=-{CACHE_KIB}",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The lock is taken at the door, not with the first statement: "busy" in
        # the middle of the work could not be told from a half-done action.
        writing = connection.get_execution_options().get("fieldkit_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextlib.contextmanager
def _known_errors() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise known_error(error.orig) or error from error
    except sqlite3.Error as error:
        raise known_error(error) or error from error


def known_error(error: BaseException | None) -> FieldkitError | None:
    """The refusal for an SQLite error that the user can act on; None for a bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = _KNOWN_CODES.get(code)
    return FieldkitError(known) if known else None
