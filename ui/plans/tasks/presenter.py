"""Reads the tasks of the plan that governs, and writes how far they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService
from fieldkit.services.tasks import DOING, DONE, NOT_BEGUN, TaskService
from ui.language import current_language, say
from ui.plans.tab_presenter import TabPresenter
from ui.plans.tasks import texts
from ui.plans.tasks.state import TaskDetail, TaskRow, TasksState
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.records import Action
    from fieldkit.services.tasks import TaskLine
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

STATE_WORDS = {NOT_BEGUN: texts.NOT_BEGUN, DOING: texts.DOING, DONE: texts.DONE}
_TONES = {NOT_BEGUN: Tone.NEUTRAL, DOING: Tone.INFO, DONE: Tone.GOOD}
_SHORT = 14


class TasksPresenter(TabPresenter):
    """Signals: ``listed(TasksState)``, ``shown(TaskDetail)``."""

    RESTS_ON = ("task",)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(workspace, shell, parent)
        self._plans, self._records = PlanService(workspace), RecordService(workspace)
        self._tasks = TaskService(workspace, self._records)
        self._found: tuple[TaskLine, ...] = ()
        self._plan_words = ""
        self._unit, self._state, self._line = "", "", ""

    def load(self) -> None:
        """Read everything anew."""
        super().load()
        self._shell.runner.run(self._read, self._take, owner=self, failed=self._refuse, key="tasks")

    def narrow(self, unit: str, state: str) -> None:
        """Show only what one unit is responsible for, or what is in one state; empty shows all."""
        self._unit, self._state = unit, state
        self._tell()

    def choose(self, line: str) -> None:
        """Show a task in the panel."""
        self._line = line
        found = self._current()
        if found is not None:
            self.shown.emit(_detail(found))

    def set_state(self, state: str) -> None:
        """Say how far the chosen task is."""
        found = self._current()
        if found is not None and found.state != state:
            words = say(texts.SAID_STATE, work=_short(found), state=say(STATE_WORDS[state]))
            self._write(lambda: self._tasks.set_state(found.id, state), words)

    def add_progress(self, words: str) -> None:
        """Note how the chosen task goes."""
        found = self._current()
        if found is not None and words.strip():
            said = say(texts.SAID_PROGRESS, work=_short(found))
            self._write(lambda: self._tasks.add_progress(found.id, words), said)

    def set_due(self, due: str) -> None:
        """Set until when the chosen task is to be done."""
        found = self._current()
        if found is not None:
            said = say(texts.SAID_DUE, work=_short(found), due=due or say(texts.NO_DAY))
            self._write(lambda: self._tasks.set_due(found.id, due), said)

    def open_record(self) -> None:
        """Go to the register; the record is made where there is none."""
        found = self._current()
        if found is None:
            self._shell.go("registers", "task")
            return
        try:
            record = self._tasks.record_of(found.id)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._shell.go("registers", f"task/{record}")

    # --- inside -------------------------------------------------------------

    def _current(self) -> TaskLine | None:
        return next((one for one in self._found if one.id == self._line), None)

    def _read(self, progress: Progress) -> tuple[str, tuple[TaskLine, ...]]:
        progress.check()
        return say(self._plans.plan().short_title), self._tasks.tasks()

    def _take(self, found: tuple[str, tuple[TaskLine, ...]]) -> None:
        self._plan_words, self._found = found
        self._tell()
        self.choose(self._line)

    def _refuse(self, error: FieldkitError) -> None:
        del error
        self._found = ()
        self._stale = True
        self._tell()

    def _tell(self) -> None:
        units = tuple(dict.fromkeys(unit for one in self._found for unit in one.units))
        shown = [
            one
            for one in self._found
            if (not self._unit or self._unit in one.units) and (not self._state or one.state == self._state)
        ]
        self.listed.emit(TasksState(tuple(map(_row, shown)), units, self._counts(), is_empty=not self._found))

    def _counts(self) -> str:
        found = self._found
        counts = say(
            texts.COUNTS,
            plan=self._plan_words,
            done=sum(one.state == DONE for one in found),
            doing=sum(one.state == DOING for one in found),
            total=len(found),
        )
        late = sum(one.is_late for one in found)
        return say(texts.LATE_COUNT, counts=counts, late=late) if late else counts

    def _write(self, write: Callable[[], object], words: str) -> None:
        before = self._records.last_action
        try:
            write()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._shell.say_change(words, undo=partial(self._undo_to, before))
        self.load()

    def _undo_to(self, before: Action | None) -> None:
        """Take back what was written since; a record may have been made and then changed."""
        try:
            while (last := self._records.last_action) is not None and last is not before:
                self._records.undo()
        except FieldkitError as error:
            self._shell.failures.show(error)
        self.load()


def _row(one: TaskLine) -> TaskRow:
    words = texts.LATE if one.is_late else STATE_WORDS.get(one.state, texts.NOT_BEGUN)
    second = one.item or say(texts.OWN_TASK)
    return TaskRow(
        one.id,
        str(one.number) if one.number else "",
        one.work.say(current_language()),
        second,
        "、".join(one.units),
        one.due.isoformat() if one.due else "",
        one.state,
        say(words),
        Tone.MISSING if one.is_late else _TONES.get(one.state, Tone.NEUTRAL),
    )


def _detail(one: TaskLine) -> TaskDetail:
    row = _row(one)
    source = say(texts.OF_PLAN, item=one.item, number=one.number) if one.item else row.second
    return TaskDetail(one.id, row.work, source, one.units, one.state, row.due, one.progress, one.record)


def _short(one: TaskLine) -> str:
    words = one.work.say(current_language())
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
