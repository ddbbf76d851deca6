"""What sketch and map have in common: compass, 你在这里, numbered discs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.rows import number_badge
from fieldkit.posters.shapes import Box, Path, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Collection

    from fieldkit.posters.markers import Placing
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterOutlet, PosterSpec
    from fieldkit.posters.template import Palette

Point = tuple[float, float]

COMPASS_RADIUS = 6.2
_RADIUS, _RADIUS_MIN = 4.6, 3.0
_DISC_SHARE = 0.2
_ROUND = 24


@dataclass(frozen=True, slots=True)
class MapView:
    """What the sketch or map draws, and what could not be drawn.

    Attributes:
        astray: which share of the discs had to stand far from where they belong.
        rooms: what compass, scale bar and signs take, mm; nothing else that is read stands there.
    """

    shapes: tuple[Shape, ...]
    problems: tuple[Problem, ...]
    rooms: tuple[Rect, ...] = ()
    astray: float = 0.0


def compass(room: Rect, colours: Palette, setter: Setter, north: str) -> list[Shape]:
    """Draw the compass into a square."""
    radius = room.width / 2
    x, y, scale = room.x + radius, room.y + radius, radius / COMPASS_RADIUS
    top, foot, half = y - 4.6 * scale, y + 0.9 * scale, 2.1 * scale
    needle = ((x, top), (x + half, foot), (x, foot - 1.4 * scale), (x - half, foot))
    words = setter.line(north, x, y + 3.2 * scale, 3.1 * scale, colours.ink, bold=True, anchor="middle")
    return [
        Box(room, colours.paper, radius, stroke=colours.line, stroke_width=0.3 * scale),
        Path(needle, fill=colours.ink),
        words,
    ]


def pin(
    place: Point, plot: Rect, colours: Palette, setter: Setter, words: str, scale: float
) -> tuple[list[Shape], list[Rect]]:
    """Draw the pin whose foot stands on the place; sign and words stay inside ``plot``.

    Returns:
        Shapes, and the rooms of sign and words.
    """
    size, r = 4.6 * scale, 3.2 * scale
    wide = 2 * r + 1.6 * scale + setter.width(words, size, bold=True)
    x = min(max(place[0], plot.x + r), plot.right - (wide - r))
    y = min(max(place[1], plot.y + 3.1 * r), plot.bottom)
    head = y - 2.1 * r
    curve = [
        (x + r * math.cos(a), head + r * math.sin(a))
        for a in (math.radians(150 + 240 * step / _ROUND) for step in range(_ROUND + 1))
    ]
    said = setter.line(words, x + r + 1.6 * scale, head, size, colours.here, bold=True)
    drop = Path((*curve, (x, y)), fill=colours.here, stroke=colours.paper, width=0.5 * scale)
    eye = Box(Rect(x - 0.35 * r, head - 0.35 * r, 0.7 * r, 0.7 * r), colours.paper, 0.35 * r)
    return [drop, eye, said], [Rect(x - r, head - r, 2 * r, y - head + r), said.bounds.inset(-0.8 * scale)]


def marker_radius(count: int, plot: Rect, least: float, scale: float, share: float = _DISC_SHARE) -> float:
    """Return a radius at which the discs fill at most a part of the plot, mm.

    Args:
        least: height of the smallest legible digits.
        share: of the plot, 0..1.
    """
    fair = math.sqrt(plot.width * plot.height * share / (max(1, count) * math.pi))
    return max(_RADIUS_MIN, least / 0.88, min(fair, _RADIUS * max(1.0, scale)))


def badges(
    spec: PosterSpec,
    placing: Placing,
    radius: float,
    ring: float,
    setter: Setter,
    other: str,
    hollow: Collection[str],
) -> tuple[list[Shape], list[Problem]]:
    """Draw the discs that found room, and say which outlets found none.

    Args:
        ring: of white around each disc.
        other: colour of outlets whose group has none.
        hollow: outlets whose true place nobody knows.
    """
    colour = {purpose.key: purpose.colour for purpose in spec.purposes}
    shapes: list[Shape] = [
        number_badge(
            outlet.number,
            *placing.centres[outlet.id],
            radius,
            colour.get(outlet.purpose, other),
            setter.metrics,
            hollow=outlet.id in hollow,
            ring=ring,
            outlet=outlet.id,
        )
        for outlet in spec.outlets
        if outlet.id in placing.centres
    ]
    return shapes, [_left_out(outlet) for outlet in spec.outlets if outlet.id in placing.left_out]


def _left_out(outlet: PosterOutlet) -> Problem:
    values = {"name": outlet.name, "number": outlet.number}
    return Problem(PosterProblem.MARKER_LEFT_OUT, Severity.WARNING, Place(record=outlet.id), values)
