"""Identifiers: made without asking anybody, never reused, never a row number."""

from __future__ import annotations

import uuid
from typing import NewType

RecordId = NewType("RecordId", str)
"""32 lower-case hexadecimal digits."""
ReplicaId = NewType("ReplicaId", str)
"""32 lower-case hexadecimal digits: one writing database."""

_NAMESPACE = uuid.UUID("6f1c2f0e-8f1a-5b6e-9d53-6669656c646b")


def new_record_id() -> RecordId:
    """Return a new random record id."""
    return RecordId(uuid.uuid4().hex)


def new_replica_id() -> ReplicaId:
    """Return a new random replica id."""
    return ReplicaId(uuid.uuid4().hex)


def named_id(*parts: str) -> str:
    """Return the id that these words always give (UUIDv5); for samples and spreadsheet rows."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts)).hex


def short(identifier: str) -> str:
    """Return the first eight digits, for people."""
    return identifier[:8]
