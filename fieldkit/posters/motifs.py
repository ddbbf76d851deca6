"""What is drawn behind a title: a sign for each kind of poster, faint enough to set words on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import Box, Path, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.posters.template import Palette

_ROUND = 72
_SKY = 3.4
_LEAST_MOON = 0.1


def motif(name: str, band: Rect, free: tuple[float, float], colours: Palette) -> list[Shape]:
    """Draw a template's sign in its band.

    Args:
        name: as the template's file says; unknown or empty draws nothing.
        free: from the end of the title's words to the code, in mm.
    """
    draw = _MOTIFS.get(name)
    return draw(band, free, colours) if draw else []


def _stitches(band: Rect, _free: tuple[float, float], colours: Palette) -> list[Shape]:
    """A seam along the band's foot, and its thread."""
    unit = band.height / 52
    y = band.bottom - 3.2 * unit
    dash = (4.5 * unit, 2.6 * unit)
    return [
        Path(((band.x, y), (band.right, y)), stroke=colours.band_faint, width=0.75 * unit, dash=dash),
        Path(
            ((band.x, band.y + 3.2 * unit), (band.right, band.y + 3.2 * unit)),
            stroke=colours.band_faint,
            width=0.75 * unit,
            dash=dash,
        ),
    ]


def _two_circles(band: Rect, free: tuple[float, float], colours: Palette) -> list[Shape]:
    """A large and a small disc that touch."""
    large, small = 0.46 * band.height, 0.24 * band.height
    x = free[1] - large - 2 * small
    foot = band.bottom
    return [
        _disc(x, foot - large, large, colours.motif),
        _disc(x + large + small * 0.98, foot - small, small, colours.motif),
    ]


def _sunrise(band: Rect, free: tuple[float, float], colours: Palette) -> list[Shape]:
    """A sun that comes up over the band's foot, with rays."""
    radius = 0.42 * band.height
    x, y = free[1] - 1.5 * radius, band.bottom
    shapes: list[Shape] = [_half(x, y, radius, colours.motif)]
    for ray in range(1, 8):
        angle = math.pi * ray / 8
        inner, outer = 1.18 * radius, 1.5 * radius
        shapes.append(
            Path(
                (
                    (x - inner * math.cos(angle), y - inner * math.sin(angle)),
                    (x - outer * math.cos(angle), y - outer * math.sin(angle)),
                ),
                stroke=colours.motif,
                width=0.07 * radius,
            )
        )
    return shapes


def _sign_24h(band: Rect, free: tuple[float, float], colours: Palette) -> list[Shape]:
    """A crescent moon and a few stars."""
    radius = min(0.27 * band.height, (free[1] - free[0]) / _SKY)
    if radius < _LEAST_MOON * band.height:
        return []
    x, y = free[1] - 1.3 * radius, band.y + 0.46 * band.height
    shapes: list[Shape] = [
        _disc(x, y, radius, colours.motif),
        _disc(x - 0.42 * radius, y - 0.2 * radius, 0.86 * radius, colours.band),
    ]
    for dx, dy, size in ((1.05, -0.75, 0.07), (-0.9, 0.95, 0.05), (0.3, 1.5, 0.06), (-1.5, -0.6, 0.045)):
        shapes.append(_disc(x + dx * radius, y + dy * radius, size * radius, colours.motif))
    return shapes


def _rule(band: Rect, _free: tuple[float, float], colours: Palette) -> list[Shape]:
    """A thick bar under the title, its beginning in a signal colour."""
    thick = band.height / 13
    return [
        Box(Rect(band.x, band.bottom - thick, band.width, thick), colours.ink),
        Box(Rect(band.x, band.bottom - thick, 0.22 * band.width, thick), colours.motif),
    ]


def _disc(x: float, y: float, radius: float, colour: str) -> Box:
    return Box(Rect(x - radius, y - radius, 2 * radius, 2 * radius), colour, radius)


def _half(x: float, y: float, radius: float, colour: str) -> Path:
    points = tuple(
        (x - radius * math.cos(math.pi * step / _ROUND), y - radius * math.sin(math.pi * step / _ROUND))
        for step in range(_ROUND + 1)
    )
    return Path(points, fill=colour)


_MOTIFS: dict[str, Callable[[Rect, tuple[float, float], Palette], list[Shape]]] = {
    "stitches": _stitches,
    "two_circles": _two_circles,
    "sunrise": _sunrise,
    "sign_24h": _sign_24h,
    "rule": _rule,
}
