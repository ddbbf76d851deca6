"""Between the reach view and the services."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.reach import ReachService
from fieldkit.services.start_points import Origin
from ui.analysis.reach import texts
from ui.analysis.reach.wording import circle_state, state_of
from ui.language import say
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.analysis.reach.walking import Walking
    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.reach import ReachView
    from fieldkit.services.workspace import Workspace
    from ui.analysis.reach.state import ReachState
    from ui.analysis.reach.view import ReachPanel
    from ui.shell import Shell

STREETS = "reach/streets"
"""Setting: the street file that was loaded last."""
_KINDS = ("outlet", "area", "circle", "facility", "start_point")
_QUIET_MS = 400


class ReachPresenter(QObject):
    """Measures beside the window, again when it rests on something that changed."""

    def __init__(self, panel: ReachPanel, workspace: Workspace, shell: Shell) -> None:
        super().__init__(panel)
        self._panel, self._workspace, self._shell = panel, workspace, shell
        self._service = ReachService(workspace)
        self._origin = Origin.AUTO
        self._view: ReachView | None = None
        self._circle, self._code = "", ""
        self._lack = ""
        self._stale = True
        self._streets = self._kept_streets()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._refresh_in_sight)
        panel.arrived.connect(self._arrived)
        panel.circle_chosen.connect(self._choose_circle)
        panel.filling_wanted.connect(lambda: shell.go("outlets" if self._lack == "places" else "circles"))
        panel.card.copy_wanted.connect(self._copy)
        panel.bar.origin_chosen.connect(self._choose_origin)
        panel.bar.streets_chosen.connect(self._use_streets)
        panel.bar.streets_dropped.connect(lambda: self._use_streets(None))
        panel.bar.walking_left.connect(self._set_walking)
        shell.relay.changed.connect(self._changed)

    def refresh(self) -> None:
        """Measure anew."""
        self._stale = False
        origin, streets, chosen = self._origin, self._streets, self._circle

        def measure(progress: Progress) -> tuple[ReachView, ReachState]:
            plan = AnalysisService(self._workspace).chosen_profile()
            view = self._service.reach(streets, plan=plan, origin=origin, progress=progress)
            return view, state_of(view, chosen, origin)

        self._shell.runner.run(
            measure,
            self._show,
            owner=self,
            failed=self._refused,
            title=texts.MEASURING,
            key="reach",
        )

    def _show(self, measured: tuple[ReachView, ReachState]) -> None:
        self._view, state = measured
        self._lack = state.lack
        if state.circle is not None and state.circle.id != self._circle and self._circle_known():
            state = state_of(self._view, self._circle, self._origin)
        self._circle = state.circle.id if state.circle else ""
        self._panel.show_state(state)
        if self._code:
            self._panel.choose_type(self._code)
            self._code = ""

    def _circle_known(self) -> bool:
        return self._view is not None and any(
            one.circle.id == self._circle for one in self._view.reach.circles
        )

    def _refused(self, error: FieldkitError) -> None:
        """A street file that cannot be used is let go; the plan and the records are as they were."""
        self._shell.failures.show(error)
        if self._streets is not None:
            self._use_streets(None)

    def _arrived(self, argument: object) -> None:
        match argument:
            case (str(place), str(code)):
                self._circle, self._code = self._circle_of(place), code
                if self._view is not None and not self._stale:
                    self._show((self._view, state_of(self._view, self._circle, self._origin)))
            case _:
                pass
        if self._stale or self._view is None:
            self.refresh()

    def _circle_of(self, place: str) -> str:
        """The circle of a community; a place that is none, or belongs to none, stands for itself."""
        facts = AnalysisService(self._workspace).facts()
        community = next((one for one in facts.communities if one.id == place), None)
        return (community.circle_id if community else None) or place

    def _changed(self, change: object) -> None:
        if not isinstance(change, ChangeSet):
            return
        if not any(change.touches(kind) for kind in _KINDS) and Topic.SETTINGS not in change.topics:
            return
        self._stale = True
        if self._panel.isVisible():
            self._quiet.start()

    def _refresh_in_sight(self) -> None:
        if self._panel.isVisible():
            self.refresh()

    def _choose_circle(self, circle: str) -> None:
        self._circle = circle
        if self._view is None:
            return
        found = next((one for one in self._view.reach.circles if one.circle.id == circle), None)
        if found is not None:
            self._panel.show_circle(circle_state(found, self._view.reach))

    # --- what it is measured by -----------------------------------------------------

    def _choose_origin(self, key: str) -> None:
        self._origin = Origin(key)
        self.refresh()

    def _kept_streets(self) -> Path | None:
        kept = self._workspace.setting(STREETS)
        if not kept:
            return None
        path = Path(kept)
        if path.is_file():
            return path
        self._shell.toast(say(texts.GONE, file=path.name), Tone.FEW)
        return None

    def _use_streets(self, path: Path | None) -> None:
        self._streets = path
        kept = "" if path is None else str(path)
        self._shell.runner.run(
            lambda _: self._workspace.set_setting(STREETS, kept), self._done, owner=self, lane=Lane.WRITE
        )

    def _set_walking(self, speed: str, detour: str, enough: str) -> None:
        before = self._service.walking()
        figures = []
        for words in (speed, detour, enough):
            try:
                figures.append(float(words))
            except ValueError:
                self._shell.toast(say(texts.NOT_A_NUMBER, words=words), Tone.FEW)
                self.refresh()
                return
        if figures == [before.speed, before.detour, before.enough]:
            return
        self._shell.runner.run(
            lambda _: self._service.set_walking(speed=figures[0], detour=figures[1], enough=figures[2]),
            partial(self._walking_set, before),
            owner=self,
            lane=Lane.WRITE,
            failed=self._not_set,
        )

    def _not_set(self, error: FieldkitError) -> None:
        self._shell.failures.show(error)
        self.refresh()

    def _walking_set(self, before: Walking, result: None) -> None:
        del result
        now = self._service.walking()
        words = say(texts.CHANGED, speed=f"{now.speed:g}", detour=f"{now.detour:g}", enough=f"{now.enough:g}")
        self._shell.say_change(words, undo=partial(self._take_back, before))
        self.refresh()

    def _take_back(self, before: Walking) -> None:
        self._shell.runner.run(
            lambda _: self._service.set_walking(before.detour, before.speed, before.enough),
            self._done,
            owner=self,
            lane=Lane.WRITE,
        )

    def _done(self, result: None) -> None:
        del result
        self.refresh()

    def _copy(self, coordinates: str) -> None:
        QGuiApplication.clipboard().setText(coordinates)
        self._shell.toast(say(texts.COPIED, place=coordinates))
