"""The outline of a circle from the streets that its 四至 names, where a map holds all four of them.

Each corner is where two neighbouring sides come nearest to each other, that one
of several nearest to the outlets. Between the corners the outline follows the
streets. It is drawn to find the circle by, not evidence of any boundary.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from fieldkit.registers.boundaries import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fieldkit.posters.ground import Degrees, Ground, Line
    from fieldkit.registers.boundaries import Boundary

MEET_M = 60.0
"""Metres between the lines of two streets that meet: a crossing of broad streets is so wide."""
STRAIGHT_M = 25.0
"""Metres within which the two carriageways of a street are one side."""
_STEP_M = 20.0
_BESIDE = 0.2
"""A side bends no farther from the straight line between its corners than this share of its length."""
_METRES = 111_195.0
_TURN = (Direction.NORTH, Direction.EAST, Direction.SOUTH, Direction.WEST)
_LEAST_M, _MOST_M = 150.0, 6_000.0

Point = tuple[float, float]


def outline_by_names(boundary: Boundary, ground: Ground, places: Sequence[Degrees]) -> Line | None:
    """The outline that the named sides make; None unless all four are on the map and meet.

    Args:
        boundary: names of the sides.
        ground: with its streets, railways and watercourses.
        places: of the outlets; which crossing counts where streets meet more than once. Without any, that one
            nearest to the middle of the named sides.
    """
    places = places or [
        point for side in _TURN for line in _named(ground, boundary.name(side)) for point in line
    ]
    if not places:
        return None
    middle = (sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places))
    flat = _Flat(middle)
    sides = [[flat.line(line) for line in _named(ground, boundary.name(side))] for side in _TURN]
    if not all(sides):
        return None
    dense = [[point for line in lines for point in _dense(line)] for lines in sides]
    corners = [_corner(dense[at - 1], dense[at]) for at in range(4)]
    found = [corner for corner in corners if corner is not None]
    if len(found) < 4 or not _is_sound(found):
        return None
    ring: list[Point] = []
    for at in range(4):
        start, end = found[at], found[(at + 1) % 4]
        ring += [start, *_between(dense[at], start, end)]
    return tuple(flat.back(point) for point in ring)


class _Flat:
    """Metres east and north of a place."""

    def __init__(self, middle: Degrees) -> None:
        self._middle = middle
        self._shrink = math.cos(math.radians(middle[1])) * _METRES

    def line(self, points: Iterable[Degrees]) -> list[Point]:
        x, y = self._middle
        return [((a - x) * self._shrink, (b - y) * _METRES) for a, b in points]

    def back(self, point: Point) -> Degrees:
        return self._middle[0] + point[0] / self._shrink, self._middle[1] + point[1] / _METRES


def _named(ground: Ground, name: str) -> Iterator[Line]:
    if name:
        yield from (street.points for street in ground.streets if street.name == name)
        yield from (rail.points for rail in ground.rails if rail.name == name)
        yield from (area.points for area in ground.areas if area.name == name and not area.closed)


def _dense(line: Sequence[Point]) -> Iterator[Point]:
    """Yield points along a line, none farther than a step from the next."""
    for (ax, ay), (bx, by) in pairwise(line):
        count = max(1, math.ceil(math.dist((ax, ay), (bx, by)) / _STEP_M))
        for at in range(count):
            yield ax + (bx - ax) * at / count, ay + (by - ay) * at / count
    yield line[-1]


def _corner(one: Sequence[Point], other: Sequence[Point]) -> Point | None:
    """The meeting of two sides nearest to the middle; None where they do not meet."""
    cells: dict[tuple[int, int], list[Point]] = {}
    for x, y in other:
        cells.setdefault((int(x // MEET_M), int(y // MEET_M)), []).append((x, y))
    best: tuple[float, Point] | None = None
    for x, y in one:
        column, row = int(x // MEET_M), int(y // MEET_M)
        near = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in cells.get((column + i, row + j), ())]
        for px, py in near:
            apart = math.dist((x, y), (px, py))
            if apart <= MEET_M:
                place = ((x + px) / 2, (y + py) / 2)
                # what lies nearer to each other wins over what lies a little nearer to the outlets
                cost = math.hypot(*place) + 4 * apart
                if best is None or cost < best[0]:
                    best = (cost, place)
    return None if best is None else best[1]


def _is_sound(corners: Sequence[Point]) -> bool:
    """Whether four corners, the north-western first and clockwise, make a plausible circle around the middle."""
    sides = [math.dist(a, b) for a, b in pairwise([*corners, corners[0]])]
    doubled = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*corners, corners[0]]))
    return all(_LEAST_M <= side <= _MOST_M for side in sides) and doubled < 0


def _between(points: Sequence[Point], start: Point, end: Point) -> list[Point]:
    """The course of a side from corner to corner, without its small bends."""
    long = math.dist(start, end)
    dx, dy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    along = []
    for x, y in points:
        ahead = (x - start[0]) * dx + (y - start[1]) * dy
        beside = (y - start[1]) * dx - (x - start[0]) * dy
        if 0 < ahead < long and abs(beside) < _BESIDE * long:
            along.append((ahead, beside))
    slices: dict[int, list[Point]] = {}
    for ahead, beside in along:
        slices.setdefault(int(ahead // (2 * _STEP_M)), []).append((ahead, beside))
    course = [(0.0, 0.0)]
    for _, there in sorted(slices.items()):
        course.append((sum(a for a, _ in there) / len(there), sum(b for _, b in there) / len(there)))
    course.append((long, 0.0))
    kept = _without_small_bends(course)[1:-1]
    return [(start[0] + a * dx - b * dy, start[1] + a * dy + b * dx) for a, b in kept]


def _without_small_bends(course: list[Point]) -> list[Point]:
    """Douglas and Peucker (1973), with :data:`STRAIGHT_M`."""
    if len(course) < 3:
        return course
    (ax, ay), (bx, by) = course[0], course[-1]
    long = math.dist(course[0], course[-1]) or 1.0
    off = [abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / long for x, y in course]
    far = max(range(len(course)), key=off.__getitem__)
    if off[far] <= STRAIGHT_M or far in {0, len(course) - 1}:
        return [course[0], course[-1]]
    return _without_small_bends(course[: far + 1])[:-1] + _without_small_bends(course[far:])
