"""From a declared table and a workspace's figures to the file that an office prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.reports.layout import make_workbook
from fieldkit.reports.saving import save_workbook
from fieldkit.reports.streaming import LONGEST_LAID_OUT, stream_table
from fieldkit.reports.values import TableHead

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fieldkit.reports.source import Source
    from fieldkit.reports.table_kind import TableKind


def print_table(kind: TableKind, source: Source, path: Path, *, unit: str, date: date) -> None:
    """Write ``kind`` to ``path``.

    Args:
        unit: 填报单位.
        date: of the data.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
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
    if len(built.table.rows) > LONGEST_LAID_OUT:
        stream_table(built.table, head, path, kind.paper, landscape=kind.landscape)
    else:
        save_workbook(make_workbook(built.table, head, kind.paper, landscape=kind.landscape), path)
