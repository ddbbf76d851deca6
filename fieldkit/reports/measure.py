"""How many lines a text takes in a column, and how high its row must be.

No spreadsheet program fits the height of rows with merged cells, and LibreOffice,
Excel and WPS disagree about the others; so heights are computed here, a little
too large rather than too small. Chinese characters are one em wide in every font,
which makes the sum reliable.
"""

from __future__ import annotations

import re
import unicodedata

POINTS_PER_CHARACTER = 5.5
"""Least width of one unit of column width: a digit of the default font, 宋体 of 11 pt (Excel rounds up to 6)."""
PADDING = 5.0
"""Points that a cell keeps free at its left and right together."""
INDENT = 10.0
"""Points that one step of indentation takes."""
LINE = 1.45
"""Line height over font size; the largest among the fonts that offices print with."""
TALLEST_ROW = 409.0
"""Points; the programs cut a row there."""
SMALLEST_FONT = 6.0

_SAFETY = 0.97
_WORDS = re.compile(r"[0-9A-Za-z.,:;%&/()'’\-]+|.", re.DOTALL)
# These do not begin a line; they take the character before them along.
_NOT_FIRST = frozenset("、，。；：！？）》」』】”’%…,.;:!?)]}")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of one line of text."""
    em = sum(_em(character) for character in text)
    return em * size * (1.04 if bold else 1.0)


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.55


def room_in(width: float, *, is_indented: bool = False) -> float:
    """Points for text in a column of ``width`` characters."""
    return width * POINTS_PER_CHARACTER - PADDING - (INDENT if is_indented else 0.0)


def lines_needed(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Lines that a text takes where ``room`` points are free."""
    room *= _SAFETY
    return sum(_lines_of(paragraph, room, size, bold=bold) for paragraph in text.split("\n"))


def _lines_of(paragraph: str, room: float, size: float, *, bold: bool) -> int:
    lines, used, last = 1, 0.0, 0.0
    for part in _WORDS.findall(paragraph):
        wide = text_width(part, size, bold=bold)
        if used + wide <= room:
            used += wide
        elif wide > room:
            # A word longer than the line is broken anywhere.
            lines += int((used + wide) // room)
            used = (used + wide) % room
        else:
            lines += 1
            used = wide + (last if part in _NOT_FIRST else 0.0)
        last = wide
    return lines


def row_height(lines: int, size: float, space: float) -> float:
    """Height in points of a row with so many lines; ``space`` is left above and below together."""
    return round(lines * size * LINE + space, 1)


def fitting_size(cells: list[tuple[str, float]], size: float, space: float) -> tuple[float, float]:
    """Font size and row height for texts with their room in points.

    The font gets smaller only where no row can be so tall.
    """
    while True:
        lines = max((lines_needed(text, room, size) for text, room in cells), default=1)
        height = row_height(lines, size, space)
        if height <= TALLEST_ROW or size <= SMALLEST_FONT:
            return size, min(height, TALLEST_ROW)
        size -= 0.5
