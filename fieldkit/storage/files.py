"""Photos and other files, under their SHA-256: the same picture is kept once and never changes."""

from __future__ import annotations

import os
import re
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text

from fieldkit.ledger.change import trusted_change
from fieldkit.storage import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldkit.storage.database import Work

_NAMED = re.compile("#([0-9a-f]{64})")
"""A file as units name it."""


def path_of(folder: Path, digest: str) -> Path:
    """Where the file with this SHA-256 lies, whether or not it has arrived yet."""
    return folder / "files" / digest[:2] / digest


def folder_of(connection: Connection) -> Path:
    """The workspace that a connection belongs to."""
    main = next(row for row in connection.exec_driver_sql("PRAGMA database_list") if row[1] == "main")
    return Path(str(main[2])).parent


def add(work: Work, folder: Path, name: str, content: bytes) -> str:
    """Keep a file.

    Returns:
        Its SHA-256, 64 hexadecimal digits, which is what the ledger names it by.
    """
    digest = sha256(content).hexdigest()
    target = path_of(folder, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    work.connection.execute(
        text("INSERT OR IGNORE INTO file (sha256, name, size) VALUES (:sha256, :name, :size)"),
        {"sha256": digest, "name": name, "size": len(content)},
    )
    return digest


def every(connection: Connection) -> set[str]:
    """SHA-256 of every file that is here."""
    return set(connection.execute(select(tables.file.c.sha256)).scalars())


def name_of(connection: Connection, digest: str) -> str:
    """What a file was called where it was added; empty when it is not here."""
    found = connection.execute(select(tables.file.c.name).where(tables.file.c.sha256 == digest)).scalar()
    return str(found or "")


def remove_unreferenced(work: Work, folder: Path) -> int:
    """Take away the files that only erased values named; their bytes go once the transaction is committed.

    Files that no record names yet stay: a photo may come before the record it belongs to.

    Returns:
        How many there are.
    """
    rows = work.connection.exec_driver_sql(
        "SELECT c.body, c.hash FROM erasure e JOIN change c ON c.id = e.change"
    )
    erased = {
        digest
        for body, hashed in rows
        for unit in trusted_change(body, hashed).erased
        for digest in _NAMED.findall(unit)
    } & every(work.connection)
    if not erased:
        return 0
    for (body,) in work.connection.exec_driver_sql("SELECT body FROM change WHERE instr(body, '#')"):
        named = set(_NAMED.findall(body)) & erased
        if named:
            change = trusted_change(body, "")
            kept = (unit for unit, value in change.values.items() if value is not None)
            erased -= {digest for unit in kept for digest in _NAMED.findall(unit)}
    for digest in erased:
        work.connection.execute(delete(tables.file).where(tables.file.c.sha256 == digest))
        work.after.append(partial(path_of(folder, digest).unlink, missing_ok=True))
    return len(erased)


def damaged(connection: Connection, folder: Path) -> list[str]:
    """SHA-256 of every file that is listed here and is missing or not what it was."""
    found = []
    for digest in connection.execute(select(tables.file.c.sha256)).scalars():
        path = path_of(folder, digest)
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
            found.append(digest)
    return found
