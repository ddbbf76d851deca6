"""The lines of one part, and the chosen one as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.plans.part import Sort
from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.plans.contents import texts
from ui.plans.contents.form import PartForm
from ui.plans.grouped import rows_in_sight
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, KeyHints, hairline
from ui.widgets.page_frame import RecordPanel
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from fieldkit.plans.part import Part, PartColumn
    from ui.plans.contents.state import ContentsState, LineState

_PANEL = 400
_WIDTHS = {Sort.DAY: 104, Sort.NUMBER: 84, Sort.WHOLE: 84, Sort.WORD: 130}
_NARROW = {"item": 84, "unit": 76, "key": 110}
_GRADES = "grades"


class PartView(QWidget):
    """Signals: ``chosen(number)``, ``cell_left(column, cell)``, ``deleted``, ``new_wanted``."""

    chosen = Signal(int)
    cell_left = Signal(str, str)
    deleted = Signal()
    new_wanted = Signal()

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._rows: Mapping[str, Mapping[str, str]] = {}
        self._wrong: frozenset[str] = frozenset()
        self._is_new = False
        columns = self._columns()
        self.table = DataTable(say(part.title))
        self._model = IdTableModel(columns, self._fetch, self.table)
        self.table.show_model(self._model, columns)
        self.table.current_changed.connect(self._pass_chosen)
        self.table.opened.connect(self._into_form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_whole())
        words = texts.GRADES_EMPTY_WORDS if part.key == _GRADES else texts.EMPTY_WORDS
        empty = EmptyState(
            say(texts.EMPTY_TITLE, part=say(part.title)),
            say(words),
            say(texts.NEW),
            icon="plan",
            keycap="Ctrl+N",
        )
        empty.action_requested.connect(self.new_wanted)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def show_list(self, state: ContentsState) -> None:
        """Show the lines."""
        self._rows, self._wrong = state.rows, state.wrong
        self._model.forget_all()
        self._model.set_ids(list(state.rows))
        self._stack.setCurrentIndex(0 if state.rows or self._is_new else 1)

    def show_line(self, state: LineState) -> None:
        """Show a line in the form."""
        self._is_new = not state.line
        self._stack.setCurrentIndex(0)
        if self._is_new:
            self.table.clearSelection()
        elif self.table.current_id() != state.line:
            self.table.choose(state.line)
        self.panel.set_record(state.title, state.note, state.place)
        self.delete.setVisible(not self._is_new and not self._part.is_single)
        self.form.show_line(state)

    def begin(self) -> None:
        """Put the focus on the first field."""
        self.form.field(self.form.keys()[0]).editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen line out; Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.deleted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and not self.table.hasFocus():
            self.table.setFocus()
            return
        super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(12, 0, 12, 0)
        left.addWidget(self.table)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        self.panel = RecordPanel(width=_PANEL)
        self.delete = self.panel.add_button(Button(say(texts.DELETE), kind=ButtonKind.DANGER))
        self.delete.clicked.connect(self.deleted)
        self.form = PartForm(self._part)
        self.form.cell_left.connect(self.cell_left)
        self.panel.body.addWidget(self.form)
        self.panel.body.addStretch(1)
        hints = [("Tab", say(texts.KEY_NEXT)), ("Del", say(texts.KEY_DELETE)), ("Esc", say(texts.KEY_BACK))]
        self.panel.foot.addWidget(KeyHints(hints))
        row.addWidget(self.panel)
        return whole

    def _columns(self) -> tuple[Column[tuple[str, Mapping[str, str]]], ...]:
        found = [one for key in self._part.shown if (one := self._part.column(key)) is not None]
        return tuple(self._column(one, is_first=at == 0) for at, one in enumerate(found))

    def _column(self, column: PartColumn, *, is_first: bool) -> Column[tuple[str, Mapping[str, str]]]:
        is_long = column.key.endswith("_zh") or column.sort in {Sort.WORDS, Sort.SEVERAL}
        is_title = column.key.endswith("_zh") or (is_first and column.sort is Sort.TEXT)
        width = _NARROW.get(column.key, _WIDTHS.get(column.sort, 150))

        def cell(row: tuple[str, Mapping[str, str]]) -> Cell:
            number, words = row
            if is_first and number in self._wrong:
                return Cell(words.get(column.key, ""), tone=Tone.MISSING)
            return Cell(words.get(column.key, ""), muted=not is_title)

        return Column(
            column.key,
            column.label,
            cell,
            width=width,
            stretch=is_long or (is_first and is_title),
            numeric=column.sort in {Sort.NUMBER, Sort.WHOLE} and not is_first,
            sortable=False,
        )

    def _pass_chosen(self, number: str) -> None:
        if number:
            self.chosen.emit(int(number))

    def _into_form(self, _: str) -> None:
        self.begin()

    def _fetch(self, ids: Sequence[str]) -> dict[str, tuple[str, Mapping[str, str]]]:
        return {one: (one, words) for one, words in rows_in_sight(self._rows, ids).items()}
