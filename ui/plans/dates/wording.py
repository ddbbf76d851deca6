"""Dates of a plan in words and colours; the desk uses them too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.plans.due import DueState
from ui.language import say
from ui.plans.dates import texts
from ui.plans.dates.state import AreaLine, DateDetail, DateRow
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.plans.due import Due

_TONES = {
    DueState.OVERDUE: Tone.MISSING,
    DueState.DUE: Tone.FEW,
    DueState.NEXT: Tone.NEUTRAL,
    DueState.DONE: Tone.GOOD,
}
_MEETING = "meeting"


def line_id(one: Due) -> str:
    """What a date is called in the list."""
    return f"{one.deadline.id}@{one.period}"


def tone_of(one: Due) -> Tone:
    """Red for what is late, amber for what comes within thirty days."""
    return _TONES[one.state]


def due_words(one: Due) -> str:
    """逾期 12 天, 还有 3 天, 已办."""
    if one.state is DueState.DONE:
        return say(texts.DONE)
    if one.days < 0:
        return say(texts.OVERDUE, days=-one.days)
    return say(texts.IN_DAYS, days=one.days) if one.days else say(texts.TODAY)


def period_words(period: str) -> str:
    """2023 年第 1 季度."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return say(texts.QUARTER, year=year, number=part[1:])
    if part.startswith("H"):
        half = texts.FIRST_HALF if part == "H1" else texts.SECOND_HALF
        return say(texts.HALF, year=year, half=say(half))
    return say(texts.YEAR, year=year) if year else ""


def title_words(one: Due) -> str:
    """What is due, with its period."""
    title = say(one.deadline.title)
    return say(texts.PERIOD, title=title, period=period_words(one.period)) if one.period else title


def date_row(one: Due) -> DateRow:
    """A date as a line."""
    second = say(one.deadline.hands_in)
    if one.missing and one.handed:
        second = f"{say(texts.MISSING, count=len(one.missing))} · {second}"
    return DateRow(
        line_id(one),
        title_words(one),
        second,
        say(texts.DAYS, month=one.due.month, day=one.due.day),
        say(one.deadline.for_whom),
        due_words(one),
        tone_of(one),
    )


def detail_of(one: Due) -> DateDetail:
    """What stands behind a date."""
    sentences = [
        say(texts.DUE_ON, day=one.due.isoformat(), state=due_words(one)),
        say(texts.BY_WHOM, whom=say(one.deadline.for_whom)),
        say(texts.HANDS_IN, what=say(one.deadline.hands_in)),
        say(texts.SOURCE, item=one.deadline.item),
    ]
    total = len(one.missing) + len(one.handed)
    title = ""
    if total:
        text = texts.WHO_IS_MISSING if one.missing else texts.ALL_HANDED
        title = say(text, count=len(one.missing), total=total)
    areas = [AreaLine(name, is_handed=False) for name in one.missing]
    areas += [AreaLine(name, is_handed=True) for name in one.handed]
    is_meeting = one.deadline.kept_as.startswith(_MEETING)
    return DateDetail(
        line_id(one),
        one.due,
        title_words(one),
        tuple(sentences),
        title,
        tuple(areas),
        can_mark=one.state is not DueState.DONE,
        action=say(texts.HOLD_MEETING if is_meeting else texts.TO_FILINGS),
        page="registers",
        argument=_MEETING if is_meeting else "filing",
    )
