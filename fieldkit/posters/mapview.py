"""The sketch as shapes: bands with names, blocks, numbered markers, compass, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.groundview import HERE, NORTH, GroundDrawer
from fieldkit.posters.landmarks import draw_landmarks
from fieldkit.posters.mapparts import COMPASS_RADIUS, MapView, badges, compass, marker_radius, pin
from fieldkit.posters.markers import Want, place_markers
from fieldkit.posters.positions import Known, place_outlets
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.shapes import SKETCH, Box, Path, Rect, Shape
from fieldkit.posters.sketch import Band, Sketch, plan_sketch
from fieldkit.registers.boundaries import SideKind

if TYPE_CHECKING:
    from fieldkit.posters.positions import Spot
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Palette, Paper, Template

PLACE_BY_ADDRESS = Text("位置以地址为准", "place: see address")

_LABEL, _LABEL_MIN = 4.9, 3.2
LEGEND_HEIGHT = 8.0
_LEGEND_LEAST = 2.4
"""Millimetres under which words of the legend would be too small."""
_MIDDLE = 0.5
_MOST_ASTRAY = 0.12
"""Where more discs than this share stand aside, a sketch stretched to the frame tells more than a plan to scale."""


class MapDrawer:
    """Draws one circle's sketch into a frame."""

    def __init__(self, spec: PosterSpec, template: Template, paper: Paper, setter: Setter) -> None:
        self._spec = spec
        self._colours: Palette = template.colours
        self._marker_min = template.type.marker_min
        self._scale = paper.factor
        self._setter = setter
        ground = spec.ground
        self._ground = GroundDrawer(spec, ground, template, paper, setter) if ground is not None else None

    def draw(self, frame: Rect) -> MapView:
        """Draw the map, or the plan to scale where it has room for the numbers, else the sketch."""
        if self._ground is not None:
            extent = self._ground.extent()
            if extent is not None:
                view = self._ground.draw(frame, extent)
                if self._ground.is_real or view.astray <= _MOST_ASTRAY:
                    return view
        sketch = plan_sketch(
            self._spec.boundary, self._spec.circle_id, frame.width, frame.height, scale=self._scale
        )
        ground: list[Shape] = [Box(frame, self._colours.frame, radius=3 * self._scale, part=SKETCH)]
        ground += self._town(sketch, frame)
        ground += self._streets(sketch, frame)
        labels, problems = self._labels(sketch, frame)
        compass, compass_room = self._compass(sketch, frame)
        here, here_room = self._here(sketch, frame)
        taken = [compass_room, *here_room]
        plot = sketch.plot.moved(frame.x, frame.y)
        landmarks, rooms, no_room = draw_landmarks(
            self._spec, plot, taken, self._colours, self._scale, self._setter
        )
        markers, left_out = self._markers(sketch, frame, [*taken, *rooms])
        shapes = (*ground, *labels, *compass, *landmarks, *here, *markers)
        return MapView(shapes, (*problems, *no_room, *left_out))

    def legend(self, room: Rect, spots: dict[str, Spot]) -> list[Shape]:
        """Draw what the colours mean on the left of ``room`` and the disclaimer on the right."""
        spec, colours, scale = self._spec, self._colours, self._scale
        used = {outlet.purpose for outlet in spec.outlets}
        entries = [
            (spec.words(purpose.label), purpose.colour, False)
            for purpose in spec.purposes
            if purpose.key in used
        ]
        if any(spot.known is Known.NOT for spot in spots.values()):
            entries.append((spec.words(PLACE_BY_ADDRESS), colours.muted, True))
        size, dot, gap = 3.7 * scale, 1.6 * scale, 5.2 * scale
        widths = [self._setter.width(text, size) + 3.6 * dot + gap for text, _, _ in entries]
        # Words that would become too small on one line stand on two.
        rows = 1 if sum(widths) * _LEGEND_LEAST <= room.width * size else 2
        share = -(-len(entries) // rows) or 1
        high = room.height / rows
        shapes = list[Shape]()
        for row in range(rows):
            there = slice(row * share, (row + 1) * share)
            wide = sum(widths[there]) - gap
            shrink = min(1.0, room.width / wide if wide > 0 else 1.0, 0.94 * high / size)
            x, middle = room.x, room.y + (row + 0.5) * high
            for text, colour, hollow in entries[there]:
                shapes.append(self._dot(x + dot * shrink, middle, dot * shrink, colour, hollow=hollow))
                x += 2.8 * dot * shrink
                shapes.append(self._setter.line(text, x, middle, size * shrink * 0.998, colours.muted))
                x += self._setter.width(text, size) * shrink + (0.8 * dot + gap) * shrink
        return shapes

    def _dot(self, x: float, y: float, radius: float, colour: str, *, hollow: bool) -> Shape:
        rect = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        if hollow:
            return Box(rect, self._colours.paper, radius, stroke=colour, stroke_width=0.45 * self._scale)
        return Box(rect, colour, radius)

    def _town(self, sketch: Sketch, frame: Rect) -> list[Shape]:
        """Blocks inside, and faint ones beyond the boundary: the town goes on."""
        colours, corner = self._colours, 1.8 * self._scale
        shapes: list[Shape] = [Box(sketch.plot.moved(frame.x, frame.y), colours.lane)]
        for place, block in enumerate(sketch.blocks):
            fill = colours.block_alt if place % 3 == 1 else colours.block
            shapes.append(Box(block.moved(frame.x, frame.y), fill, radius=corner))
        return shapes

    def _streets(self, sketch: Sketch, frame: Rect) -> list[Shape]:
        """All edges first, then all surfaces, so that crossings have no lines across."""
        colours, scale = self._colours, self._scale
        edges, surfaces, rails = list[Shape](), list[Shape](), list[Shape]()
        for band in sketch.bands:
            rect = band.rect.moved(frame.x, frame.y)
            if not band.name or band.kind is SideKind.PLACE:
                rails.append(self._open_edge(band, frame))
            if not band.name:
                continue
            if band.kind in {SideKind.ROAD, SideKind.LANE}:
                edges.append(Box(_grown(rect, band, 0.45 * scale), colours.road_edge))
                surfaces.append(Box(rect, colours.road))
            elif band.kind is SideKind.WATER:
                surfaces.insert(0, Box(rect, colours.water))
            elif band.kind is SideKind.RAILWAY:
                rails += self._railway(rect, band)
            else:
                rails.append(
                    Box(rect, colours.place, 2 * scale, stroke=colours.place_edge, stroke_width=0.5 * scale)
                )
        return edges + surfaces + rails

    def _open_edge(self, band: Band, frame: Rect) -> Path:
        x1, y1, x2, y2 = band.edge
        points = ((x1 + frame.x, y1 + frame.y), (x2 + frame.x, y2 + frame.y))
        dash = (2.4 * self._scale, 1.8 * self._scale)
        return Path(points, stroke=self._colours.railway_dash, width=0.6 * self._scale, dash=dash)

    def _railway(self, rect: Rect, band: Band) -> list[Shape]:
        """Draw the track of Chinese maps: dark, with white sleepers let in."""
        scale, colours = self._scale, self._colours
        if band.upright:
            x = rect.x + rect.width / 2
            points = ((x, rect.y), (x, rect.bottom))
        else:
            y = rect.y + rect.height / 2
            points = ((rect.x, y), (rect.right, y))
        return [
            Box(rect, colours.railway),
            Path(points, stroke=colours.railway_dash, width=2.6 * scale),
            Path(points, stroke=colours.paper, width=1.5 * scale, dash=(6.5 * scale, 6.5 * scale)),
        ]

    def _labels(self, sketch: Sketch, frame: Rect) -> tuple[list[Shape], list[Problem]]:
        shapes, problems = list[Shape](), list[Problem]()
        for band in sketch.bands:
            if band.name:
                placed, cut = self._label(band, band.label.moved(frame.x, frame.y))
                shapes += placed
                problems += cut
        return shapes, problems

    def _label(self, band: Band, room: Rect) -> tuple[list[Shape], list[Problem]]:
        """Set a name along its side; a railway's stands on a plate so that the track does not cross it."""
        colours, scale = self._colours, self._scale
        colour = {
            SideKind.RAILWAY: colours.ink, SideKind.WATER: colours.water_text, SideKind.PLACE: colours.place_text,
        }.get(band.kind, colours.road_text)  # fmt: skip
        length = (room.height if band.upright else room.width) - 4 * scale
        text, pitch, problems = band.name, 1.34, list[Problem]()
        size = min(_LABEL * scale, 0.62 * min(room.width, room.height))
        if size * pitch * len(text) > length:
            pitch = 1.06
            size = max(min(size, length / (pitch * len(text))), _LABEL_MIN * scale)
        most = max(2, int(length / (size * pitch)))
        if len(text) > most:
            text = text[: most - 1] + "…"
            place = Place(record=self._spec.circle_id, field="boundary")
            problems.append(Problem(PosterProblem.TEXT_CUT, Severity.WARNING, place, {"text": band.name}))
        passage = self._setter.spaced(text, room, size, colour, pitch=pitch, upright=band.upright)
        if band.kind is not SideKind.RAILWAY:
            return [passage], problems
        plate = passage.bounds.inset(-1.6 * scale)
        plate = (
            Rect(plate.x, room.y, plate.width, room.height)
            if not band.upright
            else Rect(room.x, plate.y, room.width, plate.height)
        )
        return [Box(plate, colours.railway), passage], problems

    def _compass(self, sketch: Sketch, frame: Rect) -> tuple[list[Shape], Rect]:
        plot, gap = sketch.plot.moved(frame.x, frame.y), 2.5 * self._scale
        here, side = self._spec.you_are_here, 2 * COMPASS_RADIUS * self._scale
        x = plot.right - side - gap
        if here is not None and here[0] > _MIDDLE and here[1] < _MIDDLE:
            x = plot.x + gap
        room = Rect(x, plot.y + gap, side, side)
        return compass(room, self._colours, self._setter, self._spec.words(NORTH)), room

    def _here(self, sketch: Sketch, frame: Rect) -> tuple[list[Shape], list[Rect]]:
        if self._spec.you_are_here is None:
            return [], []
        x, y = sketch.point(self._spec.you_are_here)
        plot, words = sketch.plot.moved(frame.x, frame.y), self._spec.words(HERE)
        return pin((x + frame.x, y + frame.y), plot, self._colours, self._setter, words, self._scale)

    def _markers(
        self, sketch: Sketch, frame: Rect, obstacles: list[Rect]
    ) -> tuple[list[Shape], list[Problem]]:
        spots = place_outlets(self._spec.outlets, self._spec.boundary)
        ranks = list(Known)
        plot = sketch.plot.moved(frame.x, frame.y)
        wants = []
        for outlet in self._spec.outlets:
            spot = spots[outlet.id]
            x, y = sketch.point((spot.x, spot.y))
            wants.append(Want(outlet.id, x + frame.x, y + frame.y, ranks.index(spot.known)))
        radius, ring, gap = self._radius(plot), 0.55 * self._scale, 0.5 * self._scale
        placing = place_markers(wants, plot.inset(0.4), obstacles, radius=radius + ring, gap=gap)
        hollow = {key for key, spot in spots.items() if spot.known is Known.NOT}
        return badges(self._spec, placing, radius, ring, self._setter, self._colours.muted, hollow)

    def _radius(self, plot: Rect) -> float:
        return marker_radius(len(self._spec.outlets), plot, self._marker_min, self._scale)


def _grown(rect: Rect, band: Band, by: float) -> Rect:
    """Widen a band across its run, not along it."""
    if band.upright:
        return Rect(rect.x - by, rect.y, rect.width + 2 * by, rect.height)
    return Rect(rect.x, rect.y - by, rect.width, rect.height + 2 * by)
