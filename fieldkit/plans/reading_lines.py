"""Targets, rules, tasks, deadlines, asks and notes of a plan from the lines of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.plans.asks import ASK_KINDS, Ask
from fieldkit.plans.calendar import RHYTHMS, Deadline
from fieldkit.plans.features import Threshold
from fieldkit.plans.grades import GRADES, Indicator
from fieldkit.plans.items import is_known_item
from fieldkit.plans.measures import MEASURES
from fieldkit.plans.pilots import Pilot
from fieldkit.plans.plan import PlanNote
from fieldkit.plans.rows import rows_of
from fieldkit.plans.rules import COVERAGES, RULE_KINDS, Per, Rule
from fieldkit.plans.scopes import SCOPE_KINDS, Scope
from fieldkit.plans.targets import UNIT_TYPES, Target
from fieldkit.plans.tasks import Task
from fieldkit.registers.business_types import business_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from fieldkit.plans.rows import Row
    from fieldkit.plans.scopes import AreaGroup, PlanArea

UNITS = ("count", "percent", "people", "m2", "km2", "m", "min")
PER_UNITS = ("circle", "community", "province", "municipality", "m")
DIRECTIONS = ("at_least", "at_most")
THRESHOLD_COLUMNS = ("item", "key", "label_zh", "value", "unit", "basis_zh")
TARGET_COLUMNS = ("item", "key", "label_zh", "measure", "unit", "required", "ends", "scope", "unit_type")
RULE_COLUMNS = ("item", "key", "kind", "label_zh", "codes", "low", "high", "unit")
TASK_COLUMNS = ("item", "number", "work_zh", "units")
CALENDAR_COLUMNS = ("item", "key", "title_zh", "on", "every", "for_zh", "hands_in_zh")
ASK_COLUMNS = ("item", "kind", "name_zh", "served_by")
PILOT_COLUMNS = ("item", "number", "area", "name", "street")
INDICATOR_COLUMNS = ("item", "key", "grade", "label_zh")
NOTE_COLUMNS = ("item", "table", "areas", "text_zh")


class ScopeNames:
    """The names that a plan's scopes may use."""

    def __init__(self, areas: Iterable[PlanArea], groups: Iterable[AreaGroup]) -> None:
        self.areas = tuple(area.name for area in areas)
        self.groups = tuple(group.name for group in groups)

    def read(self, row: Row) -> Scope:
        """The scope of a line; a name must be one of the plan's own areas or groups."""
        kind = row.word("scope", SCOPE_KINDS, "all")
        if kind == "area":
            return Scope(kind, row.word("scope_name", self.areas))
        if kind in {"group", "each_of_group"}:
            return Scope(kind, row.word("scope_name", self.groups))
        if kind == "each_other":
            return Scope(kind, row.word("scope_name", self.groups, ""))
        return Scope(kind)


def read_targets(folder: Path, plan: str, scopes: ScopeNames) -> tuple[Target, ...]:
    """The targets of ``targets.csv``; ids begin with ``plan``."""
    return tuple(_target(row, plan, scopes) for row in rows_of(folder / "targets.csv", TARGET_COLUMNS))


def read_rules(folder: Path, plan: str) -> tuple[Rule, ...]:
    """The rules of ``rules.csv``."""
    codes = {one.code for one in business_types()}
    return tuple(_rule(row, plan, codes) for row in rows_of(folder / "rules.csv", RULE_COLUMNS))


def read_thresholds(folder: Path) -> tuple[Threshold, ...]:
    """The thresholds of ``thresholds.csv``."""
    return tuple(_threshold(row) for row in rows_of(folder / "thresholds.csv", THRESHOLD_COLUMNS))


def read_tasks(folder: Path) -> tuple[Task, ...]:
    """The tasks of ``tasks.csv``."""
    return tuple(map(_task, rows_of(folder / "tasks.csv", TASK_COLUMNS)))


def read_deadlines(folder: Path, plan: str, scopes: ScopeNames) -> tuple[Deadline, ...]:
    """The deadlines of ``calendar.csv``."""
    return tuple(_deadline(row, plan, scopes) for row in rows_of(folder / "calendar.csv", CALENDAR_COLUMNS))


def read_asks(folder: Path) -> tuple[Ask, ...]:
    """The papers of ``asks.csv``."""
    return tuple(map(_ask, rows_of(folder / "asks.csv", ASK_COLUMNS)))


def read_notes(folder: Path) -> tuple[PlanNote, ...]:
    """The notes of ``notes.csv``."""
    return tuple(map(_note, rows_of(folder / "notes.csv", NOTE_COLUMNS)))


def read_pilots(folder: Path) -> tuple[Pilot, ...]:
    """The pilots of ``pilots.csv``."""
    return tuple(map(_pilot, rows_of(folder / "pilots.csv", PILOT_COLUMNS)))


def read_indicators(folder: Path, plan: str) -> tuple[Indicator, ...]:
    """The sheet of ``grades.csv`` by which circles are graded."""
    return tuple(_indicator(row, plan) for row in rows_of(folder / "grades.csv", INDICATOR_COLUMNS))


def _item(row: Row) -> str:
    """The source of a line; what looks like a number of the inventory must be one of it."""
    written = row.text("item")
    return (
        written
        if is_known_item(written)
        else row.word("item", ("N-01…N-49", "H-01…H-47", "M-01…M-31", "W-01…W-49", "Z-01…Z-32", "A-01…A-21"))
    )


def _task(row: Row) -> Task:
    return Task(_item(row), row.whole("number") or 0, row.texts("work"), row.several("units"))


def _ask(row: Row) -> Ask:
    return Ask(_item(row), row.word("kind", ASK_KINDS), row.texts("name"), row.several("served_by"))


def _note(row: Row) -> PlanNote:
    return PlanNote(_item(row), row.text("table"), row.several("areas"), row.texts("text"))


def _pilot(row: Row) -> Pilot:
    return Pilot(_item(row), row.whole("number") or 0, row.text("area"), row.text("name"), row.text("street"))


def _target(row: Row, plan: str, scopes: ScopeNames) -> Target:
    return Target(
        id=f"{plan}.{_item(row)}.{row.text('key')}",
        item=_item(row),
        label=row.texts("label"),
        measure=row.word("measure", tuple(MEASURES)),
        unit=row.word("unit", UNITS),
        required=row.decimal("required"),
        begins=row.day("begins"),
        ends=row.day("ends"),
        is_cumulative=row.yes("cumulative"),
        scope=scopes.read(row),
        unit_type=row.word("unit_type", UNIT_TYPES),
        at_least=row.word("direction", DIRECTIONS, "at_least") == "at_least",
    )


def _threshold(row: Row) -> Threshold:
    return Threshold(
        key=row.text("key"),
        label=row.texts("label"),
        value=row.number("value"),
        unit=row.text("unit"),
        at_least=row.word("direction", DIRECTIONS, "at_least") == "at_least",
        basis=row.texts("basis"),
        item=_item(row),
        is_setting=row.yes("setting"),
    )


def _indicator(row: Row, plan: str) -> Indicator:
    return Indicator(
        id=f"{plan}.{_item(row)}.{row.text('key')}",
        item=_item(row),
        grade=row.word("grade", GRADES),
        label=row.texts("label"),
        measure=row.word("measure", tuple(MEASURES), ""),
        unit=row.word("unit", UNITS, ""),
        required=row.decimal("required"),
        at_least=row.word("direction", DIRECTIONS, "at_least") == "at_least",
        weight=row.decimal("weight"),
    )


def _rule(row: Row, plan: str, codes: set[str]) -> Rule:
    return Rule(
        id=f"{plan}.{_item(row)}.{row.text('key')}",
        item=_item(row),
        kind=row.word("kind", RULE_KINDS),
        label=row.texts("label"),
        codes=row.words("codes", codes),
        facilities=row.several("facilities"),
        low=row.decimal("low"),
        high=row.decimal("high"),
        unit=row.word("unit", UNITS),
        per=_per(row),
        coverage_target=row.decimal("coverage"),
        coverage_by=row.whole("coverage_by"),
        coverage_of=row.word("coverage_of", COVERAGES, "walk"),
        source=row.optional("source"),
        areas=row.several("areas"),
    )


def _per(row: Row) -> Per | None:
    low = row.decimal("per_low")
    if low is None:
        return None
    return Per(row.word("per_unit", PER_UNITS), low, row.decimal("per_high") or low)


def _deadline(row: Row, plan: str, scopes: ScopeNames) -> Deadline:
    return Deadline(
        id=f"{plan}.{_item(row)}.{row.text('key')}",
        item=_item(row),
        title=row.texts("title"),
        on=row.day("on"),
        every=row.word("every", RHYTHMS, ""),
        for_whom=row.texts("for"),
        hands_in=row.texts("hands_in"),
        begins=row.day("begins"),
        ends=row.day("ends"),
        days_after=row.whole("days_after") or 0,
        kept_as=row.optional("kept_as"),
        scope=scopes.read(row),
        units=row.several("units"),
    )


READERS: dict[str, Callable[[Row, str, ScopeNames], object]] = {
    "targets.csv": _target,
    "thresholds.csv": lambda row, _plan, _names: _threshold(row),
    "rules.csv": lambda row, plan, _names: _rule(row, plan, {one.code for one in business_types()}),
    "tasks.csv": lambda row, _plan, _names: _task(row),
    "calendar.csv": _deadline,
    "asks.csv": lambda row, _plan, _names: _ask(row),
    "notes.csv": lambda row, _plan, _names: _note(row),
    "pilots.csv": lambda row, _plan, _names: _pilot(row),
    "grades.csv": lambda row, plan, _names: _indicator(row, plan),
}
"""How one line of each file is read; the key is the file."""
