"""The nearest of some places, filed by squares; as large as to hold about one place each."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.ground import Flat

FAR_OFF = 3
"""Squares away from which all places are tried, where they are fewer than the squares left to look into."""
_SMALLEST_M, _LARGEST_M = 200.0, 2000.0


class Squares:
    """Places by the square they lie in.

    Args:
        numbers: which of ``places`` to file.
        places: where each of them is, in metres.
    """

    def __init__(self, numbers: Sequence[int], places: Sequence[Flat]) -> None:
        self._places = [(*places[one], one) for one in numbers]
        self._side = _side([places[one] for one in numbers])
        self._filed: defaultdict[tuple[int, int], list[tuple[float, float, int]]] = defaultdict(list)
        self._blocks: dict[tuple[int, int], list[tuple[float, float, int]]] = {}
        for x, y, number in self._places:
            self._filed[math.floor(x / self._side), math.floor(y / self._side)].append((x, y, number))

    def nearest(self, place: Flat, within_m: float) -> tuple[float, int]:
        """Metres to the nearest and its number; -1 where none is nearer than ``within_m``."""
        side, (x, y), hypot = self._side, place, math.hypot
        square = (math.floor(x / side), math.floor(y / side))
        best, found = within_m, -1
        for there_x, there_y, number in self._around(square):
            far = hypot(x - there_x, y - there_y)
            if far < best:
                best, found = far, number
        return (best, found) if best <= side else self._farther(place, square, best, found)

    def _around(self, square: tuple[int, int]) -> list[tuple[float, float, int]]:
        """The places in a square and the eight around it; kept, as many ask from the same square."""
        around = self._blocks.get(square)
        if around is None:
            column, row = square
            around = [
                one
                for ring in (0, 1)
                for across, up in squares_around(ring)
                for one in self._filed.get((column + across, row + up), ())
            ]
            self._blocks[square] = around
        return around

    def _farther(self, place: Flat, square: tuple[int, int], best: float, found: int) -> tuple[float, int]:
        """The nearest of those beyond the eight squares around, unless ``found`` is nearer."""
        filed, side, hypot = self._filed, self._side, math.hypot
        (x, y), (column, row) = place, square
        rings = int(best // side) + 2 if filed else 0
        for ring in range(2, rings):
            if (ring - 1) * side > best:
                break
            if ring == FAR_OFF and len(self._places) < 4 * rings * rings:
                return min(
                    ((far, number) for a, b, number in self._places if (far := hypot(x - a, y - b)) < best),
                    default=(best, found),
                )
            for across, up in squares_around(ring):
                for there_x, there_y, number in filed.get((column + across, row + up), ()):
                    far = hypot(x - there_x, y - there_y)
                    if far < best:
                        best, found = far, number
        return best, found


def _side(places: Sequence[Flat]) -> float:
    if not places:
        return _LARGEST_M
    width, height = (max(axis) - min(axis) for axis in zip(*places, strict=True))
    return min(_LARGEST_M, max(_SMALLEST_M, math.sqrt(width * height / len(places))))


@cache
def squares_around(ring: int) -> tuple[tuple[int, int], ...]:
    """The squares around one, so many away."""
    if not ring:
        return ((0, 0),)
    found = []
    for x in range(-ring, ring + 1):
        step = 1 if abs(x) == ring else 2 * ring
        found += [(x, y) for y in range(-ring, ring + 1, step)]
    return tuple(found)
