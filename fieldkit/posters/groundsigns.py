"""Signs on a map: scale bar, rings of minutes on foot, landmarks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.clipping import clip_line
from fieldkit.posters.ground import LandmarkKind
from fieldkit.posters.shapes import Box, Passage, Path, Rect, Shape
from fieldkit.posters.streetnames import around
from fieldkit.posters.tints import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.freeroom import FreeRoom
    from fieldkit.posters.ground import GroundMark
    from fieldkit.posters.groundlook import GroundLook
    from fieldkit.posters.setting import Setter

Point = tuple[float, float]

METRES = Text("{count} 米", "{count} m")
KILOMETRES = Text("{count} 公里", "{count} km")
FROM_MIDDLE = Text("从圈中心步行 {minutes} 分钟", "{minutes} min on foot from the middle")
ON_FOOT = Text("步行 {minutes} 分钟", "{minutes} min on foot")
MINUTES = (5, 10, 15)

_LENGTHS = (5000, 2000, 1000, 500, 200, 100, 50, 20)
_LONGEST_BAR = 34.0
_BAR_TYPE, _RING_TYPE, _MARK_TYPE = 3.3, 3.2, 3.2
_ARC = 120
_RING_ANGLES = (-90, -62, -118, 90, 62, 118, -35, -145, 35, 145, 0, 180, -15, -165, 15, 165)
_SIGN = 1.9


def corners(area: Rect, width: float, height: float, *, left: bool, top: bool) -> tuple[Rect, ...]:
    """Return rooms in the four corners, the wanted one first, then the one across at the same height."""
    xs = (area.x, area.right - width) if left else (area.right - width, area.x)
    ys = (area.y, area.bottom - height) if top else (area.bottom - height, area.y)
    return tuple(Rect(x, y, width, height) for y in ys for x in xs)


def scale_bar(look: GroundLook, room: FreeRoom, setter: Setter, language: str) -> list[Shape]:
    """Draw the scale bar in a lower corner and take its room."""
    scale, colours = look.scale, look.colours
    metres = next((one for one in _LENGTHS if one * look.metre <= _LONGEST_BAR * scale), _LENGTHS[-1])
    words = METRES if metres < 1000 else KILOMETRES
    text = words.zh if language == "zh" else words.en
    text = text.format(count=metres if metres < 1000 else metres // 1000)
    size, pad, bar = _BAR_TYPE * scale, 1.6 * scale, metres * look.metre
    wide = bar + 3 * pad + setter.width(text, size)
    plate = room.best(corners(room.area.inset(2.5 * scale), wide, size + 2 * pad, left=True, top=False))
    if plate is None:
        return []
    room.take(plate)
    middle, x = plate.y + plate.height / 2, plate.x + pad
    half, thick = bar / 2, 1.2 * scale
    return [
        Box(
            plate,
            mixed(colours.paper, colours.frame, 0.15),
            1.4 * scale,
            stroke=colours.line,
            stroke_width=0.25 * scale,
        ),
        Box(Rect(x, middle - thick / 2, half, thick), colours.ink),
        Box(
            Rect(x + half, middle - thick / 2, half, thick),
            colours.paper,
            stroke=colours.ink,
            stroke_width=0.22 * scale,
        ),
        setter.line(text, x + bar + pad, middle, size, colours.ink),
    ]


def rings(
    centre: Point, pace: float, look: GroundLook, room: FreeRoom, setter: Setter, words: Sequence[str]
) -> tuple[list[Path], list[Shape]]:
    """Draw how far one comes on foot; a ring whose words find no room is left out.

    Args:
        centre: of the rings, mm.
        pace: metres of straight line a minute.
        words: of the rings in :data:`MINUTES`.

    Returns:
        The lines, which lie under the names, and the words with their plates.
    """
    colours, scale = look.colours, look.scale
    tint = mixed(colours.here, look.land.inside, 0.35)
    lines: list[Path] = []
    signs: list[Shape] = []
    for minutes, said in zip(MINUTES, words, strict=True):
        radius = minutes * pace * look.metre
        size = _RING_TYPE * scale
        wide, high = setter.width(said, size, bold=True) + 2.2 * scale, size + 1.0 * scale
        spots = (
            (centre[0] + radius * math.cos(math.radians(a)), centre[1] + radius * math.sin(math.radians(a)))
            for a in _RING_ANGLES
        )
        plate = room.best((Rect(x - wide / 2, y - high / 2, wide, high) for x, y in spots), 1.2 * scale)
        if plate is None or radius < 9 * scale:
            continue
        room.take(plate)
        dash = (1.7 * scale, 1.3 * scale)
        lines += [
            Path(part, stroke=tint, width=0.42 * scale, dash=dash)
            for part in clip_line(turn(centre, radius), room.area)
        ]
        signs.append(Box(plate, look.land.inside, plate.height / 2, stroke=tint, stroke_width=0.25 * scale))
        x, y = plate.x + plate.width / 2, plate.y + plate.height / 2
        signs.append(setter.line(said, x, y, size, colours.here, bold=True, anchor="middle"))
    return lines, signs


def turn(centre: Point, radius: float) -> tuple[Point, ...]:
    """A circle as a closed line."""
    x, y = centre
    angles = (n * math.tau / _ARC for n in range(_ARC + 1))
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles)


def middle_mark(centre: Point, look: GroundLook, room: FreeRoom) -> list[Shape]:
    """Mark where the rings begin; nothing where something else stands."""
    scale, colours = look.scale, look.colours
    half, eye = 1.5 * scale, 0.6 * scale
    plate = Rect(centre[0] - half, centre[1] - half, 2 * half, 2 * half)
    if not room.free(plate, 0.1):
        return []
    room.take(plate)
    return [
        Box(plate, colours.paper, half, stroke=colours.here, stroke_width=0.5 * scale),
        Box(Rect(centre[0] - eye, centre[1] - eye, 2 * eye, 2 * eye), colours.here, eye),
    ]


def landmark(
    mark: GroundMark, place: Point, look: GroundLook, room: FreeRoom, setter: Setter
) -> tuple[list[Shape], tuple[Rect, Passage]] | None:
    """Draw a small sign with its name; None where that moves a disc or there is no room for both."""
    scale = look.scale
    r, size = _SIGN * scale, _MARK_TYPE * scale
    sign = Rect(place[0] - r, place[1] - r, 2 * r, 2 * r)
    if not mark.name or not room.free(sign) or room.cost(sign):
        return None
    colour = look.sign(mark.kind)
    wide = setter.width(mark.name, size)
    spot = room.best(around(sign, wide, size, 0.9 * scale))
    if spot is None or room.cost(spot):
        return None
    room.take(sign, spot)
    text = setter.line(mark.name, spot.x, spot.y + size / 2, size, colour)
    shapes: list[Shape] = [
        Box(sign, colour, 0.55 * r, stroke=look.colours.paper, stroke_width=0.35 * scale),
        *_symbol(mark.kind, place, r, look.colours.paper),
        text,
    ]
    return shapes, (sign, text)


def _symbol(kind: LandmarkKind, place: Point, r: float, colour: str) -> list[Shape]:
    x, y = place
    if kind is LandmarkKind.HOSPITAL:
        long, thick = 1.2 * r, 0.4 * r
        return [
            Box(Rect(x - long / 2, y - thick / 2, long, thick), colour),
            Box(Rect(x - thick / 2, y - long / 2, thick, long), colour),
        ]
    if kind is LandmarkKind.SCHOOL:
        pole = ((x - 0.35 * r, y - 0.6 * r), (x - 0.35 * r, y + 0.6 * r))
        flag = ((x - 0.35 * r, y - 0.6 * r), (x + 0.6 * r, y - 0.25 * r), (x - 0.35 * r, y + 0.1 * r))
        return [Path(pole, stroke=colour, width=0.2 * r), Path(flag, fill=colour)]
    if kind is LandmarkKind.GREEN:
        crown = ((x, y - 0.7 * r), (x + 0.55 * r, y + 0.3 * r), (x - 0.55 * r, y + 0.3 * r))
        return [Path(crown, fill=colour), Box(Rect(x - 0.1 * r, y + 0.3 * r, 0.2 * r, 0.35 * r), colour)]
    if kind is LandmarkKind.OFFICE:
        star = tuple(
            (x + s * r * math.sin(n * math.pi / 5), y - s * r * math.cos(n * math.pi / 5))
            for n in range(10)
            for s in ((0.66,) if n % 2 == 0 else (0.27,))
        )
        return [Path(star, fill=colour)]
    if kind is LandmarkKind.MARKET:
        roof = ((x - 0.6 * r, y), (x - 0.4 * r, y - 0.55 * r), (x + 0.4 * r, y - 0.55 * r), (x + 0.6 * r, y))
        return [Path(roof, fill=colour), Box(Rect(x - 0.45 * r, y + 0.08 * r, 0.9 * r, 0.5 * r), colour)]
    return [Box(Rect(x - 0.32 * r, y - 0.32 * r, 0.64 * r, 0.64 * r), colour, 0.32 * r)]
