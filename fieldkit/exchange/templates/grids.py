"""A template as people see it: texts by row and column, for finding its headers and for showing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.sheets import sheet_of
from fieldkit.exchange.templates.ties import word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.foreign.header import Header
    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.sheetxml import SheetXml

DEEPEST, WIDEST = 3_000, 200
"""Rows and columns in which anything to be filled is looked for."""
_LABEL = 20
"""Characters of a text that says what belongs beside it; longer ones are explanations or answers."""


def grid_of(book: TemplateBook, sheet: SheetXml) -> Sheet:
    """The sheet's texts; what a formula gave counts as nothing."""
    height, width = min(sheet.height, DEEPEST), min(sheet.width, WIDEST)
    rows: list[list[object]] = [[""] * width for _ in range(height)]
    for (row, column), cell in sheet.cells():
        if row <= height and column < width and cell.find("{*}f") is None:
            rows[row - 1][column] = sheet.raw(cell, book.strings)
    merged = [span for span in sheet.merges if span.bottom < height and span.right < width]
    return sheet_of(sheet.name, rows, merged=merged, hidden=sheet.name in book.hidden)


def words_of(grids: Sequence[tuple[Sheet, Header | None]]) -> frozenset[str]:
    """What a template is recognised by: its titles with their columns, or its labels where it has no table."""
    found = set()
    for sheet, header in grids:
        if header is not None and header.last >= 0:
            found |= {word_of(sheet.name, at, title) for at, title in enumerate(header.titles)}
            continue
        for row in sheet.rows:
            found |= {word_of(sheet.name, at, text) for at, text in enumerate(row) if 0 < len(text) <= _LABEL}
    return frozenset(found - {""})
