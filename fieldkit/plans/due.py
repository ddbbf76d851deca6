"""What is due on a day, what is late, what comes next, and who has not handed in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.calendar import occurrences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from fieldkit.plans.calendar import Deadline, Occurrence
    from fieldkit.plans.plan import Plan

SOON = timedelta(days=30)
"""What is due within so many days counts as due; a setting of this program."""


class DueState(StrEnum):
    """How a deadline stands on a day."""

    OVERDUE = "overdue"
    DUE = "due"
    NEXT = "next"
    DONE = "done"

    @property
    def label(self) -> Text:
        """What people read."""
        return _LABELS[self]


_LABELS = {
    DueState.OVERDUE: Text("逾期", "overdue"),
    DueState.DUE: Text("将到期", "due"),
    DueState.NEXT: Text("下一次", "next"),
    DueState.DONE: Text("已完成", "done"),
}


@dataclass(frozen=True, slots=True)
class Filing:
    """Something that was handed in or held: for which item, by which area, for which period, when."""

    item: str
    area: str
    period: str
    due: date | None
    handed_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """One date of a deadline and how it stands.

    Attributes:
        missing: names of the areas and units that have not handed in; empty where none is asked by itself.
        handed: names of those that have.
        days: from the day asked about to the due date; negative when it has passed.
    """

    deadline: Deadline
    period: str
    due: date
    state: DueState
    missing: tuple[str, ...]
    handed: tuple[str, ...]
    days: int


def due_list(
    plan: Plan, on: date, filings: Collection[Filing] = (), until: date | None = None
) -> tuple[Due, ...]:
    """Every date of a plan up to ``until``, and the next one of each deadline, in order of date.

    ``until`` is what counts as soon after ``on`` where it is left out.
    """
    last = until or on + SOON
    found = [due for deadline in plan.deadlines for due in _dates(plan, deadline, on, filings, last)]
    return tuple(sorted(found, key=lambda one: (one.due, one.deadline.id)))


def _dates(
    plan: Plan, deadline: Deadline, on: date, filings: Collection[Filing], last: date
) -> Iterator[Due]:
    for occurrence in occurrences(deadline, last):
        matching = [filing for filing in filings if _answers(filing, occurrence, on)]
        asked = (*plan.areas_of(deadline.scope), *deadline.units)
        handed = tuple(area for area in asked if any(filing.area == area for filing in matching))
        missing = tuple(area for area in asked if area not in handed)
        is_done = not missing if asked else bool(matching)
        yield Due(
            deadline,
            occurrence.period,
            occurrence.due,
            _state(occurrence.due, on, is_done=is_done),
            missing,
            handed,
            (occurrence.due - on).days,
        )


def _answers(filing: Filing, occurrence: Occurrence, on: date) -> bool:
    if filing.item != occurrence.deadline.item or filing.handed_on > on:
        return False
    if filing.period:
        return filing.period == occurrence.period
    return filing.due == occurrence.due or not occurrence.period


def _state(due: date, on: date, *, is_done: bool) -> DueState:
    if is_done:
        return DueState.DONE
    if due < on:
        return DueState.OVERDUE
    return DueState.DUE if due - on <= SOON else DueState.NEXT
