"""The same look for lists as long as a city: rows go to the file one by one and are never all in memory.

The rows of an official table are laid out by openpyxl, which keeps every cell; at a
quarter of a million rows that takes minutes and gigabytes.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from fieldkit.kernel.errors import FieldkitError
from fieldkit.reports.cells import clean
from fieldkit.reports.layout import HEI, SONG
from fieldkit.reports.measure import lines_needed, room_in, row_height
from fieldkit.reports.official_table import Align
from fieldkit.reports.page_setup import FOOTER, PAPER_CODES
from fieldkit.reports.problems import ReportError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.reports.official_table import OfficialTable, Value
    from fieldkit.reports.values import Paper, TableHead

LONGEST_LAID_OUT = 3000
"""Rows; longer tables are streamed."""


def stream_table(table: OfficialTable, head: TableHead, path: Path, paper: Paper, *, landscape: bool) -> None:
    """Write the table beside ``path`` and rename; heads of groups, joined cells and charts are left to short tables.

    Raises:
        FieldkitError: CANNOT_SAVE; an earlier file of that name is unchanged.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book = xlsxwriter.Workbook(str(part), {"constant_memory": True, "strings_to_urls": False})
        _Stream(book, table, head).write(paper, landscape=landscape)
        book.close()
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, XlsxWriterException) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise FieldkitError(ReportError.CANNOT_SAVE, path=path, reason=reason) from error


class _Stream:
    """Writes downwards only."""

    def __init__(self, book: xlsxwriter.Workbook, table: OfficialTable, head: TableHead) -> None:
        self._table, self._head = table, head
        self._language = head.language
        self._size, self._space = table.sizes.body, table.sizes.space
        self._book = book
        self._sheet = book.add_worksheet(table.sheet)
        self._last = len(table.columns) - 1
        self._width = sum(column.width for column in table.columns)
        self._row = 0
        self._wraps = [
            max(1, int(room_in(column.width, is_indented=True) / self._size)) for column in table.columns
        ]
        self._formats = [self._cell_format(column.align) for column in table.columns]

    def write(self, paper: Paper, *, landscape: bool) -> None:
        """Everything, from the page to the notes."""
        sheet, sizes = self._sheet, self._table.sizes
        for at, column in enumerate(self._table.columns):
            sheet.set_column(at, at, column.width)
        self._set_page(paper, landscape=landscape)
        if self._head.number:
            self._line(self._head.number, font_name=HEI, font_size=sizes.body + 1.5)
        self._line(
            self._head.title,
            font_name=HEI,
            font_size=sizes.title,
            bold=True,
            align="center",
            space=sizes.title,
        )
        self._unit_and_date()
        self._heads()
        for values in self._table.rows:
            self._values(values)
        if self._table.totals:
            self._totals()
        for words in self._head.note_lines():
            self._line(words, font_name=SONG, font_size=self._size - 1, space=4.0)
        sheet.print_area(0, 0, self._row - 1, self._last)

    def _set_page(self, paper: Paper, *, landscape: bool) -> None:
        sheet = self._sheet
        sheet.set_paper(PAPER_CODES[paper])
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.75)
        sheet.set_footer("&C&9" + FOOTER.say(self._language), {"margin": 0.35})
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        self._book.set_properties({"title": clean(self._head.title), "author": clean(self._head.unit)})

    def _line(self, text: str, *, align: str = "left", space: float = 6.0, **font: Any) -> None:  # noqa: ANN401 - XlsxWriter's own words
        """One text over the whole width."""
        size = float(font["font_size"])
        lines = lines_needed(clean(text), room_in(self._width), size, bold=bool(font.get("bold")))
        self._sheet.set_row(self._row, row_height(lines, size, space))
        shape = self._book.add_format({"align": align, "valign": "vcenter", "text_wrap": True, **font})
        self._spread(0, self._last, text, shape)
        self._row += 1

    def _unit_and_date(self) -> None:
        font = {"font_name": SONG, "font_size": self._size, "valign": "vcenter", "text_wrap": True}
        middle = max(0, self._last // 2)
        self._sheet.set_row(self._row, row_height(1, self._size, 6.0))
        self._spread(0, middle, self._head.unit_words, self._book.add_format({**font, "align": "left"}))
        if self._last > middle:
            self._spread(
                middle + 1,
                self._last,
                self._head.date_words,
                self._book.add_format({**font, "align": "right"}),
            )
        self._row += 1

    def _heads(self) -> None:
        shape = self._book.add_format(
            {"font_name": HEI, "font_size": self._size, "bold": True, "border": 1, "align": "center",
             "valign": "vcenter", "text_wrap": True}
        )  # fmt: skip
        words = [column.head_words(self._language, self._size) for column in self._table.columns]
        lines = max(
            lines_needed(text, room_in(column.width), self._size, bold=True)
            for text, column in zip(words, self._table.columns, strict=True)
        )
        self._sheet.set_row(self._row, row_height(lines, self._size, self._space + 2))
        for at, text in enumerate(words):
            self._sheet.write_string(self._row, at, text, shape)
        self._sheet.repeat_rows(self._row)
        self._row += 1
        self._sheet.freeze_panes(self._row, 0)

    def _values(self, values: Sequence[Value]) -> None:
        row, sheet, lines = self._row, self._sheet, 1
        for at, value in enumerate(values):
            if isinstance(value, str):
                text = clean(value)
                if len(text) > self._wraps[at]:
                    lines = max(lines, self._lines(text, at))
                sheet.write_string(row, at, text, self._formats[at])
            elif value is None:
                sheet.write_blank(row, at, None, self._formats[at])
            else:
                sheet.write_number(row, at, value, self._formats[at])
        sheet.set_row(row, min(409.0, row_height(lines, self._size, self._space)))
        self._row += 1

    def _lines(self, text: str, at: int) -> int:
        return lines_needed(text, room_in(self._table.columns[at].width, is_indented=True), self._size)

    def _totals(self) -> None:
        self._sheet.set_row(self._row, row_height(1, self._size, self._space))
        at = 0
        for total in self._table.totals:
            shape = self._book.add_format(
                {"font_name": HEI, "font_size": self._size, "bold": True, "border": 1, "align": "center",
                 "valign": "vcenter", "text_wrap": True, "num_format": self._table.total_format(at, total)}
            )  # fmt: skip
            self._spread(at, at + total.span - 1, total.value, shape)
            at += total.span
        self._row += 1

    def _spread(self, first: int, last: int, value: Value, shape: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        shown = clean(value) if isinstance(value, str) else value
        if first < last:
            self._sheet.merge_range(self._row, first, self._row, last, "", shape)
        if isinstance(shown, str):
            self._sheet.write_string(self._row, first, shown, shape)
        elif shown is None:
            self._sheet.write_blank(self._row, first, None, shape)
        else:
            self._sheet.write_number(self._row, first, shown, shape)

    def _cell_format(self, align: Align) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        shape = {
            "font_name": SONG,
            "font_size": self._size,
            "border": 1,
            "valign": "vcenter",
            "text_wrap": True,
        }
        indent = {"indent": 1} if align is Align.LEFT else {}
        return self._book.add_format({**shape, "align": align.value, **indent})
