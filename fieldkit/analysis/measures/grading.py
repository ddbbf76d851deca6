"""Circles by the office's own sheet of indicators: which grade each reaches, and what is missing for the next."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.board import read
from fieldkit.analysis.measures.counting import Period, Reading
from fieldkit.analysis.measures.places import circle_place
from fieldkit.analysis.measures.shares import per_cent
from fieldkit.kernel.texts import Text
from fieldkit.plans.grades import GRADES
from fieldkit.plans.targets import Target

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.analysis.measures.facts import AssessmentFact, CircleFact, Facts
    from fieldkit.plans.grades import Indicator
    from fieldkit.plans.plan import Plan

_NOT_JUDGED = Text("还没有评价", "not assessed yet")


@dataclass(frozen=True, slots=True)
class IndicatorStanding:
    """One indicator of one circle; ``met`` None where it is not known."""

    indicator: Indicator
    reading: Reading
    met: bool | None


@dataclass(frozen=True, slots=True)
class CircleGrade:
    """One circle.

    Attributes:
        grade: the highest grade all of whose indicators, and those below, are met; empty for none.
        recorded: the grade that stands in the register; empty for none.
        score: per cent of the weights that is met; None unless every indicator has a weight.
        unknown: indicators that cannot be told.
    """

    id: str
    name: str
    grade: str
    recorded: str
    score: Decimal | None
    unknown: int
    indicators: tuple[IndicatorStanding, ...]

    def lacking_for(self, grade: str) -> tuple[IndicatorStanding, ...]:
        """What is not met, or not known, of a grade and those below."""
        wanted = GRADES[: GRADES.index(grade) + 1]
        return tuple(one for one in self.indicators if one.indicator.grade in wanted and not one.met)


def grading(plan: Plan, facts: Facts, on: date) -> tuple[CircleGrade, ...]:
    """Every circle by the plan's sheet of indicators; none while the sheet is empty."""
    if not plan.indicators:
        return ()
    judged: dict[tuple[str, str], AssessmentFact] = {}
    for one in sorted(facts.assessments, key=lambda fact: (fact.on is not None, fact.on or on)):
        if one.on is None or one.on <= on:
            judged[one.circle, one.name] = one
    return tuple(_grade(circle, plan, facts, on, judged) for circle in facts.circles)


def _grade(
    circle: CircleFact,
    plan: Plan,
    facts: Facts,
    on: date,
    judged: dict[tuple[str, str], AssessmentFact],
) -> CircleGrade:
    place = circle_place(circle, facts)
    found = []
    for indicator in plan.indicators:
        if indicator.measure:
            reading = read(_as_target(indicator), facts, place, Period(None, on))
            found.append(IndicatorStanding(indicator, reading, indicator.met_by(reading.value)))
        else:
            found.append(_by_people(indicator, judged.get((circle.id, indicator.label.zh))))
    weights = [one.indicator.weight for one in found]
    score = None
    if all(weight is not None for weight in weights):
        met = sum((one.indicator.weight or Decimal(0) for one in found if one.met), Decimal(0))
        score = per_cent(float(met), float(sum(weight or Decimal(0) for weight in weights)))
    unknown = sum(one.met is None for one in found)
    return CircleGrade(circle.id, circle.name, _reached(found), circle.grade, score, unknown, tuple(found))


def _reached(found: list[IndicatorStanding]) -> str:
    reached = ""
    for grade in GRADES:
        own = [one for one in found if one.indicator.grade == grade]
        if own and not all(one.met for one in own):
            break
        reached = grade if own else reached
    return reached


def _by_people(indicator: Indicator, fact: AssessmentFact | None) -> IndicatorStanding:
    """By an assessment: its value against the sheet's figure, or against the target written beside it."""
    if fact is None or fact.value is None:
        return IndicatorStanding(indicator, Reading(None, 0, _NOT_JUDGED), None)
    value = Decimal(str(fact.value))
    met = indicator.met_by(value)
    if met is None and fact.target is not None:
        wanted = Decimal(str(fact.target))
        met = value >= wanted if indicator.at_least else value <= wanted
    return IndicatorStanding(indicator, Reading(value, 1), met)


def _as_target(indicator: Indicator) -> Target:
    return Target(
        indicator.id,
        indicator.item,
        indicator.label,
        indicator.measure,
        indicator.unit,
        indicator.required,
        None,
        None,
        is_cumulative=True,
    )
