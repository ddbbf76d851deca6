"""The tasks of a plan with what the register says of each, and how far each is (N-39, H-40, W-48)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.plans.problems import PlanError
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.plans.plan import Plan
    from fieldkit.services.workspace import Workspace

NOT_BEGUN, DOING, DONE = "todo", "doing", "done"
"""Codes of the field ``task.state``."""
OWN = "own/"
"""Ids of tasks that the office added itself begin with it; those of the plan are ``task.N-39.3``."""
_SEPARATORS = str.maketrans("，,;；", "、、、、")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task.

    Attributes:
        id: ``task.N-39.3``, or ``own/`` and the record's id for one that is not in the plan.
        item: its source; empty for the office's own.
        number: its place in the plan's table; 0 for the office's own.
        units: who is responsible.
        record: id of its record in the register; empty while nobody has written about it.
        state: ``todo``, ``doing`` or ``done``; a task nobody wrote about is not begun.
        due: until when; None where nobody set a day.
        is_late: the day has passed and it is not done.
    """

    id: str
    item: str
    number: int
    work: Text
    units: tuple[str, ...]
    record: str = ""
    state: str = NOT_BEGUN
    due: date | None = None
    done_on: date | None = None
    progress: str = ""
    is_late: bool = False


class TaskService:
    """Who does what, and how far it is.

    Args:
        records: what writes, so that its undo takes these steps back too.
    """

    def __init__(self, workspace: Workspace, records: RecordService | None = None) -> None:
        self._workspace = workspace
        self._plans, self._records = PlanService(workspace), records or RecordService(workspace)

    def tasks(self, plan: str = "", on: date | None = None) -> tuple[TaskLine, ...]:
        """The plan's tasks in their order, then those that the office added to it.

        Args:
            plan: key; the plan in use when empty.
            on: the day that tells what is late; None for today.

        Raises:
            FieldkitError: there is no such plan.
        """
        chosen = self._plans.plan(plan)
        day = on or today(self._workspace.clock)
        kept = [(one.id, one.values) for one in self._records.every("task")]
        ours = [(record, values) for record, values in kept if values["plan"] in {None, "", chosen.key}]
        found, used = [], set()
        for task in chosen.tasks:
            line = f"task.{task.item}.{task.number}"
            record, values = next(
                (
                    pair
                    for pair in ours
                    if pair[0] not in used
                    and pair[1]["plan"] == chosen.key
                    and _is_of(pair[1], task.number, task.work, chosen)
                ),
                ("", {}),
            )
            used.add(record)
            found.append(_line(line, task.item, task.number, task.work, task.units, record, values, day))
        for record, values in ours:
            if record not in used:
                work = Text(values["name"] or "", values["name"] or "")
                found.append(
                    _line(f"{OWN}{record}", "", 0, work, units_of(values["units"]), record, values, day)
                )
        return tuple(found)

    def units(self, plan: str = "") -> tuple[str, ...]:
        """Every responsible unit, in the order in which the tasks name them."""
        return tuple(dict.fromkeys(unit for one in self.tasks(plan) for unit in one.units))

    def set_state(self, line: str, state: str, plan: str = "") -> str:
        """Say how far a task is; its record is made where there is none, and dated when it is done.

        Raises:
            FieldkitError: NO_SUCH_LINE; nothing was written.
        """
        values = {"state": state, "done_on": None}
        if state == DONE:
            values["done_on"] = today(self._workspace.clock).isoformat()
        return self._write(line, values, plan)

    def set_due(self, line: str, due: str, plan: str = "") -> str:
        """Set until when, as typed; an empty text takes the day away.

        Raises:
            FieldkitError: NO_SUCH_LINE; nothing was written.
        """
        record = self.record_of(line, plan)
        self._records.set(record, {"due": due})
        return record

    def add_progress(self, line: str, words: str, plan: str = "") -> str:
        """Write down how it goes, with day and person, below what stands there; a task not begun is under way then.

        Raises:
            FieldkitError: NO_SUCH_LINE; nothing was written.
        """
        task = self._find(line, plan)
        who = self._workspace.identity.person
        stamp = f"{today(self._workspace.clock).isoformat()} {who}".strip()
        told = f"{stamp}：{words.strip()}"
        values: dict[str, str | None] = {"progress": f"{task.progress}\n{told}" if task.progress else told}
        if task.state == NOT_BEGUN:
            values["state"] = DOING
        return self._write(line, values, plan)

    def record_of(self, line: str, plan: str = "") -> str:
        """The record of a task, made where there is none.

        Raises:
            FieldkitError: NO_SUCH_LINE; nothing was written.
        """
        task = self._find(line, plan)
        return task.record or self._write(line, {}, plan)

    # --- inside -------------------------------------------------------------

    def _find(self, line: str, plan: str) -> TaskLine:
        found = next((one for one in self.tasks(plan) if one.id == line), None)
        if found is None:
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=self._plans.plan(plan).key, line=line)
        return found

    def _write(self, line: str, values: Mapping[str, str | None], plan: str) -> str:
        task = self._find(line, plan)
        if task.record:
            self._records.set_values(task.record, values)
            return task.record
        made = {
            "name": task.work.zh,
            "plan": self._plans.plan(plan).key,
            "number": str(task.number),
            "units": "、".join(task.units),
            "state": NOT_BEGUN,
        }
        return str(self._records.add_values("task", {**made, **values}).record)


def units_of(words: str | None) -> tuple[str, ...]:
    """Responsible units as typed, one by one."""
    return tuple(part.strip() for part in (words or "").translate(_SEPARATORS).split("、") if part.strip())


def _is_of(values: Mapping[str, str | None], number: int, work: Text, plan: Plan) -> bool:
    """Whether a record is about a task; a plan with two tables tells them apart by what is to be done."""
    if values["number"] != str(number):
        return False
    same = sum(one.number == number for one in plan.tasks)
    return same == 1 or values["name"] == work.zh


def _line(
    line: str,
    item: str,
    number: int,
    work: Text,
    units: tuple[str, ...],
    record: str,
    values: Mapping[str, str | None],
    on: date,
) -> TaskLine:
    state = values.get("state") or NOT_BEGUN
    due = _day(values.get("due"))
    return TaskLine(
        line,
        item,
        number,
        work,
        units,
        record,
        state,
        due,
        _day(values.get("done_on")),
        values.get("progress") or "",
        is_late=due is not None and due < on and state != DONE,
    )


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
