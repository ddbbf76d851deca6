"""The ground on paper: degrees to millimetres, north up, one scale in both directions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.posters.ground import Degrees, Ground

Point = tuple[float, float]

MARGIN = 9.0
"""Millimetres on A3 between what must be seen and the frame."""
_METRES_PER_DEGREE = 111_195.0
_LEAST_METRES = 240.0
"""A circle smaller than this is not blown up further."""
_AROUND_OUTLETS = 1.25
"""Where no outline is known, this much of the ground that the outlets take is shown."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The part of the ground that must be seen: from west to east and south to north, degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, places: Iterable[Degrees], grow: float = 1.0) -> Extent | None:
        """What holds these places, grown around its middle; None for none."""
        found = list(places)
        if not found:
            return None
        longitudes, latitudes = zip(*found, strict=True)
        x, y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
        rise = max(grow * (max(latitudes) - min(latitudes)), _LEAST_METRES / _METRES_PER_DEGREE) / 2
        least = _LEAST_METRES / _METRES_PER_DEGREE / max(0.1, math.cos(math.radians(y)))
        run = max(grow * (max(longitudes) - min(longitudes)), least) / 2
        return cls(x - run, y - rise, x + run, y + rise)

    def at(self, position: Point) -> Degrees:
        """The place at a position 0..1, to the east and to the south."""
        x, y = position
        return self.west + x * (self.east - self.west), self.north - y * (self.north - self.south)

    def position(self, place: Degrees) -> Point:
        """Where a place is, 0..1 to the east and to the south; the inverse of :meth:`at`."""
        return (
            (place[0] - self.west) / (self.east - self.west),
            (self.north - place[1]) / (self.north - self.south),
        )


def extent_of(ground: Ground, places: Sequence[Degrees]) -> Extent | None:
    """The part of the ground that a poster shows: the outline, else where the outlets are, else all streets."""
    outlined = [point for line in ground.outlines for point in line]
    if outlined:
        return Extent.of(outlined)
    if ground.seen or places:
        return Extent.of(ground.seen or places, _AROUND_OUTLETS)
    return Extent.of(point for street in ground.streets for point in street.points)


@dataclass(frozen=True, slots=True)
class Plane:
    """An extent fitted into a frame.

    Attributes:
        scale: millimetres on paper per metre on the ground.
    """

    extent: Extent
    frame: Rect
    scale: float
    middle: Degrees
    shrink: float

    @classmethod
    def fitted(cls, extent: Extent, frame: Rect, margin: float) -> Plane:
        """Fit the extent into the frame with a margin in mm."""
        middle = ((extent.west + extent.east) / 2, (extent.south + extent.north) / 2)
        shrink = max(0.1, math.cos(math.radians(middle[1])))
        across = (extent.east - extent.west) * shrink * _METRES_PER_DEGREE
        down = (extent.north - extent.south) * _METRES_PER_DEGREE
        room = frame.inset(margin)
        scale = min(max(room.width, 1.0) / across, max(room.height, 1.0) / down)
        return cls(extent, frame, scale, middle, shrink)

    def point(self, place: Degrees) -> Point:
        """Where a place is on paper, mm."""
        metre = _METRES_PER_DEGREE * self.scale
        return (
            self.frame.x + self.frame.width / 2 + (place[0] - self.middle[0]) * self.shrink * metre,
            self.frame.y + self.frame.height / 2 - (place[1] - self.middle[1]) * metre,
        )

    def plot(self) -> Rect:
        """Where the extent itself lies in the frame, mm."""
        left, top = self.point((self.extent.west, self.extent.north))
        right, bottom = self.point((self.extent.east, self.extent.south))
        return Rect(left, top, right - left, bottom - top)

    def place(self, x: float, y: float) -> Degrees:
        """Which place a point on paper is; the inverse of :meth:`point`."""
        metre = _METRES_PER_DEGREE * self.scale
        return (
            self.middle[0] + (x - self.frame.x - self.frame.width / 2) / (self.shrink * metre),
            self.middle[1] - (y - self.frame.y - self.frame.height / 2) / metre,
        )

    def line(self, places: Iterable[Degrees]) -> tuple[Point, ...]:
        """A line on paper."""
        return tuple(self.point(place) for place in places)


def fitted(extent: Extent, frame: Rect, factor: float) -> Plane:
    """An extent fitted into a map's frame with the margin that every map has.

    Args:
        factor: of the paper, 1 on A3.
    """
    return Plane.fitted(extent, frame, MARGIN * factor)
