"""The ground as a plane: metres east and north of a point nearby.

A transverse Mercator projection of the sphere. Within 50 km of its meridian lengths are true to
3 in 100,000; a degree grid with one shrinking factor for a whole prefecture errs a hundred times as much.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Flat: TypeAlias = tuple[float, float]
"""Metres east, metres north."""
Degrees: TypeAlias = tuple[float, float]
"""Longitude, latitude in WGS-84."""

EARTH_RADIUS_M = 6371008.8


class Ground:
    """The plane around a place.

    Args:
        longitude, latitude: of its origin, degrees.
    """

    def __init__(self, longitude: float, latitude: float) -> None:
        self._east = math.radians(longitude)
        self._north = math.radians(latitude)

    @classmethod
    def around(cls, places: Iterable[Degrees]) -> Ground:
        """The plane in the middle of these places; of the Gulf of Guinea when there are none."""
        found = list(places)
        if not found:
            return cls(0.0, 0.0)
        return cls(sum(one[0] for one in found) / len(found), sum(one[1] for one in found) / len(found))

    def flat(self, longitude: float, latitude: float) -> Flat:
        """Where a place is, in metres."""
        turn, rise = math.radians(longitude) - self._east, math.radians(latitude)
        x = EARTH_RADIUS_M * math.atanh(math.cos(rise) * math.sin(turn))
        y = EARTH_RADIUS_M * (math.atan2(math.tan(rise), math.cos(turn)) - self._north)
        return x, y

    def degrees(self, flat: Flat) -> Degrees:
        """The place that is there; the inverse of :meth:`flat`."""
        x, y = flat[0] / EARTH_RADIUS_M, flat[1] / EARTH_RADIUS_M + self._north
        latitude = math.asin(math.sin(y) / math.cosh(x))
        longitude = math.atan2(math.sinh(x), math.cos(y)) + self._east
        return math.degrees(longitude), math.degrees(latitude)


def metres(a: Flat, b: Flat) -> float:
    """As the crow flies."""
    return math.hypot(a[0] - b[0], a[1] - b[1])
