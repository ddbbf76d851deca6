"""From a declared table and a workspace's figures to the file that an office prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.reports.layout import make_workbook
from fieldkit.reports.pictures import add_picture
from fieldkit.reports.saving import save_workbook
from fieldkit.reports.streaming import LONGEST_LAID_OUT, stream_table
from fieldkit.reports.values import TableHead

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fieldkit.reports.official_table import OfficialTable
    from fieldkit.reports.pictures import SheetPicture
    from fieldkit.reports.source import Source
    from fieldkit.reports.table_kind import TableKind


@dataclass(frozen=True, slots=True)
class Printed:
    """A table with everything that its page shows, and the picture on the sheet behind it."""

    kind: TableKind
    table: OfficialTable
    head: TableHead
    picture: SheetPicture | None = None


def lay_out(kind: TableKind, source: Source, *, unit: str, date: date) -> Printed:
    """Make ``kind`` of a workspace's figures.

    Args:
        unit: 填报单位.
        date: of the data.
    """
    built = kind.builder(source)
    language = source.language
    head = TableHead(
        title=(built.title or kind.title).say(language, area=source.area),
        number=(built.number or kind.number).say(language),
        unit=unit,
        date=date,
        notes=built.notes,
        language=language,
    )
    return Printed(kind, built.table, head)


def is_streamed(table: OfficialTable) -> bool:
    """Whether a table is as long as a city; it goes by the library, and takes no picture."""
    return len(table.rows) > LONGEST_LAID_OUT


def print_table(printed: Printed, path: Path) -> None:
    """Write it to ``path``.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    kind, table, head = printed.kind, printed.table, printed.head
    if is_streamed(table):
        stream_table(table, head, path, kind.paper, landscape=kind.landscape)
    else:
        book = make_workbook(table, head, kind.paper, landscape=kind.landscape)
        if printed.picture is not None:
            add_picture(book, printed.picture)
        save_workbook(book, path)
