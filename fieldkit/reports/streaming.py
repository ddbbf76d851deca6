"""The same look for lists as long as a city: what stands around the rows is laid out by the library, the rows go by it.

The rows of an official table are laid out by openpyxl, which keeps every cell; at a
quarter of a million rows that takes minutes and gigabytes, and XlsxWriter still needs
half a minute. So the workbook is made without its rows, but for one that shows the style
of each column, and the rows are put in its place as text.
"""

from __future__ import annotations

import contextlib
import os
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_range

from fieldkit.kernel.errors import FieldkitError
from fieldkit.reports.cells import clean
from fieldkit.reports.layout import HEI, SONG
from fieldkit.reports.measure import lines_needed, room_in, row_height
from fieldkit.reports.official_table import Align
from fieldkit.reports.page_setup import FOOTER, PAPER_CODES
from fieldkit.reports.problems import ReportError
from fieldkit.reports.row_text import RowText

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from fieldkit.reports.official_table import Column, OfficialTable, Value
    from fieldkit.reports.values import Paper, TableHead

LONGEST_LAID_OUT = 3000
"""Rows; longer tables are streamed."""
BLOCK = 2_000
"""Rows that are made into text at a time."""
LEVEL = 1
"""Of compression: as long as a city the sheet is mostly the same few words, which any level finds."""
SHEET = "xl/worksheets/sheet1.xml"
_DIMENSION = re.compile('<dimension ref="[^"]*"/>')


def stream_table(table: OfficialTable, head: TableHead, path: Path, paper: Paper, *, landscape: bool) -> None:
    """Write the table beside ``path`` and rename; heads of groups, joined cells and charts are left to short tables.

    Raises:
        FieldkitError: CANNOT_SAVE; an earlier file of that name is unchanged.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        memory = BytesIO()
        book = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_urls": False})
        frame = _Frame(book, table, head)
        frame.lay_out(paper, landscape=landscape)
        book.close()
        with part.open("wb") as file:
            _fill(memory, frame, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, XlsxWriterException) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise FieldkitError(ReportError.CANNOT_SAVE, path=path, reason=reason) from error


def _fill(memory: BytesIO, frame: _Frame, file: BinaryIO) -> None:
    """Copy the workbook, its sheet with the rows in the place of the pattern."""
    with (
        zipfile.ZipFile(memory) as book,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive,
    ):
        for name in book.namelist():
            if name != SHEET:
                archive.writestr(name, book.read(name))
                continue
            before, pattern, after = _around(book.read(name).decode(), frame.first_row + 1)
            before = _DIMENSION.sub(f'<dimension ref="{frame.extent}"/>', before, count=1)
            rows = RowText(frame.table, pattern, frame.first_row + 1)
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(before.encode())
                for at in range(0, len(frame.table.rows), BLOCK):
                    member.write(rows.xml(at, at + BLOCK).encode())
                member.write(after.encode())


def _around(sheet: str, row: int) -> tuple[str, str, str]:
    """What stands before a row, the row, and what stands behind it."""
    begins = sheet.index(f'<row r="{row}"')
    ends = sheet.index("</row>", begins) + len("</row>")
    return sheet[:begins], sheet[begins:ends], sheet[ends:]


class _Frame:
    """Everything but the rows; ``first_row`` is where they begin, from 0."""

    def __init__(self, book: xlsxwriter.Workbook, table: OfficialTable, head: TableHead) -> None:
        self.table = self._table = table
        self._head = head
        self.first_row = 0
        self._language = head.language
        self._size, self._space = table.sizes.body, table.sizes.space
        self._book = book
        self._sheet = book.add_worksheet(table.sheet)
        self._last = len(table.columns) - 1
        self._width = sum(column.width for column in table.columns)
        self._row = 0
        self._formats = [self._cell_format(column) for column in table.columns]
        self._quoted = [self._cell_format(column, quote_prefix=True) for column in table.columns]

    @property
    def extent(self) -> str:
        """From the first cell to the last, once everything is laid out; styles beside the pattern are left out."""
        return str(xl_range(0, 0, self._row - 1, self._last))

    def lay_out(self, paper: Paper, *, landscape: bool) -> None:
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
        self._pattern()
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

    def _pattern(self) -> None:
        """An empty row in the style of each column, behind it the styles of text that could pass for a formula.

        The rows of the table are put in its place.
        """
        self.first_row = self._row
        for at, shape in enumerate((*self._formats, *self._quoted)):
            self._sheet.write_blank(self._row, at, None, shape)
        # The sheet's dimension reaches to the last row also where no totals follow.
        self._row += len(self._table.rows)

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

    def _cell_format(self, column: Column, **more: bool) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        shape = {
            "font_name": SONG,
            "font_size": self._size,
            "border": 1,
            "valign": "vcenter",
            "text_wrap": True,
        }
        indent = {"indent": 1} if column.align is Align.LEFT else {}
        return self._book.add_format(
            {**shape, "align": column.align.value, "num_format": column.number_format, **indent, **more}
        )
