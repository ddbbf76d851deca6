"""Identifiers: made without asking anybody, never reused, never a row number."""

from __future__ import annotations

import secrets
import time
import uuid
from typing import NewType

RecordId = NewType("RecordId", str)
"""32 lower-case hexadecimal digits."""
ReplicaId = NewType("ReplicaId", str)
"""32 lower-case hexadecimal digits: one writing database."""

_48_BITS = (1 << 48) - 1
_NAMESPACE = uuid.UUID("6f1c2f0e-8f1a-5b6e-9d53-6669656c646b")


def new_record_id() -> RecordId:
    """Return a new record id: the time in milliseconds, then chance (UUIDv7, RFC 9562).

    Records that were made together lie together in every index, so a package from one street
    touches few pages of a city's database. Nothing reads the time out of an id again, and a
    wrong clock does no harm.
    """
    moment = time.time_ns() // 1_000_000 & _48_BITS
    number = moment << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return RecordId(f"{number:032x}")


def new_replica_id() -> ReplicaId:
    """Return a new random replica id."""
    return ReplicaId(uuid.uuid4().hex)


def named_id(*parts: str) -> str:
    """Return the id that these words always give (UUIDv5); for samples and spreadsheet rows."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts)).hex


def short(identifier: str) -> str:
    """Return the first eight digits, for people."""
    return identifier[:8]
