"""Start points where nobody recorded any: a grid over the ground that a circle's known places span."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.analysis.reach.ground import Flat

STEP_M = 100.0
MOST = 64
"""Points of a circle; more make a verdict no better, only later."""


def lattice(places: Iterable[Flat]) -> list[Flat]:
    """Points of a square grid inside the hull of these places, the hull's middle where that is too small.

    The grid is anchored to the plane, not to the places, and made coarser until at most 64 points remain.
    """
    hull = convex_hull(places)
    if len(hull) < 3:
        return [_middle(hull)] if hull else []
    step = STEP_M
    while len(found := _inside(hull, step)) > MOST:
        step *= math.sqrt(len(found) / MOST) * 1.05
    return found or [_middle(hull)]


def convex_hull(places: Iterable[Flat]) -> list[Flat]:
    """The corners around places, counter-clockwise (Andrew's monotone chain)."""
    points = sorted(set(places))
    if len(points) < 3:
        return points
    lower = _chain(points)
    upper = _chain(points[::-1])
    return lower[:-1] + upper[:-1]


def _chain(points: Sequence[Flat]) -> list[Flat]:
    chain: list[Flat] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _inside(hull: Sequence[Flat], step: float) -> list[Flat]:
    low = [math.floor(min(one[axis] for one in hull) / step) for axis in (0, 1)]
    high = [math.ceil(max(one[axis] for one in hull) / step) for axis in (0, 1)]
    if (high[0] - low[0] + 1) * (high[1] - low[1] + 1) > MOST * 200:
        # a circle with one outlet far away: do not count points by the million first
        return _inside(hull, step * 4)
    edges = list(zip(hull, (*hull[1:], hull[0]), strict=True))
    grid = ((x * step, y * step) for x in range(low[0], high[0] + 1) for y in range(low[1], high[1] + 1))
    return [point for point in grid if all(_turn(a, b, point) >= 0 for a, b in edges)]


def _middle(hull: Sequence[Flat]) -> Flat:
    return sum(one[0] for one in hull) / len(hull), sum(one[1] for one in hull) / len(hull)


def median(places: Sequence[Flat]) -> Flat:
    """The middle of places, not drawn away by one that lies far off."""
    if not places:
        raise ValueError("no places have no middle")
    columns, rows = (sorted(axis) for axis in zip(*places, strict=True))
    return columns[len(columns) // 2], rows[len(rows) // 2]
