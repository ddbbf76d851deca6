"""The analysis page: menus and the table in the header, the matrix and the views beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.actions import make_action
from ui.analysis import texts
from ui.analysis.coverage_view import CoverageView
from ui.analysis.filters import FilterBar
from ui.analysis.panels import REACH
from ui.analysis.state import AnalysisState, Lack
from ui.analysis.tabs import MATRIX, ViewTabs
from ui.language import say
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState
from ui.widgets.choice_menu import ChoiceMenu
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.analysis.panels import Panel, Surroundings, Tool


class AnalysisPage(PageFrame):
    """Shows an :class:`AnalysisState`.

    ``coverage`` is the matrix with what belongs to it, ``filters`` the menus over it, ``tabs`` the
    other views.

    Signals: ``arrived(argument)``; ``level_chosen(key)``; ``round_chosen(key)``; ``shortfalls_wanted``,
    ``circles_wanted``; ``filling_wanted`` from the empty page.
    """

    arrived = Signal(object)
    level_chosen = Signal(str)
    round_chosen = Signal(str)
    shortfalls_wanted = Signal()
    circles_wanted = Signal()
    filling_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        panels: Sequence[Panel] = (),
        tools: Sequence[Tool] = (),
        surroundings: Surroundings | None = None,
    ) -> None:
        super().__init__(say(texts.TITLE), "", parent)
        self._state = AnalysisState()
        self.coverage = CoverageView(tools)
        self.filters = FilterBar()
        self.tabs = ViewTabs(self.coverage, panels, surroundings)
        self.tabs.row.addStretch(1)
        self.tabs.row.addWidget(self.filters)
        self.filters.find_wanted.connect(self.coverage.find_place)
        self.filters.found_left.connect(self.coverage.matrix.setFocus)
        if self.tabs.has(REACH):
            self.coverage.card.allow_suggesting()
            self.coverage.card.suggesting_wanted.connect(self._suggest)
        self._make_header()
        self.tabs.turned.connect(self._turned)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabs)
        self.body.addWidget(self._stack)
        self.setFocusProxy(self.coverage.matrix)

    def _make_header(self) -> None:
        self.levels = ChoiceMenu(say(texts.LEVEL))
        self.levels.chosen.connect(self.level_chosen)
        self.rounds = ChoiceMenu(say(texts.BESIDE), words=say(texts.COMPARE))
        self.rounds.chosen.connect(self.round_chosen)
        self.levels.setShortcut("Alt+L")
        self.rounds.setShortcut("Alt+D")
        circles = make_action("analysis.circles", self, self.circles_wanted.emit, texts.CIRCLES)
        shortfalls = make_action("analysis.shortfalls", self, self.shortfalls_wanted.emit, texts.SHORTFALLS)
        self._exports = (circles, shortfalls)
        self._buttons: tuple[Button, ...] = (
            self.add_button(self.levels),
            self.add_button(self.rounds),
            self.add_button(Button.for_action(shortfalls, kind=ButtonKind.PRIMARY)),
        )

    def entered(self, argument: object) -> None:
        """The page comes into sight; ``argument`` may be the key of a view, or ``(place, type)`` of a cell."""
        self._order_tabs()
        if isinstance(argument, str):
            self.tabs.open(argument)
        self.arrived.emit(argument)

    def _order_tabs(self) -> None:
        """Tab goes from the menus over the matrix to those of the header; to be said in the window."""
        for before, after in pairwise((self.filters.only, *self._buttons)):
            self.setTabOrder(before, after)

    def render_state(self, state: AnalysisState) -> None:
        """Show a state; the cell one is at stays."""
        self._state = state
        empty = state.lack is not Lack.NOTHING
        self.set_number("" if empty else state.basis)
        for action in self._exports:
            action.setEnabled(not empty)
        self.levels.set_choices(state.filters.levels, state.filters.level)
        self.rounds.set_choices(state.filters.rounds, state.filters.round)
        self._turned(self.tabs.current)
        if empty:
            self._show_empty(state.lack)
            return
        self._stack.setCurrentIndex(0)
        self.filters.show_filters(state.filters, say(texts.FIND, level=state.corner))
        self.coverage.show_state(state)

    def _turned(self, key: str) -> None:
        """The buttons of the header are the matrix's."""
        shown = key == MATRIX and self._state.lack is Lack.NOTHING
        for button in self._buttons:
            button.setVisible(shown)

    def _suggest(self) -> None:
        cell = self.coverage.card.state
        if cell is not None:
            self.tabs.open(REACH, (cell.place, cell.code))

    def _show_empty(self, lack: Lack) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        outlets = lack is Lack.OUTLETS
        empty = EmptyState(
            say(texts.NO_OUTLETS_YET if outlets else texts.NO_COMMUNITIES),
            say(texts.NO_OUTLETS_YET_WORDS if outlets else texts.NO_COMMUNITIES_WORDS),
            say(texts.TO_OUTLETS if outlets else texts.TO_CIRCLES),
            icon="analysis",
        )
        empty.action_requested.connect(self.filling_wanted)
        self._stack.addWidget(empty)
        self._stack.setCurrentIndex(1)
