"""Turns what a person does on the page into calls of the service, and plans into states."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.services.records import RecordService
from fieldkit.services.table_import import TableImportService
from fieldkit.storage.lists import Filter
from ui.language import current_language, say
from ui.table_import import texts
from ui.table_import.detail_words import detail_of
from ui.table_import.outcome import result_of
from ui.table_import.showing import plan_state, suggested_name, template_rows
from ui.table_import.state import (
    BeginState,
    Group,
    Pick,
    PlanRow,
    ResultState,
)
from ui.table_import.taking import Taken, take
from ui.table_import.wanted import Wanted, tables_among
from ui.table_import.wording import (
    groups_of,
    row_words,
    written,
)
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.table_import import TablePlan
    from fieldkit.services.table_plan import RowPlan
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.table_import.state import RowDetail
    from ui.tasks import Job
    from ui.widgets.file_dialogs import FileDialogs

PAGE = "table_import"


class TableImportPresenter(QObject):
    """Holds the service of the page.

    Signals: ``begun(BeginState)``, ``planned(PlanState, is_new)``,
    ``detail_changed(RowDetail | None)``, ``finished(ResultState)``.
    """

    begun = Signal(object)
    planned = Signal(object, bool)
    detail_changed = Signal(object)
    finished = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        shell: Shell,
        dialogs: FileDialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._tables, self._records = TableImportService(workspace), RecordService(workspace)
        self._dialogs = dialogs
        self._wanted: Wanted | None = None
        self._plan: TablePlan | None = None
        self._rows: dict[int, RowPlan] = {}
        self._groups: dict[Group, tuple[str, ...]] = dict.fromkeys(Group, ())
        self._left_out: set[int] = set()
        self._queue: list[Path] = []
        self._taken: Taken | None = None
        self._job: Job[object] | None = None
        self._busy = False
        self._stale = False
        self._is_saved = False
        self._in_hand = 0
        shell.relay.follow(self._on_change)

    # --- coming and going -----------------------------------------------------

    @property
    def plan(self) -> TablePlan | None:
        """The list in hand."""
        return self._plan

    @property
    def taken(self) -> Taken | None:
        """What the last import did, until another list is in hand."""
        return self._taken

    @property
    def groups(self) -> dict[Group, tuple[str, ...]]:
        """Numbers of the rows by group."""
        return self._groups

    def words(self, number: int, group: Group) -> PlanRow:
        """A row in words."""
        return row_words(self._rows[number], group, is_off=number in self._left_out)

    def entered(self, argument: object) -> None:
        """The page comes into sight; a path, or several, are taken as if they had been dropped."""
        if isinstance(argument, Path):
            argument = (argument,)
        if isinstance(argument, tuple):
            self.add_files(tuple(path for path in argument if isinstance(path, Path)))
        elif self._plan is not None and self._taken is None:
            if self._stale:
                self._preview()
        elif self._taken is None:
            self._begin()

    def _on_change(self, touched: object) -> None:
        del touched
        self._stale = True

    # --- reading --------------------------------------------------------------

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read the first of these files; the others wait behind it."""
        found = tables_among(paths)
        if not found or self._is_taking:
            return
        self._queue = found[1:]
        if self._queue:
            self._shell.toast(say(texts.MORE_FILES, count=len(self._queue)), Tone.INFO)
        self._read(Wanted(found[0]))

    def give_row(self, typed: str) -> None:
        """The file that was not understood has its header in this row."""
        if self._wanted is not None and typed.isdecimal():
            self._read(replace(self._wanted, header_row=int(typed)))

    def another(self) -> None:
        """On to the next file, or to the place where one is dropped."""
        if self._queue:
            self.add_files(tuple(self._queue))
        else:
            self._forget()
            self._begin()

    def to_packages(self) -> None:
        """The file is a package."""
        if self._wanted is not None:
            self._shell.go("packages", (self._wanted.path,))

    def _read(self, wanted: Wanted) -> None:
        self._forget()
        self._wanted = wanted
        self._preview()

    def _forget(self) -> None:
        self._plan, self._taken, self._wanted = None, None, None
        self._rows, self._groups = {}, dict.fromkeys(Group, ())
        self._left_out.clear()
        self._in_hand, self._is_saved = 0, False

    # --- corrections ------------------------------------------------------------

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the file: everything else is found anew."""
        if self._wanted is not None and name:
            self._left_out.clear()
            self._correct(self._wanted.on_sheet(name))

    def choose_header(self, typed: str) -> None:
        """Another row is the header; an empty one is looked for."""
        if self._wanted is not None and self._plan is not None:
            self._correct(self._wanted.under_header(self._plan.sheet, typed))

    def choose_kind(self, key: str) -> None:
        """The rows are records of another kind."""
        if self._wanted is not None and key:
            self._correct(self._wanted.as_kind(key))

    def choose_column(self, column: int, key: str) -> None:
        """A column is this field; or is not wanted."""
        if self._wanted is not None:
            self._correct(self._wanted.with_column(column, key))

    def choose_option(self, key: str, value: object) -> None:
        """The rows are read another way."""
        if self._wanted is not None and self._plan is not None:
            self._correct(self._wanted.with_option(key, value, self._plan.options))

    def refuse_template(self) -> None:
        """Match the columns without what was remembered."""
        if self._wanted is not None:
            self._correct(self._wanted.without_template())

    def _correct(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._is_saved = False
        self._preview()

    def _preview(self) -> None:
        assert self._wanted is not None, "there is a file to read"
        if self._job is not None:
            self._job.cancel()
        self._busy = True
        if self._plan is None:
            self._begin()
        else:
            self._render_plan(is_new=False)
        self._job = self._shell.runner.run(
            partial(self._read_plan, self._wanted),
            partial(self._show_plan, self._wanted),
            owner=self,
            failed=self._not_read,
            title=texts.READING,
            key="preview",
        )

    def _read_plan(self, wanted: Wanted, progress: Progress) -> TablePlan | None:
        try:
            return self._tables.preview(
                wanted.path,
                sheet=wanted.sheet,
                header_row=wanted.header_row,
                kind=wanted.kind,
                template=wanted.template,
                columns=wanted.columns,
                options=wanted.options,
                language=current_language(),
                progress=progress,
            )
        except OperationCancelledError:
            return None

    def _show_plan(self, wanted: Wanted, plan: TablePlan | None) -> None:
        self._busy, self._job = False, None
        if plan is None:
            self._shell.toast(say(texts.STOPPED_READING), Tone.INFO)
            if self._plan is None:
                self._begin()
            else:
                self._render_plan(is_new=False)
            return
        is_new = self._plan is None or wanted.path != self._plan.file or wanted.sheet != self._plan.sheet
        self._plan, self._stale = plan, False
        self._rows = {row.number: row for row in plan.rows}
        self._groups = groups_of(plan.rows)
        self._render_plan(is_new=is_new)

    def _not_read(self, error: FieldkitError) -> None:
        self._busy, self._job = False, None
        words = error.say(current_language())
        if self._plan is None:
            self._begin(
                words,
                asks_row=error.code in {ForeignError.NO_HEADER, ForeignError.NO_SUCH_ROW},
                is_package=error.code is ForeignError.IS_PACKAGE,
            )
        else:
            self._render_plan(is_new=False, trouble=words)

    # --- rows -------------------------------------------------------------------

    def show_row(self, number: int) -> None:
        """Another row is in hand; 0 for none."""
        self._in_hand = number
        self.detail_changed.emit(self._detail())

    def leave_out(self, number: int, *, off: bool) -> None:
        """Do not take a row, or take it after all."""
        if off:
            self._left_out.add(number)
        else:
            self._left_out.discard(number)
        self._render_plan(is_new=False)

    def _detail(self) -> RowDetail | None:
        row = self._rows.get(self._in_hand)
        if row is None or self._plan is None:
            return None
        return detail_of(self._plan, row, is_off=row.number in self._left_out)

    # --- taking -----------------------------------------------------------------

    @property
    def _is_taking(self) -> bool:
        return self._busy and self._job is None

    def take(self) -> None:
        """Import what was looked at."""
        if self._plan is None or self._busy or not written(self._plan.rows, self._left_out):
            return
        self._busy = True
        self._render_plan(is_new=False)
        folders = (self._plan.file.parent, Path(self._dialogs.folder_used), self._workspace.path.parent)
        self._shell.runner.run(
            partial(take, self._tables, self._plan, frozenset(self._left_out), folders),
            self._show_taken,
            owner=self,
            lane=Lane.WRITE,
            failed=self._not_taken,
            title=texts.TAKING,
        )

    def _show_taken(self, taken: Taken | None) -> None:
        self._busy = False
        if taken is None:
            self._shell.toast(say(texts.STOPPED), Tone.INFO)
            self._render_plan(is_new=False)
            return
        self._taken = taken
        counts, file = taken.imported.counts, taken.plan.file.name
        if counts.created or counts.updated:
            self._shell.say_change(
                say(texts.CHANGE, file=file, created=counts.created, updated=counts.updated)
            )
        self.finished.emit(self._result(taken))

    def _not_taken(self, error: FieldkitError) -> None:
        self._busy = False
        self._shell.failures.show(error)
        self._render_plan(is_new=False)

    def _result(self, taken: Taken) -> ResultState:
        next_file = self._queue[0].name if self._queue else ""
        return result_of(taken, next_file=next_file, is_saved=self._is_saved)

    # --- what is remembered ----------------------------------------------------------

    @property
    def template_names(self) -> tuple[str, ...]:
        """Names of the kept matchings."""
        return tuple(template.name for template in self._tables.templates())

    @property
    def suggested_name(self) -> str:
        """What this matching could be called."""
        return suggested_name(self._plan) if self._plan is not None else ""

    def save_template(self, name: str) -> None:
        """Remember how this list was matched."""
        plan = self._taken.plan if self._taken is not None else self._plan
        if plan is None:
            return
        try:
            self._tables.save_template(name, plan)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._is_saved = True
        self._shell.toast(say(texts.SAVED_TEMPLATE, name=name))
        if self._taken is not None:
            self.finished.emit(self._result(self._taken))

    def remove_template(self, name: str) -> None:
        """Forget one."""
        self._tables.remove_template(name)
        self._shell.toast(say(texts.REMOVED_TEMPLATE, name=name), Tone.INFO)
        self._begin()

    # --- showing -----------------------------------------------------------------

    def _begin(self, trouble: str = "", *, asks_row: bool = False, is_package: bool = False) -> None:
        templates = template_rows(self._tables.templates())
        self.begun.emit(BeginState(templates, trouble, asks_row, is_package, self._busy))

    def _render_plan(self, *, is_new: bool, trouble: str = "") -> None:
        plan = self._plan
        if plan is None:
            return
        state = plan_state(
            plan, self._groups, self._left_out, self._communities(), busy=self._busy, trouble=trouble
        )
        self.planned.emit(state, is_new)
        self.detail_changed.emit(self._detail())

    def _communities(self) -> tuple[Pick, ...]:
        wanted = Filter(equals=(("level", ("community",)),), order="order")
        names = self._records.names("area")
        return tuple(
            Pick(name, name) for one in self._records.ids("area", wanted) if (name := names.get(one))
        )
