"""Rows that are put into a sheet, and where everything below them goes."""

from __future__ import annotations

from dataclasses import dataclass

LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class Insertion:
    """``count`` rows that are put in before row ``at`` (from 1).

    Attributes:
        grows: row above ``at`` that the new rows repeat; what spans exactly up to it spans the new ones too.
            0 where they come between two rows of the table, so that every span over both grows by itself.
    """

    at: int
    count: int
    grows: int = 0

    def row(self, number: int) -> int:
        """Where a row goes."""
        return number if number < self.at else min(LAST_ROW, number + self.count)

    def rows(self, first: int, last: int) -> tuple[int, int]:
        """Where a span of rows goes; the first and the last of whole columns stay what they are."""
        if last == LAST_ROW:
            return self.row(first), last
        end = last + self.count if self.grows and first <= last == self.grows else self.row(last)
        return self.row(first), min(LAST_ROW, end)
