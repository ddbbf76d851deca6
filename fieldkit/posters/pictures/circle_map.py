"""Circles where they lie, darker and closer hatched the more types they lack, with a numbered list beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.markers import Want, place_markers
from fieldkit.posters.pictures import look
from fieldkit.posters.pictures.ground import extent, fit, hull, middle
from fieldkit.posters.pictures.hatching import hatched, hatched_polygon
from fieldkit.posters.pictures.sheet import TOP, Sheet
from fieldkit.posters.shapes import Badge, Path, Rect, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.pictures.ground import Fit, Point
    from fieldkit.posters.pictures.sheet import Caption
    from fieldkit.posters.shapes import Page

METRES = Text("{length} 米", "{length} m")
KILOMETRES = Text("{length} 公里", "{length} km")
NORTH = Text("北", "N")
LACKS = Text("缺", "none")
FEW = Text("少", "few")
TAG = Text("缺{count}", "lacks {count}")
NO_PLACE = Text("无坐标", "no place")
BINS = (
    Text("不缺", "lacks none"),
    Text("缺 {low}—{high} 种", "lacks {low}–{high}"),
    Text("缺 {low} 种以上", "lacks {low} or more"),
)

_LIST, _HEIGHT, _FEWEST = 84.0, 140.0, 3
_RADIUS = 3.0
_KILO = 1000
_BARS = (200, 500, 1000, 2000, 5000, 10000, 20000)
_FILLS = (
    (look.GOOD_GROUND, "", 0.0),
    (look.FEW_GROUND, look.FEW, 3.0),
    (look.AMBER, look.FEW, 1.8),
    (look.MISSING, look.CARD, 1.2),
)


@dataclass(frozen=True, slots=True)
class CircleSpot:
    """One circle.

    Attributes:
        number: printed on the map and in the list.
        absent, few: how many types it lacks, has too few of.
        points: its outlets, in metres east and south of a common origin; empty without coordinates.
    """

    number: str
    name: str
    absent: int
    few: int
    points: tuple[Point, ...]


def circle_map(caption: Caption, circles: Sequence[CircleSpot], language: Language) -> Page:
    """Draw the map and the list; circles without a place stand in the list only."""
    sheet = Sheet(caption, language)
    steps = thresholds([one.absent for one in circles])
    _legend(sheet, steps, language)
    row = min(5.6, max(3.6, (_HEIGHT - 6.0) / max(1, len(circles))))
    height = max(_HEIGHT, 6.0 + row * len(circles))
    frame = Rect(sheet.left, TOP + 4.0, sheet.right - sheet.left - _LIST - 6.0, height)
    sheet.box(frame, look.GROUND, radius=1.5, stroke=look.LINE)
    placed = [one for one in circles if one.points]
    if placed:
        where = fit([point for one in placed for point in one.points], frame.inset(9.0))
        _areas(sheet, placed, where, steps)
        _numbers(sheet, placed, where, frame, language)
        _scale(sheet, frame, where, language)
    _list(sheet, circles, Rect(sheet.right - _LIST, frame.y, _LIST, row), steps, language)
    return sheet.page(frame.bottom)


def thresholds(absent: Sequence[int]) -> tuple[int, int, int]:
    """From how many lacking types on the second, third and fourth shade begin: thirds of what there is."""
    most = max(absent, default=0)
    step = max(1, -(-most // 3))
    return 1, 1 + step, 1 + 2 * step


def _shade(absent: int, steps: tuple[int, int, int]) -> int:
    return sum(absent >= step for step in steps)


def _areas(sheet: Sheet, circles: Sequence[CircleSpot], where: Fit, steps: tuple[int, int, int]) -> None:
    """Large areas first, so that smaller ones lie on them; all outlines last, so that none is hidden."""
    areas = [(hull(where.at(point) for point in one.points), one) for one in circles]
    areas = [(corners, one) for corners, one in areas if len(corners) >= _FEWEST]
    for corners, one in sorted(areas, key=lambda found: -extent(found[0])):
        fill, lines, pitch = _FILLS[_shade(one.absent, steps)]
        sheet.add([Path(corners, fill=fill)])
        if lines:
            sheet.add(hatched_polygon(corners, lines, pitch=pitch, width=0.25))
    for stroke, width in ((look.CARD, 1.1), (look.NEUTRAL, 0.3)):
        sheet.add(Path((*corners, corners[0]), stroke=stroke, width=width) for corners, _ in areas)


def _numbers(
    sheet: Sheet, circles: Sequence[CircleSpot], where: Fit, frame: Rect, language: Language
) -> None:
    """A disc with the number and, hanging from it, how many types are lacking."""
    wants = [
        Want(f"{at:04}", *where.at(middle(one.points)), rank=-one.absent) for at, one in enumerate(circles)
    ]
    room = [Rect(frame.x, frame.bottom - 10, 60, 10), Rect(frame.right - 14, frame.y, 14, 16)]
    placing = place_markers(wants, frame.inset(1.0), room, radius=_RADIUS + 1.4, gap=0.2)
    for key, (x, y) in placing.centres.items():
        one = circles[int(key)]
        top, size = y - 1.4, 3.0 if len(one.number) < _FEWEST else 2.3
        words = sheet.setter.words(one.number, x, top, size, look.CARD, bold=True, anchor="middle")
        sheet.add([Badge(x, top, _RADIUS, look.INK, words, ring=0.5)])
        told = TAG.say(language, count=one.absent)
        wide = sheet.width(told, look.LEAST, bold=True) + 1.6
        plate = Rect(x - wide / 2, top + _RADIUS - 0.5, wide, 3.4)
        said = sheet.setter.words(told, x, plate.y + 1.7, look.LEAST, look.INK, bold=True, anchor="middle")
        sheet.box(plate.inset(-0.25), look.NEUTRAL, radius=0.9)
        sheet.add([Tag(plate, look.CARD, said)])


def _scale(sheet: Sheet, frame: Rect, where: Fit, language: Language) -> None:
    """A bar of a round length at the lower left, north at the upper right."""
    length = max((one for one in _BARS if one * where.scale <= 40.0), default=_BARS[0])
    x, y, wide = frame.x + 5.0, frame.bottom - 4.0, length * where.scale
    sheet.line(x, y, x + wide, y, look.INK, 0.6)
    for end in (x, x + wide):
        sheet.line(end, y - 1.2, end, y + 0.3, look.INK, 0.6)
    long = (METRES if length < _KILO else KILOMETRES).say(
        language, length=length if length < _KILO else length // _KILO
    )
    sheet.say(long, x + wide + 2.0, y - 0.4, look.SMALL, look.INK)
    x, y = frame.right - 7.0, frame.y + 6.0
    sheet.add([Path(((x, y - 3.2), (x + 1.9, y + 2.0), (x, y + 0.9), (x - 1.9, y + 2.0)), fill=look.INK)])
    sheet.say(NORTH.say(language), x, y + 4.6, look.SMALL, look.INK, bold=True, anchor="middle")


def _list(
    sheet: Sheet, circles: Sequence[CircleSpot], first: Rect, steps: tuple[int, int, int], language: Language
) -> None:
    x, right, y = first.x, first.right, first.y + 2.0
    sheet.say(LACKS.say(language), right - 12.0, y, look.SMALL, look.MUTED, anchor="end")
    sheet.say(FEW.say(language), right, y, look.SMALL, look.MUTED, anchor="end")
    sheet.line(x, first.y + 4.6, right, first.y + 4.6, look.EDGE)
    size = min(look.BODY, 0.72 * first.height)
    for at, one in enumerate(circles):
        y = first.y + 6.0 + (at + 0.5) * first.height
        _swatch(sheet, Rect(x, y - 0.36 * first.height, 6.0, 0.72 * first.height), _shade(one.absent, steps))
        sheet.say(one.number, x + 13.0, y, size, look.INK, bold=True, anchor="end")
        name = one.name if one.points else f"{NO_PLACE.say(language)} · {one.name}"
        sheet.say(name, x + 15.0, y, size, look.INK if one.points else look.MUTED, room=_LIST - 38.0)
        sheet.say(str(one.absent), right - 12.0, y, size, look.INK, bold=True, anchor="end")
        sheet.say(str(one.few), right, y, size, look.MUTED, anchor="end")


def _swatch(sheet: Sheet, rect: Rect, shade: int) -> None:
    fill, lines, pitch = _FILLS[shade]
    sheet.box(rect, fill)
    if lines:
        sheet.add(hatched(rect, lines, pitch=pitch, width=0.25))
    sheet.box(rect, None, stroke=look.NEUTRAL)


def _legend(sheet: Sheet, steps: tuple[int, int, int], language: Language) -> None:
    x, y = sheet.left, TOP - 1.0
    one, two, three = steps
    words = (
        BINS[0].say(language),
        _between(one, two - 1, language),
        _between(two, three - 1, language),
        BINS[2].say(language, low=three),
    )
    for shade, text in enumerate(words):
        _swatch(sheet, Rect(x, y - 2.0, 8.0, 4.0), shade)
        sheet.say(text, x + 9.6, y, look.SMALL, look.MUTED)
        x += 9.6 + sheet.width(text, look.SMALL) + 5.0


def _between(low: int, high: int, language: Language) -> str:
    text = BINS[1].say(language, low=low, high=high)
    return text if low != high else text.replace(f"{low}—{high}", str(low)).replace(f"{low}–{high}", str(low))
