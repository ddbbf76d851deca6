"""How plans and deadlines are shown on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldkit.kernel.texts import Text
from fieldkit.plans.due import DueState
from fieldkit.plans.remarks import remarks
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.due import Due
    from fieldkit.plans.features import Threshold
    from fieldkit.plans.plan import Plan
    from fieldkit.plans.rules import Rule
    from fieldkit.plans.sizes import OutOfSize
    from fieldkit.plans.targets import Target
    from fieldkit.services.due import FoodChecks

COUNTS = Text(
    "  目标 {targets}，规则 {rules}，任务 {tasks}，时限 {deadlines}，表单 {asks}",
    "  {targets} targets, {rules} rules, {tasks} tasks, {deadlines} deadlines, {asks} papers",
)
ISSUED = Text("  印发：{words}", "  issued by {words}")
BASIS = Text("  依据：{words}", "  based on {words}")
LINKS = Text("  衔接：{words}", "  linked with {words}")
FOOD = Text("食品自查超过 {days} 天或未登记", "food self-check older than {days} days or not recorded")
SIZES = {
    "above": Text("{circle}：{value} {unit}，高于{limit}", "{circle}: {value} {unit}, above {limit}"),
    "below": Text("{circle}：{value} {unit}，低于{limit}", "{circle}: {value} {unit}, below {limit}"),
}
UNITS = {"people": Text("人", "people"), "km2": Text("平方公里", "km²")}
MISSING = Text("未交：{names}", "missing: {names}")
MORE = Text("{names}等 {count} 个", "{names} and others, {count} in all")
NAMED = 3
FOOD_ITEM = "N-36"


def plan_row(plan: Plan, today: date, *, is_own: bool, language: Language) -> dict[str, Any]:
    """A plan as JSON: head, lists, every line with its id and item, and the notes on it."""
    return {
        "key": plan.key,
        "title": plan.title.say(language),
        "short_title": plan.short_title.say(language),
        "number": plan.number,
        "issuer": plan.issuer,
        "issued": plan.issued,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "basis": list(plan.basis),
        "links": list(plan.links),
        "own": is_own,
        "phases": [
            {
                "key": one.key,
                "title": one.title.say(language),
                "begins": one.begins.isoformat(),
                "ends": one.ends.isoformat(),
                "seed_item": one.item,
            }
            for one in plan.phases
        ],
        "groups": {one.name: list(one.areas) for one in plan.groups},
        "profiles": {
            one.key: {name.value: len(one.of_class(name)) for name in TypeClass} for one in plan.profiles
        },
        "targets": [_target_row(one, language) for one in plan.targets],
        "rules": [_rule_row(one, language) for one in plan.rules],
        "tasks": [
            {
                "seed_item": one.item,
                "number": one.number,
                "work": one.work.say(language),
                "units": list(one.units),
            }
            for one in plan.tasks
        ],
        "deadlines": [
            {
                "id": one.id,
                "seed_item": one.item,
                "title": one.title.say(language),
                "on": one.on and one.on.isoformat(),
                "every": one.every,
                "for_whom": one.for_whom.say(language),
            }
            for one in plan.deadlines
        ],
        "asks": [
            {
                "seed_item": one.item,
                "kind": one.kind,
                "name": one.name.say(language),
                "served_by": list(one.served_by),
            }
            for one in plan.asks
        ],
        "pilots": [
            {"number": one.number, "area": one.area, "name": one.name, "street": one.street}
            for one in plan.pilots
        ],
        "dimensions": [{"kind": one.kind, "label": one.label.say(language)} for one in plan.dimensions],
        "thresholds": [_threshold_row(one, plan.key, language) for one in plan.thresholds],
        "indicators": [
            {
                "id": one.id,
                "seed_item": one.item,
                "grade": one.grade,
                "label": one.label.say(language),
                "measure": one.measure,
                "required": _figure(one.required),
                "weight": _figure(one.weight),
            }
            for one in plan.indicators
        ],
        "buckets": {one.title.say(language): list(one.codes) for one in plan.buckets},
        "chain": plan.chain and {"counts": list(plan.chain.counts), "text": plan.chain.text.say(language)},
        "satisfaction": plan.satisfaction
        and {
            "formula": plan.satisfaction.formula,
            "subject": plan.satisfaction.subject.say(language),
            "pooled_over": plan.satisfaction.pooled_over,
        },
        "notes": [{"item": one.item, "text": one.text.say(language)} for one in remarks(plan, today)],
    }


def print_plan(plan: Plan, today: date, console: Console) -> None:
    """A plan in a few lines."""
    language = console.language
    number = f"  {plan.number}" if plan.number else ""
    console.line(f"{plan.key}  {plan.title.say(language)}{number}")
    for text, named in ((ISSUED, (plan.issuer, plan.issued)), (BASIS, plan.basis), (LINKS, plan.links)):
        if any(named):
            console.say(text, words="、".join(filter(None, named)))
    console.say(
        COUNTS,
        targets=len(plan.targets),
        rules=len(plan.rules),
        tasks=len(plan.tasks),
        deadlines=len(plan.deadlines),
        asks=len(plan.asks),
    )
    for phase in plan.phases:
        span = f"{phase.title.say(language)} {phase.begins}—{phase.ends}"
        console.line(f"  {phase.item} {span}")
    for note in remarks(plan, today):
        console.line(f"  {note.item} {note.text.say(language)}".rstrip())


def size_row(one: OutOfSize) -> dict[str, Any]:
    """A circle outside the guideline as JSON."""
    return {
        "circle": one.circle,
        "rule": one.rule.id,
        "seed_item": one.rule.item,
        "value": _figure(one.value),
        "unit": one.rule.unit,
        "low": _figure(one.rule.low),
        "high": _figure(one.rule.high),
        "side": one.side,
    }


def line_of_size(one: OutOfSize, language: Language) -> str:
    """A circle outside the guideline in one line."""
    limit = one.rule.high if one.side == "above" else one.rule.low
    unit = UNITS[one.rule.unit].say(language)
    return SIZES[one.side].say(language, circle=one.circle, value=one.value, unit=unit, limit=limit)


def due_row(one: Due, plan: str, language: Language) -> dict[str, Any]:
    """A date as JSON."""
    return {
        "id": one.deadline.id,
        "plan": plan,
        "seed_item": one.deadline.item,
        "title": one.deadline.title.say(language),
        "period": one.period,
        "due": one.due.isoformat(),
        "state": one.state.value,
        "days": one.days,
        "for_whom": one.deadline.for_whom.say(language),
        "hands_in": one.deadline.hands_in.say(language),
        "missing": list(one.missing),
        "handed": list(one.handed),
    }


def food_row(food: FoodChecks, plan: str, language: Language) -> dict[str, Any]:
    """Overdue food self-checks in the shape of a date."""
    return {
        "id": f"{plan}.{FOOD_ITEM}.food_check",
        "plan": plan,
        "seed_item": FOOD_ITEM,
        "title": FOOD.say(language, days=food.days),
        "period": "",
        "due": None,
        "state": DueState.OVERDUE.value,
        "days": -food.days,
        "for_whom": "",
        "hands_in": "",
        "missing": list(food.overdue),
        "handed": [],
    }


def line_of_due(one: Due, language: Language) -> str:
    """A date in one line."""
    deadline = one.deadline
    words = [
        one.due.isoformat(),
        one.state.label.say(language),
        f"{deadline.title.say(language)}{f'（{one.period}）' if one.period else ''}",
        deadline.for_whom.say(language),
    ]
    if one.missing:
        names, count = "、".join(one.missing[:NAMED]), len(one.missing)
        told = names if count <= NAMED else MORE.say(language, names=names, count=count)
        words.append(MISSING.say(language, names=told))
    return "  ".join(words)


def _target_row(one: Target, language: Language) -> dict[str, Any]:
    return {
        "id": one.id,
        "seed_item": one.item,
        "label": one.label.say(language),
        "measure": one.measure,
        "unit": one.unit,
        "required": _figure(one.required),
        "begins": one.begins and one.begins.isoformat(),
        "ends": one.ends and one.ends.isoformat(),
        "cumulative": one.is_cumulative,
        "scope": one.scope.kind,
        "scope_name": one.scope.name,
        "unit_type": one.unit_type,
        "at_least": one.at_least,
    }


def _rule_row(one: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": one.id,
        "seed_item": one.item,
        "kind": one.kind,
        "label": one.label.say(language),
        "codes": list(one.codes),
        "facilities": list(one.facilities),
        "low": _figure(one.low),
        "high": _figure(one.high),
        "unit": one.unit,
        "per": one.per and {"unit": one.per.unit, "low": _figure(one.per.low), "high": _figure(one.per.high)},
        "coverage_target": _figure(one.coverage_target),
        "coverage_by": one.coverage_by,
        "coverage_of": one.coverage_of if one.coverage_target is not None else "",
        "source": one.source,
    }


def _threshold_row(one: Threshold, plan: str, language: Language) -> dict[str, Any]:
    return {
        "id": f"{plan}.{one.item}.{one.key}",
        "seed_item": one.item,
        "label": one.label.say(language),
        "value": _figure(one.value),
        "unit": one.unit,
        "at_least": one.at_least,
        "basis": one.basis.say(language),
        "setting": one.is_setting,
    }


def _figure(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
