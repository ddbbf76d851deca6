"""What a plan wants by when, once or again and again, and the dates that follow from it. Pure."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from fieldkit.plans.scopes import WHOLE, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.kernel.texts import Text

Rhythm = Literal["", "quarter", "half_year", "year"]
RHYTHMS: tuple[Rhythm, ...] = ("", "quarter", "half_year", "year")
_MONTHS = {"quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that is due.

    Attributes:
        item: seed item.
        on: the day, for what is due once; for a rhythm, any day of the year whose month and day are kept
            (「每年9月」), or None for the end of each period.
        every: the rhythm; empty for once.
        begins, ends: first and last day of the time in which the rhythm runs.
        days_after: days after the end of a period; a setting, documents say 「每季度」 and no day.
        for_whom: who is to do it.
        hands_in: what is handed in or held.
        scope: which areas are each asked.
        units: names of departments that are each asked, beside or instead of areas.
        kept_as: the register whose records show that it was done, beside filings: ``meeting.joint``.
    """

    id: str
    item: str
    title: Text
    on: date | None
    every: Rhythm
    for_whom: Text
    hands_in: Text
    begins: date | None = None
    ends: date | None = None
    days_after: int = 0
    scope: Scope = WHOLE
    kept_as: str = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A deadline on one date.

    Attributes:
        period: ``2023-Q1``, ``2023-H1``, ``2023``; empty for what is due once.
        due: the day.
    """

    deadline: Deadline
    period: str
    due: date


def occurrences(deadline: Deadline, until: date) -> Iterator[Occurrence]:
    """Every date of a deadline up to ``until``, in order; the first after it too, so that there is a next."""
    if not deadline.every:
        if deadline.on is not None:
            yield Occurrence(deadline, "", deadline.on)
        return
    if deadline.begins is None or deadline.ends is None:
        return
    step = _MONTHS[deadline.every]
    for year in range(deadline.begins.year, deadline.ends.year + 1):
        for last_month in range(step, 13, step):
            end = _end(deadline, year, last_month)
            if not deadline.begins <= end <= deadline.ends:
                continue
            due = end + timedelta(days=deadline.days_after)
            yield Occurrence(deadline, _period(deadline.every, year, last_month), due)
            if due > until:
                return


def _end(deadline: Deadline, year: int, last_month: int) -> date:
    month, day = last_month, 31
    if deadline.on is not None and deadline.every == "year":
        month, day = deadline.on.month, deadline.on.day
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def period_of(every: Rhythm, day: date) -> str:
    """The period of a rhythm that a day lies in: ``2023-Q1``; empty without a rhythm."""
    if not every:
        return ""
    step = _MONTHS[every]
    return _period(every, day.year, -(-day.month // step) * step)


def _period(every: Rhythm, year: int, last_month: int) -> str:
    if every == "quarter":
        return f"{year}-Q{last_month // 3}"
    if every == "half_year":
        return f"{year}-H{last_month // 6}"
    return str(year)
