"""A schematic map from four names: bands for the boundary, blocks and lanes inside.

Pure geometry in millimetres, north up, so that the poster and the window draw
the same sketch. Nothing on it claims a true place except the four sides; the
blocks are a pattern that depends on the circle's id alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import Rect
from fieldkit.registers.boundaries import Boundary, Direction, SideKind

if TYPE_CHECKING:
    from collections.abc import Iterator

# Thickness of a side's band in mm on A3.
_THICKNESS: dict[SideKind, float] = {
    SideKind.ROAD: 9.5,
    SideKind.LANE: 7.0,
    SideKind.RAILWAY: 8.5,
    SideKind.WATER: 10.0,
    SideKind.PLACE: 11.0,
}
_OPEN_THICKNESS = 5.0
_OUTSIDE = 6.0
_LANE = 5.0
_NARROW_LANE = 3.4
_PLACE_SHARE = 0.46
_ROW_HEIGHT = 44.0
_BLOCK_WIDTH = 58.0
_HORIZONTAL = (Direction.NORTH, Direction.SOUTH)


@dataclass(frozen=True, slots=True)
class Band:
    """One side of the circle.

    Attributes:
        name: empty when the text does not say; then the side is drawn dashed.
        rect: the band, running on to the edge of the sketch; for a place, its block only.
        edge: the inner edge as ``(x1, y1, x2, y2)``, where the circle begins.
        label: the room for the name.
    """

    direction: Direction
    name: str
    kind: SideKind
    rect: Rect
    edge: tuple[float, float, float, float]
    label: Rect

    @property
    def upright(self) -> bool:
        """Whether the name is set from top to bottom."""
        return self.direction not in _HORIZONTAL


@dataclass(frozen=True, slots=True)
class Sketch:
    """The geometry of a circle's sketch.

    Attributes:
        plot: the inside of the circle; positions 0..1 refer to it.
        blocks: houses between lanes, inside ``plot``.
    """

    width: float
    height: float
    plot: Rect
    bands: tuple[Band, ...]
    blocks: tuple[Rect, ...]

    def point(self, position: tuple[float, float]) -> tuple[float, float]:
        """Turn a position 0..1 into millimetres."""
        x, y = (min(max(value, 0.0), 1.0) for value in position)
        return self.plot.x + x * self.plot.width, self.plot.y + y * self.plot.height

    def position(self, x: float, y: float) -> tuple[float, float] | None:
        """Turn millimetres (a click) into a position 0..1, or None outside the circle."""
        across, down = (x - self.plot.x) / self.plot.width, (y - self.plot.y) / self.plot.height
        if 0 <= across <= 1 and 0 <= down <= 1:
            return across, down
        return None


def plan_sketch(boundary: Boundary, seed: str, width: float, height: float, *, scale: float = 1.0) -> Sketch:
    """Lay out the sketch of a circle in a field of ``width`` by ``height`` mm.

    Args:
        seed: the circle's id.
        scale: 1 on A3; thickness of bands and lanes follow it.
    """
    thick = {direction: _thickness(boundary, direction) * scale for direction in Direction}
    out = _OUTSIDE * scale
    plot = Rect(
        out + thick[Direction.WEST],
        out + thick[Direction.NORTH],
        width - 2 * out - thick[Direction.WEST] - thick[Direction.EAST],
        height - 2 * out - thick[Direction.NORTH] - thick[Direction.SOUTH],
    )
    bands = tuple(
        _band(boundary, direction, plot, thick[direction], width, height) for direction in Direction
    )
    return Sketch(width, height, plot, bands, tuple(_blocks(plot, _shares(seed), scale)))


def _thickness(boundary: Boundary, direction: Direction) -> float:
    return _THICKNESS[boundary.kind(direction)] if boundary.name(direction) else _OPEN_THICKNESS


def _band(
    boundary: Boundary, direction: Direction, plot: Rect, thick: float, width: float, height: float
) -> Band:
    name, kind = boundary.name(direction), boundary.kind(direction)
    if direction in _HORIZONTAL:
        y = plot.y - thick if direction is Direction.NORTH else plot.bottom
        edge_y = plot.y if direction is Direction.NORTH else plot.bottom
        rect, edge = Rect(0, y, width, thick), (plot.x, edge_y, plot.right, edge_y)
        label = Rect(plot.x, y, plot.width, thick)
    else:
        x = plot.x - thick if direction is Direction.WEST else plot.right
        edge_x = plot.x if direction is Direction.WEST else plot.right
        rect, edge = Rect(x, 0, thick, height), (edge_x, plot.y, edge_x, plot.bottom)
        label = Rect(x, plot.y, thick, plot.height)
    if name and kind is SideKind.PLACE:
        rect = _middle(label, horizontal=direction in _HORIZONTAL)
        label = rect
    return Band(direction, name, kind, rect, edge, label)


def _middle(room: Rect, *, horizontal: bool) -> Rect:
    """Return the middle part of a side: a square lies along it, it does not run through."""
    if horizontal:
        length = room.width * _PLACE_SHARE
        return Rect(room.x + (room.width - length) / 2, room.y + 0.8, length, room.height - 1.6)
    length = room.height * _PLACE_SHARE
    return Rect(room.x + 0.8, room.y + (room.height - length) / 2, room.width - 1.6, length)


def _shares(seed: str) -> Iterator[float]:
    """Yield numbers in 0..1 that depend on the seed alone, on every machine and Python."""
    counter = 0
    while True:
        digest = hashlib.sha256(f"{seed}/{counter}".encode()).digest()
        yield from (byte / 255 for byte in digest)
        counter += 1


def _blocks(plot: Rect, shares: Iterator[float], scale: float) -> Iterator[Rect]:
    """Cut the inside by one through lane, lanes between rows, and lanes of each row's own."""
    lane, narrow = _LANE * scale, _NARROW_LANE * scale
    rows = max(2, min(4, round(plot.height / (_ROW_HEIGHT * scale))))
    through = plot.x + plot.width * (0.42 + 0.16 * next(shares))
    for top, bottom in _cuts(plot.y + narrow, plot.bottom - narrow, rows, lane, shares):
        for left, right in ((plot.x + narrow, through - lane / 2), (through + lane / 2, plot.right - narrow)):
            count = max(1, round((right - left) / (_BLOCK_WIDTH * scale) + 0.7 * (next(shares) - 0.5)))
            for x0, x1 in _cuts(left, right, count, narrow, shares):
                yield Rect(x0, top, x1 - x0, bottom - top)


def _cuts(
    start: float, end: float, count: int, gap: float, shares: Iterator[float]
) -> Iterator[tuple[float, float]]:
    """Cut a length into ``count`` uneven parts with ``gap`` between them."""
    weights = [0.75 + 0.5 * next(shares) for _ in range(count)]
    room = end - start - gap * (count - 1)
    for weight in weights:
        length = room * weight / sum(weights)
        yield start, start + length
        start += length + gap
