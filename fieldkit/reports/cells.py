"""What may stand in a cell: text unless it is a number on purpose, and never a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell

LONGEST_TEXT = 32_767
"""Characters in one cell of an .xlsx."""

# Everything that XML 1.0 does not admit, and lone halves of surrogate pairs.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n?")
# A workbook reads _x0041_ as “A”; the underscore itself has to be spelled out.
ESCAPE_LOOKALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
FORMULA_STARTS = ("=", "+", "-", "@")


def clean(text: str) -> str:
    """Text without control characters, with one kind of line end, short enough for a cell."""
    whole = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 1] + "…"


def put(cell: Cell, value: str | float | None) -> None:
    """Set a value; text stays text, also ``=1+1`` and ``#N/A``."""
    if value is None or value == "":
        return
    if isinstance(value, (int, float)):
        cell.value = value
        return
    text = clean(value)
    cell.value = ESCAPE_LOOKALIKE.sub("_x005F_", text)
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        # Without the mark a spreadsheet would calculate it once somebody edits the cell.
        cell.quotePrefix = True
