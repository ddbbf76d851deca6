"""Outlets as counts of equal ones, and where they changed: analysis of a city without its outlets in memory."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select, text

from fieldkit.registers.outlet import OPEN_STATUSES
from fieldkit.storage import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

OUTLET = "outlet"
WATCHED = ("area", "circle", "form", "facility", "assessment")
"""Kinds of which it is kept only when any record was last written about."""
SHEET = "submission"
PLACED = (OUTLET, SHEET)
"""Kinds of which it is kept in which communities records were written about."""
EVERYTHING = ""
"""The kind that is written when the tables were made anew."""


class Alike(NamedTuple):
    """How many outlets agree in all of this; as the table keeps it, with None for what nobody filled in."""

    community: str | None
    business_type: str | None
    status: str | None
    chain: str | None
    open_24h: int | None
    stage: str | None
    stage_date: str | None
    outlets: int


class Touched(NamedTuple):
    """What was written about since: kinds other than outlets, and communities whose outlets changed.

    Attributes:
        communities: ids; empty text for outlets without a community.
        high: the number to ask with next time.
    """

    kinds: frozenset[str]
    communities: frozenset[str]
    high: int


_AT_ONCE = 10_000
_GROUPED = "community, business_type, status, chain, open_24h, stage, stage_date"


def alike(connection: Connection, communities: Collection[str] | None = None) -> Iterator[Alike]:
    """Counts of equal outlets, of these communities (empty text: of none), or of all."""
    query = f"SELECT {_GROUPED}, count(*) FROM outlet"  # noqa: S608  # declared names
    if communities is None:
        yield from _stored(connection, f"{query} GROUP BY {_GROUPED}")
        return
    within = f"{query} WHERE community IN (SELECT value FROM json_each(?)) GROUP BY {_GROUPED}"  # noqa: S608
    yield from _stored(connection, within, json.dumps(sorted(communities)))
    if "" in communities:
        yield from _stored(connection, f"{query} WHERE community IS NULL GROUP BY {_GROUPED}")


def _stored(connection: Connection, query: str, *given: str) -> Iterator[Alike]:
    """The rows as the driver hands them out: of a whole city half the time of the library's own."""
    cursor = connection.exec_driver_sql(query, given).cursor
    return map(Alike._make, chain.from_iterable(iter(partial(cursor.fetchmany, _AT_ONCE), [])))


_OPEN = f"(status IS NULL OR status IN ({', '.join(repr(one) for one in sorted(OPEN_STATUSES))}))"


def open_ids(connection: Connection, community: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Ids of the open outlets of a community that have one of these types, in the order in which they came."""
    rows = connection.exec_driver_sql(
        f"SELECT id FROM outlet WHERE community = ? AND {_OPEN} "  # noqa: S608  # codes of our own
        "AND business_type IN (SELECT value FROM json_each(?)) ORDER BY no",
        (community, json.dumps(list(codes))),
    )
    return tuple(rows.scalars())


def open_of_type(connection: Connection, code: str) -> tuple[str, ...]:
    """Ids of the open outlets of a type, in the order in which they came."""
    rows = connection.exec_driver_sql(
        f"SELECT id FROM outlet WHERE business_type = ? AND {_OPEN} ORDER BY no",  # noqa: S608
        (code,),
    )
    return tuple(rows.scalars())


def open_without_type(connection: Connection, limit: int) -> tuple[str, ...]:
    """Ids of the first open outlets without a business type."""
    rows = connection.exec_driver_sql(
        f"SELECT id FROM outlet WHERE (business_type IS NULL OR business_type = '') AND {_OPEN} "  # noqa: S608
        "ORDER BY no LIMIT ?",
        (limit,),
    )
    return tuple(rows.scalars())


def open_elsewhere(connection: Connection, unknown: Iterable[str], limit: int) -> tuple[str, ...]:
    """Ids of the first open outlets without a community, or with one of these that are not there."""
    rows = connection.exec_driver_sql(
        f"SELECT id FROM outlet WHERE {_OPEN} AND "  # noqa: S608
        "(community IS NULL OR community IN (SELECT value FROM json_each(?))) ORDER BY no LIMIT ?",
        (json.dumps(sorted(unknown)), limit),
    )
    return tuple(rows.scalars())


def communities_of(connection: Connection, kind: str, numbers: Sequence[int]) -> set[str]:
    """The communities of the records with these numbers, of one of the kinds ``PLACED``; empty text for none."""
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT o.community FROM json_each(?) w JOIN {kind} o ON o.no = w.value",  # noqa: S608  # our own
        (json.dumps(list(numbers)),),
    )
    return {str(one or "") for one in rows.scalars()}


def touch(connection: Connection, places: Iterable[tuple[str, str]]) -> None:
    """Note that something was written, by kind and (of those ``PLACED``) community."""
    number = 1 + high(connection)
    rows = [(kind, place, number) for kind, place in places]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO touched (kind, place, no) VALUES (?, ?, ?) "
            "ON CONFLICT (kind, place) DO UPDATE SET no = excluded.no",
            rows,
        )


def high(connection: Connection) -> int:
    """The number of the last note."""
    return connection.execute(select(func.max(tables.touched.c.no))).scalar() or 0


def last_note(connection: Connection, *kinds: str) -> int:
    """The number of the last note about one of these kinds, or about the tables being made anew."""
    query = select(func.max(tables.touched.c.no)).where(tables.touched.c.kind.in_((*kinds, EVERYTHING)))
    return connection.execute(query).scalar() or 0


def high_before(connection: Connection) -> int:
    """The same, also where the table is not there yet."""
    found = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'touched'")).scalar()
    return high(connection) if found else 0


def touched_since(connection: Connection, number: int) -> Touched | None:
    """What was written about after a note; None where that cannot be told and all is to be counted again."""
    rows = connection.execute(select(tables.touched).where(tables.touched.c.no > number)).all()
    if any(row.kind == EVERYTHING for row in rows):
        return None
    kinds = frozenset(row.kind for row in rows if row.kind != OUTLET)
    communities = frozenset(row.place for row in rows if row.kind == OUTLET)
    return Touched(kinds, communities, max((row.no for row in rows), default=number))


def sheets_touched_since(connection: Connection, number: int) -> frozenset[str] | None:
    """Communities whose answer sheets were written about after a note; None where all are to be read again."""
    touched = tables.touched.c
    query = select(touched.kind, touched.place).where(
        touched.no > number, touched.kind.in_((SHEET, EVERYTHING))
    )
    rows = connection.execute(query).all()
    return None if any(kind == EVERYTHING for kind, _ in rows) else frozenset(place for _, place in rows)
