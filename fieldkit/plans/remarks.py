"""What does not agree within a plan, computed from its figures (A-01 …); never a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.lists import list_remarks
from fieldkit.plans.sentences import PLAN_TABLE, note_about
from fieldkit.plans.sums import sum_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from fieldkit.plans.plan import Plan, PlanNote

PLAN_IS_OVER = Text(
    "方案到 {year} 年止，今天的数字与已过期的目标比较。",
    "The plan ended in {year}; today's figures are compared with targets of the past.",
)
PILOTS_FALL_SHORT = Text(
    "试点名单有 {count} 个社区，目标 {required} 个（{item}），还差 {missing} 个。",
    "The list of pilots names {count} communities, {required} are wanted ({item}); {missing} are missing.",
)


def remarks(plan: Plan, on: date | None = None) -> tuple[PlanNote, ...]:
    """The plan's own notes about itself, and what its figures say against one another.

    Args:
        plan: shipped or a user's.
        on: a day; a plan that ended before it says so.
    """
    typed = [note for note in plan.notes if note.table == PLAN_TABLE]
    found = [*sum_remarks(plan), *list_remarks(plan), *_pilots(plan), *typed]
    if on is not None and plan.last_year < on.year:
        found.append(note_about(plan, "ended", PLAN_IS_OVER, year=plan.last_year))
    return tuple(found)


def _pilots(plan: Plan) -> Iterator[PlanNote]:
    wanted = [
        target
        for target in plan.targets
        if target.unit_type == "community" and target.measure == "communities_built"
    ]
    for target in wanted if plan.pilots else ():
        if target.required is not None and target.required > len(plan.pilots):
            count = len(plan.pilots)
            missing = target.required - count
            values = {"count": count, "required": target.required, "missing": missing, "item": target.item}
            yield note_about(plan, "pilots", PILOTS_FALL_SHORT, **values)
