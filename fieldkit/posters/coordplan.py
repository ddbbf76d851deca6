"""The plan of a circle of which no map is known: its outlets' coordinates and the streets that its 四至 names.

The four sides are drawn straight where the outlets end, so it is a sketch still (示意图);
distances between outlets, and rings of minutes on foot, are true.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.posters.ground import (
    Area,
    AreaKind,
    Ground,
    GroundMark,
    LandmarkKind,
    Rail,
    Street,
    StreetClass,
)
from fieldkit.posters.plane import Extent
from fieldkit.registers.boundaries import Direction, SideKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.ground import Degrees, Line
    from fieldkit.registers.boundaries import Boundary

FEWEST = 3
"""Fewer coordinates give no scale."""
LONGEST = 5.0
"""A circle drawn out more than this has no room for its numbers at one scale."""
_AROUND = 1.12
_BEYOND = 6.0
"""Sides run on past the corners by so many times the circle's size: the town goes on."""


def coordinate_ground(boundary: Boundary, places: Sequence[Degrees], pace: float) -> Ground | None:
    """The ground that coordinates alone give; None where they give no scale.

    Args:
        boundary: what the sides are called.
        places: of the outlets, GCJ-02.
        pace: metres of straight line a minute.
    """
    extent = Extent.of(without_slips(places), _AROUND)
    if extent is None or len(places) < FEWEST or not 1 / LONGEST <= _shape(extent) <= LONGEST:
        return None
    streets, rails, areas, marks, edges = [], [], [], [], []
    for side in Direction:
        name, kind = boundary.name(side), boundary.kind(side)
        line = _side(extent, side)
        if not name or kind is SideKind.PLACE:
            edges.append(_edge(extent, side))
        if not name:
            continue
        if kind is SideKind.RAILWAY:
            rails.append(Rail(name, line))
        elif kind is SideKind.WATER:
            areas.append(Area(name, AreaKind.WATER, line, closed=False))
        elif kind is SideKind.PLACE:
            marks.append(GroundMark(name, LandmarkKind.GREEN, _middle(extent, side)))
        else:
            rank = StreetClass.STREET if kind is SideKind.LANE else StreetClass.MAIN
            streets.append(Street(name, rank, line))
    corners = (
        (extent.west, extent.north),
        (extent.east, extent.north),
        (extent.east, extent.south),
        (extent.west, extent.south),
    )
    return Ground(
        (corners,),
        tuple(streets),
        tuple(rails),
        tuple(areas),
        tuple(marks),
        pace=pace,
        seen=tuple(places),
        edges=tuple(edges),
    )


def without_slips(places: Sequence[Degrees]) -> list[Degrees]:
    """The places without those far from all others: a digit typed wrongly lies kilometres off.

    A place counts as a slip when it lies more than four times farther from the middle than three quarters of all do.
    """
    if len(places) < FEWEST:
        return list(places)
    across, up = (sorted(values) for values in zip(*places, strict=True))
    middle = (across[len(across) // 2], up[len(up) // 2])
    shrink = math.cos(math.radians(middle[1]))
    far = [math.hypot((x - middle[0]) * shrink, y - middle[1]) for x, y in places]
    usual = sorted(far)[(3 * len(far)) // 4]
    return [place for place, off in zip(places, far, strict=True) if off <= 4 * usual]


def _shape(extent: Extent) -> float:
    across = (extent.east - extent.west) * math.cos(math.radians((extent.north + extent.south) / 2))
    return across / (extent.north - extent.south)


def _side(extent: Extent, side: Direction) -> Line:
    """A side's line, west to east or north to south."""
    wide, high = _BEYOND * (extent.east - extent.west), _BEYOND * (extent.north - extent.south)
    most = max(wide, high)
    west, east = extent.west - most, extent.east + most
    north, south = extent.north + most, extent.south - most
    return {
        Direction.NORTH: ((west, extent.north), (east, extent.north)),
        Direction.SOUTH: ((west, extent.south), (east, extent.south)),
        Direction.WEST: ((extent.west, north), (extent.west, south)),
        Direction.EAST: ((extent.east, north), (extent.east, south)),
    }[side]


def _edge(extent: Extent, side: Direction) -> Line:
    """A side's line between its corners."""
    north_west, north_east = (extent.west, extent.north), (extent.east, extent.north)
    south_west, south_east = (extent.west, extent.south), (extent.east, extent.south)
    return {
        Direction.NORTH: (north_west, north_east),
        Direction.SOUTH: (south_west, south_east),
        Direction.WEST: (north_west, south_west),
        Direction.EAST: (north_east, south_east),
    }[side]


def _middle(extent: Extent, side: Direction) -> Degrees:
    x, y = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    return {
        Direction.NORTH: (x, extent.north),
        Direction.SOUTH: (x, extent.south),
        Direction.WEST: (extent.west, y),
        Direction.EAST: (extent.east, y),
    }[side]
