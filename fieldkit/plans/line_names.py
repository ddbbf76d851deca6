"""Which file and line of a plan an id names: ``nantong.N-08.2023``, ``norm.B05``, ``task.N-39.3``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.problems import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.plans.plan import Plan

NORMS = "norms.csv"
_NORM = "norm."
_TASK = "task."


def file_of(plan: Plan, line: str) -> str:
    """The file that holds a line.

    Raises:
        FieldkitError: NO_SUCH_LINE.
    """
    if line.startswith(_NORM) and any(norm.code == norm_code(line) for norm in plan.norms):
        return NORMS
    ids = {
        "targets.csv": {target.id for target in plan.targets},
        "rules.csv": {rule.id for rule in plan.rules},
        "calendar.csv": {deadline.id for deadline in plan.deadlines},
        "tasks.csv": {f"{_TASK}{one.item}.{one.number}" for one in plan.tasks},
        "thresholds.csv": {f"{plan.key}.{one.item}.{one.key}" for one in plan.thresholds},
        "grades.csv": {indicator.id for indicator in plan.indicators},
    }
    found = next((file for file, known in ids.items() if line in known), None)
    if found is None:
        raise FieldkitError(PlanError.NO_SUCH_LINE, file=plan.key, line=line)
    return found


def norm_code(line: str) -> str:
    """The business type of ``norm.B05``; empty for another line."""
    return line.removeprefix(_NORM) if line.startswith(_NORM) else ""


def names_line(plan: str, line: str) -> Callable[[Mapping[str, str]], bool]:
    """Whether the cells of a line are those that an id names, in the plan of this key."""
    code = norm_code(line)
    if code:
        return lambda cells: cells.get("code") == code
    if line.startswith(_TASK):
        return lambda cells: f"{_TASK}{cells.get('item')}.{cells.get('number')}" == line
    return lambda cells: f"{plan}.{cells.get('item')}.{cells.get('key')}" == line
