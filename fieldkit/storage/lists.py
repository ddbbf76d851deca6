"""Lists of records for screens: ids in order first, rows only when they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.storage import search, tables

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records of a kind, and in which order.

    Attributes:
        search: as typed into the search box.
        equals: field key to the values of which it must have one; an empty tuple filters nothing.
        with_conflict: only records that hold two values somewhere.
        order: field key to sort by; empty sorts by the order in which records came.
        descending: largest first.
    """

    search: str = ""
    equals: tuple[tuple[str, tuple[str, ...]], ...] = ()
    with_conflict: bool = False
    order: str = ""
    descending: bool = False


def ids(connection: Connection, kind: str, wanted: Filter | None = None) -> list[str]:
    """Ids of the records of a kind that pass the filter, in its order."""
    table = tables.PROJECTIONS[kind]
    wanted = wanted or Filter()
    query = select(table.c.id)
    for key, values in wanted.equals:
        if values:
            query = query.where(table.c[key].in_(values))
    if wanted.with_conflict:
        query = query.where(table.c.id.in_(select(tables.conflict.c.record)))
    found = search.condition(wanted.search, kind)
    if found is not None:
        clause, parameters = found
        query = query.where(text(clause)).params(**parameters)
    if wanted.order:
        column = table.c[wanted.order]
        query = query.order_by(column.is_(None))
        keys: list[ColumnElement[Any]] = [column]
        if wanted.order == KINDS_BY_KEY[kind].title and wanted.order in KINDS_BY_KEY[kind].searched:
            # Names by pinyin, never by code point; the index text begins with the name's initials.
            words = tables.search_text
            query = query.join(words, words.c.no == table.c.no)
            keys = [words.c.initials, column]
        query = query.order_by(*(key.desc() if wanted.descending else key for key in keys))
    return list(connection.execute(query.order_by(table.c.no)).scalars())


def rows(
    connection: Connection, kind: str, wanted: Sequence[str], keys: Sequence[str]
) -> dict[str, dict[str, object]]:
    """The shown values of these fields, by record id; records that are gone are left out."""
    table = tables.PROJECTIONS[kind]
    columns = [table.c.id, *(table.c[key] for key in keys if key != "id")]
    found: dict[str, dict[str, object]] = {}
    for at in range(0, len(wanted), 500):
        query = select(*columns).where(table.c.id.in_(wanted[at : at + 500]))
        for row in connection.execute(query).mappings():
            found[str(row["id"])] = {key: row[key] for key in keys}
    return found


def count(connection: Connection, kind: str) -> int:
    """How many records of a kind there are, deleted ones left out."""
    return connection.execute(select(func.count()).select_from(tables.PROJECTIONS[kind])).scalar_one()


def count_ever(connection: Connection, kind: str) -> int:
    """How many records of a kind there ever were, deleted ones too: a number that never goes down."""
    query = select(func.count()).select_from(tables.record).where(tables.record.c.kind == kind)
    return connection.execute(query).scalar_one()


def count_by(connection: Connection, kind: str, key: str) -> dict[str | None, int]:
    """How many records of a kind have each value of a field."""
    column = tables.PROJECTIONS[kind].c[key]
    rows_ = connection.execute(select(column, func.count()).group_by(column))
    return {None if value is None else str(value): number for value, number in rows_}


def tally(
    connection: Connection, kind: str, keys: Sequence[str], within: tuple[str, Sequence[str]] | None = None
) -> list[tuple[dict[str, object], int]]:
    """How many records of a kind have each combination of these fields' values.

    Args:
        within: a field and the values of which a record must have one; None counts all.
    """
    table = tables.PROJECTIONS[kind]
    columns = [table.c[key] for key in keys]
    query = select(*columns, func.count()).group_by(*columns)
    if within is not None:
        query = query.where(table.c[within[0]].in_(within[1]))
    return [(dict(zip(keys, row, strict=False)), int(row[-1])) for row in connection.execute(query)]


def every(connection: Connection, kind: str, keys: Sequence[str]) -> list[dict[str, object]]:
    """These fields of every record of a kind, in the order in which records came."""
    table = tables.PROJECTIONS[kind]
    names = ("id", *(key for key in keys if key != "id"))
    query = select(*(table.c[name] for name in names)).order_by(table.c.no)
    return [dict(zip(names, row, strict=True)) for row in connection.execute(query)]


def stored(
    connection: Connection, kind: str, keys: Sequence[str], within: tuple[str, Sequence[str]] | None = None
) -> list[tuple[Any, ...]]:
    """These fields of every record of a kind as the database holds them (yes and no as 1 and 0), in the same order.

    For a whole city: half the time of :func:`every`.

    Args:
        within: a field and the values of which a record must have one; None takes all.
    """
    table = tables.PROJECTIONS[kind]
    query = select(*(table.c[key] for key in keys)).order_by(table.c.no)
    if within is not None:
        query = query.where(table.c[within[0]].in_(within[1]))
    return list(connection.execute(query).cursor.fetchall())


def answers_to(
    connection: Connection,
    form: str,
    paths: Sequence[str],
    keys: Sequence[str],
    communities: Collection[str] | None = None,
) -> list[tuple[Any, ...]]:
    """Each sheet of a form as often as it answers one of these questions, in the order in which sheets came.

    Args:
        connection: to the workspace.
        form, paths: which form and questions.
        keys: fields of the sheet.
        communities: only sheets of these (empty text: without one); None takes all.

    Returns:
        Of each row the id, these fields as the database holds them, path and answer; a sheet
        that answers none of them stands once, with None for both.
    """
    sheet = tables.PROJECTIONS["submission"]
    given = tables.answer
    query = (
        select(sheet.c.id, *(sheet.c[key] for key in keys), given.c.unit, given.c.value)
        .select_from(sheet.outerjoin(given, (given.c.record == sheet.c.id) & given.c.unit.in_(paths)))
        .where(sheet.c.form == form)
        .order_by(sheet.c.no)
    )
    if communities is not None:
        query = query.where(func.coalesce(sheet.c.community, "").in_(communities))
    return list(connection.execute(query).cursor.fetchall())


def deleted(connection: Connection) -> list[str]:
    """Ids of every deleted record."""
    query = select(tables.record.c.id).where(tables.record.c.deleted).order_by(tables.record.c.no)
    return list(connection.execute(query).scalars())


def kind_of_record(connection: Connection, record: str) -> str | None:
    """The kind of a record; None when nobody wrote about it."""
    return connection.execute(select(tables.record.c.kind).where(tables.record.c.id == record)).scalar()


def records_with_conflict(connection: Connection, wanted: Sequence[str]) -> set[str]:
    """Which of these records hold two values somewhere."""
    found: set[str] = set()
    for at in range(0, len(wanted), 500):
        query = select(tables.conflict.c.record).where(tables.conflict.c.record.in_(wanted[at : at + 500]))
        found.update(connection.execute(query).scalars())
    return found
