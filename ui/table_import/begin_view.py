"""Before a list is there: where to drop it, why the last one was not read, which lists are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.table_import import texts
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice, label
from ui.widgets.fields import NumberField
from ui.widgets.file_drop import FileDrop
from ui.widgets.form import FormRow
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.table_import.state import BeginState, TemplateRow

_DROP = 220
TEMPLATE_COLUMNS: tuple[Column[TemplateRow], ...] = (
    Column("name", texts.TEMPLATE, lambda row: Cell(row.name), 240, stretch=True, sortable=False),
    Column("kind", texts.TEMPLATE_KIND, lambda row: Cell(row.kind), 140, sortable=False),
    Column(
        "columns", texts.TEMPLATE_COLUMNS, lambda row: Cell(row.columns), 140, numeric=True, sortable=False
    ),
)


class BeginView(QWidget):
    """Signals: ``files_wanted(paths)``, ``row_given(text)``, ``packages_wanted()``, ``template_dropped(name)``."""

    files_wanted = Signal(object)
    row_given = Signal(str)
    packages_wanted = Signal()
    template_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, TemplateRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.trouble = Notice(parent=self)
        self.trouble.hide()
        self.packages = Button(say(texts.TO_PACKAGES))
        self.packages.clicked.connect(self.packages_wanted)
        self.packages.hide()
        column.addWidget(self.trouble)
        column.addWidget(self.packages)
        column.addWidget(self._make_row())
        self.drop = FileDrop(say(texts.EMPTY), hint=say(texts.EMPTY_HINT), name_filter=say(texts.NAME_FILTER))
        self.drop.setFixedHeight(_DROP)
        self.drop.dropped.connect(self.files_wanted)
        column.addWidget(self.drop)
        words = label(say(texts.STEPS), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(12)
        column.addWidget(self._make_templates(), 1)
        column.addStretch(1)

    def take_focus(self) -> None:
        """Put the focus on the question that is asked, or on where a list is dropped."""
        target = self.drop if self.ask_row.isHidden() else self.row.editor
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self) -> QWidget:
        self.ask_row = QWidget()
        row = QHBoxLayout(self.ask_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.row = NumberField(width=80)
        row.addWidget(FormRow(say(texts.ROW_WANTED), self.row, label_width=130))
        read = Button(say(texts.READ_SO), keycap="Return")
        read.clicked.connect(self._give_row)
        self.row.left.connect(self._row_left)
        row.addWidget(read)
        row.addStretch(1)
        self.ask_row.hide()
        return self.ask_row

    def _make_templates(self) -> QWidget:
        self.templates = QWidget()
        column = QVBoxLayout(self.templates)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(say(texts.TEMPLATES), "heading"))
        head.addWidget(label(say(texts.TEMPLATES_HINT), "muted"), 1)
        self.remove = Button(say(texts.REMOVE), keycap="Del")
        self.remove.clicked.connect(self._remove)
        head.addWidget(self.remove)
        column.addLayout(head)
        self.table = DataTable(say(texts.TEMPLATES))
        self._model: IdTableModel[TemplateRow] = IdTableModel(TEMPLATE_COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, TEMPLATE_COLUMNS)
        column.addWidget(self.table, 1)
        return self.templates

    def render_state(self, state: BeginState) -> None:
        """Show how it stands."""
        self.trouble.say_words(state.trouble, Tone.MISSING)
        self.packages.setVisible(state.is_package)
        self.ask_row.setVisible(state.asks_row)
        self.drop.setEnabled(not state.busy)
        if self.isVisible() and not state.busy:
            self.take_focus()
        self._rows = {row.name: row for row in state.templates}
        self._model.forget_all()
        self._model.set_ids(list(self._rows))
        self.templates.setVisible(bool(self._rows))
        if self._rows and not self.table.current_id():
            self.table.choose(next(iter(self._rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete in the list of templates asks to forget one."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
            return
        super().keyPressEvent(event)

    def _fetch(self, ids: Sequence[str]) -> dict[str, TemplateRow]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _remove(self) -> None:
        if self.table.current_id():
            self.template_dropped.emit(self.table.current_id())

    def _row_left(self, value: object) -> None:
        self.row_given.emit(str(value))

    def _give_row(self) -> None:
        self.row.commit()
