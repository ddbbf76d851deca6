"""Verified backups. An open workspace must not be copied as a file: the log beside it holds the last rows."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.storage.database import known_error
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.clock import Clock
    from fieldkit.storage.database import Database

KEPT = 10
"""Backups of one reason that are kept; the oldest go."""


def back_up(database: Database, folder: Path, clock: Clock, reason: str) -> Path:
    """Write a copy of the database and check it before it counts.

    Args:
        database: may be in use.
        folder: where backups lie.
        clock: names the file.
        reason: ``daily``, ``migration``, ``import`` …, part of the name.

    Returns:
        The backup file.

    Raises:
        FieldkitError: BACKUP_FAILED, FULL …; the workspace itself was not touched.
    """
    target = folder / f"{clock.now():%Y%m%d-%H%M%S}-{reason}.db"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(exist_ok=True)
        partial.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(database.path)) as source:
            source.execute("VACUUM INTO ?", (str(partial),))
        verify(partial)
        partial.replace(target)
    except sqlite3.Error as error:
        raise known_error(error) or FieldkitError(StorageError.BACKUP_FAILED, reason=error) from error
    except OSError as error:
        raise FieldkitError(StorageError.BACKUP_FAILED, reason=error.strerror) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"*-{reason}.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def verify(file: Path) -> None:
    """Raise BACKUP_FAILED unless the file is a whole database."""
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise FieldkitError(StorageError.BACKUP_FAILED, reason=found)
