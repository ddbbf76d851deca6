"""From places on the ground to a drawing: metres, the area that points cover, the frame they fit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.posters.shapes import Rect

Point = tuple[float, float]

_METRES_PER_DEGREE = 111_195.0
_FAR = 3.0
"""Times the median distance from the middle: further points are taken for slips."""
_CORNERS = 3


def metres(places: Sequence[Point], origin: Point) -> list[Point]:
    """Longitude and latitude in degrees as metres east and south of ``origin``."""
    shrink = math.cos(math.radians(origin[1]))
    return [
        ((x - origin[0]) * _METRES_PER_DEGREE * shrink, (origin[1] - y) * _METRES_PER_DEGREE)
        for x, y in places
    ]


def middle(points: Sequence[Point]) -> Point:
    """The median in both directions, which a slip does not move."""
    return median(x for x, _ in points), median(y for _, y in points)


def without_slips(points: Sequence[Point]) -> list[Point]:
    """Points not much further from the middle than most."""
    centre = middle(points)
    usual = median(math.dist(centre, one) for one in points)
    return [one for one in points if math.dist(centre, one) <= _FAR * usual] or list(points)


def hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """The convex area around points, its corners in turn; fewer than three corners enclose nothing."""
    ordered = sorted(set(points))
    if len(ordered) < _CORNERS:
        return tuple(ordered)
    return (*_half(ordered)[:-1], *_half(ordered[::-1])[:-1])


def extent(corners: Sequence[Point]) -> float:
    """How large the area within corners is, in their unit squared."""
    pairs = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _half(ordered: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in ordered:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


@dataclass(frozen=True, slots=True)
class Fit:
    """Millimetres per metre, and where the origin lies."""

    scale: float
    x: float
    y: float

    def at(self, point: Point) -> Point:
        """A point in millimetres."""
        return self.x + point[0] * self.scale, self.y + point[1] * self.scale


def fit(points: Sequence[Point], frame: Rect, *, least_m: float = 400.0) -> Fit:
    """Put points into a frame, centred, true to shape; a single place is ``least_m`` metres wide."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    scale = min(frame.width / max(right - left, least_m), frame.height / max(bottom - top, least_m))
    return Fit(
        scale,
        frame.x + frame.width / 2 - scale * (left + right) / 2,
        frame.y + frame.height / 2 - scale * (top + bottom) / 2,
    )
