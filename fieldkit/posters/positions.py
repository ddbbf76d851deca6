"""Where on the sketch an outlet goes, from the best that is known about it.

Best first: placed on this sketch by somebody; coordinates, fitted into the
sketch together; a boundary street named in the address (along that street, in
the order of house numbers); nothing. The last kind is spread evenly and drawn
hollow, so that nobody walks to a place that nobody knows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.posters.groundspots import located, spots_on
from fieldkit.posters.plane import extent_of
from fieldkit.posters.spots import Known, Point, Spot, house_number, most_lonely
from fieldkit.registers.boundaries import Boundary, Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldkit.posters.ground import Ground
    from fieldkit.posters.spec import PosterOutlet

__all__ = ["Known", "Spot", "named_sides", "place_outlets"]


_FITTED_LEAST = 3
"""Fewer coordinates give no scale."""
_MARGIN = 0.06
_NEAR_EDGE = 0.012
_METRES_PER_DEGREE = 111_320.0
_SMALLEST_EXTENT = 60.0


def place_outlets(
    outlets: Sequence[PosterOutlet], boundary: Boundary, ground: Ground | None = None
) -> dict[str, Spot]:
    """Return a spot for every outlet by its id; the same outlets give the same spots.

    Args:
        ground: where there is one, spots are parts of its extent, not of the sketch.
    """
    extent = extent_of(ground, located(outlets)) if ground is not None else None
    if ground is not None and extent is not None:
        return spots_on(outlets, ground, extent)
    spots: dict[str, Spot] = {}
    for outlet in outlets:
        if outlet.position is not None:
            x, y = (min(max(value, 0.0), 1.0) for value in outlet.position)
            spots[outlet.id] = Spot(x, y, Known.PLACED)
    spots |= _fitted([outlet for outlet in outlets if outlet.id not in spots])
    spots |= _along_streets([outlet for outlet in outlets if outlet.id not in spots], boundary)
    for outlet in sorted(outlets, key=lambda outlet: outlet.id):
        if outlet.id not in spots:
            spots[outlet.id] = Spot(*most_lonely(outlet.id, spots.values()), Known.NOT)
    return spots


def _fitted(outlets: Sequence[PosterOutlet]) -> dict[str, Spot]:
    """Fit coordinates into the sketch: true to each other, stretched to the four sides."""
    located = {outlet.id: outlet.lonlat for outlet in outlets if outlet.lonlat is not None}
    if len(located) < _FITTED_LEAST:
        return {}
    middle = math.radians(sum(lat for _, lat in located.values()) / len(located))
    metres = {
        key: (lon * _METRES_PER_DEGREE * math.cos(middle), -lat * _METRES_PER_DEGREE)
        for key, (lon, lat) in located.items()
    }
    across = _scale([x for x, _ in metres.values()])
    down = _scale([y for _, y in metres.values()])
    return {key: Spot(across(x), down(y), Known.COORDINATES) for key, (x, y) in metres.items()}


def _scale(values: list[float]) -> Callable[[float], float]:
    """Return what maps metres into 0..1 with a margin; an extent under 60 m is not blown up."""
    least, most = min(values), max(values)
    extent = max(most - least, _SMALLEST_EXTENT)
    return lambda value: 0.5 + (value - (least + most) / 2) / extent * (1 - 2 * _MARGIN)


def named_sides(address: str, boundary: Boundary) -> tuple[Direction, ...]:
    """Return the sides whose street the address names; two of them make a corner."""
    bare = "".join(address.split())
    return tuple(side for side in Direction if boundary.name(side) and boundary.name(side) in bare)


def _along_streets(outlets: Sequence[PosterOutlet], boundary: Boundary) -> dict[str, Spot]:
    spots: dict[str, Spot] = {}
    by_side: dict[Direction, list[PosterOutlet]] = {}
    for outlet in outlets:
        sides = named_sides(outlet.address, boundary)
        upright = [side for side in sides if side in {Direction.EAST, Direction.WEST}]
        level = [side for side in sides if side in {Direction.NORTH, Direction.SOUTH}]
        if upright and level:
            x, y = _edge(upright[0], 0.5)[0], _edge(level[0], 0.5)[1]
            spots[outlet.id] = Spot(x, y, Known.STREET)
        elif sides:
            by_side.setdefault(sides[0], []).append(outlet)
    for side, there in by_side.items():
        ordered = sorted(there, key=lambda outlet: (house_number(outlet.address), outlet.number))
        for rank, outlet in enumerate(ordered):
            x, y = _edge(side, (rank + 0.5) / len(ordered))
            spots[outlet.id] = Spot(x, y, Known.STREET)
    return spots


def _edge(side: Direction, along: float) -> Point:
    """Return a point just inside a side; ``along`` runs west to east and north to south."""
    run = _MARGIN + along * (1 - 2 * _MARGIN)
    return {
        Direction.NORTH: (run, _NEAR_EDGE),
        Direction.SOUTH: (run, 1 - _NEAR_EDGE),
        Direction.WEST: (_NEAR_EDGE, run),
        Direction.EAST: (1 - _NEAR_EDGE, run),
    }[side]
