"""The tasks at the left, the chosen one at the right: its state by one key, its progress by one line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.services.tasks import DOING, DONE, NOT_BEGUN
from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.plans.grouped import rows_in_sight
from ui.plans.tasks import texts
from ui.plans.tasks.panel import TaskPanel
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.segments import Segments
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.plans.tasks.state import TaskDetail, TaskRow, TasksState

_ALL = "all"
_STATES = ((_ALL, texts.ALL_STATES), (NOT_BEGUN, texts.NOT_BEGUN), (DOING, texts.DOING), (DONE, texts.DONE))
KEYS = {"1": NOT_BEGUN, "2": DOING, "3": DONE}
"""Say how far the chosen task is, while the list has the focus."""


class TasksView(QWidget):
    """``controls`` stand beside the tabs.

    Signals: ``chosen(id)``, ``narrowed(unit, state)``, ``state_wanted(code)``, ``record_wanted``; those of the
    panel are in ``panel``.
    """

    chosen = Signal(str)
    narrowed = Signal(str, str)
    state_wanted = Signal(str)
    record_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Mapping[str, TaskRow] = {}
        self._units: tuple[str, ...] = ()
        self._unit = ""
        self._make_controls()
        self.table = DataTable(say(texts.LIST), row_height=46)
        self._model = IdTableModel(_COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, _COLUMNS)
        self.table.setStyleSheet("QTableView { border: none; }")
        self.table.current_changed.connect(self.chosen)
        self.table.opened.connect(self._into_panel)
        for key, state in KEYS.items():
            pressed = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(partial(self.state_wanted.emit, state))
        self.panel = TaskPanel()
        self.panel.state_wanted.connect(self.state_wanted)
        self.panel.record_wanted.connect(self.record_wanted)
        self.panel.back.connect(self.table.setFocus)
        self._build()
        self.setFocusProxy(self.table)

    def show_list(self, state: TasksState) -> None:
        """Show the tasks; the chosen one stays, or the first is chosen."""
        self._rows = {row.id: row for row in state.rows}
        self._offer(state.units)
        ids = [row.id for row in state.rows]
        self._stack.setCurrentIndex(1 if state.is_empty else 0 if ids else 2)
        kept = self.table.current_id()
        self._model.forget_all()
        self._model.set_ids(ids)
        if ids and not (kept and self.table.choose(kept)):
            self.table.choose(ids[0])

    def show_task(self, detail: TaskDetail) -> None:
        """Show the chosen task."""
        self.panel.show_task(detail)

    # --- inside -------------------------------------------------------------

    def _make_controls(self) -> None:
        self.controls = QWidget()
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.states = Segments([(key, say(words), "") for key, words in _STATES])
        self.states.chosen.connect(self._narrow)
        self.units = QMenu(self)
        self.unit = Button(say(texts.ALL_UNITS), menu_sign=True)
        self.unit.setMenu(self.units)
        row.addStretch(1)
        row.addWidget(self.states)
        row.addWidget(self.unit)

    def _build(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        surface = Card(margin=1)
        surface.body.addWidget(self.table)
        row.addWidget(surface, 1)
        row.addWidget(self.panel)
        none = EmptyState(say(texts.NONE), say(texts.NONE_WORDS), say(texts.ADD), icon="plan")
        none.action_requested.connect(self.record_wanted)
        nothing = EmptyState(say(texts.NOTHING), say(texts.NOTHING_WORDS), say(texts.SHOW_ALL))
        nothing.action_requested.connect(self._show_all)
        self._stack = QStackedWidget()
        for part in (whole, none, nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _offer(self, units: tuple[str, ...]) -> None:
        if units == self._units:
            return
        self._units = units
        self.units.clear()
        for unit in ("", *units):
            action = QAction(unit or say(texts.ALL_UNITS), self.units)
            action.setObjectName(unit)
            action.triggered.connect(self._choose_unit)
            self.units.addAction(action)
        if self._unit not in units:
            self._unit = ""
            self.unit.set_label(say(texts.ALL_UNITS))
            self._narrow()

    def _choose_unit(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._unit = action.objectName()
            self.unit.set_label(action.text())
            self._narrow()

    def _narrow(self, _: str = "") -> None:
        state = self.states.current
        self.narrowed.emit(self._unit, "" if state == _ALL else state)

    def _show_all(self) -> None:
        self._unit = ""
        self.unit.set_label(say(texts.ALL_UNITS))
        self.states.choose(_ALL)
        self._narrow()
        self.table.setFocus()

    def _into_panel(self, _: str) -> None:
        self.panel.take_focus()

    def _fetch(self, ids: Sequence[str]) -> dict[str, TaskRow]:
        return rows_in_sight(self._rows, ids)


_COLUMNS: tuple[Column[TaskRow], ...] = (
    Column("number", texts.NUMBER, lambda row: Cell(row.number, muted=True), width=56, sortable=False),
    Column(
        "work",
        texts.WORK,
        lambda row: Cell(row.work, row.second, wraps=True),
        width=160,
        stretch=True,
        sortable=False,
    ),
    Column("units", texts.UNITS, lambda row: Cell(row.units, muted=True), width=168, sortable=False),
    Column("due", texts.DUE, lambda row: Cell(row.due, muted=True), width=98, sortable=False),
    Column("state", texts.STATE, lambda row: Cell(row.state_words, tone=row.tone), width=96, sortable=False),
)
