"""Facilities against the quotas of a plan: how many so many circles need, have, lack (W-39).

“Met” is about the number: 表1 asks for so many per circle, and its 15 分钟步行可达覆盖率 is a target
of its own with a year of its own, which :mod:`fieldkit.analysis.reach` measures. Board, command
and printed table all say it so; the share of circles that have one stands beside, judged by nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.shares import per_cent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from fieldkit.analysis.measures.facts import Facts
    from fieldkit.plans.plan import Plan
    from fieldkit.plans.rules import Rule


@dataclass(frozen=True, slots=True)
class Without:
    """A circle or community that has no such facility."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class QuotaStanding:
    """One quota as it stands.

    Attributes:
        units: circles (or communities) that the quota is reckoned with.
        required: the least that so many units need: 1 per 1 to 2 circles is 12 for 24.
        most: the most that the rule speaks of; None where it gives no upper figure.
        actual: facilities of these types in use, by their recorded number.
        share: per cent of the units that have one; None without units.
        lacking: the units without one, in their order.
    """

    rule: Rule
    units: int
    required: int
    most: int | None
    actual: int
    share: Decimal | None
    lacking: tuple[Without, ...]

    @property
    def gap(self) -> int:
        """How many are missing."""
        return max(0, self.required - self.actual)

    @property
    def met(self) -> bool | None:
        """Whether there are enough; None while there are no circles to reckon with."""
        return self.actual >= self.required if self.units else None


def quotas(plan: Plan, facts: Facts) -> tuple[QuotaStanding, ...]:
    """Every quota of facilities of a plan, in its order."""
    return tuple(_standing(rule, facts) for rule in facility_rules(plan))


def facility_rules(plan: Plan) -> Iterator[Rule]:
    """The rules that want so many facilities for each circle or community."""
    for rule in plan.rules:
        if rule.kind == "quota" and rule.facilities and rule.per and rule.per.unit in {"circle", "community"}:
            yield rule


def needed(rule: Rule, units: int) -> tuple[int, int | None]:
    """The least and the most that so many units need; parts of a facility count as a whole one."""
    if rule.per is None or rule.low is None:
        return 0, None
    least = math.ceil(units * rule.low / rule.per.high)
    return least, math.ceil(units * rule.high / rule.per.low) if rule.high is not None else None


def _standing(rule: Rule, facts: Facts) -> QuotaStanding:
    found = [one for one in facts.facilities if one.type in rule.facilities and one.is_open]
    inside = {one.community for one in found}
    assert rule.per is not None, "facility_rules gives no other"
    if rule.per.unit == "community":
        units = [(Without(one.id, one.name), one.id in inside) for one in facts.communities]
    else:
        covered = {one.circle for one in facts.communities if one.id in inside}
        units = [(Without(one.id, one.name), one.id in covered) for one in facts.circles]
    least, most = needed(rule, len(units))
    share = per_cent(sum(has for _, has in units), len(units))
    return QuotaStanding(
        rule,
        len(units),
        least,
        most,
        sum(one.count for one in found),
        share,
        tuple(one for one, has in units if not has),
    )
