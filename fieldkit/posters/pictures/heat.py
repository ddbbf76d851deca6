"""Coverage as a heat table: a line for each business type, a column for each community or circle."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures import look
from fieldkit.posters.pictures.sheet import TOP, Sheet
from fieldkit.posters.shapes import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.pictures.sheet import Caption
    from fieldkit.posters.shapes import Page

LACKING_IN = Text("缺/少", "none/few")
LACKS = Text("缺", "none")

MARKS = {
    CoverageState.FULL: Text("齐", "✓"),
    CoverageState.FEW: Text("少", "–"),
    CoverageState.ABSENT: Text("缺", "×"),
}
"""Letters that our own font has; the window's cross is not among them."""

_NAMES, _TOTALS = 38.0, 17.0
_ROW, _WIDEST, _SECTION = 5.2, 9.0, 6.6
_LONGEST = 7
_FILLS = {
    CoverageState.FULL: (look.GOOD_GROUND, look.GOOD),
    CoverageState.FEW: (look.AMBER, look.ON_AMBER),
    CoverageState.ABSENT: (look.MISSING, look.ON_MISSING),
}


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One business type.

    Attributes:
        section: words of its class; lines of one class stand together.
        states: one per column.
    """

    name: str
    section: str
    states: tuple[CoverageState, ...]


def heat_table(
    caption: Caption, columns: Sequence[str], lines: Sequence[HeatLine], language: Language
) -> Page:
    """Draw the table; every cell carries its letter."""
    sheet = Sheet(caption, language)
    left = sheet.left + _NAMES
    wide = min(_WIDEST, (sheet.right - _TOTALS - left) / max(1, len(columns)))
    size = min(look.BODY, 0.74 * wide)
    high = max(_head_height(columns, size), 9.0)
    _legend(sheet, language)
    foot = TOP + high + 1.2
    for at, name in enumerate(columns):
        sheet.upright(name, left + (at + 0.5) * wide, TOP + high, size, _LONGEST, look.INK)
    sheet.say(
        LACKING_IN.say(language),
        left + wide * len(columns) + 2.4,
        foot - 2.6,
        look.SMALL,
        look.MUTED,
        room=_TOTALS - 2.4,
    )
    y, section = foot, None
    for line in lines:
        if line.section != section:
            section = line.section
            sheet.say(section, sheet.left, y + _SECTION / 2 + 0.6, look.SMALL, look.PRIMARY, bold=True)
            y += _SECTION
        _line(sheet, line, y, left, wide, language)
        y += _ROW
    _foot(sheet, lines, len(columns), Rect(left, y, wide, _ROW), language)
    return sheet.page(y + _ROW + 1.0)


def _head_height(columns: Sequence[str], size: float) -> float:
    longest = max((min(len(name), _LONGEST) for name in columns), default=0)
    return longest * size * 1.04


def _line(sheet: Sheet, line: HeatLine, y: float, left: float, wide: float, language: Language) -> None:
    middle = y + _ROW / 2
    sheet.say(line.name, sheet.left, middle, look.BODY, room=_NAMES - 2)
    for at, state in enumerate(line.states):
        _cell(sheet, Rect(left + at * wide, y, wide, _ROW), state, language)
    counts = Counter(line.states)
    absent, few = counts[CoverageState.ABSENT], counts[CoverageState.FEW]
    sheet.say(
        f"{absent} / {few}" if absent or few else "—",
        left + wide * len(line.states) + 2.4,
        middle,
        look.SMALL,
        look.INK if absent else look.MUTED,
        bold=bool(absent),
    )


def _cell(sheet: Sheet, cell: Rect, state: CoverageState, language: Language) -> None:
    fill, ink = _FILLS[state]
    sheet.box(cell.inset(0.2), fill, radius=0.5)
    sheet.say(
        MARKS[state].say(language),
        cell.x + cell.width / 2,
        cell.y + cell.height / 2,
        min(3.0, 0.72 * cell.width),
        ink,
        bold=state is not CoverageState.FULL,
        anchor="middle",
    )


def _foot(sheet: Sheet, lines: Sequence[HeatLine], count: int, first: Rect, language: Language) -> None:
    """How many types each column lacks."""
    middle = first.y + 0.6 + first.height / 2
    sheet.line(sheet.left, first.y + 0.5, first.x + count * first.width, first.y + 0.5, look.EDGE)
    sheet.say(LACKS.say(language), sheet.left, middle, look.SMALL, look.MUTED)
    for at in range(count):
        absent = sum(line.states[at] is CoverageState.ABSENT for line in lines)
        sheet.say(
            str(absent),
            first.x + (at + 0.5) * first.width,
            middle,
            min(look.SMALL, 0.62 * first.width),
            look.INK,
            bold=True,
            anchor="middle",
        )


def _legend(sheet: Sheet, language: Language) -> None:
    x = sheet.left
    for state in CoverageState:
        _cell(sheet, Rect(x, TOP - 5.4, 5.2, 5.2), state, language)
        words = state.label.say(language)
        sheet.say(words, x + 6.4, TOP - 2.8, look.SMALL, look.MUTED)
        x += 6.4 + sheet.width(words, look.SMALL) + 4.0
