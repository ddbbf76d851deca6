"""Yearly, regional and cumulative figures of a plan held against one another (A-01, A-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.sentences import note_about

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from fieldkit.plans.plan import Plan, PlanNote
    from fieldkit.plans.targets import Target

YEARS_FALL_SHORT = Text(
    "逐年目标合计 {years} = {sum}，低于到 {by} 年的 {required}（{item}）。",
    "The yearly targets add up to {years} = {sum}, less than the {required} wanted by {by} ({item}).",
)
PARTS_FALL_SHORT = Text(
    "{year} 年各区域下限合计 {parts} = {sum}，低于全市的 {required}（{item}）。",
    "The minima of the areas in {year} add up to {parts} = {sum}, less than the city's {required} ({item}).",
)
PARTS_SUFFICE = Text(
    "各区域定额每年 {sum}，{count} 年合计 {total}，可达到 {required}（{item}）。",
    "The quotas of the areas are {sum} a year, {total} in {count} years, which reaches the {required} ({item}).",
)
_FAMILY = {
    "circles_started": "circles",
    "circles_built": "circles",
    "communities_started": "communities",
    "communities_built": "communities",
}


def yearly_sum(plan: Plan, cumulative: Target) -> tuple[Decimal, ...]:
    """The yearly figures for the whole that lie in the time of a cumulative target, in order of years."""
    years = sorted(
        (one for one in plan.targets if _is_year_of(one, cumulative)),
        key=lambda one: (one.ends is None, one.ends),
    )
    return tuple(one.required for one in years if one.required is not None)


def yearly_parts(plan: Plan, year: int, measure: str) -> tuple[Decimal, ...]:
    """The least that the areas of a plan must reach together in one year, part by part."""
    parts: list[Decimal] = []
    for one in plan.targets:
        if one.is_cumulative or one.measure != measure or one.required is None or not _in_year(one, year):
            continue
        if one.scope.kind in {"group", "area"}:
            parts.append(one.required)
        elif one.scope.kind in {"each_of_group", "each_other"}:
            parts.append(one.required * len(plan.areas_of(one.scope)))
    return tuple(parts)


def sum_remarks(plan: Plan) -> Iterator[PlanNote]:
    """Where years or areas do not add up to what the plan wants in all."""
    for total in (one for one in plan.targets if one.is_cumulative and one.measure in _FAMILY):
        years = yearly_sum(plan, total)
        if total.required is None or not years or sum(years) >= total.required:
            continue
        yield note_about(
            plan,
            total.item,
            YEARS_FALL_SHORT,
            years=_plus(years),
            sum=sum(years),
            required=total.required,
            by=total.ends.year if total.ends else "",
            item=total.item,
        )
        yield from _parts_suffice(plan, total)
    for one in plan.targets:
        if one.is_cumulative or one.scope.kind != "all" or one.required is None or one.ends is None:
            continue
        parts = yearly_parts(plan, one.ends.year, one.measure)
        if parts and sum(parts) < one.required:
            values = {"parts": _plus(parts), "sum": sum(parts), "required": one.required}
            yield note_about(plan, one.item, PARTS_FALL_SHORT, year=one.ends.year, item=one.item, **values)


def _parts_suffice(plan: Plan, total: Target) -> Iterator[PlanNote]:
    by_year = {}
    for one in plan.targets:
        if _is_year_of(one, total) and one.ends is not None:
            by_year[one.ends.year] = sum(yearly_parts(plan, one.ends.year, one.measure))
    together = sum(by_year.values())
    if total.required is not None and by_year and together >= total.required:
        yearly = min(by_year.values())
        yield note_about(
            plan,
            total.item,
            PARTS_SUFFICE,
            sum=yearly,
            count=len(by_year),
            total=together,
            required=total.required,
            item=total.item,
        )


def _is_year_of(one: Target, total: Target) -> bool:
    if one.is_cumulative or one.scope != total.scope or one.required is None:
        return False
    if _FAMILY.get(one.measure) != _FAMILY.get(total.measure):
        return False
    began = total.begins is None or (one.begins is not None and one.begins >= total.begins)
    return began and one.ends is not None and (total.ends is None or one.ends <= total.ends)


def _in_year(one: Target, year: int) -> bool:
    return one.ends is not None and one.ends.year == year


def _plus(figures: tuple[Decimal, ...]) -> str:
    return "+".join(str(figure) for figure in figures)
