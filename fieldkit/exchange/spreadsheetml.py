"""Rows of a sheet as SpreadsheetML, written one after the other so that no table need be in memory.

Every cell is a string that stands in the cell itself; a shared table of strings
would have to be kept until the last row is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.exchange.package import FIRST_ROW, ID_KEY, ID_LABEL, ROW_KEY, ROW_LABEL, TEXT_LIMIT
from fieldkit.exchange.packing import pack, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fieldkit.exchange.package import PackageColumn, PackageRow
    from fieldkit.exchange.style import Numbers

KEY_HEIGHT, HEAD_HEIGHT, ROW_HEIGHT = 12, 34, 20
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = ("&", "<", ">", "_x", "| ", " |")
"""In a row's texts between upright strokes: marks of XML, of a spreadsheet's escapes, and blanks at an edge."""
_OPEN, _OPEN_KEEPING = "<is><t>", '<is><t xml:space="preserve">'
_CLOSE = "</t></is></c>"


def letters(column: int) -> str:
    """The name of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_element(text: str) -> str:
    """The text of a cell, as it is shown, as an inline string."""
    keeps = _OPEN_KEEPING if text != text.strip() else _OPEN
    return keeps + _markup(_ESCAPE_LIKE.sub("_x005F_", text)) + _CLOSE


def _markup(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def packed_rows(lines: Iterable[str], style: int) -> Iterator[str]:
    """Rows with lines packed into column A."""
    for at, cell in enumerate(pack(lines), start=1):
        yield f'<row r="{at}"><c r="A{at}" s="{style}" t="inlineStr">{_OPEN}{_markup(cell)}{_CLOSE}</row>'


def head_rows(columns: Sequence[PackageColumn], numbers: Numbers) -> str:
    """The hidden row of keys and the row of labels."""
    keys = (ID_KEY, ROW_KEY, *(column.key for column in columns))
    labels = (ID_LABEL, ROW_LABEL, *(column.label for column in columns))
    return (
        f'<row r="1" ht="{KEY_HEIGHT}" hidden="1" customHeight="1">'
        + "".join(_cell(at, 1, key, numbers.text) for at, key in enumerate(keys))
        + f'</row><row r="2" ht="{HEAD_HEIGHT}" customHeight="1">'
        + "".join(_cell(at, 2, label, numbers.head) for at, label in enumerate(labels))
        + "</row>"
    )


def _cell(column: int, row: int, text: str, style: int) -> str:
    return f'<c r="{letters(column)}{row}" s="{style}" t="inlineStr">' + text_element(shown(text))


class TableRows:
    """Turns the rows of one table into XML.

    Args:
        columns: of the table.
        numbers: the style numbers of the workbook.
    """

    def __init__(self, columns: Sequence[PackageColumn], numbers: Numbers) -> None:
        self._keys = [column.key for column in columns]
        self._hidden = f'" s="{numbers.text}" t="inlineStr">' + _OPEN
        self._cells = [
            _ends(letters(at), numbers.cell if column.editable else numbers.grey)
            for at, column in enumerate(columns, start=2)
        ]
        self._disputed_cells = [_ends(letters(at), numbers.disputed) for at in range(2, len(columns) + 2)]

    def shown(self, row: PackageRow) -> tuple[Sequence[str], bool]:
        """The texts as cells can show them, and whether they need no escaping whatever."""
        joined = f"|{'|'.join(row.cells)}|"
        if (
            joined.isprintable()
            and len(joined) <= TEXT_LIMIT
            and not any(mark in joined for mark in _NEEDS_CARE)
        ):
            return row.cells, True
        return [shown(cell) for cell in row.cells], False

    def xml(self, number: int, row: PackageRow, cells: Sequence[str], *, is_plain: bool) -> str:
        """One row.

        Args:
            number: of the row, from 1.
            row: the record.
            cells: its texts, as :meth:`shown` gave them.
            is_plain: likewise.
        """
        at = FIRST_ROW - 1 + number
        ends = self._ends(row)
        if is_plain:
            parts = [
                f"{place}{at}{filled}{text}{_CLOSE}" if text else f"{place}{at}{empty}"
                for (place, filled, empty), text in zip(ends, cells, strict=True)
            ]
        else:
            parts = [
                f"{place}{at}{filled[: -len(_OPEN)]}{text_element(text)}" if text else f"{place}{at}{empty}"
                for (place, filled, empty), text in zip(ends, cells, strict=True)
            ]
        return (
            f'<row r="{at}" ht="{ROW_HEIGHT}" customHeight="1">'
            f'<c r="A{at}{self._hidden}{_markup(shown(row.record))}{_CLOSE}'
            f'<c r="B{at}{self._hidden}{number}{_CLOSE}' + "".join(parts) + "</row>"
        )

    def _ends(self, row: PackageRow) -> list[tuple[str, str, str]]:
        if not row.disputed:
            return self._cells
        return [
            disputed if key in row.disputed else plain
            for key, plain, disputed in zip(self._keys, self._cells, self._disputed_cells, strict=True)
        ]


def _ends(column: str, style: int) -> tuple[str, str, str]:
    """What stands before the row number of a cell, and after it in a filled and in an empty one."""
    return f'<c r="{column}', f'" s="{style}" t="inlineStr">{_OPEN}', f'" s="{style}"/>'
