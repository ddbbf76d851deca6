"""Putting numbered discs on the sketch so that none covers another one or a name.

Each disc takes the free place nearest to where it belongs; those whose place is
known choose first. Deterministic, and what finds no room is returned, not drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.posters.shapes import Rect


@dataclass(frozen=True, slots=True)
class Want:
    """A disc and where it would like to be (mm); lower ``rank`` chooses first."""

    key: str
    x: float
    y: float
    rank: int


@dataclass(frozen=True, slots=True)
class Placing:
    """Centres by key, and the keys that found no room."""

    centres: dict[str, tuple[float, float]]
    left_out: tuple[str, ...]


_ROUNDS = 12
_GAIN = 0.01
_TURN = math.pi * (3 - math.sqrt(5))


def place_markers(
    wants: Sequence[Want], area: Rect, obstacles: Sequence[Rect], *, radius: float, gap: float
) -> Placing:
    """Place discs of ``radius`` inside ``area``, ``gap`` mm from each other and from obstacles."""
    field = _Field(obstacles, radius, gap)
    left_out: list[str] = []
    for want in sorted(wants, key=lambda want: (want.rank, want.key)):
        # Where a search over the whole sketch found no room, the next one need not be made.
        found = not left_out and any(field.take(want.key, x, y) for x, y in _outwards(want, area, radius))
        if not found:
            left_out.append(want.key)
    _exchange(wants, field.centres)
    return Placing(field.centres, tuple(left_out))


def _exchange(wants: Sequence[Want], centres: dict[str, tuple[float, float]]) -> None:
    """Let two discs change places while that brings them nearer to where they belong: no leaders cross then.

    Only discs of equal rank do: what somebody placed does not give way to a guess.
    """
    by_rank: dict[int, list[Want]] = {}
    for want in sorted(wants, key=lambda one: one.key):
        if want.key in centres:
            by_rank.setdefault(want.rank, []).append(want)
    for equals in by_rank.values():
        for _ in range(_ROUNDS):
            if not _exchanged(equals, centres):
                break


def _exchanged(wants: Sequence[Want], centres: dict[str, tuple[float, float]]) -> bool:
    """Whether two discs changed places.

    The squares of both distances together shrink when the discs lie the other way round than their places do.
    """
    changed = False
    for at, one in enumerate(wants):
        ax, ay = centres[one.key]
        for other in wants[at + 1 :]:
            bx, by = centres[other.key]
            if (one.x - other.x) * (ax - bx) + (one.y - other.y) * (ay - by) < -_GAIN:
                centres[one.key], centres[other.key] = (bx, by), (ax, ay)
                ax, ay, changed = bx, by, True
    return changed


def _outwards(want: Want, area: Rect, radius: float) -> Iterator[tuple[float, float]]:
    """Yield points in growing rings around where the disc belongs."""
    left, right = area.x + radius, area.right - radius
    top, bottom = area.y + radius, area.bottom - radius
    x, y = min(max(want.x, left), right), min(max(want.y, top), bottom)
    yield x, y
    step = radius / 2
    for ring in range(1, math.ceil(math.hypot(area.width, area.height) / step) + 1):
        count = 6 * ring
        for spoke in range(count):
            angle = _TURN * ring + spoke * math.tau / count
            px, py = x + ring * step * math.cos(angle), y + ring * step * math.sin(angle)
            if left <= px <= right and top <= py <= bottom:
                yield px, py


class _Field:
    """Which discs lie where, in cells one disc wide so that only neighbours are compared."""

    def __init__(self, obstacles: Sequence[Rect], radius: float, gap: float) -> None:
        self.centres: dict[str, tuple[float, float]] = {}
        self._blocked = [obstacle.inset(-(radius + gap)) for obstacle in obstacles]
        self._apart = 2 * radius + gap
        self._cells: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def take(self, key: str, x: float, y: float) -> bool:
        """Put a disc at a point if it is free."""
        if any(block.x < x < block.right and block.y < y < block.bottom for block in self._blocked):
            return False
        column, row = int(x // self._apart), int(y // self._apart)
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                if any(math.dist((x, y), other) < self._apart for other in self._cells.get((i, j), ())):
                    return False
        self.centres[key] = (x, y)
        self._cells.setdefault((column, row), []).append((x, y))
        return True
