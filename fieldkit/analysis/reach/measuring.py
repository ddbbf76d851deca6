"""The way from every start point to the nearest of some outlets: as the crow flies, or along streets."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from fieldkit.analysis.reach.ground import metres
from fieldkit.analysis.reach.paths import spread
from fieldkit.analysis.reach.snapping import StreetFinder
from fieldkit.analysis.reach.squares import Squares
from fieldkit.analysis.reach.walking import By, Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.analysis.reach.ground import Flat
    from fieldkit.analysis.reach.network import Network
    from fieldkit.analysis.reach.snapping import Snapped
    from fieldkit.analysis.reach.walking import Walking

USUAL_MINUTES = 15
"""A search around a place goes at least so far, for most types ask for that."""


class Measure(Protocol):
    """One way of measuring."""

    def nearest(self, outlets: Sequence[int]) -> list[Walk]:
        """By start point, the way to the nearest of these outlets."""

    def from_place(self, place: Flat, starts: Sequence[int], within_m: float) -> list[int]:
        """Which of these start points are within so many metres' walk of a place."""


class StraightMeasure:
    """Straight lines, stretched by the detour factor.

    Args:
        starts, outlets: where they are.
        walking: the settings.
    """

    def __init__(self, starts: Sequence[Flat], outlets: Sequence[Flat], walking: Walking) -> None:
        self.starts = starts
        self.outlets = outlets
        self._walking = walking

    def nearest(self, outlets: Sequence[int]) -> list[Walk]:
        """By start point, the way to the nearest of these outlets."""
        if not outlets:
            return [Walk(None, By.STRAIGHT)] * len(self.starts)
        squares = Squares(outlets, self.outlets)
        return [self._nearest(start, squares) for start in self.starts]

    def of_some(self, starts: Sequence[int], outlets: Sequence[int]) -> list[Walk]:
        """By these start points, the way to the nearest of these outlets."""
        squares = Squares(outlets, self.outlets)
        return [self._nearest(self.starts[start], squares) for start in starts]

    def _nearest(self, start: Flat, squares: Squares) -> Walk:
        far, found = squares.nearest(start, self._walking.farthest_m / self._walking.detour)
        return Walk(None if found < 0 else far * self._walking.detour, By.STRAIGHT, found)

    def from_place(self, place: Flat, starts: Sequence[int], within_m: float) -> list[int]:
        """Which of these start points are within so many metres' walk of a place."""
        within = within_m / self._walking.detour
        return [start for start in starts if metres(place, self.starts[start]) <= within]


class StreetMeasure:
    """Along streets where both ends are near one, by straight line where not.

    Args:
        starts, outlets: where they are.
        network: the streets on the same plane.
        walking: the settings.
    """

    def __init__(
        self, starts: Sequence[Flat], outlets: Sequence[Flat], network: Network, walking: Walking
    ) -> None:
        self._network = network
        self._walking = walking
        self._straight = StraightMeasure(starts, outlets, walking)
        self._finder = StreetFinder(network)
        limit = walking.to_street_m
        self.starts = [self._finder.nearest(place, limit) for place in starts]
        self.outlets = [self._finder.nearest(place, limit) for place in outlets]
        self._ends = [self._ends_of(at) for at in self.starts]
        self._spreads: dict[Flat, tuple[float, tuple[list[float], Snapped | None]]] = {}

    def nearest(self, outlets: Sequence[int]) -> list[Walk]:
        """By start point, the way to the nearest of these outlets."""
        if not outlets:
            return [Walk(None, By.STRAIGHT if at is None else By.STREETS) for at in self.starts]
        on_streets = [(outlet, self.outlets[outlet]) for outlet in outlets]
        far, owner = self._spread(on_streets)
        beside: defaultdict[int, list[tuple[int, Snapped]]] = defaultdict(list)
        for outlet, at in on_streets:
            if at is not None:
                beside[at.street].append((outlet, at))
        walks = self._along(far, owner, beside)
        off = [start for start, walk in enumerate(walks) if walk is None]
        for start, walk in zip(off, self._straight.of_some(off, outlets), strict=True):
            walks[start] = walk
        found = [walk for walk in walks if walk is not None]
        apart = [outlet for outlet, at in on_streets if at is None]
        if apart:
            found = list(map(shorter, found, self._straight.nearest(apart)))
        return found

    def _ends_of(self, at: Snapped | None) -> tuple[int, int, int, float, float, float] | None:
        """Its street with both junctions, and the metres along, left and off; looked up once for all types."""
        if at is None:
            return None
        street = self._network.streets[at.street]
        return at.street, street.a, street.b, at.along_m, at.left_m, at.off_m

    def _spread(self, places: Iterable[tuple[int, Snapped | None]]) -> tuple[list[float], list[int]]:
        seeds = []
        for number, at in places:
            if at is not None:
                street = self._network.streets[at.street]
                seeds.append((at.off_m + at.along_m, street.a, number))
                seeds.append((at.off_m + at.left_m, street.b, number))
        return spread(self._network.neighbours, seeds, self._walking.farthest_m)

    def _along(
        self, far: Sequence[float], owner: Sequence[int], beside: dict[int, list[tuple[int, Snapped]]]
    ) -> list[Walk | None]:
        """The way of each start point; None where it is off the streets."""
        walks: list[Walk | None] = []
        for end in self._ends:
            if end is None:
                walks.append(None)
                continue
            street, a, b, along_m, left_m, off_m = end
            best, outlet = along_m + far[a], owner[a]
            other_way = left_m + far[b]
            if other_way < best:
                best, outlet = other_way, owner[b]
            if street in beside:
                for number, other in beside[street]:
                    straight_on = other.off_m + abs(along_m - other.along_m)
                    if straight_on < best:
                        best, outlet = straight_on, number
            walks.append(Walk(off_m + best if best < math.inf else None, By.STREETS, outlet))
        return walks

    def from_place(self, place: Flat, starts: Sequence[int], within_m: float) -> list[int]:
        """Which of these start points are within so many metres' walk of a place."""
        far, at = self._from(place, within_m)
        apart = [start for start in starts if at is None or self.starts[start] is None]
        near = set(self._straight.from_place(place, apart, within_m))
        if at is not None:
            near.update(start for start in starts if self._metres(at, self.starts[start], far) <= within_m)
        return [start for start in starts if start in near]

    def _from(self, place: Flat, within_m: float) -> tuple[list[float], Snapped | None]:
        """The search from a place; kept, for the next type asks about the same places."""
        known = self._spreads.get(place)
        if known is not None and known[0] >= within_m:
            return known[1]
        within_m = max(within_m, self._walking.metres(USUAL_MINUTES))
        at = self._finder.nearest(place, self._walking.to_street_m)
        far: list[float] = []
        if at is not None:
            street = self._network.streets[at.street]
            seeds = [(at.off_m + at.along_m, street.a, 0), (at.off_m + at.left_m, street.b, 0)]
            far, _ = spread(self._network.neighbours, seeds, within_m)
        self._spreads[place] = (within_m, (far, at))
        return far, at

    def _metres(self, at: Snapped, other: Snapped | None, far: Sequence[float]) -> float:
        if other is None:
            return math.inf
        street = self._network.streets[other.street]
        best = other.off_m + min(other.along_m + far[street.a], other.left_m + far[street.b])
        if at.street == other.street:
            best = min(best, at.off_m + other.off_m + abs(at.along_m - other.along_m))
        return best


def shorter(walk: Walk, other: Walk) -> Walk:
    """The shorter of two ways; the first where they are the same."""
    if other.metres is None:
        return walk
    return other if walk.metres is None or other.metres < walk.metres else walk
