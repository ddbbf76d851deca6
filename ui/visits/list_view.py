"""The list of doors, and beside it the chosen one with its keys, progress and response rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.registers.visit import COMPLETED
from ui.actions import make_action
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.visits import quota_texts, texts
from ui.visits.columns import COLUMNS
from ui.visits.door_panel import DoorPanel
from ui.visits.state import ALL, DONE, DUE, FILTERS, LATER, PageState, lines_under
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, hairline
from ui.widgets.page_frame import PageFrame
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.services.visit_board import Board, VisitLine

_FILTER_NAMES = {DUE: texts.DUE, LATER: texts.LATER, DONE: texts.DONE, ALL: texts.ALL}


class VisitsView(PageFrame):
    """Signals: ``opened(id)`` (key 1), ``recorded(id, outcome)``, ``list_wanted``, ``withdrawal_wanted``.

    ``quotas_wanted``, ``print_wanted``.
    """

    opened = Signal(str)
    recorded = Signal(str, str)
    list_wanted = Signal()
    withdrawal_wanted = Signal()
    quotas_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), parent=parent, margin=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._wanted = DUE
        self._board: Board | None = None
        self._lines: dict[str, VisitLine] = {}
        self.withdraw_button = self.add_button(Button(say(texts.WITHDRAW), kind=ButtonKind.QUIET))
        self.withdraw_button.clicked.connect(self.withdrawal_wanted)
        self.quota_button = self.add_button(Button(say(quota_texts.TITLE), kind=ButtonKind.QUIET))
        self.quota_button.clicked.connect(self.quotas_wanted)
        self.print_button = self.add_button(Button(say(texts.PRINT)))
        self.print_button.clicked.connect(self.print_wanted)
        action = make_action("list.import_table", self, self.list_wanted.emit, texts.IMPORT)
        self.import_button = self.add_button(Button.for_action(action))
        self.table = DataTable(say(texts.TITLE))
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self._empty = EmptyState(
            say(texts.EMPTY_TITLE), say(texts.EMPTY_WORDS), say(texts.IMPORT), icon="person"
        )
        self._empty.action_requested.connect(self.list_wanted)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_state(self, state: PageState) -> None:
        """Show the board."""
        board = self._board = state.board
        self._lines = {line.id: line for line in board.lines}
        self.set_number(_number(board))
        self.panel.show_board(board)
        self._stack.setCurrentIndex(0 if board.households else 1)
        self.setFocusProxy(self.table if board.households else self._empty.button)
        self.import_button.setVisible(bool(board.households))
        self.print_button.setVisible(bool(board.how))
        self._fill(state.chosen)

    def choose_filter(self, wanted: str) -> None:
        """Show the doors under one heading."""
        self._wanted = wanted
        self._fill("")
        self.table.setFocus()

    # --- inside -------------------------------------------------------------

    def _make_list(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 24, 12)
        left.setSpacing(12)
        filters = QHBoxLayout()
        filters.setSpacing(4)
        self.filter_buttons: dict[str, Button] = {}
        for key in FILTERS:
            button = Button("", kind=ButtonKind.QUIET)
            button.setObjectName(key)
            button.clicked.connect(self._filter)
            self.filter_buttons[key] = button
            filters.addWidget(button)
        filters.addStretch(1)
        left.addLayout(filters)
        left.addWidget(self.table, 1)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        self.panel = DoorPanel()
        self.panel.opened.connect(self._open_current)
        self.panel.recorded.connect(self._record)
        row.addWidget(self.panel)
        return whole

    def _fill(self, chosen: str) -> None:
        under = {key: lines_under(self._board, key) if self._board else () for key in FILTERS}
        for key, button in self.filter_buttons.items():
            button.set_label(say(texts.ONE_FILTER, name=say(_FILTER_NAMES[key]), count=len(under[key])))
            button.set_kind(ButtonKind.PLAIN if key == self._wanted else ButtonKind.QUIET)
        row = max(self.table.currentIndex().row(), 0)
        self._model.forget_all()
        shown = [line.id for line in under[self._wanted]]
        self._model.set_ids(shown)
        if not (chosen and self.table.choose(chosen)) and not self.table.current_id() and shown:
            self.table.choose(shown[min(row, len(shown) - 1)])
        self.panel.show_line(self._lines.get(self.table.current_id()))

    def _fetch(self, ids: Sequence[str]) -> dict[str, VisitLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    def _choose(self, household: str) -> None:
        self.panel.show_line(self._lines.get(household))

    def _filter(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.choose_filter(button.objectName())

    def _open(self, household: str) -> None:
        line = self._lines.get(household)
        if line is not None and line.standing.outcome != COMPLETED:
            self.opened.emit(household)

    def _open_current(self) -> None:
        self._open(self.table.current_id())

    def _record(self, outcome: str) -> None:
        if self.table.current_id():
            self.recorded.emit(self.table.current_id(), outcome)


def _number(board: Board) -> str:
    if not board.households:
        return say(texts.NOTHING_YET)
    rate = board.rate
    if rate.rate is None:
        return say(texts.NUMBER_BEFORE, due=len(board.route))
    return say(
        texts.NUMBER,
        due=len(board.route),
        rate=f"{rate.rate:.0%}",
        completed=rate.completed,
        eligible=rate.eligible,
    )
