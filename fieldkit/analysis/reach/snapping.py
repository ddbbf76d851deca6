"""The nearest street of a place."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from fieldkit.analysis.reach.ground import metres
from fieldkit.analysis.reach.squares import squares_around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.analysis.reach.ground import Flat
    from fieldkit.analysis.reach.network import Network

CELL_M = 160.0

_Part: TypeAlias = tuple[float, float, float, float, float, int, float]
"""A straight piece: where it begins, its run and rise, the square of its length, its street, metres along that."""


@dataclass(frozen=True, slots=True)
class Snapped:
    """A place on a street.

    Attributes:
        street: its number.
        along_m: from the street's junction ``a``.
        left_m: to its junction ``b``.
        off_m: from the place to the street.
    """

    street: int
    along_m: float
    left_m: float
    off_m: float


class StreetFinder:
    """Finds the street nearest to a place; streets are filed by squares of 160 m."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._parts: list[_Part] = []
        for number, street in enumerate(network.streets):
            along = 0.0
            for a, b in pairwise(street.bends):
                for part in _pieces(a, b):
                    self._file(*part, number, along)
                    along += metres(*part)

    def _file(self, a: Flat, b: Flat, street: int, along: float) -> None:
        (column, row), (other, above) = _square(*a), _square(*b)
        if column == other and row == above:
            self._squares[column, row].append(len(self._parts))
        else:
            for x in range(min(column, other), max(column, other) + 1):
                for y in range(min(row, above), max(row, above) + 1):
                    self._squares[x, y].append(len(self._parts))
        run, rise = b[0] - a[0], b[1] - a[1]
        self._parts.append((*a, run, rise, run * run + rise * rise, street, along))

    def nearest(self, place: Flat, within_m: float) -> Snapped | None:
        """The nearest street at most ``within_m`` away; None where there is none."""
        parts, hypot = self._parts, math.hypot
        best, share, off = -1, 0.0, within_m
        (x, y), (column, row) = place, _square(*place)
        edge = min(x - column * CELL_M, y - row * CELL_M, (column + 1) * CELL_M - x, (row + 1) * CELL_M - y)
        tried: set[int] = set()
        for ring in range(int(within_m // CELL_M) + 2):
            if ring and (ring - 1) * CELL_M + edge > off:
                break
            near = [self._squares.get((column + across, row + up), ()) for across, up in squares_around(ring)]
            for number in {number for numbers in near for number in numbers} - tried:
                tried.add(number)
                ax, ay, run, rise, square, _, _ = parts[number]
                across, up = x - ax, y - ay
                at = (across * run + up * rise) / square if square else 0.0
                at = 0.0 if at < 0.0 else min(at, 1.0)
                far = hypot(across - at * run, up - at * rise)
                if far < off:
                    best, share, off = number, at, far
        return None if best < 0 else self._snapped(best, share, off)

    def _snapped(self, number: int, share: float, off: float) -> Snapped:
        *_, square, street, along = self._parts[number]
        length = self._network.streets[street].length_m
        at = min(length, along + share * math.sqrt(square))
        return Snapped(street, at, length - at, off)


def _square(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / CELL_M), math.floor(y / CELL_M)


def _pieces(a: Flat, b: Flat) -> Iterable[tuple[Flat, Flat]]:
    """A long line in pieces that touch four squares at most."""
    count = math.ceil(metres(a, b) / CELL_M)
    if count < 2:
        return ((a, b),)
    ends = [(a[0] + (b[0] - a[0]) * at / count, a[1] + (b[1] - a[1]) * at / count) for at in range(count + 1)]
    return pairwise(ends)
