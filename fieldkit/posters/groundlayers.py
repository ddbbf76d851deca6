"""What lies under everything that is read on a map: land, water, green, streets, railways, outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.posters.clipping import clip_area, clip_line, is_inside, split_line
from fieldkit.posters.ground import StreetClass
from fieldkit.posters.groundsigns import MINUTES, turn
from fieldkit.posters.shapes import Box, Path
from fieldkit.posters.tints import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fieldkit.posters.ground import Degrees, Ground
    from fieldkit.posters.groundlook import GroundLook
    from fieldkit.posters.plane import Plane

Point = tuple[float, float]
Line = tuple[Point, ...]
Flat = Box | Path

_TINT = 0.3
_NEAR, _STEP = 4.0, 8.0
"""Streets along the outline belong to the circle; lines are judged every few millimetres."""


class GroundLayers:
    """The ground of one map in its frame.

    Args:
        ground: what is drawn.
        plane: the extent fitted into the frame.
        look: colours and widths.
        centre: where the rings of minutes begin, mm.
    """

    def __init__(self, ground: Ground, plane: Plane, look: GroundLook, centre: Point) -> None:
        self._ground, self._plane, self._look, self._from = ground, plane, look, centre
        self._frame, self._scale = plane.frame, look.scale
        self._outlines = [plane.line(line) for line in ground.outlines]

    def shapes(self) -> tuple[Flat, ...]:
        """Return everything in the order of its layers."""
        return (*self._land(), *self._streets(), *self._outline())

    def _clipped(self, points: Iterable[Degrees]) -> Iterator[tuple[Line, bool]]:
        """Yield the parts of a line in the frame, each with whether it lies in the circle."""
        for part in clip_line(self._plane.line(points), self._frame.inset(-4 * self._scale)):
            if not self._ground.is_real:
                yield part, True
                continue
            yield from split_line(part, self._outlines, _NEAR * self._scale, _STEP * self._scale)

    def _land(self) -> list[Flat]:
        look = self._look
        bare = not self._outlines
        shapes: list[Flat] = [Box(self._frame, look.land.at(inside=bare))]
        shapes += self._areas(inside=bare)
        for outline in self._outlines:
            inner = clip_area(outline, self._frame)
            if inner:
                shapes.append(Path(inner, fill=look.land.inside))
        if not self._ground.is_real:
            shapes += self._minutes()
        if not bare:
            shapes += self._areas(inside=True, within=True)
        return shapes

    def _areas(self, *, inside: bool, within: bool = False) -> Iterator[Flat]:
        """Yield water and green; with ``within`` the lines among them are cut at the outline."""
        for area in self._ground.areas:
            colour = self._look.area(area.kind).at(inside=inside)
            if area.closed:
                ring = clip_area(self._plane.line(area.points), self._frame)
                middle_inside = not within or (bool(ring) and is_inside(_middle(ring), self._outlines))
                if ring and middle_inside:
                    yield Path(ring, fill=colour)
                continue
            for part, is_in in self._clipped(area.points):
                if not within or is_in:
                    yield Path(part, stroke=colour, width=4.4 * self._scale, round=True)

    def _minutes(self) -> Iterator[Path]:
        """Yield the ground that one reaches in so many minutes, the farthest first: a plan has nothing else on it."""
        for step, minutes in enumerate(reversed(MINUTES), 1):
            tint = mixed(self._look.colours.place, self._look.land.inside, 1 - _TINT * step)
            disc = turn(self._from, minutes * self._ground.pace * self._look.metre)
            inner = clip_area(clip_area(disc, self._plane.plot()), self._frame)
            if inner:
                yield Path(inner, fill=tint)

    def _streets(self) -> list[Flat]:
        """All casings first, then all surfaces, the widest on top, so that crossings have no lines across."""
        casing, look = 0.36 * self._scale, self._look
        edges, surfaces = list[Flat](), list[Flat]()
        for street in sorted(self._ground.streets, key=lambda one: -one.rank):
            width = look.width(street.rank, named=bool(street.name))
            for part, inside in self._clipped(street.points):
                if street.rank is StreetClass.PATH and not inside:
                    continue
                edge = look.edge(street.rank).at(inside=inside)
                edges.append(Path(part, stroke=edge, width=width + 2 * casing, round=True))
                fill = look.surface(street.rank).at(inside=inside)
                surfaces.append(Path(part, stroke=fill, width=width, round=True))
        return edges + surfaces + self._rails()

    def _rails(self) -> list[Flat]:
        colours, scale = self._look.colours, self._scale * self._look.weight
        shapes = list[Flat]()
        for rail in self._ground.rails:
            for part in clip_line(self._plane.line(rail.points), self._frame.inset(-4 * scale)):
                shapes.append(Path(part, stroke=colours.railway_dash, width=1.7 * scale))
                dash = (3.4 * scale, 3.4 * scale)
                shapes.append(Path(part, stroke=colours.paper, width=1.0 * scale, dash=dash))
        return shapes

    def _outline(self) -> list[Flat]:
        """Draw a broad pale line with a fine one on it."""
        colours, scale = self._look.colours, self._scale
        broad = mixed(colours.band, self._look.land.inside, 0.78)
        fine = mixed(colours.band, colours.paper, 0.3)
        shapes = list[Flat]()
        edges = self._ground.edges
        rings = [(*outline, outline[0]) for outline in self._outlines]
        for whole in rings if edges is None else map(self._plane.line, edges):
            shapes.append(Path(whole, stroke=broad, width=2.6 * scale, round=True))
            shapes.append(Path(whole, stroke=fine, width=0.55 * scale, dash=(3.2 * scale, 1.8 * scale)))
        return shapes


def _middle(ring: Line) -> Point:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
