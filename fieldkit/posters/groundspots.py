"""Where an outlet stands on a map: by its coordinates, by the street of its address, or nowhere known.

Spots are parts of the map's extent, 0..1 to the east and to the south, so they are
the same on every paper.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from fieldkit.posters.spots import Known, Spot, house_number, most_lonely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.posters.ground import Degrees, Ground, Street
    from fieldkit.posters.plane import Extent
    from fieldkit.posters.spec import PosterOutlet

_SHORTEST_NAME = 2
_BESIDE = 0.05
"""Boundary streets run along the edge of the extent."""


def located(outlets: Iterable[PosterOutlet]) -> list[Degrees]:
    """Return the coordinates of those that have any."""
    return [outlet.lonlat for outlet in outlets if outlet.lonlat is not None]


def spots_on(outlets: Sequence[PosterOutlet], ground: Ground, extent: Extent) -> dict[str, Spot]:
    """Return a spot for every outlet by its id; the same outlets give the same spots."""
    spots: dict[str, Spot] = {}
    for outlet in outlets:
        if outlet.moved is not None:
            spots[outlet.id] = Spot(*outlet.moved, Known.PLACED)
        elif outlet.lonlat is not None:
            spots[outlet.id] = Spot(*extent.position(outlet.lonlat), Known.COORDINATES)
        elif outlet.position is not None:
            spots[outlet.id] = Spot(*outlet.position, Known.PLACED)
    spots |= _along_streets([outlet for outlet in outlets if outlet.id not in spots], ground, extent)
    for outlet in sorted(outlets, key=lambda outlet: outlet.id):
        if outlet.id not in spots:
            spots[outlet.id] = Spot(*most_lonely(outlet.id, spots.values()), Known.NOT)
    return spots


def _along_streets(outlets: Sequence[PosterOutlet], ground: Ground, extent: Extent) -> dict[str, Spot]:
    """Put outlets along the street that their address names, in the order of their house numbers."""
    pieces: defaultdict[str, list[Street]] = defaultdict(list)
    for street in ground.streets:
        if len(street.name) >= _SHORTEST_NAME:
            pieces[street.name].append(street)
    there: defaultdict[str, list[PosterOutlet]] = defaultdict(list)
    for outlet in outlets:
        bare = "".join(outlet.address.split())
        named = [name for name in pieces if name in bare]
        if named:
            there[max(named, key=lambda name: (len(name), name))].append(outlet)
    spots = {}
    for name, along in there.items():
        line = _seen(pieces[name], extent)
        ordered = sorted(along, key=lambda outlet: (house_number(outlet.address), outlet.number))
        for rank, outlet in enumerate(ordered if line else ()):
            spots[outlet.id] = Spot(*_part(line, (rank + 0.5) / len(ordered)), Known.STREET)
    return spots


def _seen(streets: Sequence[Street], extent: Extent) -> list[tuple[float, float]]:
    """Return the points of the longest piece that lie in the extent, as parts of it."""
    lines = [
        [
            (x, y)
            for x, y in map(extent.position, street.points)
            if -_BESIDE <= x <= 1 + _BESIDE and -_BESIDE <= y <= 1 + _BESIDE
        ]
        for street in streets
    ]
    return max((line for line in lines if len(line) > 1), key=len, default=[])


def _part(line: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    """Return the point at a share of a line's length."""
    lengths = [math.dist(a, b) for a, b in pairwise(line)]
    wanted = share * sum(lengths)
    for (a, b), length, end in zip(pairwise(line), lengths, accumulate(lengths), strict=True):
        if end >= wanted and length > 0:
            back = (end - wanted) / length
            return b[0] + back * (a[0] - b[0]), b[1] + back * (a[1] - b[1])
    return line[-1]
