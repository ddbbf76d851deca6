"""Satisfaction place by place: a dot with its interval, against the lines that plans draw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures import look
from fieldkit.posters.pictures.sheet import TOP, Sheet
from fieldkit.posters.shapes import Box, Path, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.pictures.sheet import Caption
    from fieldkit.posters.shapes import Page

ABOVE = Text("整个区间达到", "whole interval reaches it")
ACROSS = Text("区间跨过目标线，还说不准", "interval crosses the line: not certain")
BELOW = Text("整个区间没达到", "whole interval is below")
LINE = Text("目标 {value}%", "target {value}%")
N = Text("{n} 份", "n = {n}")

_NAME, _FIGURE, _ANSWERS = 58.0, 46.0, 22.0
_ROW, _DOT, _STEP = 7.0, 1.5, 10
_HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class IntervalLine:
    """One place.

    Attributes:
        level: what sort of place, in words; lines of one level stand together.
        value, low, high: per cent; ``low`` and ``high`` None from 400 answers on.
        n: valid answers.
    """

    level: str
    name: str
    value: float
    low: float | None
    high: float | None
    n: int

    @property
    def ends(self) -> tuple[float, float]:
        """The interval; the value itself where there is none."""
        return (
            self.value if self.low is None else self.low,
            self.value if self.high is None else self.high,
        )


def intervals(
    caption: Caption, lines: Sequence[IntervalLine], targets: Sequence[float], language: Language
) -> Page:
    """Draw the places; ``targets`` are lines in per cent, the first one judges."""
    sheet = Sheet(caption, language)
    axis = _Axis(lines, targets, sheet.left + _NAME, sheet.right - _FIGURE - _ANSWERS)
    if targets:
        _legend(sheet, language)
    top = TOP + (10.0 if targets else 0.0)
    rows = len(lines) + sum(_begins(lines, at) for at in range(len(lines)))
    bottom = top + rows * _ROW
    _grid(sheet, axis, targets, top, bottom, language)
    y = top
    for at, one in enumerate(lines):
        if _begins(lines, at):
            sheet.say(one.level, sheet.left, y + _ROW / 2, look.SMALL, look.PRIMARY, bold=True)
            y += _ROW
        _place(sheet, axis, one, targets[0] if targets else None, y + _ROW / 2, language)
        y += _ROW
    return sheet.page(bottom + 5.0)


def _begins(lines: Sequence[IntervalLine], at: int) -> bool:
    return at == 0 or lines[at - 1].level != lines[at].level


class _Axis:
    """From per cent to millimetres; begins at the ten below what is lowest."""

    def __init__(
        self, lines: Sequence[IntervalLine], targets: Sequence[float], left: float, right: float
    ) -> None:
        lowest = min([one.ends[0] for one in lines] + list(targets), default=0.0)
        self.low = max(0, math.floor((lowest - 1) / _STEP) * _STEP)
        self.left, self.right = left, right

    def x(self, value: float) -> float:
        share = (min(max(value, self.low), _HUNDRED) - self.low) / (_HUNDRED - self.low)
        return self.left + share * (self.right - self.left)


def _grid(
    sheet: Sheet, axis: _Axis, targets: Sequence[float], top: float, bottom: float, language: Language
) -> None:
    for tick in range(axis.low, int(_HUNDRED) + 1, _STEP):
        x = axis.x(tick)
        sheet.line(x, top, x, bottom, look.LINE)
        sheet.say(f"{tick}%", x, bottom + 2.6, look.SMALL, look.MUTED, anchor="middle")
    used: list[float] = []
    for value in targets:
        x = axis.x(value)
        sheet.shapes.append(Path(((x, top - 1.0), (x, bottom)), stroke=look.INK, width=0.5, dash=(1.6, 1.0)))
        words = LINE.say(language, value=f"{value:g}")
        crowded = any(abs(x - other) < sheet.width(words, look.SMALL) + 2 for other in used)
        sheet.say(words, x, top - (6.6 if crowded else 2.8), look.SMALL, look.INK, bold=True, anchor="middle")
        used.append(x)


def _place(
    sheet: Sheet, axis: _Axis, one: IntervalLine, target: float | None, middle: float, language: Language
) -> None:
    sheet.say(one.name, sheet.left, middle, look.BODY, room=_NAME - 4)
    low, high = one.ends
    x1, x2 = axis.x(low), axis.x(high)
    if x2 > x1:
        sheet.line(x1, middle, x2, middle, look.INK, 0.5)
        for x in (x1, x2):
            sheet.line(x, middle - 1.1, x, middle + 1.1, look.INK, 0.5)
    _dot(sheet, axis.x(one.value), middle, _standing(one, target))
    right = axis.right + 4.0
    words = f"{one.value:.1f}%"
    sheet.say(words, right, middle, look.BODY, bold=True)
    if one.low is not None and one.high is not None:
        sheet.say(f"{low:.0f}—{high:.0f}", right + 17.0, middle, look.SMALL, look.MUTED)
    sheet.say(N.say(language, n=one.n), sheet.right, middle, look.SMALL, look.MUTED, anchor="end")


def _standing(one: IntervalLine, target: float | None) -> Text | None:
    if target is None:
        return None
    low, high = one.ends
    if low >= target:
        return ABOVE
    return BELOW if high < target else ACROSS


def _dot(sheet: Sheet, x: float, middle: float, standing: Text | None) -> None:
    """Full and round: reached; a square: not reached; hollow: not certain."""
    square = Rect(x - _DOT, middle - _DOT, 2 * _DOT, 2 * _DOT)
    if standing is BELOW:
        sheet.shapes.append(Box(square, look.MISSING))
    elif standing is ACROSS:
        sheet.shapes.append(
            Box(square.inset(0.25), look.CARD, radius=_DOT, stroke=look.FEW, stroke_width=0.7)
        )
    else:
        sheet.shapes.append(Box(square, look.GOOD if standing is ABOVE else look.INK, radius=_DOT))


def _legend(sheet: Sheet, language: Language) -> None:
    x, y = sheet.left, TOP - 1.0
    for standing in (ABOVE, ACROSS, BELOW):
        sheet.line(x, y, x + 7, y, look.INK, 0.5)
        _dot(sheet, x + 3.5, y, standing)
        words = standing.say(language)
        sheet.say(words, x + 8.6, y, look.SMALL, look.MUTED)
        x += 8.6 + sheet.width(words, look.SMALL) + 5.0
