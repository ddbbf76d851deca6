"""The map of a circle as shapes: land, water, streets with names, outline, landmarks, rings, numbered discs.

Everything that is read takes its room before the next one looks for one, in this
order: compass, scale bar, 你在这里, rings, landmarks, names, discs. Lines of
leader show where a disc belongs that had to stand aside.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.clipping import clip_line, is_inside
from fieldkit.posters.freeroom import FreeRoom
from fieldkit.posters.ground import StreetClass
from fieldkit.posters.groundlayers import GroundLayers
from fieldkit.posters.groundlook import GroundLook
from fieldkit.posters.groundsigns import (
    FROM_MIDDLE,
    MINUTES,
    ON_FOOT,
    corners,
    landmark,
    middle_mark,
    rings,
    scale_bar,
)
from fieldkit.posters.groundspots import located, spots_on
from fieldkit.posters.landmarks import draw_landmarks
from fieldkit.posters.legibility import LEAST_TYPE
from fieldkit.posters.mapparts import COMPASS_RADIUS, MapView, badges, compass, marker_radius, pin
from fieldkit.posters.markers import Want, place_markers
from fieldkit.posters.plane import MARGIN, extent_of, fitted
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.shapes import MAP, Box, Clipped, Passage, Path, Rect, Shape
from fieldkit.posters.spots import Known
from fieldkit.posters.streetnames import NamedLine, chained, set_along
from fieldkit.posters.tints import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fieldkit.posters.ground import Degrees, Ground
    from fieldkit.posters.plane import Extent, Plane
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.spots import Spot
    from fieldkit.posters.template import Paper, Template

Point = tuple[float, float]
Line = tuple[Point, ...]

NORTH = Text("北", "N")
HERE = Text("你在这里", "You are here")
CREDIT = Text("地图数据 {credit}", "Map data {credit}")

_EDGE = 1.2
_CREDIT = 2.4
_PLAN_WEIGHT = 1.45
_DISC_SHARE = 0.15
"""True places lie where they lie, so discs leave each other more room than on a sketch."""
_FAR = 3.2
"""A disc farther off than so many times its own radius is no longer seen together with its place."""
_MOST_LANDMARKS = 24


class GroundDrawer:
    """Draws one circle's ground into a frame."""

    def __init__(
        self, spec: PosterSpec, ground: Ground, template: Template, paper: Paper, setter: Setter
    ) -> None:
        self._spec, self._ground, self._setter = spec, ground, setter
        self._colours, self._scale = template.colours, paper.factor
        self._marker_min = template.type.marker_min

    def draw(self, frame: Rect, extent: Extent) -> MapView:
        """Draw the map of an extent with its markers in ``frame``."""
        plane = fitted(extent, frame, self._scale)
        return _Drawing(self, frame, plane).view()

    @property
    def is_real(self) -> bool:
        """Whether a map is drawn, not a plan of coordinates alone."""
        return self._ground.is_real

    def extent(self) -> Extent | None:
        """Return what is to be seen; None where nothing says where the circle is."""
        return extent_of(self._ground, located(self._spec.outlets))

    @property
    def parts(self) -> tuple[PosterSpec, Ground, Setter, float, float]:
        """What a drawing needs: facts, ground, type, scale, least digits."""
        return self._spec, self._ground, self._setter, self._scale, self._marker_min

    def look(self, metre: float) -> GroundLook:
        """Return colours and widths at a scale, mm a metre."""
        return GroundLook(self._colours, self._scale, metre, 1.0 if self.is_real else _PLAN_WEIGHT)


class _Drawing:
    """One map in one frame."""

    def __init__(self, drawer: GroundDrawer, frame: Rect, plane: Plane) -> None:
        self._spec, self._ground, self._setter, self._scale, least = drawer.parts
        self._frame, self._plane, self._look = frame, plane, drawer.look(plane.scale)
        self._outlines = [plane.line(line) for line in self._ground.outlines]
        self._spots = spots_on(self._spec.outlets, self._ground, plane.extent)
        self._wants = {key: self._on_paper(spot) for key, spot in self._spots.items()}
        around = plane.plot().inset(-MARGIN * self._scale)
        self._radius = marker_radius(len(self._spec.outlets), around, least, self._scale, _DISC_SHARE)
        self._ring = 0.55 * self._scale
        area = frame.inset(_EDGE * self._scale)
        self._astray = 0.0
        self._room = FreeRoom(area, tuple(self._wants.values()), self._radius + self._ring)

    def view(self) -> MapView:
        """Draw everything in the order of its layers."""
        signs = self._credit()
        signs += self._here()
        before = len(self._room.taken)
        signs += self._compass()
        signs += scale_bar(self._look, self._room, self._setter, self._spec.language)
        rooms = self._room.taken[before:]
        own, own_rooms, no_room = self._own_landmarks()
        signs += own
        lines, words = self._rings()
        signs += words
        marks, mark_rooms = self._landmarks()
        names = self._names()
        leaders, discs, problems = self._discs()
        ground = GroundLayers(self._ground, self._plane, self._look, self._centre()).shapes()
        sheet = Box(self._frame, self._look.land.outside, 3 * self._scale, part=MAP)
        clipped = Clipped(self._frame, 3 * self._scale, (*ground, *lines))
        shapes = (sheet, clipped, *leaders, *names, *marks, *signs, *discs)
        problems += [*no_room, *self._approval()]
        return MapView(shapes, tuple(problems), (*rooms, *own_rooms, *mark_rooms), self._astray)

    def _approval(self) -> list[Problem]:
        """Ask for the approval number that a real map needs in public (domain: maps)."""
        if not self._ground.is_real or self._spec.approval_number:
            return []
        place = Place(record=self._spec.circle_id, field="map_approval")
        values = {"circle": self._spec.title}
        return [Problem(PosterProblem.APPROVAL_MISSING, Severity.WARNING, place, values)]

    def _on_paper(self, spot: Spot) -> Point:
        return self._plane.point(self._plane.extent.at((spot.x, spot.y)))

    def _compass(self) -> list[Shape]:
        side = 2 * COMPASS_RADIUS * self._scale
        places = corners(self._room.area.inset(1.8 * self._scale), side, side, left=False, top=True)
        room = self._room.best(places[:2]) or places[0]
        self._room.take(room)
        return compass(room, self._look.colours, self._setter, self._spec.words(NORTH))

    def _credit(self) -> list[Shape]:
        """Name whose data the map is made of, at its lower edge, as the licence asks."""
        if not self._ground.credit:
            return []
        scale, size = self._scale, max(_CREDIT * self._scale, LEAST_TYPE)
        text = self._spec.words(CREDIT, credit=self._ground.credit)
        wide, pad = self._setter.width(text, size), 0.7 * scale
        area = self._room.area
        plate = Rect(
            area.right - wide - 2 * pad, area.bottom - size - 2 * pad, wide + 2 * pad, size + 2 * pad
        )
        self._room.take(plate)
        colours = self._look.colours
        words = self._setter.line(text, plate.x + pad, plate.y + plate.height / 2, size, colours.muted)
        return [Box(plate, mixed(colours.paper, colours.frame, 0.15), 0.8 * scale), words]

    def _here(self) -> list[Shape]:
        if self._spec.you_are_here is None:
            return []
        place = self._plane.point(self._plane.extent.at(self._spec.you_are_here))
        words, area = self._spec.words(HERE), self._room.area.inset(0.5 * self._scale)
        if self._ground.credit:
            area = Rect(area.x, area.y, area.width, self._room.taken[0].y - area.y - 0.6 * self._scale)
        shapes, rooms = pin(place, area, self._look.colours, self._setter, words, self._scale)
        self._room.take(*rooms)
        return shapes

    def _own_landmarks(self) -> tuple[list[Shape], list[Rect], list[Problem]]:
        """Draw what somebody put on this poster, before what the map itself tells."""
        shapes, rooms, problems = draw_landmarks(
            self._spec,
            self._plane.plot(),
            self._room.taken,
            self._look.colours,
            self._scale,
            self._setter,
            within=self._room.area,
        )
        self._room.take(*rooms)
        return shapes, rooms, problems

    def _centre(self) -> Point:
        """Return where the rings begin: 你在这里, else the middle of the circle."""
        return self._plane.point(self._plane.extent.at(self._spec.you_are_here or (0.5, 0.5)))

    def _rings(self) -> tuple[list[Path], list[Shape]]:
        words = [self._spec.words(ON_FOOT, minutes=minutes) for minutes in MINUTES]
        marks = list[Shape]()
        if self._spec.you_are_here is None:
            words[0] = self._spec.words(FROM_MIDDLE, minutes=MINUTES[0])
            marks = middle_mark(self._centre(), self._look, self._room)
        lines, signs = rings(self._centre(), self._ground.pace, self._look, self._room, self._setter, words)
        return lines, [*marks, *signs] if signs else []

    def _landmarks(self) -> tuple[list[Shape], list[Rect]]:
        """Draw those in the circle first."""
        places = [(self._plane.point(mark.place), mark) for mark in self._ground.landmarks]
        ordered = sorted(
            places,
            key=lambda one: (bool(self._outlines) and not is_inside(one[0], self._outlines), one[1].kind),
        )
        shapes, rooms = list[Shape](), list[Rect]()
        for place, mark in ordered:
            found = landmark(mark, place, self._look, self._room, self._setter)
            if found is not None and len(rooms) < _MOST_LANDMARKS:
                shapes += found[0]
                rooms.append(found[1][0])
        return shapes, rooms

    def _names(self) -> list[Shape]:
        """Set every name once, the widest streets first, then water and railways."""
        shapes = list[Shape]()
        for wanted in self._named():
            passage = set_along(wanted, self._room, self._setter)
            if passage is not None:
                self._room.take(passage.bounds)
                shapes += self._plates(passage, wanted.plate)
                shapes.append(passage)
        return shapes

    def _plates(self, passage: Passage, colour: str) -> Iterator[Shape]:
        """Interrupt outline and rails behind a name."""
        lines = [(*ring, ring[0]) for ring in self._outlines]
        lines += [self._plane.line(rail.points) for rail in self._ground.rails]
        if not any(True for line in lines for _ in clip_line(line, passage.bounds.inset(-0.8))):
            return
        scale = self._scale
        for words in passage.words:
            room = words.bounds
            yield Box(room.inset(-0.35 * scale), colour, 0.5 * scale)

    def _named(self) -> Iterator[NamedLine]:
        colours, look = self._look.colours, self._look
        lines: dict[tuple[int, str], list[Line]] = {}
        for street in self._ground.streets:
            if street.name:
                lines.setdefault((street.rank, street.name), []).extend(self._in_room(street.points))
        for (rank, name), parts in sorted(lines.items()):
            for line in chained(parts)[:1]:
                size = look.size(StreetClass(rank))
                colour = colours.road_text if rank == StreetClass.MAIN else colours.muted
                yield NamedLine(name, line, size, colour, look.surface(StreetClass(rank)).inside)
        size = look.size(StreetClass.STREET)
        tracks: dict[str, list[Line]] = {}
        for rail in self._ground.rails:
            if rail.name:
                tracks.setdefault(rail.name, []).extend(self._in_room(rail.points))
        for name, parts in sorted(tracks.items()):
            for line in chained(parts)[:1]:
                yield NamedLine(name, line, size, colours.ink, look.land.outside)
        for area in self._ground.areas:
            if area.name and not area.closed:
                for line in list(self._in_room(area.points))[:1]:
                    tone = look.area(area.kind)
                    yield NamedLine(area.name, line, size, look.area_text(area.kind), tone.inside)

    def _in_room(self, points: Iterable[Degrees]) -> Iterator[Line]:
        yield from clip_line(self._plane.line(points), self._room.area)

    def _discs(self) -> tuple[list[Shape], list[Shape], list[Problem]]:
        ranks = list(Known)
        wants = [
            Want(outlet.id, *self._wants[outlet.id], ranks.index(self._spots[outlet.id].known))
            for outlet in self._spec.outlets
        ]
        reach = self._radius + self._ring
        placing = place_markers(wants, self._room.area, self._room.taken, radius=reach, gap=0.4 * self._scale)
        hollow = {key for key, spot in self._spots.items() if spot.known is Known.NOT}
        far = [
            want
            for want in wants
            if want.key not in hollow
            and math.dist((want.x, want.y), placing.centres.get(want.key, (math.inf, 0))) > _FAR * reach
        ]
        self._astray = len(far) / max(1, len(wants))
        leaders = [
            shape
            for want in wants
            if want.key in placing.centres and want.key not in hollow
            for shape in self._leader((want.x, want.y), placing.centres[want.key], reach)
        ]
        discs, problems = badges(
            self._spec, placing, self._radius, self._ring, self._setter, self._look.colours.muted, hollow
        )
        return leaders, discs, problems

    def _leader(self, true: Point, centre: Point, reach: float) -> list[Shape]:
        """Draw where a disc belongs that stands more than its own width away."""
        if math.dist(true, centre) <= 1.35 * reach or not self._frame.inset(1).holds(Rect(*true, 0, 0)):
            return []
        scale, ink = self._scale, self._look.colours.ink
        dot = 0.62 * scale
        return [
            Path((true, centre), stroke=mixed(ink, self._look.land.inside, 0.25), width=0.24 * scale),
            Box(Rect(true[0] - dot, true[1] - dot, 2 * dot, 2 * dot), ink, dot),
        ]
