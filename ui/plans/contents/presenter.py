"""Reads a plan part by part, writes each cell as it is left, lists what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.parts import the_part
from fieldkit.plans.reading import available_plans
from fieldkit.services.plan_parts import PlanPartService
from fieldkit.services.plans import PlanService
from ui.language import current_language, say
from ui.plans.contents import texts
from ui.plans.contents.state import ContentsState, LineState, PartEntry
from ui.plans.contents.wording import GROUPS, cell_words, line_name, row_words
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.plans.checking import PlanProblem
    from fieldkit.plans.part import Part
    from fieldkit.plans.part_lines import PartLine
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


class ContentsPresenter(QObject):
    """Signals: ``listed(ContentsState)``, ``shown(LineState)``, ``changed`` when the plan was changed."""

    listed = Signal(object)
    shown = Signal(object)
    changed = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.plans, self._parts = PlanService(workspace), PlanPartService(workspace)
        self._part = "targets"
        self._lines: tuple[PartLine, ...] = ()
        self._problems: tuple[PlanProblem, ...] = ()
        self._number = 0
        self._draft: dict[str, str] | None = None
        self._wrong: dict[str, str] = {}

    @property
    def key(self) -> str:
        """The plan that governs."""
        return self.plans.in_use()

    @property
    def part(self) -> Part:
        """The part in sight."""
        return the_part(self._part)

    def load(self) -> None:
        """Read the plan anew."""
        self._problems = self._parts.problems(self.key)
        self._lines = self._read(self._part)
        self._number = min(self._number, len(self._lines)) or min(1, len(self._lines))
        self.listed.emit(self._state())
        self._show()

    def choose_part(self, part: str) -> None:
        """Show another part."""
        self._part, self._number, self._draft, self._wrong = part, 1, None, {}
        self.load()

    def choose(self, number: int) -> None:
        """Show a line."""
        if number != self._number or self._draft is not None:
            self._number, self._draft, self._wrong = number, None, {}
            self._show()

    def show_problem(self) -> None:
        """Go to the first line that is wrong."""
        if self._problems:
            first = self._problems[0]
            self._part, self._number, self._draft = first.part, first.number, None
            self._wrong = {first.column: say(first.text)} if first.column else {}
            self.load()

    def begin_new(self) -> None:
        """Show an empty line; it is kept once what must be filled in is."""
        if not self.part.is_single or not self._lines:
            self._draft, self._wrong = self.part.fresh(len(self._lines) + 1), {}
            if self._part == "types" and self._lines:
                self._draft["profile"] = self._lines[-1].cells.get("profile", "")
            self._show()

    def leave(self, column: str, cell: str) -> None:
        """A cell was left."""
        if self._draft is not None:
            self._draft[column] = cell
            self._add_draft()
            return
        line = self._line()
        if line is None or line.cells.get(column, "") == cell:
            return
        before = line.cells.get(column, "")
        number, part = self._number, self._part
        if not self._write(number, {column: cell}):
            return
        declared = self.part.column(column)
        words = say(
            texts.CHANGED,
            part=say(self.part.title),
            name=line_name(self.part, line.cells),
            column=say(declared.label) if declared else column,
            value=(cell_words(declared, cell) if declared else cell) or say(texts.NOTHING),
        )

        def undo() -> None:
            self._part, self._number = part, number
            self._write(number, {column: before})

        self._shell.say_change(words, undo=undo)

    def delete(self) -> None:
        """Take the shown line out; 撤销 puts it back at the end."""
        line = self._line()
        if line is None or self.part.is_single:
            return
        part, cells = self._part, dict(line.cells)
        try:
            self._parts.cut(self.key, part, line.number)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return

        def undo() -> None:
            self._part = part
            self._write(0, cells)

        words = say(texts.REMOVED, part=say(self.part.title), name=line_name(self.part, cells))
        self._shell.say_change(words, undo=undo)
        self._tell()

    # --- inside -------------------------------------------------------------

    def _line(self) -> PartLine | None:
        return next((one for one in self._lines if one.number == self._number), None)

    def _read(self, part: str) -> tuple[PartLine, ...]:
        try:
            return self._parts.lines(self.key, part)
        except FieldkitError:
            return ()

    def _write(self, number: int, cells: Mapping[str, str]) -> bool:
        """Write cells; a refusal is said beside its field and writes nothing."""
        try:
            self._parts.edit(self.key, self._part, number, cells)
        except FieldkitError as error:
            column = str(error.values.get("column", ""))
            wanted = error.values.get("wanted" if current_language() == "zh" else "wanted_en")
            if self.part.column(column) and wanted:
                self._wrong = {column: say(texts.NOT_SAVED, wanted=wanted)}
            else:
                self._wrong = {next(iter(cells)): error.say(current_language())}
            self._show()
            return False
        self._wrong = {}
        self._tell()
        return True

    def _add_draft(self) -> None:
        draft = self._draft or {}
        missing = [one for one in self.part.columns if one.required and not draft.get(one.key, "").strip()]
        if missing:
            self._show()
            return
        number = len(self._lines) + 1
        kept = {key: cell for key, cell in draft.items() if cell}
        self._draft, before = None, self._number
        self._number = number
        if self._write(0, kept):
            words = say(texts.ADDED, part=say(self.part.title), name=line_name(self.part, kept))
            self._shell.say_change(words, undo=self._take_back)
        else:
            self._draft, self._number = draft, before
            self._show()

    def _take_back(self) -> None:
        """Take the line out that was added last."""
        self._number = len(self._read(self._part))
        try:
            self._parts.cut(self.key, self._part, self._number)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self._tell()

    def _tell(self) -> None:
        self.load()
        self.changed.emit()

    def _state(self) -> ContentsState:
        part = self.part
        is_own = self.plans.is_own(self.key)
        notice, tone = self._notice(is_own=is_own)
        wrong = frozenset(str(one.number) for one in self._problems if one.part == self._part)
        return ContentsState(
            tuple(self._entries()),
            self._part,
            {str(line.number): row_words(part, line.cells) for line in self._lines},
            wrong,
            say(texts.NUMBER, plan=say(self.plans.called()), part=say(part.title), count=len(self._lines)),
            notice,
            tone,
            bool(self._problems),
            is_own,
            any(plan.key == self.key for plan in available_plans()),
            not part.is_single or not self._lines,
        )

    def _notice(self, *, is_own: bool) -> tuple[str, Tone]:
        if self._problems:
            first = self._problems[0]
            place = say(
                texts.PROBLEM_AT,
                part=say(the_part(first.part).title),
                number=first.number,
                words=say(first.text),
            )
            return say(texts.PROBLEMS, count=len(self._problems), first=place), Tone.MISSING
        if not is_own:
            return say(texts.SHIPPED), Tone.INFO
        versions = self.plans.versions(self.key)
        return (say(texts.OWN, on=versions[-1].on, by=versions[-1].by) if versions else ""), Tone.NEUTRAL

    def _entries(self) -> Iterator[PartEntry]:
        for heading, keys in GROUPS:
            yield PartEntry("", say(heading))
            for key in keys:
                count = len(self._lines) if key == self._part else len(self._read(key))
                part = the_part(key)
                yield PartEntry(key, say(part.title), 0 if part.is_single else count)

    def _show(self) -> None:
        part = self.part
        if self._draft is not None:
            missing = [
                one for one in part.columns if one.required and not self._draft.get(one.key, "").strip()
            ]
            note = say(texts.NEW_WORDS)
            if missing:
                note = say(texts.MISSING, columns="、".join(say(one.label) for one in missing))
            title = say(texts.NEW_LINE, part=say(part.title))
            self.shown.emit(LineState(self._part, "", title, "", dict(self._draft), self._wrong, note))
            return
        line = self._line()
        if line is None:
            return
        wrong = {
            one.column: say(one.text)
            for one in self._problems
            if (one.part, one.number) == (self._part, line.number) and one.column
        }
        place = say(texts.OF_TOTAL, number=line.number, total=len(self._lines))
        title = line_name(part, line.cells)
        self.shown.emit(
            LineState(self._part, str(line.number), title, place, line.cells, wrong | self._wrong)
        )
