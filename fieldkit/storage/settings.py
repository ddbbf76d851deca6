"""What belongs to this workspace alone and does not travel: key and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from fieldkit.kernel.changes import Topic
from fieldkit.storage import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldkit.storage.database import Work

PROJECTIONS = "projections"
PLACE = "place"
PLAN = "plan"
PROFILE = "profile"
TITLE = "title"
ISSUER = "issuer"
LOGO = "logo"
"""SHA-256 of the picture that is the office's sign, for posters."""
GUIDE_URL = "guide_url"
LAST_BACKUP = "last_backup"
SIGNING_KEY = "signing_key"
"""The private half of the key that this device signs with, in hexadecimal."""
DEVICE_KEY = "key/"
"""Prefix of the public key of each device that was met, by replica id."""
TEMPLATE = "template/"
"""Prefix of what is known of each office's own list, by name."""


def get(connection: Connection, key: str, default: str = "") -> str:
    """The setting, or ``default``."""
    found = connection.execute(select(tables.setting.c.value).where(tables.setting.c.key == key)).scalar()
    return default if found is None else str(found)


def starting_with(connection: Connection, prefix: str) -> dict[str, str]:
    """Every setting whose key begins with ``prefix``, by the rest of the key."""
    column = tables.setting.c
    rows = connection.execute(
        select(column.key, column.value).where(column.key.startswith(prefix, autoescape=True))
    )
    return {key.removeprefix(prefix): value for key, value in rows}


def put(work: Work, key: str, value: str) -> None:
    """Keep a setting."""
    work.connection.execute(
        text("INSERT OR REPLACE INTO setting (key, value) VALUES (:key, :value)"),
        {"key": key, "value": value},
    )
    work.topics.add(Topic.SETTINGS)


def remove(work: Work, key: str) -> None:
    """Forget a setting."""
    work.connection.execute(text("DELETE FROM setting WHERE key = :key"), {"key": key})
    work.topics.add(Topic.SETTINGS)
