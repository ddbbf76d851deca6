"""Cutting lines and areas: at the edge of a frame, and where a line crosses an outline. Millimetres."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fieldkit.posters.shapes import Rect

Point = tuple[float, float]
Line = tuple[Point, ...]

_SAME = 1e-9


def clip_line(line: Sequence[Point], room: Rect) -> Iterator[Line]:
    """Yield the parts of a line that lie inside a rectangle."""
    part: list[Point] = []
    for a, b in pairwise(line):
        cut = _segment(a, b, room)
        if cut is None:
            if len(part) > 1:
                yield tuple(part)
            part = []
            continue
        start, end = cut
        if not part or math.dist(part[-1], start) > _SAME:
            if len(part) > 1:
                yield tuple(part)
            part = [start]
        part.append(end)
    if len(part) > 1:
        yield tuple(part)


def _segment(a: Point, b: Point, room: Rect) -> tuple[Point, Point] | None:
    """Cut one segment (Liang and Barsky 1984)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    edges = ((-dx, a[0] - room.x), (dx, room.right - a[0]), (-dy, a[1] - room.y), (dy, room.bottom - a[1]))
    for run, gap in edges:
        if run == 0:
            if gap < 0:
                return None
            continue
        at = gap / run
        first, last = (max(first, at), last) if run < 0 else (first, min(last, at))
    if first >= last:
        return None
    return (a[0] + first * dx, a[1] + first * dy), (a[0] + last * dx, a[1] + last * dy)


def clip_area(ring: Sequence[Point], room: Rect) -> Line:
    """Return what of an area lies inside a rectangle; empty when nothing does (Sutherland and Hodgman 1974)."""
    found = list(ring)
    for axis, limit, above in (
        (0, room.x, True),
        (0, room.right, False),
        (1, room.y, True),
        (1, room.bottom, False),
    ):
        found = _half(found, axis, limit, above=above)
    return tuple(found) if len(found) > 2 else ()


def _half(ring: list[Point], axis: int, limit: float, *, above: bool) -> list[Point]:
    inside: Callable[[Point], bool] = lambda p: p[axis] >= limit if above else p[axis] <= limit  # noqa: E731
    found: list[Point] = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        if inside(a) != inside(b):
            share = (limit - a[axis]) / (b[axis] - a[axis])
            cut = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
            cut[axis] = limit
            found.append((cut[0], cut[1]))
        if inside(b):
            found.append(b)
    return found


def is_inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies in one of these areas, counted even and odd."""
    x, y = point
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                odd = not odd
    return odd


def split_line(
    line: Sequence[Point], rings: Sequence[Sequence[Point]], near: float, step: float
) -> Iterator[tuple[Line, bool]]:
    """Yield the parts of a line, each with whether it lies inside the areas.

    Args:
        near: what lies so close to an edge, mm, counts as inside: streets that the edge follows.
        step: mm; how finely a line is judged besides where it crosses an edge.
    """
    if not rings:
        yield tuple(line), True
        return
    part: list[Point] = [line[0]]
    state: bool | None = None
    for a, b in pairwise(line):
        for start, end in pairwise(_crossed(a, b, rings, step)):
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            here = is_inside(middle, rings) or _edge_distance(middle, rings) < near
            if state is not None and here != state:
                yield tuple(part), state
                part = [start]
            state = here
            part.append(end)
    if state is not None:
        yield tuple(part), state


def _edge_distance(point: Point, rings: Sequence[Sequence[Point]]) -> float:
    return min(
        _distance(point, a, b) for ring in rings for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
    )


def _distance(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    share = 0.0 if long == 0 else ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / long
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (a[0] + share * dx, a[1] + share * dy))


def _crossed(a: Point, b: Point, rings: Sequence[Sequence[Point]], step: float) -> list[Point]:
    """Return a segment's ends with the points between them where it crosses an edge, and every ``step`` mm."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    count = math.ceil(math.hypot(dx, dy) / step)
    cuts = [n / count for n in range(1, count)]
    for ring in rings:
        for c, d in zip(ring, (*ring[1:], ring[0]), strict=True):
            ex, ey = d[0] - c[0], d[1] - c[1]
            cross = dx * ey - dy * ex
            if abs(cross) < _SAME:
                continue
            t = ((c[0] - a[0]) * ey - (c[1] - a[1]) * ex) / cross
            u = ((c[0] - a[0]) * dy - (c[1] - a[1]) * dx) / cross
            if 0 < t < 1 and 0 <= u <= 1:
                cuts.append(t)
    return [a, *((a[0] + t * dx, a[1] + t * dy) for t in sorted(cuts)), b]
