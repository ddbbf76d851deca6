"""The page: circles, or the areas that they consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.actions import make_action
from ui.circles.areas_presenter import AreasPresenter
from ui.circles.areas_view import AreasView
from ui.circles.circles_view import CirclesView
from ui.circles.dossiers import DossierMaker
from ui.circles.presenter import CirclesPresenter

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.circles.state import AreasState, CirclesState
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

AREAS = "areas"
"""What ``entered`` takes to show the communities; the id of a circle or an area shows that record."""


class CirclesPage(QStackedWidget):
    """Puts the two views and their presenters together."""

    def __init__(self, workspace: Workspace, shell: Shell, dialogs: FileDialogs | None = None) -> None:
        super().__init__()
        self.circles, self.areas = CirclesView(), AreasView()
        self.addWidget(self.circles)
        self.addWidget(self.areas)
        self._circles = CirclesPresenter(workspace, shell, self)
        self._areas = AreasPresenter(workspace, shell, self)
        self._dossiers = DossierMaker(self, workspace, shell, dialogs)
        self._connect_circles()
        self._connect_areas()
        make_action("record.undo", self, self._undo)
        self.setFocusProxy(self.circles)
        self._circles.load()
        self._areas.load()

    def entered(self, argument: object) -> None:
        """Come into sight; ``argument`` may be ``AREAS`` or the id of a circle or an area."""
        if argument == AREAS:
            self._show_areas()
        elif isinstance(argument, str) and argument:
            known = {line.id for line in self._areas.state.lines}
            if argument in known:
                self._show_areas()
                self._areas.choose(argument)
            else:
                self._show_circles()
                self._circles.choose(argument)

    # --- inside -------------------------------------------------------------

    def _connect_circles(self) -> None:
        presenter, view = self._circles, self.circles
        presenter.listed.connect(self._list_circles)
        presenter.shown.connect(view.show_circle)
        presenter.gone.connect(view.choose_first)
        view.chosen.connect(presenter.choose)
        view.new_wanted.connect(self._new_circle)
        view.areas_wanted.connect(self._show_areas)
        view.dossier_wanted.connect(self._make_dossier)
        view.dossiers_wanted.connect(self._dossiers.every)
        view.form.typed.connect(presenter.leave)
        view.form.picked.connect(presenter.pick)
        view.communities.left.connect(presenter.leave_community)
        view.communities.added.connect(presenter.add_community)
        view.sketch.placed.connect(presenter.place)
        view.sketch.taken_off.connect(presenter.take_off)

    def _connect_areas(self) -> None:
        presenter, view = self._areas, self.areas
        presenter.listed.connect(self._list_areas)
        presenter.shown.connect(view.show_area)
        presenter.gone.connect(view.choose_first)
        view.chosen.connect(presenter.choose)
        view.new_wanted.connect(self._new_area)
        view.circles_wanted.connect(self._show_circles)
        view.form.typed.connect(presenter.leave)
        view.form.picked.connect(presenter.pick)

    def _list_circles(self, state: CirclesState) -> None:
        self.circles.show_list(state)
        if self._circles.current:
            self.circles.choose(self._circles.current)
        elif state.lines and not self.circles.is_editing_new:
            self.circles.choose_first()

    def _list_areas(self, state: AreasState) -> None:
        self.areas.show_list(state)
        if self._areas.current:
            self.areas.choose(self._areas.current)
        elif state.lines and not self.areas.is_editing_new:
            self.areas.choose_first()

    def _new_circle(self) -> None:
        self._circles.begin_new()
        self.circles.begin_name()

    def _new_area(self) -> None:
        self._areas.begin_new()
        self.areas.begin_name()

    def _show_areas(self) -> None:
        self._switch_to(self.areas)

    def _show_circles(self) -> None:
        self._switch_to(self.circles)

    def _switch_to(self, view: CirclesView | AreasView) -> None:
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        view.setFocus()

    def _make_dossier(self, ending: str) -> None:
        self._dossiers.one(self._circles.current, ending)

    def _undo(self) -> None:
        if self.currentWidget() is self.areas:
            self._areas.undo()
        else:
            self._circles.undo()
