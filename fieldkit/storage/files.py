"""Photos and other files, under their SHA-256: the same picture is kept once and never changes."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from fieldkit.storage import tables

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from fieldkit.storage.database import Work


def path_of(folder: Path, digest: str) -> Path:
    """Where the file with this SHA-256 lies, whether or not it has arrived yet."""
    return folder / "files" / digest[:2] / digest


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


def damaged(connection: Connection, folder: Path) -> list[str]:
    """SHA-256 of every file that is listed here and is missing or not what it was."""
    found = []
    for digest in connection.execute(select(tables.file.c.sha256)).scalars():
        path = path_of(folder, digest)
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
            found.append(digest)
    return found
