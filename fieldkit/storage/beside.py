"""What this computer remembers beside a workspace: how far each replica had come when it last handed in.

A folder that is put back from a copy looks like itself again, even to the number of
its file on the disk. Only something that was not in the folder can tell that the
numbers which it is about to give out were given out before (merge property P14).
What was never handed in nobody has seen, so handing in is the moment that counts.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path

from fieldkit.kernel.canonical import digest_of
from fieldkit.ledger.change import Dot
from fieldkit.storage import settings
from fieldkit.storage.changes import cursor_of, held_hashes

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldkit.kernel.ids import ReplicaId

PLACES = "replicas"


def remember(connection: Connection, replica: ReplicaId) -> None:
    """Note how far this replica has come; where that cannot be written, other marks must do."""
    cursor = cursor_of(connection, replica)
    path = _path(replica)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        content = [cursor.seq, cursor.previous, _key(connection)]
        partial.write_text(json.dumps(content), encoding="ascii")
        partial.replace(path)


def went_back(connection: Connection, replica: ReplicaId) -> bool:
    """Whether this replica had come further, or elsewhere, when it last handed in from this computer."""
    try:
        seq, hashed, key = json.loads(_path(replica).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return False
    if seq and held_hashes(connection, [Dot(replica, seq)]).get(Dot(replica, seq)) != hashed:
        return True
    return bool(key != _key(connection))


def _key(connection: Connection) -> str:
    """A mark of the key that packages are signed with."""
    return digest_of(settings.get(connection, settings.SIGNING_KEY))


def _path(replica: ReplicaId) -> Path:
    return Path(user_state_path("fieldkit", appauthor=False)) / PLACES / f"{replica}.json"
