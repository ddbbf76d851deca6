"""Dates of a plan as lines of the list, and what stands behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.plans.due import DueState
from ui.language import say
from ui.models.deadlines import due_words, title_words, tone_of
from ui.plans.dates import texts
from ui.plans.dates.state import AreaLine, DateDetail, DateRow

if TYPE_CHECKING:
    from fieldkit.plans.due import Due

_MEETING = "meeting"


def line_id(one: Due) -> str:
    """What a date is called in the list."""
    return f"{one.deadline.id}@{one.period}"


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
