"""What an official table looks like, and its page.

From top to bottom: number (附件2), title, 填报单位 and 数据日期, one or two head
rows that every page repeats, the rows, a row of totals, the notes. Fonts are
named, not embedded: 宋体, 黑体 and 楷体 are on every office computer, and 信创
systems replace them by their own of the same names.
"""

from __future__ import annotations

from copy import copy
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import DataBarRule
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from fieldkit.reports.cells import clean, put
from fieldkit.reports.charting import add_chart
from fieldkit.reports.measure import fitting_size, lines_needed, room_in, row_height
from fieldkit.reports.official_table import Align
from fieldkit.reports.page_setup import set_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from fieldkit.reports.official_table import OfficialTable, Value
    from fieldkit.reports.values import Paper, TableHead

SONG, HEI = "宋体", "黑体"
BAR = "9CC9C3"
"""Colour of bars in cells: light enough for the number upon it, also on a black and white printer."""
_THIN = Side(style="thin", color="000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HAND_HEIGHT = 24.0
"""Points of a row that somebody writes into by hand."""


def make_workbook(table: OfficialTable, head: TableHead, paper: Paper, *, landscape: bool) -> Workbook:
    """Lay the table out on one sheet."""
    book = Workbook()
    # The width of every column is counted in digits of this style's font; 宋体 makes it the same everywhere.
    book._named_styles["Normal"].font = Font(name=SONG, size=11)  # type: ignore[attr-defined]  # noqa: SLF001 - no public door
    sheet = book.worksheets[0]
    sheet.title = table.sheet
    book.properties.title = clean(head.title)
    book.properties.creator = clean(head.unit) or "Fieldkit"
    writer = _Writer(sheet, table, head)
    writer.write()
    if table.chart is not None and table.rows:
        add_chart(book, sheet, table, writer, head)
    heads = range(writer.first_head_row, writer.last_head_row + 1)
    one_page = set_page(sheet, heads, writer.last_row, writer.row, paper, head.language, landscape=landscape)
    if one_page and table.rows:
        writer.join_equals()
    return book


class _Writer:
    """Writes from the top down and remembers where the head rows are."""

    def __init__(self, sheet: Worksheet, table: OfficialTable, head: TableHead) -> None:
        self._sheet = sheet
        self._table = table
        self._head = head
        self._language = head.language
        self._size = table.sizes.body
        self._space = table.sizes.space
        self._last_column = len(table.columns)
        self._width = sum(column.width for column in table.columns)
        self._looks: dict[tuple[float, str, Align, bool], StyleArray] = {}
        self.row = 0
        self.first_head_row = 0
        self.last_head_row = 0
        self.first_row = 0
        self.last_row = 0

    def write(self) -> None:
        for at, column in enumerate(self._table.columns, start=1):
            self._sheet.column_dimensions[get_column_letter(at)].width = column.width
        self._write_top()
        self._write_heads()
        self.first_row = self.row + 1
        for values in self._table.rows:
            self._write_row(values)
        self.last_row = self.row
        if self._table.rows:
            self._add_bars()
        else:
            self._write_no_rows()
        if self._table.totals and (self._table.rows or not self._table.blank):
            self._write_totals()
        self._write_notes()

    def _write_top(self) -> None:
        head, sizes = self._head, self._table.sizes
        if head.number:
            self._write_line(head.number, Font(name=HEI, size=sizes.body + 1.5), Align.LEFT)
        title = Font(name=HEI, size=sizes.title, bold=True)
        self._write_line(head.title, title, Align.CENTER, space=sizes.title)
        self._write_unit_and_date()

    def _write_unit_and_date(self) -> None:
        unit, date = self._head.unit_words, self._head.date_words
        # Half of the width each, by the columns' widths.
        middle, used = 1, self._table.columns[0].width
        while middle < self._last_column - 1 and used < self._width / 2:
            used += self._table.columns[middle].width
            middle += 1
        self.row += 1
        font = Font(name=SONG, size=self._size)
        for first, last, text, align in (
            (1, middle, unit, Align.LEFT),
            (middle + 1, self._last_column, date, Align.RIGHT),
        ):
            cell = self._cell(self.row, first)
            put(cell, text)
            cell.font = font
            cell.alignment = _alignment(align)
            self._merge(self.row, first, self.row, last)
        lines = max(
            lines_needed(clean(unit), room_in(used), self._size),
            lines_needed(clean(date), room_in(self._width - used), self._size),
        )
        self._set_height(row_height(lines, self._size, 6.0))

    def _write_line(self, text: str, font: Font, align: Align, space: float = 6.0) -> None:
        """One text over the whole width, without borders."""
        self.row += 1
        cell = self._cell(self.row, 1)
        put(cell, text)
        cell.font = font
        cell.alignment = _alignment(align)
        self._merge(self.row, 1, self.row, self._last_column)
        lines = lines_needed(clean(text), room_in(self._width), float(font.size), bold=bool(font.bold))
        self._set_height(row_height(lines, float(font.size), space))

    def _write_heads(self) -> None:
        columns = self._table.columns
        has_groups = any(column.group for column in columns)
        top, bottom = self.row + 1, self.row + (2 if has_groups else 1)
        self.first_head_row, self.last_head_row = top, bottom
        for group, members in groupby(enumerate(columns, start=1), key=lambda one: one[1].group):
            places = [at for at, _ in members]
            if group is not None:
                self._write_head(top, places[0], group.say(self._language))
                self._merge(top, places[0], top, places[-1])
            for at in places:
                first = bottom if group is not None else top
                self._write_head(first, at, columns[at - 1].head_words(self._language, self._size))
                self._merge(first, at, bottom, at)
        self._border(top, bottom)
        self._set_head_heights(top, bottom)

    def _set_head_heights(self, top: int, bottom: int) -> None:
        """A head over both rows needs half of its lines in each."""
        lines = 1
        for column in self._table.columns:
            text = column.head_words(self._language, self._size)
            wanted = lines_needed(text, room_in(column.width), self._size, bold=True)
            lines = max(lines, wanted if column.group or top == bottom else -(-wanted // 2))
        for self.row in range(top, bottom + 1):
            is_group = self.row < bottom
            self._set_height(row_height(1 if is_group else lines, self._size, self._space + 2))

    def _write_head(self, row: int, column: int, text: str) -> None:
        cell = self._cell(row, column)
        put(cell, text)
        cell.font = Font(name=HEI, size=self._size, bold=True)
        cell.alignment = _alignment(Align.CENTER)

    def _write_row(self, values: Sequence[Value]) -> None:
        self.row += 1
        columns = self._table.columns
        shown = [
            (clean(str(value)), room_in(column.width, is_indented=column.align is Align.LEFT))
            for value, column in zip(values, columns, strict=True)
            if value is not None
        ]
        size, height = fitting_size(shown, self._size, self._space)
        for at, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
            cell = self._cell(self.row, at)
            put(cell, value)
            number_format = "" if isinstance(value, str) else column.number_format
            self._dress(cell, size, number_format, column.align_of(value))
        self._set_height(height)

    def _dress(self, cell: Cell, size: float, number_format: str, align: Align) -> None:
        """Font, format, place and borders of a cell of the rows.

        Each look is put together once: openpyxl compares every part of it with all others that the book has.
        """
        look = size, number_format or cell.number_format, align, bool(cell.quotePrefix)
        if look not in self._looks:
            cell.font = Font(name=SONG, size=size)
            cell.number_format = look[1]
            cell.alignment = _alignment(align, indent=1 if align is Align.LEFT else 0)
            cell.border = _GRID
            self._looks[look] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001 - no public door
        cell._style = copy(self._looks[look])  # type: ignore[attr-defined]  # noqa: SLF001

    def _write_no_rows(self) -> None:
        if not self._table.blank:
            self._write_row((self._head.no_rows_words, *(None for _ in self._table.columns[1:])))
            self._cell(self.row, 1).alignment = _alignment(Align.CENTER)
            self._merge(self.row, 1, self.row, self._last_column)
            self._set_height(row_height(1, self._size, self._space + 6))
        for at in range(1, self._table.blank + 1):
            self._write_row((at, *(None for _ in self._table.columns[1:])))
            self._set_height(_HAND_HEIGHT)

    def join_equals(self) -> None:
        """Make one cell of equal neighbours; not over a page break, where its word would be cut in two."""
        rows = self._table.rows
        ends = {0, len(rows)}
        for at, column in enumerate(self._table.columns, start=1):
            if not column.joins:
                break
            ends |= {
                below
                for below, pair in enumerate(pairwise(rows), start=1)
                if pair[0][at - 1] != pair[1][at - 1]
            }
            for first, last in pairwise(sorted(ends)):
                self._merge(self.first_row + first, at, self.first_row + last - 1, at)

    def _add_bars(self) -> None:
        for at, column in enumerate(self._table.columns, start=1):
            if column.bar:
                letter = get_column_letter(at)
                kind = "max" if column.bar_of is None else "num"
                rule = DataBarRule("num", 0, kind, column.bar_of, f"FF{BAR}", None, 0, 100)  # type: ignore[no-untyped-call]
                where = f"{letter}{self.first_row}:{letter}{self.last_row}"
                self._sheet.conditional_formatting.add(where, rule)

    def _write_totals(self) -> None:
        self.row += 1
        at, shown = 1, []
        for total in self._table.totals:
            cell = self._cell(self.row, at)
            put(cell, total.value)
            cell.number_format = self._table.total_format(at - 1, total)
            cell.font = Font(name=HEI, size=self._size, bold=True)
            cell.alignment = _alignment(Align.CENTER)
            last = at + total.span - 1
            self._merge(self.row, at, self.row, last)
            width = sum(column.width for column in self._table.columns[at - 1 : last])
            shown.append((str(total.value or ""), room_in(width) * 0.95))  # bold
            at = last + 1
        self._border(self.row, self.row)
        self._set_height(fitting_size(shown, self._size, self._space)[1])

    def _write_notes(self) -> None:
        font = Font(name=SONG, size=self._size - 1)
        for words in self._head.note_lines():
            self._write_line(words, font, Align.LEFT, space=4.0)

    def _cell(self, row: int, column: int) -> Cell:
        cell = self._sheet.cell(row, column)
        assert isinstance(cell, Cell)  # nothing is written into the inside of a merged range
        return cell

    def _border(self, top: int, bottom: int) -> None:
        """Each cell of a merged range too, or its edges stay open."""
        for row in range(top, bottom + 1):
            for column in range(1, self._last_column + 1):
                self._sheet.cell(row, column).border = _GRID

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def _set_height(self, points: float) -> None:
        self._sheet.row_dimensions[self.row].height = points


def _alignment(align: Align, *, indent: int = 0) -> Alignment:
    return Alignment(horizontal=align.value, vertical="center", wrap_text=True, indent=indent)
