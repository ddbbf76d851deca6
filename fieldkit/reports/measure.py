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
_DIGITS = 5.5, 6.0, 7.0
"""Points of one unit of column width: with 宋体 in LibreOffice, in Excel and WPS, and where a wider font stands in."""
_EDGE = 2.0
"""Points that a program keeps free at both borders of a cell together."""
_CLEAR = 3.0
"""Points that a full line stays away from the border at its right, and from taking one more character."""
_FARTHEST = 3.0
"""Characters by which a column is made narrower or wider for that."""
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


def clear_width(width: float, size: float, *, is_indented: bool) -> float:
    """A width near ``width`` at which full lines of Chinese do not end at the border, whichever program prints them.

    No program has an indentation on the right for text that stands on the left; but all Chinese characters are
    equally wide, so that the width says what is left over behind the last one.
    """
    taken = _EDGE + (INDENT if is_indented else 0.0)
    steps = [round(step / 10 * side, 1) for step in range(int(_FARTHEST * 10) + 1) for side in (-1, 1)]
    best = max(steps, key=lambda step: (min(_CLEAR, _left_over(width + step, size, taken)), -abs(step)))
    return round(width + best, 2)


def _left_over(width: float, size: float, taken: float) -> float:
    """Points behind a full line, or up to one more character where that is less; of all programs the least."""
    behind = [(width * digit - taken) % size for digit in _DIGITS]
    return min(min(one, size - one) for one in behind)


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
