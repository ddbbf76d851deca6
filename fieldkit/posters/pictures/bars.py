"""Progress bars against target lines: what is reached is solid, what is not is hatched, and a word says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures import look
from fieldkit.posters.pictures.hatching import hatched
from fieldkit.posters.pictures.sheet import TOP, Sheet
from fieldkit.posters.shapes import Path, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.pictures.sheet import Caption
    from fieldkit.posters.shapes import Page


class BarStyle(StrEnum):
    """How a bar is filled."""

    REACHED = "reached"
    ON_PACE = "on_pace"
    OPEN = "open"
    MISSED = "missed"
    WAITING = "waiting"


_FILLS = {
    BarStyle.REACHED: (look.GOOD, "", 0.0),
    BarStyle.ON_PACE: ("#e6eefb", look.INFO, 2.4),
    BarStyle.OPEN: (look.AMBER, look.FEW, 1.5),
    BarStyle.MISSED: (look.MISSING, look.CARD, 1.1),
    BarStyle.WAITING: (look.NEUTRAL_GROUND, look.NEUTRAL, 3.2),
}
_WORDS = {
    BarStyle.REACHED: Text("达到", "met"),
    BarStyle.ON_PACE: Text("按期可达", "on pace"),
    BarStyle.OPEN: Text("未达到", "not met yet"),
    BarStyle.MISSED: Text("到期未达", "missed"),
    BarStyle.WAITING: Text("未到期", "not begun"),
}
TARGET_LINE = Text("目标", "target")
EXPECTED = Text("照现在的进度到期为", "where the pace leads")

_ITEM, _LABEL, _BAR, _FIGURES = 17.0, 76.0, 98.0, 38.0
_ROW, _HIGH, _HEADING = 7.6, 4.0, 7.4


@dataclass(frozen=True, slots=True)
class BarLine:
    """One target.

    Attributes:
        group: heading; lines of one group stand together.
        item: the clause of the document.
        share, line, expected: 0 to 1 of the bar's scale; ``line`` and ``expected`` may be None.
        figures: in words, such as 12 / 20.
        state: how it stands, in words.
    """

    group: str
    item: str
    label: str
    share: float
    line: float | None
    expected: float | None
    figures: str
    state: str
    style: BarStyle


def progress_bars(caption: Caption, lines: Sequence[BarLine], language: Language) -> Page:
    """Draw the bars, group by group."""
    sheet = Sheet(caption, language)
    _legend(sheet, lines, language)
    y, group = TOP + 4.0, None
    for one in lines:
        if one.group != group:
            group = one.group
            y += 1.2 if y > TOP + 4.0 else 0.0
            sheet.say(group, sheet.left, y + _HEADING / 2, look.BODY, look.PRIMARY, bold=True)
            sheet.line(sheet.left, y + _HEADING - 0.4, sheet.right, y + _HEADING - 0.4, look.LINE)
            y += _HEADING
        _draw(sheet, one, y)
        y += _ROW
    return sheet.page(y)


def _draw(sheet: Sheet, one: BarLine, y: float) -> None:
    middle, x = y + _ROW / 2, sheet.left
    sheet.say(one.item, x, middle, look.SMALL, look.MUTED, room=_ITEM - 2)
    x += _ITEM
    sheet.say(one.label, x, middle, look.BODY, room=_LABEL - 3)
    x += _LABEL
    track = Rect(x, middle - _HIGH / 2, _BAR, _HIGH)
    sheet.box(track, look.GROUND, stroke=look.EDGE)
    filled(sheet, Rect(x, track.y, _BAR * min(1.0, max(0.0, one.share)), _HIGH), one.style)
    if one.expected is not None:
        _diamond(sheet, x + _BAR * min(1.0, one.expected), middle)
    if one.line is not None:
        _target(sheet, x + _BAR * min(1.0, one.line), track)
    x += _BAR + _FIGURES
    sheet.say(one.figures, x, middle, look.BODY, anchor="end", room=_FIGURES - 3, bold=True)
    sheet.say(one.state, x + 4, middle, look.BODY, look.INK, room=sheet.right - x - 4)


def filled(sheet: Sheet, bar: Rect, style: BarStyle) -> None:
    """One bar in its colour and hatching."""
    if bar.width <= 0:
        return
    fill, lines, pitch = _FILLS[style]
    sheet.box(bar, fill)
    if lines:
        sheet.add(hatched(bar, lines, pitch=pitch, width=0.35))


def _target(sheet: Sheet, x: float, track: Rect) -> None:
    """A dark line through the bar with a head, white beside it so that it shows on dark bars too."""
    sheet.box(Rect(x - 0.75, track.y, 1.5, track.height), look.CARD)
    sheet.box(Rect(x - 0.35, track.y - 0.9, 0.7, track.height + 1.8), look.INK)
    top = track.y - 0.9
    sheet.add([Path(((x - 1.1, top - 0.9), (x + 1.1, top - 0.9), (x, top + 0.8)), fill=look.INK)])


def _diamond(sheet: Sheet, x: float, middle: float, half: float = 1.7) -> None:
    corners = ((x - half, middle), (x, middle - half), (x + half, middle), (x, middle + half))
    sheet.add([Path(corners, stroke=look.INK, width=0.4, fill=look.CARD)])
    sheet.add([Path((*corners, corners[0]), stroke=look.INK, width=0.4)])


def _legend(sheet: Sheet, lines: Sequence[BarLine], language: Language) -> None:
    x, y = sheet.left, TOP - 1.0
    used = {one.style for one in lines}
    for style in BarStyle:
        if style in used:
            filled(sheet, Rect(x, y - 1.8, 8.0, 3.6), style)
            x = _words(sheet, _WORDS[style].say(language), x + 9.6, y)
    _target(sheet, x + 1.2, Rect(x, y - 1.8, 3, 3.6))
    x = _words(sheet, TARGET_LINE.say(language), x + 3.6, y)
    if any(one.expected is not None for one in lines):
        _diamond(sheet, x + 1.7, y)
        _words(sheet, EXPECTED.say(language), x + 4.8, y)


def _words(sheet: Sheet, words: str, x: float, y: float) -> float:
    sheet.say(words, x, y, look.SMALL, look.MUTED)
    return x + sheet.width(words, look.SMALL) + 5.0
