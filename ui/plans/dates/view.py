"""What is due, by month at the left; calendar and the chosen date at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.plans.dates import texts
from ui.plans.dates.panel import DatePanel
from ui.plans.grouped import HEADING, GroupedTable, HeadingCell, rows_in_sight
from ui.widgets.cards import Card, EmptyState
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ui.plans.dates.state import DateDetail, DateRow, DatesState

_NARROW = 560
_TO_DO, _ALL = "to_do", "all"


class DatesView(QWidget):
    """``controls`` stand beside the tabs.

    Signals: ``chosen(id)``, ``every_wanted(bool)``, ``contents_wanted``; those of the panel are in ``panel``.
    """

    chosen = Signal(str)
    every_wanted = Signal(bool)
    contents_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Mapping[str, DateRow] = {}
        self.segments = Segments([(_TO_DO, say(texts.TO_DO), ""), (_ALL, say(texts.ALL), "")])
        self.segments.chosen.connect(self._pass_choice)
        self.controls = QWidget()
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.segments)
        self.table = GroupedTable(say(texts.LIST), _COLUMNS, self._fetch)
        self.table.leave_out((2,), below=_NARROW)
        self.table.setStyleSheet("QTableView { border: none; }")
        self.table.current_changed.connect(self.chosen)
        self.table.opened.connect(self._into_panel)
        self.panel = DatePanel(today)
        self.panel.back.connect(self.table.setFocus)
        self._build()
        self.setFocusProxy(self.table)

    def show_list(self, state: DatesState) -> None:
        """Show the dates; the chosen one stays, or the first that is not done is chosen."""
        is_first = not self._rows
        self._rows = {row.id: row for row in state.rows}
        self._stack.setCurrentIndex(1 if state.is_empty else 0 if state.rows else 2)
        self.table.show_ids([row.id for row in state.rows])
        if is_first and state.begin:
            self.table.choose(state.begin)
        self.panel.calendar.show_marks(state.marks)

    def show_date(self, detail: DateDetail) -> None:
        """Show the chosen date."""
        self.panel.show_date(detail)

    # --- inside -------------------------------------------------------------

    def _build(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        surface = Card(margin=1)
        surface.body.addWidget(self.table)
        row.addWidget(surface, 1)
        row.addWidget(self.panel)
        none = EmptyState(say(texts.NONE), say(texts.NONE_WORDS), say(texts.TO_CALENDAR), icon="plan")
        none.action_requested.connect(self.contents_wanted)
        nothing = EmptyState(say(texts.NOTHING), say(texts.NOTHING_WORDS), say(texts.SHOW_ALL), icon="good")
        nothing.action_requested.connect(self._show_all)
        self._stack = QStackedWidget()
        for part in (whole, none, nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _pass_choice(self, key: str) -> None:
        self.every_wanted.emit(key == _ALL)

    def _show_all(self) -> None:
        self.segments.choose(_ALL)

    def _into_panel(self, _: str) -> None:
        self.panel.take_focus()

    def _fetch(self, ids: Sequence[str]) -> dict[str, DateRow]:
        return rows_in_sight(self._rows, ids)


def _what(row: DateRow) -> Cell:
    return Cell(row.what, row.second)


def _day(row: DateRow) -> Cell:
    return HeadingCell(row.what, row.second) if row.id.startswith(HEADING) else Cell(row.day, muted=True)


_COLUMNS: tuple[Column[DateRow], ...] = (
    Column("day", texts.DAY, _day, width=86, sortable=False),
    Column("what", texts.WHAT, _what, width=150, stretch=True, sortable=False),
    Column("whom", texts.FOR_WHOM, lambda row: Cell(row.whom, muted=True), width=150, sortable=False),
    Column("state", texts.STATE, lambda row: Cell(row.state, tone=row.tone), width=116, sortable=False),
)
