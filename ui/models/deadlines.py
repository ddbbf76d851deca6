"""Dates of a plan as people say them: 逾期 12 天, 还有 3 天, 2023 年第 1 季度."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.due import DueState
from ui.language import say
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.plans.due import Due

OVERDUE = Text("逾期 {days} 天", "{days} days late")
TODAY = Text("今天", "today")
IN_DAYS = Text("还有 {days} 天", "in {days} days")
DONE = Text("已办", "done")
PERIOD = Text("{title}（{period}）", "{title} ({period})")
QUARTER = Text("{year} 年第 {number} 季度", "{year}, quarter {number}")
HALF = Text("{year} 年{half}半年", "{year}, half {half}")
FIRST_HALF = Text("上", "1")
SECOND_HALF = Text("下", "2")
YEAR = Text("{year} 年", "{year}")

_TONES = {
    DueState.OVERDUE: Tone.MISSING,
    DueState.DUE: Tone.FEW,
    DueState.NEXT: Tone.NEUTRAL,
    DueState.DONE: Tone.GOOD,
}


def tone_of(one: Due) -> Tone:
    """Red for what is late, amber for what comes within thirty days."""
    return _TONES[one.state]


def due_words(one: Due) -> str:
    """逾期 12 天, 还有 3 天, 已办."""
    if one.state is DueState.DONE:
        return say(DONE)
    if one.days < 0:
        return say(OVERDUE, days=-one.days)
    return say(IN_DAYS, days=one.days) if one.days else say(TODAY)


def period_words(period: str) -> str:
    """2023 年第 1 季度."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return say(QUARTER, year=year, number=part[1:])
    if part.startswith("H"):
        half = FIRST_HALF if part == "H1" else SECOND_HALF
        return say(HALF, year=year, half=say(half))
    return say(YEAR, year=year) if year else ""


def title_words(one: Due) -> str:
    """What is due, with its period."""
    title = say(one.deadline.title)
    return say(PERIOD, title=title, period=period_words(one.period)) if one.period else title
