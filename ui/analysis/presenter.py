"""Between the analysis page and the services."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.kernel.clock import today
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.records import RecordService
from fieldkit.services.tables import TableService
from ui.analysis import texts
from ui.analysis.state import Lack, OutletLine
from ui.analysis.wording import cell_of, read_norm, state_of, type_name
from ui.language import current_language, say
from ui.tasks import Lane
from ui.theme import Tone
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.norms import Norm
    from fieldkit.services.analysis import CoverageView
    from fieldkit.services.workspace import Workspace
    from ui.analysis.page import AnalysisPage
    from ui.shell import Shell

_QUIET_MS = 300


@dataclass(frozen=True, slots=True)
class _Computed:
    view: CoverageView
    gaps: tuple[TypeGaps, ...]


class AnalysisPresenter(QObject):
    """Computes beside the window, again whenever what it rests on has changed."""

    def __init__(
        self, page: AnalysisPage, workspace: Workspace, shell: Shell, dialogs: FileDialogs | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._shell, self._workspace = page, shell, workspace
        self._dialogs = dialogs or FileDialogs()
        self._analysis = AnalysisService(workspace)
        self._tables = TableService(workspace)
        self._records = RecordService(workspace)
        self._computed: _Computed | None = None
        self._lack = Lack.NOTHING
        self._stale = True
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._refresh_quietly)
        page.arrived.connect(self._arrived)
        page.profile_chosen.connect(self._choose_profile)
        page.cell_reached.connect(self._show_cell)
        page.norm_left.connect(self._norm_left)
        page.outlet_opened.connect(self._open_outlet)
        page.shortfalls_wanted.connect(self._export_shortfalls)
        page.circles_wanted.connect(self._export_circles)
        page.filling_wanted.connect(self._fill)
        page.template_wanted.connect(self._to_template)
        shell.relay.changed.connect(self._changed)

    def refresh(self) -> None:
        """Compute anew."""
        self._stale = False
        self._shell.runner.run(self._compute, self._show, owner=self, key="coverage")

    def _refresh_quietly(self) -> None:
        if self._page.isVisible():
            self.refresh()

    def _compute(self, progress: Progress) -> _Computed:
        progress.check()
        view = self._analysis.coverage()
        return _Computed(view, self._analysis.ranking(view))

    def _show(self, computed: _Computed) -> None:
        self._computed = computed
        state = state_of(computed.view, computed.gaps, self._analysis.profiles())
        self._lack = state.lack
        self._page.render_state(state)
        self._show_date()
        keys = self._page.matrix.current_keys()
        if keys is not None:
            self._show_cell(*keys)

    def _show_date(self) -> None:
        if self._page.isVisible() and self._lack is Lack.NOTHING:
            date = today(self._workspace.clock).isoformat()
            self._shell.say_note(say(texts.DATA_DATE, date=date))

    def _arrived(self, argument: object) -> None:
        del argument
        if self._stale or self._computed is None:
            self.refresh()
        else:
            self._show_date()

    def _changed(self, change: object) -> None:
        if not isinstance(change, ChangeSet):
            return
        touched = any(change.touches(kind) for kind in ("outlet", "area", "circle"))
        if not touched and Topic.SETTINGS not in change.topics:
            return
        self._stale = True
        if self._page.isVisible():
            self._quiet.start()

    def _show_cell(self, community: str, code: str) -> None:
        if self._computed is None:
            return
        view = self._computed.view
        ids = view.matrix.cell(community, code).outlet_ids
        rows = self._records.rows("outlet", ids, ("name", "address"))
        outlets = [
            OutletLine(one, str(rows[one]["name"] or ""), str(rows[one]["address"] or ""))
            for one in ids
            if one in rows
        ]
        cell = cell_of(view, community, code, outlets)
        if cell is not None:
            self._page.show_cell(cell)

    # --- norms and profiles -------------------------------------------------

    def _choose_profile(self, name: str) -> None:
        self._shell.runner.run(
            lambda _: self._analysis.choose_profile(name), self._chosen, owner=self, lane=Lane.WRITE
        )

    def _chosen(self, result: None) -> None:
        del result
        self.refresh()

    def _norm_left(self, code: str, people: str, minimum: str) -> None:
        draft = read_norm(people, minimum)
        self._page.show_norm_problem(draft.wrong)
        before = self._norm(code)
        if draft.wrong or before is None:
            return
        self._set_norm(code, draft.people, draft.minimum)
        entry = self._computed.view.profile.entry(code) if self._computed else None
        words = say(texts.NORM_CHANGED, name=type_name(entry) if entry else code, norm=draft.words)
        undo = partial(self._set_norm, code, before.people_per_outlet, before.minimum)
        self._shell.say_change(words, undo=undo)

    def _norm(self, code: str) -> Norm | None:
        if self._computed is None:
            return None
        return next((norm for norm in self._computed.view.matrix.norms if norm.code == code), None)

    def _set_norm(self, code: str, people: int | None, minimum: int) -> None:
        self._shell.runner.run(
            lambda _: self._analysis.set_norm(code, people, minimum),
            self._chosen,
            owner=self,
            lane=Lane.WRITE,
        )

    # --- going elsewhere, tables ----------------------------------------------

    def _open_outlet(self, record: str) -> None:
        self._shell.go("outlets", record)

    def _fill(self) -> None:
        self._shell.go("outlets" if self._lack is Lack.OUTLETS else "circles")

    def _to_template(self) -> None:
        self._shell.go("filling")

    def _export_shortfalls(self) -> None:
        path = self._ask(texts.SHORTFALLS_TITLE)
        if path is not None:
            language = current_language()
            self._shell.runner.run(
                lambda _: self._tables.shortfalls(path, language=language),
                self._exported,
                owner=self,
                title=texts.MAKING_SHORTFALLS,
            )

    def _export_circles(self) -> None:
        path = self._ask(texts.CIRCLES_TITLE)
        if path is not None:
            language = current_language()
            self._shell.runner.run(
                lambda _: self._tables.circles(path, language=language),
                self._exported,
                owner=self,
                title=texts.MAKING_CIRCLES,
            )

    def _ask(self, title: Text) -> Path | None:
        date = today(self._workspace.clock).isoformat()
        name = f"{self._workspace.title}_{say(title)}_{date}.xlsx"
        return self._dialogs.save_as(self._page, say(title), name, ".xlsx")

    def _exported(self, path: Path) -> None:
        act = partial(self._dialogs.open, path)
        self._shell.toast(say(texts.EXPORTED, name=path.name), Tone.GOOD, say(texts.OPEN), act)
