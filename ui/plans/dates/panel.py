"""The calendar of the month, and beneath it the chosen date: who is asked, who has handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.plans.dates import texts
from ui.plans.dates.state import DateDetail
from ui.plans.grouped import rows_in_sight
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.month_grid import MonthGrid
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.plans.dates.state import AreaLine


_LOW = 520


class DatePanel(QWidget):
    """Signals: ``day_picked(date)``, ``marked(areas)``, ``go_wanted(page, argument)``, ``back``."""

    day_picked = Signal(object)
    marked = Signal(object)
    go_wanted = Signal(str, object)
    back = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = DateDetail("", None, "", ())
        self._areas: Mapping[str, AreaLine] = {}
        self.calendar = MonthGrid(today)
        self.calendar.picked.connect(self.day_picked)
        self.calendar.left.connect(self.back)
        self.setFixedWidth(self.calendar.sizeHint().width())
        self._title = label("", "heading", wrap=True)
        self._sentences = label("", "muted", wrap=True)
        self.mark = Button(say(texts.MARK), kind=ButtonKind.PRIMARY)
        self.mark.clicked.connect(self._mark_chosen)
        self.mark_all = Button(say(texts.MARK_ALL))
        self.mark_all.clicked.connect(self._mark_every)
        self.action = Button("")
        self.action.clicked.connect(self._act)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.mark, self.mark_all, self.action):
            row.addWidget(button)
        self._areas_title = label("", "muted")
        self._make_areas()
        card = Card(margin=14)
        card.body.addWidget(self._title)
        card.body.addWidget(self._sentences)
        card.body.addWidget(buttons)
        card.body.addWidget(self._areas_title)
        card.body.addWidget(self.areas, 1)
        self._filler = QWidget()
        card.body.addWidget(self._filler, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.calendar)
        column.addWidget(card, 1)

    def show_date(self, detail: DateDetail) -> None:
        """Show a date, and its month in the calendar."""
        self._detail = detail
        if detail.day is not None:
            self.calendar.show_day(detail.day)
        self._title.setText(detail.title)
        self._sentences.setText("\n".join(detail.sentences))
        missing = [one for one in detail.areas if not one.is_handed]
        self.mark.setVisible(detail.can_mark)
        self.mark_all.setVisible(detail.can_mark and len(missing) > 1)
        self.action.set_label(detail.action)
        self.action.setVisible(bool(detail.action))
        self._areas_title.setText(detail.areas_title)
        self._areas_title.setVisible(bool(detail.areas_title))
        self._areas = {one.name: one for one in detail.areas}
        self._model.forget_all()
        self._model.set_ids(list(self._areas))
        self.areas.setVisible(bool(self._areas))
        self._filler.setVisible(not self._areas)
        if missing and detail.can_mark:
            kept = self.areas.current_id()
            if kept not in self._areas or self._areas[kept].is_handed:
                self.areas.choose(missing[0].name)
        self._name_mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has no room for the calendar; the list says the same."""
        self.calendar.setVisible(self.height() >= _LOW)
        super().resizeEvent(event)

    def take_focus(self) -> None:
        """Go to the areas, or to the button where no areas are asked."""
        part = self.areas if self.areas.isVisible() else self.mark if self.mark.isVisible() else self.action
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------

    def _make_areas(self) -> None:
        self.areas = DataTable(say(texts.AREA), row_height=32)
        self._model = IdTableModel(_COLUMNS, self._fetch, self.areas)
        self.areas.show_model(self._model, _COLUMNS)
        self.areas.horizontalHeader().hide()
        self.areas.setStyleSheet("QTableView { border: none; }")
        self.areas.opened.connect(self._mark_chosen)
        self.areas.current_changed.connect(self._name_mark)

    def _name_mark(self, _: str = "") -> None:
        area = self._areas.get(self.areas.current_id())
        by_areas = bool(self._areas)
        is_open = area is not None and not area.is_handed
        self.mark.setEnabled(is_open or not by_areas)
        self.mark.set_label(say(texts.MARK_ONE, area=area.name) if area and is_open else say(texts.MARK))

    def _mark_chosen(self, _: object = None) -> None:
        if not self._detail.can_mark:
            return
        if not self._areas:
            self.marked.emit(())
            return
        area = self._areas.get(self.areas.current_id())
        if area is not None and not area.is_handed:
            self.marked.emit((area.name,))

    def _mark_every(self) -> None:
        self.marked.emit(tuple(one.name for one in self._detail.areas if not one.is_handed))

    def _act(self) -> None:
        self.go_wanted.emit(self._detail.page, self._detail.argument)

    def _fetch(self, ids: Sequence[str]) -> dict[str, AreaLine]:
        return rows_in_sight(self._areas, ids)


def _handed(line: AreaLine) -> Cell:
    words, tone = (texts.HANDED, Tone.GOOD) if line.is_handed else (texts.NOT_HANDED, Tone.FEW)
    return Cell(line.words or say(words), tone=tone)


_COLUMNS: tuple[Column[AreaLine], ...] = (
    Column("name", texts.AREA, lambda line: Cell(line.name), width=150, stretch=True, sortable=False),
    Column("state", texts.STATE, _handed, width=84, sortable=False),
)
