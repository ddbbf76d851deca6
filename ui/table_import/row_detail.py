"""One row of the list: what is wrong in it, and field by field what is recorded and what the list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.table_import import texts
from ui.table_import.state import RowDetail, ValueRow
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, label
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 30
_SHOWN = 2
_BEFORE = 1
_RANK = {Tone.MISSING: 2, Tone.FEW: 1}


def _now(row: ValueRow) -> Cell:
    return Cell(row.now, bold=bool(row.before or row.will_ask))


VALUE_COLUMNS: tuple[Column[ValueRow], ...] = (
    Column("label", texts.LABEL, lambda row: Cell(row.label, muted=True), 104, sortable=False),
    Column("before", texts.NOW_THERE, lambda row: Cell(row.before), 150, sortable=False),
    Column("now", texts.IN_LIST, _now, 120, stretch=True, sortable=False),
    Column(
        "asks",
        texts.CONFLICT,
        lambda row: Cell(say(texts.WILL_ASK) if row.will_ask else "", tone=Tone.MISSING),
        88,
        sortable=False,
    ),
)


class RowDetailView(Card):
    """Signals: ``column_wanted(column)``, ``left_out(bool)``."""

    column_wanted = Signal(int)
    left_out = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, margin=12)
        self._values: dict[str, ValueRow] = {}
        self._detail: RowDetail | None = None
        self._column = -1
        head = QHBoxLayout()
        head.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label("", "heading")
        self.how = label("", "muted")
        words.addWidget(self.title)
        words.addWidget(self.how)
        head.addLayout(words, 1)
        self.look = Button(say(texts.GO_TO_COLUMN), keycap="Return")
        self.look.clicked.connect(self._want_column)
        head.addWidget(self.look)
        self.skip = Button(say(texts.SKIP_ROW), keycap="Space")
        self.skip.clicked.connect(self._switch)
        head.addWidget(self.skip)
        self.body.addLayout(head)
        self.notice = Notice(parent=self)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.table = DataTable(say(texts.LABEL), row_height=_ROW)
        self._model: IdTableModel[ValueRow] = IdTableModel(VALUE_COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, VALUE_COLUMNS)
        self.body.addWidget(self.table, 1)
        self.note = label("", "muted", wrap=True)
        self.body.addWidget(self.note)

    def show_detail(self, detail: RowDetail | None) -> None:
        """Show a row, or nothing."""
        self._detail = detail
        shown = detail or RowDetail("", "")
        self.title.setText(shown.title)
        self.how.setText(shown.how)
        self.how.setVisible(bool(shown.how))
        self._show_troubles(shown)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.skip.setVisible(shown.can_leave_out)
        self.skip.set_label(say(texts.TAKE_ROW if shown.is_off else texts.SKIP_ROW))
        self._values = {str(at): value for at, value in enumerate(shown.values)}
        self._model.forget_all()
        self._model.set_ids(list(self._values))
        self.table.setColumnHidden(_BEFORE, not shown.has_before)
        self.table.setColumnHidden(len(VALUE_COLUMNS) - 1, not any(one.will_ask for one in shown.values))
        self.table.setVisible(bool(self._values))
        self.table.fit_columns()

    def _show_troubles(self, shown: RowDetail) -> None:
        troubles = shown.troubles
        words = [one.words for one in troubles[:_SHOWN]]
        if len(troubles) > _SHOWN:
            words.append(say(texts.MORE_PROBLEMS, count=len(troubles) - _SHOWN))
        tone = max((one.tone for one in troubles), key=lambda one: _RANK.get(one, 0), default=Tone.INFO)
        self._column = next((one.column for one in troubles if one.column >= 0), -1)
        self.look.setVisible(self._column >= 0)
        self.notice.say_words("\n".join(words), tone)
        self.notice.setToolTip("\n".join(one.words for one in troubles))

    def _fetch(self, ids: Sequence[str]) -> dict[str, ValueRow]:
        return {one: self._values[one] for one in ids if one in self._values}

    def _want_column(self) -> None:
        if self._column >= 0:
            self.column_wanted.emit(self._column)

    def _switch(self) -> None:
        if self._detail is not None and self._detail.can_leave_out:
            self.left_out.emit(not self._detail.is_off)
