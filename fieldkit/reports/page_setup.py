"""The page that a table is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from fieldkit.kernel.texts import Text
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from fieldkit.kernel.texts import Language

PAPER_CODES = {Paper.A4: 9, Paper.A3: 8}
FOOTER = Text("第 &P 页，共 &N 页", "Page &P of &N")


_LONG_SIDE, _SHORT_SIDE = {Paper.A4: 841.9, Paper.A3: 1190.6}, {Paper.A4: 595.3, Paper.A3: 841.9}
"""Points."""
_TOP, _BOTTOM = 0.7, 0.75
"""Inches, as the programs want them."""
_UNSET = 15.0
"""Height of a row that nobody set."""
_LEAST_SCALE = 0.83
"""Smaller than this nothing is made to save a page."""
_SCALES = 1.0, 0.85
"""At which a page of the usual widths is printed: with 宋体, and with a wider font in its place."""
_THIN = 0.35
"""Of a page; with less on it the last one is worth saving."""
_AIR = 4.0
"""Points by which rows come closer together for that."""


def set_page(
    sheet: Worksheet,
    heads: range,
    rows_end: int,
    last_row: int,
    paper: Paper,
    language: Language,
    *,
    landscape: bool,
) -> bool:
    """As wide as the paper, ``heads`` on every page, page numbers below; returns whether one page holds it all.

    A table that runs over onto one more page by little is printed a little smaller instead.

    Args:
        rows_end: last row of the table; totals and notes come below.
        last_row: last row that is printed.
    """
    sheet.page_setup.paperSize = PAPER_CODES[paper]
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    side = (_SHORT_SIDE if landscape else _LONG_SIDE)[paper]
    room = side - (_TOP + _BOTTOM) * 72
    heights = [sheet.row_dimensions[row].height or _UNSET for row in range(1, last_row + 1)]
    closer = closer_together(heights, heads, rows_end, room)
    fit = pages_to_fit(heights, heads, rows_end, room)
    if closer != heights:
        for row in range(heads[-1] + 1, rows_end + 1):
            sheet.row_dimensions[row].height = closer[row - 1]
        heights, fit = closer, _pages_when_closer(closer, heads, rows_end, room)
    sheet.page_setup.fitToHeight = fit
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top, margins.bottom = _TOP, _BOTTOM
    margins.header = margins.footer = 0.35
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter.center if sheet.oddFooter is not None else None
    assert footer is not None  # a new sheet has one
    footer.text, footer.size = FOOTER.say(language), 9
    sheet.print_title_rows = f"{heads[0]}:{heads[-1]}"
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{last_row}"
    sheet.freeze_panes = f"A{heads[-1] + 1}"
    sheet.sheet_view.showGridLines = False
    return sum(heights) <= room or sheet.page_setup.fitToHeight == 1


def closer_together(heights: Sequence[float], heads: range, rows_end: int, room: float) -> list[float]:
    """The heights with the table's rows a little closer, where that saves a last page with little on it.

    Arguments as for :func:`pages_to_fit`.
    """
    as_they_are = list(heights)
    before = [_pages(as_they_are, heads, room / scale) for scale in _SCALES]
    is_thin = any(pages > 1 and left <= _THIN for pages, left in before)
    if not is_thin or pages_to_fit(heights, heads, rows_end, room):
        return as_they_are
    is_row = range(heads[-1] + 1, rows_end + 1)
    closer = [
        round(height - _AIR, 1) if at in is_row else height for at, height in enumerate(heights, start=1)
    ]
    after = _pages_when_closer(closer, heads, rows_end, room) or _pages(closer, heads, room)[0]
    return closer if after < before[0][0] else as_they_are


def _pages_when_closer(heights: Sequence[float], heads: range, rows_end: int, room: float) -> int:
    """As :func:`pages_to_fit`; what can be one page at all becomes one, whatever stood on the second."""
    can_be_one = room < sum(heights) <= room / _LEAST_SCALE
    return 1 if can_be_one else pages_to_fit(heights, heads, rows_end, room)


def _pages(heights: Sequence[float], heads: range, room: float) -> tuple[int, float]:
    """How many pages it takes, and the share of the last one that is used below its heads."""
    repeated = sum(heights[row - 1] for row in heads)
    pages, used = 1, 0.0
    for row, height in enumerate(heights, start=1):
        if used + height > room and row > heads[-1]:
            pages, used = pages + 1, repeated
        used += height
    return pages, (used - repeated) / room


def pages_to_fit(heights: Sequence[float], heads: range, rows_end: int, room: float) -> int:
    """How many pages the programs are told to fit everything on; 0 where as many as it takes is right.

    Args:
        heights: of the rows in points, the first row first.
        heads: numbers (from 1) of the rows that are repeated on every page.
        rows_end: number of the last row of the table itself.
        room: height of a page in points.
    """
    repeated = sum(heights[row - 1] for row in heads)
    pages, used, first = 1, 0.0, 1
    for row, height in enumerate(heights, start=1):
        if used + height > room and row > heads[-1]:
            pages, used, first = pages + 1, repeated, row
        used += height
    over = (used - repeated) / room
    most = (1 / _LEAST_SCALE - 1) * (pages - 1)
    only_notes = first > rows_end
    return pages - 1 if pages > 1 and over <= min(most, 0.5 if only_notes else 0.2) else 0
