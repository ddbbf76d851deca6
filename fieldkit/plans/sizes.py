"""Circles whose size lies outside what a plan's guideline says (W-40, A-12); a remark, never a refusal. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.plans.plan import Plan
    from fieldkit.plans.rules import Rule


@dataclass(frozen=True, slots=True)
class CircleSize:
    """How large a circle is; None where it was not recorded."""

    name: str
    people: int | None = None
    km2: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OutOfSize:
    """A circle that is larger or smaller than a rule says.

    Attributes:
        value: in the rule's unit.
    """

    circle: str
    rule: Rule
    value: Decimal
    side: Literal["above", "below"]


def out_of_size(plan: Plan, circles: Iterable[CircleSize]) -> tuple[OutOfSize, ...]:
    """The circles outside the plan's rules of size, in the order given; what is not known is left out."""
    rules = [rule for rule in plan.rules if rule.kind == "size"]
    found = []
    for circle in circles:
        for rule in rules:
            value = _value(circle, rule.unit)
            if value is None:
                continue
            if rule.high is not None and value > rule.high:
                found.append(OutOfSize(circle.name, rule, value, "above"))
            elif rule.low is not None and value < rule.low:
                found.append(OutOfSize(circle.name, rule, value, "below"))
    return tuple(found)


def _value(circle: CircleSize, unit: str) -> Decimal | None:
    if unit == "people":
        return None if circle.people is None else Decimal(circle.people)
    return circle.km2 if unit == "km2" else None
