"""Which field, target, rule, date, table, command or print serves each of the 208 items.

Most of it is not written down a second time: fields, plans, rules, dates, tasks and
tables name the items they serve themselves. ``items.csv`` adds commands and prints.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.plans.items import SeedItem, seed_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fieldkit.plans.plan import Plan
    from fieldkit.registers.kinds import Kind


@dataclass(frozen=True, slots=True)
class Traced:
    """An item and what serves it.

    Attributes:
        served_by: ``field outlet.open_24h``, ``target nantong.N-08.2023``, ``table circles`` …
    """

    item: SeedItem
    served_by: tuple[str, ...]


def trace(
    plans: Sequence[Plan], kinds: Iterable[Kind], tables: Iterable[tuple[str, Iterable[str]]] = ()
) -> tuple[Traced, ...]:
    """Every item with what serves it, in the order of the items.

    Args:
        plans, kinds: whose parts and fields name the items they serve.
        tables: names of official tables, each with the items it serves.
    """
    declared: dict[str, list[str]] = defaultdict(list)
    of_plans = (pair for plan in plans for pair in _of_plan(plan))
    of_tables = ((item, f"table {name}") for name, items in tables for item in items)
    for item, name in (*_fields(kinds), *of_plans, *of_tables):
        declared[item].append(name)
    return tuple(
        Traced(one, tuple(dict.fromkeys((*declared[one.item], *one.served_by)))) for one in seed_items()
    )


def _fields(kinds: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        for field in kind.fields:
            for item in field.serves:
                yield item, f"field {kind.key}.{field.key}"


def _of_plan(plan: Plan) -> Iterator[tuple[str, str]]:
    for target in plan.targets:
        yield target.item, f"target {target.id}"
    for rule in plan.rules:
        yield rule.item, f"rule {rule.id}"
    for deadline in plan.deadlines:
        yield deadline.item, f"deadline {deadline.id}"
    for task in plan.tasks:
        yield task.item, f"task {plan.key}.{task.item}"
    for ask in plan.asks:
        for name in ask.served_by:
            yield ask.item, name
    yield from _parts(plan)


def _parts(plan: Plan) -> Iterator[tuple[str, str]]:
    for phase in plan.phases:
        yield phase.item, f"phase {plan.key}.{phase.key}"
    for group in plan.groups:
        yield group.item, f"group {plan.key}.{group.name}"
    for threshold in plan.thresholds:
        yield threshold.item, f"threshold {plan.key}.{threshold.key}"
    for bucket in plan.buckets:
        yield bucket.item, f"bucket {plan.key}.{bucket.key}"
    for profile in plan.profiles:
        sources = {profile.source, *(part for entry in profile.entries for part in entry.source.split(";"))}
        for item in sorted(sources):
            yield item, f"profile {plan.key}/{profile.key}"
