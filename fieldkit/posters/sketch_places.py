"""Where the sketch or map and its numbers stand on a laid-out poster, for moving them by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.groundspots import located
from fieldkit.posters.plane import extent_of, fitted
from fieldkit.posters.shapes import MAP, SKETCH, Badge, Box, Page, Rect
from fieldkit.posters.sketch import plan_sketch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.posters.adjusting import Point
    from fieldkit.posters.spec import PosterSpec


@dataclass(frozen=True, slots=True)
class SketchPlaces:
    """The sketch of a poster's first sheet, in mm from its top left corner.

    Attributes:
        width, height: of the whole sheet.
        plot: the inside of the circle, where positions run from 0 to 1.
        centres: of the numbered discs, by outlet.
        radius: of the discs.
    """

    width: float
    height: float
    plot: Rect
    centres: Mapping[str, Point]
    radius: float

    def point(self, position: Point) -> Point:
        """Where a position 0..1 is on the sheet."""
        return self.plot.x + position[0] * self.plot.width, self.plot.y + position[1] * self.plot.height

    def position(self, x: float, y: float) -> Point:
        """The position 0..1 of a point on the sheet; a point outside the circle gives the nearest inside."""
        across, down = (x - self.plot.x) / self.plot.width, (y - self.plot.y) / self.plot.height
        return min(1.0, max(0.0, across)), min(1.0, max(0.0, down))

    def outlet_at(self, x: float, y: float) -> str:
        """The outlet whose disc holds a point; empty for none."""
        for outlet, (cx, cy) in self.centres.items():
            if (x - cx) ** 2 + (y - cy) ** 2 <= self.radius**2:
                return outlet
        return ""


def sketch_places(spec: PosterSpec) -> SketchPlaces | None:
    """Lay the poster out and return where its sketch is; None where a template has none."""
    from fieldkit.posters.fonts import poster_font
    from fieldkit.posters.layout import lay_out

    layout = lay_out(spec, poster_font())
    return _read(spec, layout.pages[0], layout.paper.factor) if layout.pages else None


def _read(spec: PosterSpec, page: Page, scale: float) -> SketchPlaces | None:
    ground = next((one for one in page.shapes if isinstance(one, Box) and one.part in {MAP, SKETCH}), None)
    if ground is None:
        return None
    badges = [shape for shape in page.shapes if isinstance(shape, Badge) and shape.outlet]
    return SketchPlaces(
        page.width,
        page.height,
        _plot(spec, ground, scale),
        {badge.outlet: (badge.x, badge.y) for badge in badges},
        max((badge.radius + badge.ring for badge in badges), default=0.0),
    )


def _plot(spec: PosterSpec, ground: Box, scale: float) -> Rect:
    """The part of the frame that positions 0..1 mean: of a map its extent, of a sketch the inside of the circle."""
    frame, extent = ground.rect, None
    if ground.part == MAP and spec.ground is not None:
        extent = extent_of(spec.ground, located(spec.outlets))
    if extent is not None:
        return fitted(extent, frame, scale).plot()
    sketch = plan_sketch(spec.boundary, spec.circle_id, frame.width, frame.height, scale=scale)
    return sketch.plot.moved(frame.x, frame.y)
