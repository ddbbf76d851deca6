"""Flowing groups of rows through columns and sheets: pure numbers, no shapes.

A heading never stands alone at the foot of a column; a group that goes on in
the next column gets a short heading again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in mm of what stands between rows."""

    heading: float
    again: float
    before_heading: float


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a column: a heading (``row`` < 0) or a row of group ``group`` at ``y``."""

    y: float
    height: float
    group: int
    row: int
    again: bool = False


Column = tuple[Item, ...]

_SLACK = 1e-6
_CLOSE = 0.5


def flow(
    groups: Sequence[Sequence[float]], heights: Heights, columns: Sequence[float], *, whole: bool = False
) -> tuple[Column, ...] | None:
    """Fill columns of the given heights from the first on.

    Args:
        groups: heights of the rows of each group.
        columns: height of each column, in reading order over all sheets.
        whole: begin a new column rather than break a group that would fit one.

    Returns:
        The columns in use, or None when the rows do not fit.
    """
    stack = _Stack(heights, columns)
    for group, rows in enumerate(groups):
        if whole and not stack.has_room(rows):
            stack.next_column()
        for row, height in enumerate(rows):
            if not stack.put(group, row, height):
                return None
    return tuple(tuple(column) for column in stack.filled if column)


def balanced_height(
    groups: Sequence[Sequence[float]], heights: Heights, columns: int, most: float, *, whole: bool = False
) -> float | None:
    """Return the least height (to 0.5 mm) at which all rows fit ``columns`` columns, or None over ``most``."""
    if flow(groups, heights, [most] * columns, whole=whole) is None:
        return None
    low, high = 0.0, most
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if flow(groups, heights, [middle] * columns, whole=whole) is None:
            low = middle
        else:
            high = middle
    return high


class _Stack:
    """Columns being filled."""

    def __init__(self, heights: Heights, columns: Sequence[float]) -> None:
        self.filled: list[list[Item]] = [[]]
        self._heights = heights
        self._columns = columns
        self._y = 0.0

    def has_room(self, rows: Sequence[float]) -> bool:
        """Tell whether a group fits below what stands in the column, or fits no column and must break."""
        needed = sum(rows)
        below = self._y + self._lead(first=True) + needed <= self._columns[len(self.filled) - 1] + _SLACK
        return below or self._heights.heading + needed > max(self._columns) + _SLACK

    def next_column(self) -> None:
        """Go on at the top of the next column."""
        if self.filled[-1] and len(self.filled) < len(self._columns):
            self.filled.append([])
            self._y = 0.0

    def put(self, group: int, row: int, height: float) -> bool:
        """Put a row, with the heading it needs, where there is room; False when there is none."""
        first = row == 0
        if not self._fits(height, first=first):
            if not self.filled[-1] or len(self.filled) == len(self._columns):
                return False
            self.next_column()
            if not self._fits(height, first=first):
                return False
        lead = self._lead(first=first)
        if lead:
            size = self._heights.heading if first else self._heights.again
            self.filled[-1].append(Item(self._y + lead - size, size, group, -1, again=not first))
        self._y += lead
        self.filled[-1].append(Item(self._y, height, group, row))
        self._y += height
        return True

    def _fits(self, height: float, *, first: bool) -> bool:
        return self._y + self._lead(first=first) + height <= self._columns[len(self.filled) - 1] + _SLACK

    def _lead(self, *, first: bool) -> float:
        """Return the room the next row needs above itself for a heading."""
        top = not self.filled[-1]
        if first:
            return self._heights.heading + (0.0 if top else self._heights.before_heading)
        return self._heights.again if top else 0.0
