"""Shares that a plan's thresholds want of communities: floor area (N-15, N-42, H-11), acceptance with the housing (N-40)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.board import standing
from fieldkit.kernel.texts import Text
from fieldkit.plans.scopes import Scope
from fieldkit.plans.targets import Target

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.facts import Facts
    from fieldkit.plans.features import Threshold
    from fieldkit.plans.plan import Plan

_MEASURED = {
    "floor_area_share": "floor_area_share_of_land",
    "floor_area_share_new": "floor_area_share",
    "shops_accepted_new": "shops_accepted_share",
}
"""Keys of thresholds, and the measure that each is about: the two mean different areas (A-05)."""
NEW_ESTATE = "new"
_NO_NEW = Text("没有登记为“新建居住区”的社区", "no community is recorded as a new estate")


def standards(plan: Plan, facts: Facts, on: date) -> tuple[Standing, ...]:
    """The thresholds of a plan that communities are held against, in its order."""
    return tuple(_standing(one, plan, facts, on) for one in plan.thresholds if one.key in _MEASURED)


def _standing(threshold: Threshold, plan: Plan, facts: Facts, on: date) -> Standing:
    target = Target(
        id=f"{plan.key}.{threshold.item}.{threshold.key}",
        item=threshold.item,
        label=threshold.label,
        measure=_MEASURED[threshold.key],
        unit=threshold.unit,
        required=threshold.value,
        begins=None,
        ends=None,
        scope=Scope("each_community"),
        unit_type="community",
        at_least=threshold.at_least,
    )
    if not threshold.key.endswith("_new"):
        return standing(target, plan, facts, on)
    new = tuple(one for one in facts.communities if one.kind == NEW_ESTATE)
    found = standing(target, plan, replace(facts, communities=new), on)
    return found if new else replace(found, reading=replace(found.reading, note=_NO_NEW))
