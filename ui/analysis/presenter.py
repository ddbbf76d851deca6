"""Between the analysis page and the services."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldkit.analysis.coverage import CoverageState
from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.kernel.clock import today
from fieldkit.registers.business_types import TypeClass
from ui.analysis import texts
from ui.analysis.cell_words import cell_of, outlets_of
from ui.analysis.gap_listing import GapListing
from ui.analysis.grid import COMMUNITY, Choice
from ui.analysis.norms import Norms
from ui.analysis.panels import Shown, Surroundings
from ui.analysis.reading import Reading
from ui.analysis.round_questions import RoundQuestions
from ui.analysis.state import Lack
from ui.analysis.table_exports import TableExports
from ui.analysis.wording import state_of, type_name
from ui.language import say
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.ids import RecordId
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from ui.analysis.page import AnalysisPage
    from ui.analysis.panels import Tool
    from ui.analysis.reading import Behind, Found
    from ui.analysis.rounds import Round
    from ui.analysis.state import AnalysisState, CellState
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

_QUIET_MS = 300
_AT_ONCE = 60
"""So many outlets behind the cell of a community are read on the way; more beside the window."""
_KINDS = ("outlet", "area", "circle", "demand")


class AnalysisPresenter(QObject):
    """Computes beside the window, again whenever what it rests on has changed."""

    def __init__(
        self,
        page: AnalysisPage,
        workspace: Workspace,
        shell: Shell,
        dialogs: FileDialogs,
        tools: Sequence[Tool] = (),
    ) -> None:
        super().__init__(page)
        self._page, self._shell, self._workspace = page, shell, workspace
        self._reading = Reading(workspace)
        self._listing = GapListing(workspace)
        self._surroundings = Surroundings(workspace, shell, dialogs)
        self._tools = {tool.key: tool for tool in tools}
        self.questions = RoundQuestions(page, dialogs)
        self._norms = Norms(self._reading.analysis, shell, self.refresh, self)
        self._exports = TableExports(page, workspace, shell, dialogs)
        self._found: Found | None = None
        self._choice = Choice()
        self._beside: Round | None = None
        self._wanted: tuple[str, str] | None = None
        self._is_new_round = False
        self._lack = Lack.NOTHING
        self._stale = True
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._refresh_quietly)
        self._connect()

    def _connect(self) -> None:
        page, coverage = self._page, self._page.coverage
        page.arrived.connect(self._arrived)
        page.level_chosen.connect(lambda key: self._choose(by=key))
        page.round_chosen.connect(self._choose_round)
        page.shortfalls_wanted.connect(self._exports.shortfalls)
        page.circles_wanted.connect(self._exports.circles)
        page.filling_wanted.connect(self._fill)
        page.filters.profile_chosen.connect(self._choose_profile)
        page.filters.place_chosen.connect(lambda key: self._choose(inside=key))
        page.filters.class_chosen.connect(
            lambda key: self._choose(type_class=TypeClass(key) if key else None)
        )
        page.filters.only_turned.connect(lambda on: self._choose(only_short=on))
        coverage.matrix.moved.connect(self._show_cell)
        coverage.card.outlet_opened.connect(self._open_outlet)
        coverage.card.norm_left.connect(self._norm_left)
        coverage.card.gap_pressed.connect(self._press_gap)
        coverage.fill_wanted.connect(self._fill_in)
        coverage.comparing_ended.connect(self._end_comparing)
        coverage.tool_pressed.connect(self._press_tool)
        self._shell.relay.changed.connect(self._changed)

    @property
    def found(self) -> Found | None:
        """What is shown; None before the first answer."""
        return self._found

    # --- reading ----------------------------------------------------------------

    def refresh(self) -> None:
        """Compute anew."""
        self._stale = False
        choice, beside, now = self._choice, self._beside, today(self._workspace.clock)

        def compute(progress: Progress) -> tuple[Found, AnalysisState]:
            found = self._reading.read(choice, beside, progress)
            return found, state_of(found, beside, now)

        self._shell.runner.run(
            compute,
            self._show,
            owner=self,
            failed=self._refused,
            title=texts.COMPARING if beside else None,
            key="coverage",
        )

    def _refresh_quietly(self) -> None:
        if self._page.isVisible():
            self.refresh()

    def _refused(self, error: FieldkitError) -> None:
        """What cannot be compared with is let go; the page stays as it was."""
        self._shell.failures.show(error)
        if self._beside is not None:
            self._beside = None
            self.refresh()

    def _show(self, computed: tuple[Found, AnalysisState]) -> None:
        found, state = computed
        self._found, self._choice = found, found.choice
        self._lack = state.lack
        matrix = self._page.coverage.matrix
        before = matrix.current_keys()
        self._page.render_state(state)
        self._show_date()
        wanted = state.start if self._is_new_round and found.changes else self._wanted
        self._wanted, self._is_new_round = None, False
        if wanted is not None:
            matrix.go_to(*wanted)
        keys = matrix.current_keys()
        if keys is not None and keys == before:
            self._show_cell(*keys)

    def _show_date(self) -> None:
        if self._page.isVisible() and self._lack is Lack.NOTHING:
            date = today(self._workspace.clock).isoformat()
            self._shell.say_note(say(texts.DATA_DATE, date=date))

    def _arrived(self, argument: object) -> None:
        match argument:
            case (str(place), str(code)):
                self._wanted = (place, code)
                self._choice, self._stale = Choice(), True
                self._page.tabs.open("matrix")
            case _:
                pass
        if self._stale or self._found is None:
            self.refresh()
        else:
            self._show_date()

    def _changed(self, change: object) -> None:
        if not isinstance(change, ChangeSet):
            return
        touched = any(change.touches(kind) for kind in _KINDS)
        if not touched and Topic.SETTINGS not in change.topics:
            return
        self._stale = True
        if self._page.isVisible():
            self._quiet.start()

    def _show_cell(self, place: str, code: str) -> None:
        found = self._found
        cell = cell_of(found, place, code) if found else None
        known = found.cell(place, code) if found else None
        if found is None or cell is None or known is None:
            return
        card = self._page.coverage.card
        card.show_cell(cell)
        if found.choice.by == COMMUNITY and known.count <= _AT_ONCE:
            card.show_outlets(outlets_of(found, cell, self._reading.behind(found, place, code)))
            return
        card.show_outlets(None)
        self._shell.runner.run(
            lambda _: self._reading.behind(found, place, code),
            partial(self._show_outlets, found, cell),
            owner=self,
            key="cell",
        )

    def _show_outlets(self, found: Found, cell: CellState, behind: Behind) -> None:
        now = self._page.coverage.card.state
        if now is not None and (now.place, now.code) == (cell.place, cell.code):
            self._page.coverage.card.show_outlets(outlets_of(found, cell, behind))

    # --- choosing -----------------------------------------------------------------

    def _choose(self, **changes: object) -> None:
        self._choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        self.refresh()

    def _choose_profile(self, name: str) -> None:
        self._shell.runner.run(
            lambda _: self._reading.analysis.choose_profile(name), self._chosen, owner=self, lane=Lane.WRITE
        )

    def _chosen(self, result: None) -> None:
        del result
        self.refresh()

    def _choose_round(self, key: str) -> None:
        chosen = self.questions.round_of(key, today(self._workspace.clock))
        if chosen is None and key != "nothing":
            self.refresh()
            return
        self._beside, self._is_new_round = chosen, chosen is not None
        self._choice = replace(self._choice, only_short=False)
        self.refresh()

    def _end_comparing(self) -> None:
        self._choose_round("nothing")

    def _norm_left(self, code: str, people: str, minimum: str) -> None:
        if self._found is not None:
            self._page.coverage.card.show_norm_problem(self._norms.left(self._found, code, people, minimum))

    # --- gaps ---------------------------------------------------------------------

    def _press_gap(self) -> None:
        cell, found = self._page.coverage.card.state, self._found
        if cell is None or found is None:
            return
        if cell.gap.demand:
            self._shell.go("registers", f"demand/{cell.gap.demand}")
            return
        matrix, wanted, code = found.view.matrix, cell.gap.wanted, cell.code
        absent = {one for one in wanted if matrix.cell(one, code).state is CoverageState.ABSENT}
        self._shell.runner.run(
            lambda progress: self._listing.put(wanted, code, absent, progress),
            partial(self._listed, cell),
            owner=self,
            lane=Lane.WRITE,
            title=texts.LISTING if len(wanted) > 1 else None,
        )

    def _listed(self, cell: CellState, made: tuple[RecordId, ...]) -> None:
        words = say(texts.LISTED_ONE, title=cell.title)
        entry = self._found.entry(cell.code) if self._found else None
        if len(made) > 1 and entry is not None:
            words = say(texts.LISTED_MANY, name=type_name(entry), count=len(made))
        self._shell.say_change(words, undo=partial(self._take_off, made))
        self.refresh()

    def _take_off(self, made: tuple[RecordId, ...]) -> None:
        self._shell.runner.run(
            lambda _: self._listing.take_off(made), self._chosen, owner=self, lane=Lane.WRITE
        )

    # --- going elsewhere ------------------------------------------------------------

    def _press_tool(self, key: str) -> None:
        if self._found is not None:
            shown = Shown(self._found.view, self._found.grid, self._choice)
            self._tools[key].press(self._surroundings, self._page, shown)

    def _open_outlet(self, record: str) -> None:
        self._shell.go("outlets", record)

    def _fill(self) -> None:
        self._shell.go("outlets" if self._lack is Lack.OUTLETS else "circles")

    def _fill_in(self) -> None:
        matrix = self._found.view.matrix if self._found else None
        first = next(iter((*matrix.untyped[:1], *matrix.unplaced[:1])), None) if matrix else None
        if first is not None:
            self._open_outlet(first)
