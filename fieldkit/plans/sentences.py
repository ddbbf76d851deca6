"""Sentences that the program finds about a plan, in the shape of the plan's own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.plan import PlanNote

if TYPE_CHECKING:
    from fieldkit.plans.plan import Plan

PLAN_TABLE = "plan"
"""The table of notes that are about the plan as a whole."""


def note_about(plan: Plan, about: str, text: Text, **values: object) -> PlanNote:
    """A sentence about a plan, under the number that the plan itself gives to this contradiction."""
    item = dict(plan.contradictions).get(about) or (about if "-" in about else "")
    return PlanNote(item, PLAN_TABLE, (), Text(text.say("zh", **values), text.say("en", **values)))
