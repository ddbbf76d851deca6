"""The board: targets in groups at the left, the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.input_methods import Wants
from ui.language import say
from ui.pictures import texts as picture_texts
from ui.plans.board import texts
from ui.plans.board.detail_panel import DetailPanel
from ui.plans.board.state import BoardState, Grouping
from ui.plans.grouped import HEADING, BarCell, GroupedTable, HeadingCell, rows_in_sight
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, EmptyState, label
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.plans.board.state import BoardRow, Detail

_NAMES = {
    Grouping.YEAR: texts.BY_YEAR,
    Grouping.PHASE: texts.BY_PHASE,
    Grouping.AREA: texts.BY_AREA,
}


_LESS_NEEDED, _NARROW = (2, 3), 600
"""Bar and date, which a narrow window leaves out."""


class BoardView(QWidget):
    """``controls`` stand beside the tabs.

    Signals: ``chosen(line)``, ``grouped(by)``, ``day_left(words)``, ``step_wanted(NextStep)``, ``opened(page, id)``,
    ``picture_wanted``.
    """

    chosen = Signal(str)
    grouped = Signal(str)
    day_left = Signal(str)
    step_wanted = Signal(object)
    opened = Signal(str, str)
    picture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Mapping[str, BoardRow] = {}
        self.groups = Button(say(_NAMES[Grouping.YEAR]), menu_sign=True)
        self.groups.setMenu(self._make_menu())
        self.day = LineField(wants=Wants.LATIN, placeholder=say(texts.ON_EXAMPLE), width=120)
        self.day.editor.setAccessibleName(say(texts.ON))
        self.day.left.connect(self._pass_day)
        self.picture = Button(say(picture_texts.SAVE_AS), kind=ButtonKind.QUIET)
        self.picture.clicked.connect(self._want_picture)
        self._day_problem = label("", "muted")
        self._day_problem.hide()
        self.table = GroupedTable(say(texts.LIST), _COLUMNS, self._fetch)
        self.table.leave_out(_LESS_NEEDED, below=_NARROW)
        self.table.setStyleSheet("QTableView { border: none; }")
        self.table.current_changed.connect(self.chosen)
        self.table.opened.connect(self._into_panel)
        self.panel = DetailPanel()
        self.panel.step_wanted.connect(self.step_wanted)
        self.panel.opened.connect(self.opened)
        self.panel.left.connect(self.table.setFocus)
        self._build()
        self.setFocusProxy(self.table)

    def show_list(self, state: BoardState) -> None:
        """Show the lines; the chosen one stays."""
        self._rows = {row.id: row for row in state.rows}
        targets = any(not row.id.startswith((HEADING, "grade/", "note/")) for row in state.rows)
        self._stack.setCurrentIndex(0 if targets or not state.rows else 1)
        self.day.set_value(state.on)
        self._say_day("")
        self.table.show_ids([row.id for row in state.rows])
        self.table.fit_columns()

    def show_detail(self, detail: Detail) -> None:
        """Show what is behind the chosen line."""
        self.panel.show_detail(detail)

    def refuse_day(self) -> None:
        """Say that what was typed is no day."""
        self._say_day(say(texts.NOT_A_DAY))

    # --- inside -------------------------------------------------------------

    def _build(self) -> None:
        self.controls = QWidget()
        head = QHBoxLayout(self.controls)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addStretch(1)
        head.addWidget(self._day_problem)
        head.addWidget(self.picture)
        head.addWidget(self.groups)
        head.addSpacing(8)
        head.addWidget(label(say(texts.ON), "muted"))
        head.addWidget(self.day)
        surface = Card(margin=1)
        surface.body.addWidget(self.table)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(surface, 1)
        row.addWidget(self.panel)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(EmptyState(say(texts.NO_TARGETS), say(texts.NO_TARGETS_WORDS), icon="plan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for one, words in _NAMES.items():
            action = QAction(say(words), menu)
            action.setObjectName(one.value)
            action.triggered.connect(self._group)
            menu.addAction(action)
        return menu

    def _group(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.groups.set_label(action.text())
            self.grouped.emit(action.objectName())

    def _want_picture(self) -> None:
        self.picture_wanted.emit()

    def _pass_day(self, words: object) -> None:
        self.day_left.emit(str(words))

    def _say_day(self, words: str) -> None:
        self._day_problem.setText(words)
        self._day_problem.setVisible(bool(words))

    def _into_panel(self, _: str) -> None:
        self.panel.take_focus()

    def _fetch(self, ids: Sequence[str]) -> dict[str, BoardRow]:
        return rows_in_sight(self._rows, ids)


def _target(row: BoardRow) -> Cell:
    if row.id.startswith(HEADING):
        return HeadingCell(row.words, row.second)
    return Cell(row.words, row.second)


def _bar(row: BoardRow) -> Cell:
    return BarCell("", share=row.share, line=row.line, expected=row.expected, bar_tone=row.tone)


_COLUMNS: tuple[Column[BoardRow], ...] = (
    Column("target", texts.TARGET, _target, width=150, stretch=True, sortable=False),
    Column("figures", texts.FIGURES, lambda row: Cell(row.figures), width=122, numeric=True, sortable=False),
    Column("bar", texts.PROGRESS, _bar, width=150, sortable=False),
    Column("by", texts.BY, lambda row: Cell(row.by, muted=True), width=98, sortable=False),
    Column("state", texts.STATE, lambda row: Cell(row.state, tone=row.tone), width=118, sortable=False),
)
