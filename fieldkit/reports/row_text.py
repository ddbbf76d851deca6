"""Rows of a long table as SpreadsheetML; words that come again and again are made ready once."""

from __future__ import annotations

import math
import re
from itertools import repeat
from typing import TYPE_CHECKING

from fieldkit.reports.cells import ESCAPE_LOOKALIKE, FORMULA_STARTS, clean
from fieldkit.reports.measure import TALLEST_ROW, lines_needed, room_in, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.reports.official_table import Column, OfficialTable, Value

REMEMBERED = 20_000
"""Values of a column that are kept ready; communities, types and hours come again and again."""
EXACT = 10**15
"""Whole numbers below it are written as they are."""
_PLAIN = re.compile("[0-9A-Za-z\u4e00-\u9fff（）][0-9A-Za-z\u4e00-\u9fff（）·、，。：:./~-]*")
"""Text that stands in a cell as it is."""
_STYLE = re.compile(r'<c r="([A-Z]+)[0-9]+" s="([0-9]+)"')


class _Cells(dict["Value", str]):
    """Of each value of one column what stands between two numbers of the row.

    Args:
        column: of the table.
        style: its number in the workbook.
        quoted: the number of the same style for text that begins like a formula.
        size: of the font, in points.
        behind: what follows the cell.

    Attributes:
        tall: cells that take more than one line, and how many.
    """

    def __init__(self, column: Column, style: str, quoted: str, size: float, behind: str) -> None:
        self.tall: dict[str, int] = {}
        self._size = size
        self._room = room_in(column.width, is_indented=True)
        # So many characters fit, however wide they are.
        self._fits = max(1, int(self._room / size))
        self._behind = behind
        self._empty = f'" s="{style}"/>{behind}'
        self._number = f'" s="{style}"><v>'
        self._text = f'" s="{style}" t="inlineStr"><is><t'
        self._quoted = f'" s="{quoted}" t="inlineStr"><is><t'

    def of(self, column: Iterable[Value]) -> list[str]:
        """The cells of some rows."""
        if len(self.tall) > REMEMBERED:
            self.tall.clear()
            self.clear()
        return list(map(self.__getitem__, column))

    def __missing__(self, value: Value) -> str:
        made = self._made(value)
        if len(self) < REMEMBERED:
            self[value] = made
        return made

    def _made(self, value: Value) -> str:
        if value is None or value == "":
            return self._empty
        if isinstance(value, str):
            if len(value) <= self._fits and _PLAIN.fullmatch(value):
                return f"{self._text}>{value}</t></is></c>{self._behind}"
            return self._shown(value)
        if type(value) is int and -EXACT < value < EXACT:
            return f"{self._number}{value}</v></c>{self._behind}"
        if math.isfinite(value):
            return f"{self._number}{value:.16G}</v></c>{self._behind}"
        return self._shown(str(value))

    def _shown(self, value: str) -> str:
        text = clean(value)
        keeps = ' xml:space="preserve">' if text != text.strip() or "\n" in text else ">"
        shown = ESCAPE_LOOKALIKE.sub("_x005F_", text)
        shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        # Without the mark a spreadsheet would calculate it once somebody edits the cell.
        begins = self._quoted if text.startswith(FORMULA_STARTS) else self._text
        made = f"{begins}{keeps}{shown}</t></is></c>{self._behind}"
        if len(text) > self._fits or "\n" in text:
            lines = lines_needed(text, self._room, self._size)
            if lines > 1:
                self.tall[made] = lines
        return made


class RowText:
    """The rows of a table as text.

    Args:
        table: whose rows they are.
        pattern: an empty row as the library wrote it, which shows the style of each column, and once more for text
            that begins like a formula.
        first: number of the first row in the sheet, from 1.
    """

    def __init__(self, table: OfficialTable, pattern: str, first: int) -> None:
        self._rows, self._first = table.rows, first
        self._size, self._space = table.sizes.body, table.sizes.space
        found = _STYLE.findall(pattern)
        styles, quoted = found[: len(table.columns)], found[len(table.columns) :]
        places = [f'<c r="{letters}' for letters, _ in styles]
        self._place = places[0]
        self._cells = [
            _Cells(column, style, mark, self._size, behind)
            for column, (_, style), (_, mark), behind in zip(
                table.columns, styles, quoted, [*places[1:], "</row>"], strict=True
            )
        ]

    def xml(self, begins: int, ends: int) -> str:
        """The rows from ``begins`` to before ``ends``, counted from 0; column by column, for there are so many."""
        rows = self._rows[begins:ends]
        columns = [
            cells.of(column) for cells, column in zip(self._cells, zip(*rows, strict=True), strict=True)
        ]
        lines = [1] * len(rows)
        for cells, column in zip(self._cells, columns, strict=True):
            if cells.tall:
                lines = list(map(max, lines, (cells.tall.get(one, 1) for one in column)))
        heads = {most: self._head(most) for most in set(lines)}
        # The number of the row stands in front of every part but the first.
        parts = zip(repeat('<row r="'), map(heads.__getitem__, lines), *columns, strict=False)
        return "".join([str(at).join(row) for at, row in enumerate(parts, start=self._first + begins)])

    def _head(self, lines: int) -> str:
        height = min(TALLEST_ROW, row_height(lines, self._size, self._space))
        return f'" ht="{height}" customHeight="1">{self._place}'
