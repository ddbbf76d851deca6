"""The part of a map that matters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.analysis.reach.ground import Degrees

_METRES_A_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True)
class Box:
    """From west to east and south to north, degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, places: Sequence[Degrees], margin_m: float) -> Box | None:
        """What holds these places and so many metres around; None for no places."""
        if not places:
            return None
        longitudes, latitudes = zip(*places, strict=True)
        rise = margin_m / _METRES_A_DEGREE
        run = rise / max(0.1, math.cos(math.radians(max(map(abs, latitudes)))))
        return cls(min(longitudes) - run, min(latitudes) - rise, max(longitudes) + run, max(latitudes) + rise)

    def touches(self, points: Iterable[Degrees]) -> bool:
        """Whether one of these is inside."""
        return any(self.west <= x <= self.east and self.south <= y <= self.north for x, y in points)

    def holds(self, point: Degrees) -> bool:
        """Whether it is inside."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, points: Sequence[Degrees]) -> bool:
        """Whether what these span reaches into it."""
        across, up = zip(*points, strict=True)
        west, east, south, north = min(across), max(across), min(up), max(up)
        return bool(west <= self.east and east >= self.west and south <= self.north and north >= self.south)

    def kilometres_to(self, point: Degrees) -> float:
        """How far a point is from the middle."""
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        across = (point[0] - x) * math.cos(math.radians(y))
        return math.hypot(across, point[1] - y) * _METRES_A_DEGREE / 1000

    def longer_side(self) -> float:
        """Metres from west to east or from south to north, whichever is more."""
        across = (self.east - self.west) * math.cos(math.radians((self.south + self.north) / 2))
        return max(across, self.north - self.south) * _METRES_A_DEGREE
