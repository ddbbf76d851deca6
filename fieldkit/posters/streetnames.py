"""Names along streets: upright characters, one by one along the street, as on Chinese maps.

Only where the street runs straight enough and nothing else stands. Pure; millimetres.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import Passage, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.posters.freeroom import FreeRoom
    from fieldkit.posters.setting import Setter

Point = tuple[float, float]
Line = tuple[Point, ...]

_PITCHES = (1.5, 1.22)
_STEEPEST = 0.88
"""Cosine of the most that a street may turn under its name."""
_MOST_TRIES = 40
_LATIN_END = 0x2E80


@dataclass(frozen=True, slots=True)
class NamedLine:
    """What is to be written along a line that lies in the frame; ``plate`` is the colour behind it."""

    text: str
    line: Line
    size: float
    colour: str
    plate: str


def chained(lines: Sequence[Line]) -> list[Line]:
    """Join lines whose ends meet: map files cut a street at every crossing."""
    left = [line for line in lines if len(line) > 1]
    found: list[Line] = []
    while left:
        line = left.pop()
        grown = True
        while grown:
            grown = False
            for other in left:
                joined = _joined(line, other)
                if joined is not None:
                    left.remove(other)
                    line, grown = joined, True
                    break
        found.append(line)
    return sorted(found, key=lambda one: (-_length(one), one))


def _joined(line: Line, other: Line) -> Line | None:
    """Join two lines where one goes on in about the direction of the other."""
    for first in (line, line[::-1]):
        for second in (other, other[::-1]):
            if math.dist(first[-1], second[0]) < 0.05 and _turn(first[-2], first[-1], second[1]) > 0.5:
                return (*first, *second[1:])
    return None


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return the cosine of the angle between two legs."""
    long = math.dist(a, b) * math.dist(b, c)
    if long == 0:
        return 1.0
    return ((b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])) / long


def set_along(wanted: NamedLine, room: FreeRoom, setter: Setter) -> Passage | None:
    """Write a name along its line where it moves the fewest discs, near the middle; None where it fits nowhere."""
    for pitch in _PITCHES:
        choices = [
            (room.cost(passage.bounds), abs(share - 0.5), passage)
            for share, passage in _tries(wanted, pitch, setter)
            if room.free(passage.bounds)
        ]
        if choices:
            return min(choices, key=lambda one: one[:2])[2]
    return None


def _tries(wanted: NamedLine, pitch: float, setter: Setter) -> Iterator[tuple[float, Passage]]:
    """Yield the name at places along the line, each with its share of the length."""
    line, size = _readable(wanted.line), wanted.size
    ends = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(line))]
    whole = any(ord(character) < _LATIN_END for character in wanted.text)
    long = setter.width(wanted.text, size, bold=True) if whole else size * pitch * len(wanted.text)
    spare = ends[-1] - long - size
    if spare < 0:
        return
    count = min(_MOST_TRIES, 1 + int(spare / (0.7 * size)))
    for step in range(count):
        start = 0.5 * size + spare * (step + 0.5) / count
        steps = 5 if whole else len(wanted.text)
        points = [_at(line, ends, start + long * (n + 0.5) / steps) for n in range(steps)]
        if not _straight(points) or (whole and abs(points[-1][1] - points[0][1]) > 0.25 * long):
            continue
        share = (start + long / 2) / ends[-1]
        if whole:
            x, y = points[len(points) // 2]
            yield share, setter.line(wanted.text, x, y, size, wanted.colour, bold=True, anchor="middle")
            continue
        words = tuple(
            setter.words(character, x, y, size, wanted.colour, bold=True, anchor="middle")
            for character, (x, y) in zip(wanted.text, points, strict=True)
        )
        yield share, Passage(words, wanted.text)


def _readable(line: Line) -> Line:
    """Turn a line so that it is read from left to right, a steep one from top to bottom."""
    dx, dy = line[-1][0] - line[0][0], line[-1][1] - line[0][1]
    forward = dx > 0 if abs(dx) >= abs(dy) else dy > 0
    return line if forward else line[::-1]


def _at(line: Line, ends: Sequence[float], way: float) -> Point:
    leg = min(max(bisect_right(ends, way) - 1, 0), len(line) - 2)
    long = ends[leg + 1] - ends[leg]
    share = (way - ends[leg]) / long if long else 0.0
    (ax, ay), (bx, by) = line[leg], line[leg + 1]
    return ax + share * (bx - ax), ay + share * (by - ay)


def _straight(points: Sequence[Point]) -> bool:
    """Whether no leg turns far from the whole, nor the reading direction on the way."""
    if len(points) < 2:
        return True
    first, last = points[0], points[-1]
    across = abs(last[0] - first[0]) >= abs(last[1] - first[1])
    for a, b in pairwise(points):
        if _turn(a, b, (b[0] + last[0] - first[0], b[1] + last[1] - first[1])) < _STEEPEST:
            return False
        if (b[0] <= a[0]) if across else (b[1] <= a[1]):
            return False
    return True


def _length(line: Line) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(line))


def around(rect: Rect, width: float, height: float, gap: float) -> Iterator[Rect]:
    """Yield rooms of a size beside a rectangle: right, left, below, above, and the corners."""
    x, y = rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2
    yield Rect(rect.right + gap, y, width, height)
    yield Rect(rect.x - gap - width, y, width, height)
    yield Rect(x, rect.bottom + gap, width, height)
    yield Rect(x, rect.y - gap - height, width, height)
