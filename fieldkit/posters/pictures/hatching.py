"""Slanted lines inside a shape, so that an area is told apart without its colour."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import Path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.shapes import Rect

Point = tuple[float, float]


def hatched(rect: Rect, colour: str, *, pitch: float = 1.6, width: float = 0.3) -> list[Path]:
    """Lines rising at 45° through a rectangle, ``pitch`` mm apart, ending at its edges."""
    corners = ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
    return hatched_polygon(corners, colour, pitch=pitch, width=width)


def hatched_polygon(
    corners: Sequence[Point], colour: str, *, pitch: float = 1.6, width: float = 0.3
) -> list[Path]:
    """The same through a convex polygon; lines of neighbouring shapes run on into one another."""
    step = pitch * math.sqrt(2)
    sums = [x + y for x, y in corners]
    lines = []
    for number in range(math.ceil(min(sums) / step), math.floor(max(sums) / step) + 1):
        ends = _crossings(corners, number * step)
        if ends is not None:
            lines.append(Path(ends, stroke=colour, width=width))
    return lines


def _crossings(corners: Sequence[Point], total: float) -> tuple[Point, Point] | None:
    """Where the line ``x + y = total`` enters and leaves."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        one, other = x1 + y1 - total, x2 + y2 - total
        if (one < 0) != (other < 0):
            share = one / (one - other)
            found.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    if not found:
        return None
    low, high = min(found), max(found)
    return (low, high) if math.dist(low, high) > 0 else None
