"""Values go into cells; what must not be touched is told before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fieldkit.exchange.templates.cells import cell_markup, in_percent
from fieldkit.exchange.templates.outcome import Left
from fieldkit.exchange.templates.sheetxml import place_name

if TYPE_CHECKING:
    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.sheetxml import SheetXml


def anchor(sheet: SheetXml, row: int, column: int) -> tuple[int, int]:
    """The cell that shows: the upper left one of those that are merged."""
    for span in sheet.merges:
        if span.top < row <= span.bottom + 1 and span.left <= column <= span.right:
            return span.top + 1, span.left
    return row, column


def obstacle(book: TemplateBook, sheet: SheetXml, row: int, column: int) -> Left | None:
    """Why a cell may not be written; None where it may."""
    if sheet.is_formula(row, column):
        return Left.FORMULA
    if sheet.protection is not None and book.format(sheet.style(row, column)).is_locked:
        return Left.LOCKED
    return None


def put(
    book: TemplateBook, sheet: SheetXml, place: tuple[int, int], value: Value, *, share: bool = False
) -> None:
    """Write a value into a cell; its style stays."""
    style = sheet.style(*place)
    shown = book.format(style)
    value = in_percent(value, shown) if share else value
    if shown.wraps and isinstance(value, str):
        sheet.fit_height(place[0])
    sheet.replace(*place, cell_markup(place_name(*place), style, value, shown, from_1904=book.from_1904))


def words_for(value: Value) -> str:
    """A value within a text."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)
