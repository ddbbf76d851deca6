"""Puts the lines of the board under headings: by year, by phase, by area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import say
from ui.plans.board import texts
from ui.plans.board.state import Grouping

if TYPE_CHECKING:
    from fieldkit.analysis.measures.board import Standing
    from fieldkit.plans.features import Phase
    from fieldkit.plans.plan import Plan
    from fieldkit.plans.scopes import Scope


def grouped(plan: Plan, standings: tuple[Standing, ...], by: Grouping) -> dict[str, list[Standing]]:
    """Standings by heading, headings in the order in which the plan's time or list comes to them."""
    named = {Grouping.YEAR: _year, Grouping.PHASE: _phase, Grouping.AREA: _area}[by]
    found: dict[str, list[Standing]] = {}
    for one in standings:
        found.setdefault(named(plan, one), []).append(one)
    if by is Grouping.AREA:
        return found
    return dict(sorted(found.items(), key=lambda pair: _when(pair[1][0])))


def _when(one: Standing) -> tuple[bool, int, bool]:
    """Years in their order, what goes up to a year behind it, what has no date last."""
    ends = one.target.ends
    return ends is None, ends.year if ends else 0, one.target.is_cumulative


def _year(plan: Plan, one: Standing) -> str:
    del plan
    target = one.target
    if target.ends is None:
        return say(texts.NO_DATE)
    text = texts.UP_TO if target.is_cumulative else texts.YEAR
    return say(text, year=target.ends.year)


def _phase(plan: Plan, one: Standing) -> str:
    target = one.target
    if target.ends is None:
        return say(texts.NO_DATE)
    for phase in plan.phases:
        if phase.begins <= (target.begins or target.ends) and target.ends <= phase.ends:
            return phase_words(phase)
    return say(texts.NO_PHASE)


def phase_words(phase: Phase) -> str:
    """A phase with its years."""
    return say(texts.PHASE, title=say(phase.title), begins=phase.begins.year, ends=phase.ends.year)


def _area(plan: Plan, one: Standing) -> str:
    del plan
    return scope_words(one.target.scope)


def scope_words(scope: Scope) -> str:
    """Where a figure holds."""
    match scope.kind:
        case "group" | "area":
            return scope.name
        case "each_of_group":
            return say(texts.EACH_OF, group=scope.name)
        case "each_other":
            return say(texts.EACH_OTHER, group=scope.name) if scope.name else say(texts.EACH_AREA)
        case "each_community":
            return say(texts.EACH_COMMUNITY)
        case "each_circle":
            return say(texts.EACH_CIRCLE)
        case _:
            return say(texts.WHOLE)
