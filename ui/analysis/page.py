"""The analysis page: matrix at the left, the chosen cell and the ranking at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.analysis import texts
from ui.analysis.cell_card import CellCard
from ui.analysis.state import AnalysisState, Lack
from ui.language import say
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, EmptyState, KeyHints, Notice, label
from ui.widgets.charts import BarList
from ui.widgets.chips import Chip
from ui.widgets.matrix import MatrixView
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from ui.analysis.state import CellState, ProfileChoice

_SIDE = 332


class AnalysisPage(PageFrame):
    """Shows an :class:`AnalysisState`.

    Signals: ``arrived(argument)``; ``profile_chosen(name)``;
    ``cell_reached(community, type)`` as one moves; ``norm_left(type, people,
    minimum)``; ``outlet_opened(id)``; ``shortfalls_wanted``,
    ``circles_wanted``, ``template_wanted``; ``filling_wanted`` from the empty page.
    """

    arrived = Signal(object)
    profile_chosen = Signal(str)
    cell_reached = Signal(str, str)
    norm_left = Signal(str, str, str)
    outlet_opened = Signal(str)
    shortfalls_wanted = Signal()
    circles_wanted = Signal()
    filling_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), "", parent)
        self._state = AnalysisState()
        self._offered: tuple[ProfileChoice, ...] = ()
        self._make_header()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_content())
        self.body.addWidget(self._stack)
        self.setFocusProxy(self.matrix)

    def _make_header(self) -> None:
        self.profiles = QMenu(self)
        chooser = Button(say(texts.PROFILES), menu_sign=True)
        chooser.setToolTip(say(texts.PROFILES_TIP))
        chooser.setMenu(self.profiles)
        self._chooser = self.add_button(chooser)
        circles = make_action("analysis.circles", self, self.circles_wanted.emit, texts.CIRCLES)
        shortfalls = make_action("analysis.shortfalls", self, self.shortfalls_wanted.emit, texts.SHORTFALLS)
        self._exports = (circles, shortfalls)
        template = make_action("analysis.template", self, self.template_wanted.emit, texts.TEMPLATE)
        own = Button(say(texts.TEMPLATE))
        own.clicked.connect(template.trigger)
        self.add_button(own)
        plain = Button(say(texts.CIRCLES))
        plain.clicked.connect(circles.trigger)
        circles.enabledChanged.connect(plain.setEnabled)
        self.add_button(plain)
        self.add_button(Button.for_action(shortfalls, kind=ButtonKind.PRIMARY))

    def _make_content(self) -> QWidget:
        self.matrix = MatrixView()
        self.matrix.set_corner(say(texts.COMMUNITY))
        self.matrix.setStyleSheet("QTableView#Matrix { border: none; border-radius: 0; }")
        self.matrix.moved.connect(self.cell_reached)
        self.matrix.opened.connect(self._go_into_card)
        # The mouse shows a cell and stays in the matrix; Enter goes into the card.
        self.matrix.clicked.connect(self._back_to_matrix)
        self.card = CellCard()
        self.card.norm_left.connect(self.norm_left)
        self.card.outlet_opened.connect(self.outlet_opened)
        self.card.back.connect(self._back_to_matrix)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(10)
        surface = Card(margin=7)
        surface.body.addWidget(self.matrix)
        left.addWidget(surface, 1)
        left.addLayout(self._make_foot())
        row.addLayout(left, 1)
        row.addWidget(self._make_side())
        return content

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._totals = (Chip("", Tone.GOOD), Chip("", Tone.FEW), Chip("", Tone.MISSING))
        for chip in self._totals:
            row.addWidget(chip)
        row.addStretch(1)
        keys = [("↑ ↓ ← →", say(texts.MOVE)), ("Return", say(texts.LOOK)), ("Esc", say(texts.BACK))]
        row.addWidget(KeyHints(keys))
        return row

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.card, 1)
        self.loose = Notice("", Tone.FEW, say(texts.SHOW))
        self.loose.action_requested.connect(self._fill_in)
        column.addWidget(self.loose)
        ranking = Card(say(texts.MOST_LACKING))
        ranking.body.setSpacing(4)
        self.bars = BarList()
        self._bars_note = label("", "muted", wrap=True)
        ranking.body.addWidget(self.bars)
        ranking.body.addWidget(self._bars_note)
        column.addWidget(ranking)
        return side

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        self.arrived.emit(argument)

    def render_state(self, state: AnalysisState) -> None:
        """Show a state; the cell one is at stays."""
        self._state = state
        empty = state.lack is not Lack.NOTHING
        self.set_number("" if empty else state.basis)
        self._chooser.setVisible(not empty)
        for action in self._exports:
            action.setEnabled(not empty)
        self._show_profiles(state)
        if empty:
            self._show_empty(state.lack)
            return
        self._stack.setCurrentIndex(0)
        self.matrix.show_matrix(state.matrix)
        self._show_totals(state)
        self.loose.say_words("\n".join(loose.words for loose in state.loose), Tone.FEW)
        self.bars.show_bars(state.bars)
        self._bars_note.setText(state.bars_note if state.bars else say(texts.NOTHING_LACKING))
        if self.matrix.current_keys() is None and state.start is not None:
            self.matrix.go_to(*state.start)

    def show_cell(self, cell: CellState) -> None:
        """Show what is behind a cell."""
        self.card.show_cell(cell)

    def show_norm_problem(self, words: str) -> None:
        """Say why a norm was not kept."""
        self.card.show_norm_problem(words)

    def _show_totals(self, state: AnalysisState) -> None:
        words = (texts.ENOUGH, texts.FEW, texts.ABSENT)
        tones = (Tone.GOOD, Tone.FEW, Tone.MISSING)
        for chip, text, tone, count in zip(self._totals, words, tones, state.totals, strict=True):
            chip.set_state(say(text, count=count), tone)

    def _show_profiles(self, state: AnalysisState) -> None:
        if state.profiles != self._offered:
            self._offer(state.profiles)
        for action in self.profiles.actions():
            action.setChecked(action.objectName() == state.chosen)

    def _offer(self, profiles: tuple[ProfileChoice, ...]) -> None:
        self._offered = profiles
        self.profiles.clear()
        before = profiles[0].plan if profiles else ""
        for choice in profiles:
            if before != choice.plan:
                self.profiles.addSeparator()
            before = choice.plan
            action = QAction(choice.label, self.profiles)
            action.setObjectName(choice.name)
            action.setCheckable(True)
            action.triggered.connect(partial(self.profile_chosen.emit, choice.name))
            self.profiles.addAction(action)

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

    def _go_into_card(self) -> None:
        self.card.take_focus()

    def _back_to_matrix(self) -> None:
        self.matrix.setFocus()

    def _fill_in(self) -> None:
        self.outlet_opened.emit(self._state.loose[0].first)
