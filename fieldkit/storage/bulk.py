"""A city at once: what makes thousands of additions in one transaction faster, and nothing else different."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from fieldkit.storage import tables
from fieldkit.storage.database import CACHE_KIB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

MANY = 20_000
"""Changes from which it pays."""
SHARE = 2
"""So many times as many newcomers as records that are here: then indexes are made anew afterwards."""
LARGE_CACHE_KIB = 200_000


@contextmanager
def ready_for(connection: Connection, expected: int) -> Iterator[None]:
    """Make the tables ready for about so many changes, inside the transaction that adds them.

    Indexes that only screens need are dropped and made again from all rows, which is much
    faster than row by row; if the transaction is left, they are as they were.
    """
    if expected < MANY:
        yield
        return
    connection.exec_driver_sql(f"PRAGMA cache_size=-{LARGE_CACHE_KIB}")
    try:
        dropped = _drop_indexes(connection, expected)
        with uncollected():
            yield
        for sql in dropped:
            connection.exec_driver_sql(sql)
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE_KIB}")


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: changes and rows do not refer to themselves, and there are very many."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _drop_indexes(connection: Connection, expected: int) -> list[str]:
    """The texts that make the dropped indexes again; none where too much is here already."""
    here = connection.execute(select(func.count()).select_from(tables.record)).scalar_one()
    if expected < SHARE * here:
        return []
    screens = [*tables.PROJECTIONS, tables.record.name]
    marks = ", ".join("?" * len(screens))
    rows = connection.exec_driver_sql(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})",  # noqa: S608  # marks only
        tuple(screens),
    ).all()
    for name, _ in rows:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    return [sql for _, sql in rows]
