"""Which of the eight masks suits a code best, by the four penalties of ISO/IEC 18004 §7.8.3.

A line of a code is one integer, so that a whole line is judged by a few operations;
module by module it takes three quarters of the time that a poster takes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_RULES: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0,
    lambda i, j: ((i * j) % 3 + (i + j) % 2) % 2 == 0,
)
MASKS = len(_RULES)
_RUN, _BLOCK, _FINDER, _BALANCE = 3, 3, 40, 10
_FINDERS = (0b10111010000, 0b00001011101)
_FINDER_LENGTH = 11


def mask_lines(side: int, mask: int) -> tuple[int, ...]:
    """Return a mask's rows for a code of ``side`` modules; the first column is the highest bit."""
    rule = _RULES[mask]
    return lines_of([[rule(row, column) for column in range(side)] for row in range(side)])


def lines_of(modules: Sequence[Sequence[object]]) -> tuple[int, ...]:
    """Return rows of true and false as integers; the first column is the highest bit."""
    return tuple(int("".join("1" if module else "0" for module in line), 2) for line in modules)


def turned(lines: Sequence[int], side: int) -> tuple[int, ...]:
    """Return the columns of a code as lines."""
    texts = [f"{line:0{side}b}" for line in lines]
    return tuple(int("".join(column), 2) for column in zip(*texts, strict=True))


def penalty(rows: Sequence[int], side: int) -> int:
    """Return how hard a code is to read: long runs, blocks, what looks like a finder, uneven dark and light."""
    columns = turned(rows, side)
    along = sum(_along(line, side) for lines in (rows, columns) for line in lines)
    dark = sum(row.bit_count() for row in rows)
    off = abs(dark * 100 // (side * side) - 50) // 5
    return along + _blocks(rows, side) + _BALANCE * off


def _along(line: int, side: int) -> int:
    """Runs of five and more, and patterns that look like a finder with its quiet zone."""
    same = ~(line ^ (line >> 1)) & ((1 << (side - 1)) - 1)
    fours = same & (same >> 1) & (same >> 2) & (same >> 3)
    starts = fours & ~(fours << 1)
    found = fours.bit_count() + (_RUN - 1) * starts.bit_count()
    for pattern in _FINDERS:
        places = (1 << (side - _FINDER_LENGTH + 1)) - 1
        for bit in range(_FINDER_LENGTH):
            here = line >> bit
            places &= here if pattern >> bit & 1 else ~here
            if not places:
                break
        found += _FINDER * places.bit_count()
    return found


def _blocks(rows: Sequence[int], side: int) -> int:
    """Squares of two by two in one colour."""
    count, inner = 0, (1 << (side - 1)) - 1
    for above, below in pairwise(rows):
        upright = ~(above ^ below)
        level = ~(above ^ (above >> 1))
        count += (upright & (upright >> 1) & level & inner).bit_count()
    return _BLOCK * count
