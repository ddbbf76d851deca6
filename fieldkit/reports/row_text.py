"""Rows of a long table as SpreadsheetML; words that come again and again are made ready once."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from fieldkit.reports.cells import ESCAPE_LOOKALIKE, clean
from fieldkit.reports.measure import TALLEST_ROW, lines_needed, room_in, row_height

if TYPE_CHECKING:
    from fieldkit.reports.official_table import Column, OfficialTable, Value

REMEMBERED = 20_000
"""Values of a column that are kept ready; communities, types and hours come again and again."""
_STYLE = re.compile(r'<c r="([A-Z]+)[0-9]+" s="([0-9]+)"')


class _Cells(dict["Value", tuple[str, int]]):
    """Of each value of one column: what follows the number of the row, and the lines that it takes."""

    def __init__(self, column: Column, style: str, size: float) -> None:
        self._size = size
        self._room = room_in(column.width, is_indented=True)
        # So many characters fit, however wide they are.
        self._fits = max(1, int(self._room / size))
        self._empty = f'" s="{style}"/>'
        self._number = f'" s="{style}"><v>'
        self._text = f'" s="{style}" t="inlineStr"><is><t'

    def __missing__(self, value: Value) -> tuple[str, int]:
        made = self._made(value)
        if len(self) < REMEMBERED:
            self[value] = made
        return made

    def _made(self, value: Value) -> tuple[str, int]:
        if value is None or value == "":
            return self._empty, 1
        if isinstance(value, (int, float)):
            if math.isfinite(value):
                return f"{self._number}{value:.16G}</v></c>", 1
            value = str(value)
        text = clean(value)
        lines = 1
        if len(text) > self._fits or "\n" in text:
            lines = lines_needed(text, self._room, self._size)
        keeps = ' xml:space="preserve">' if text != text.strip() or "\n" in text else ">"
        shown = ESCAPE_LOOKALIKE.sub("_x005F_", text)
        shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"{self._text}{keeps}{shown}</t></is></c>", lines


class RowText:
    """The rows of a table as text.

    Args:
        table: whose rows they are.
        pattern: an empty row as the library wrote it, which shows the style of each column.
        first: number of the first row in the sheet, from 1.
    """

    def __init__(self, table: OfficialTable, pattern: str, first: int) -> None:
        self._rows, self._first = table.rows, first
        self._size, self._space = table.sizes.body, table.sizes.space
        styles = _STYLE.findall(pattern)
        self._columns = [
            (f'<c r="{letters}', _Cells(column, style, self._size))
            for (letters, style), column in zip(styles, table.columns, strict=True)
        ]
        self._heads: dict[int, str] = {}

    def xml(self, begins: int, ends: int) -> str:
        """The rows from ``begins`` to before ``ends``, counted from 0."""
        columns, heads = self._columns, self._heads
        found = []
        for number, values in enumerate(self._rows[begins:ends], start=self._first + begins):
            most = 1
            parts = []
            for (place, cells), value in zip(columns, values, strict=True):
                text, lines = cells[value]
                if lines > most:
                    most = lines
                parts.append(f"{place}{number}{text}")
            head = heads.get(most)
            if head is None:
                head = heads[most] = self._head(most)
            found.append(f'<row r="{number}{head}{"".join(parts)}</row>')
        return "".join(found)

    def _head(self, lines: int) -> str:
        height = min(TALLEST_ROW, row_height(lines, self._size, self._space))
        return f'" ht="{height}" customHeight="1">'
