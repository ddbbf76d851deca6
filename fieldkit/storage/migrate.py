"""Bring an older workspace up to this program; refuse a newer one untouched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from fieldkit.kernel.errors import FieldkitError
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from fieldkit.storage.database import Database

_VERSIONS = Path(__file__).parent / "migrations" / "versions"


def revisions() -> tuple[str, ...]:
    """The revisions this program knows, oldest first."""
    names = sorted(path.name for path in _VERSIONS.glob("[0-9]*.py"))
    return tuple(re.match(r"\d+", name).group() for name in names)  # type: ignore[union-attr]  # the glob says so


def revision_of(connection: Connection) -> str | None:
    """The revision of the open database; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None


def upgrade(database: Database, back_up: Callable[[], object]) -> bool:
    """Run the revisions that are missing, all or none.

    Args:
        database: the opened workspace.
        back_up: makes a verified backup; called before anything is changed, but
            not for an empty database.

    Returns:
        Whether anything was run.

    Raises:
        FieldkitError: TOO_NEW; nothing was touched.
    """
    known = revisions()
    with database.read() as connection:
        found = revision_of(connection)
    if found == known[-1]:
        return False
    if found is not None and found not in known:
        raise FieldkitError(StorageError.TOO_NEW, found=found, known=known[-1])
    if found is not None:
        back_up()
    with database.write() as work:
        _run(work.connection)
    return True


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_VERSIONS.parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
