"""The left side: which sheet, which row is the header, and what every column is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.table_import import texts
from ui.table_import.cell_chooser import CellChooser
from ui.theme import GAP, Tone
from ui.widgets.cards import Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import NumberField
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.table_import.state import ColumnRow, Pick, PlanState, Trouble

_FIELD = 2
COLUMNS: tuple[Column[ColumnRow], ...] = (
    Column("title", texts.COLUMN, lambda row: Cell(row.title, muted=row.is_off), 130, sortable=False),
    Column(
        "samples",
        texts.SAMPLES,
        lambda row: Cell(row.samples, muted=True),
        110,
        stretch=True,
        sortable=False,
    ),
    Column(
        "field",
        texts.FIELD,
        lambda row: Cell(row.field, muted=row.is_off, bold=not row.is_off),
        148,
        sortable=False,
    ),
    Column("sureness", texts.SURENESS, lambda row: Cell(row.sureness, tone=row.tone), 100, sortable=False),
)


def choices_of(picks: Sequence[Pick]) -> tuple[Choice, ...]:
    """As a choice field takes them."""
    return tuple(Choice(one.key, one.label, one.note, one.also) for one in picks)


class ColumnsView(QWidget):
    """What the columns are, by hand where that is needed.

    Signals: ``column_chosen(column, field key)``, ``sheet_chosen(name)``, ``header_chosen(row)``,
    ``kind_chosen(key)``, ``template_refused()``.
    """

    column_chosen = Signal(int, str)
    sheet_chosen = Signal(object)
    header_chosen = Signal(object)
    kind_chosen = Signal(object)
    template_refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ColumnRow] = {}
        self._targets: tuple[Choice, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._make_head())
        self.trouble = label("", wrap=True, tone=Tone.MISSING)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.template = Notice(action=say(texts.NOT_SO), parent=self)
        self.template.hide()
        self.template.action_requested.connect(self.template_refused)
        column.addWidget(self.template)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(GAP)
        column.addLayout(self._notices)
        column.addWidget(self._make_table(), 1)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.sheet = ChoiceField()
        self.sheet.left.connect(self.sheet_chosen)
        self._sheet_label = label(say(texts.SHEET), "label")
        self.header = NumberField(unit=say(texts.ROW_UNIT), width=66)
        self.header.left.connect(self.header_chosen)
        self.kind = ChoiceField(width=106)
        self.kind.left.connect(self.kind_chosen)
        parts = (
            (self._sheet_label, self.sheet, texts.SHEET, 1),
            (label(say(texts.HEADER_ROW), "label"), self.header, texts.HEADER_ROW, 0),
            (label(say(texts.KIND), "label"), self.kind, texts.KIND, 0),
        )
        for words, field, name, stretch in parts:
            field.editor.setAccessibleName(say(name))
            words.setBuddy(field.editor)
            row.addWidget(words)
            row.addWidget(field, stretch)
        return row

    def _make_table(self) -> DataTable:
        self.table = DataTable(say(texts.COLUMNS))
        self._model: IdTableModel[ColumnRow] = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.opened.connect(self.open_chooser)
        self.table.installEventFilter(self)
        self.chooser = CellChooser(self.table, say(texts.FIELD))
        self.chooser.chosen.connect(self._choose)
        return self.table

    def render_plan(self, state: PlanState) -> None:
        """Show the columns as they stand."""
        self.sheet.set_choices(choices_of(state.sheets))
        self.sheet.set_value(state.sheet)
        self.kind.set_choices(choices_of(state.kinds))
        self.kind.set_value(state.kind)
        self.header.set_value(str(state.header_row))
        self.trouble.setText(state.trouble)
        self.trouble.setVisible(bool(state.trouble))
        words = say(texts.RECOGNISED, name=state.template) if state.template else ""
        self.template.say_words(words, Tone.GOOD)
        self._show_notices(state.notices)
        self._rows, self._targets = dict(state.columns), choices_of(state.targets)
        self._model.forget_all()
        self._model.set_ids(list(self._rows))
        if not self.table.current_id():
            self.table.choose(next(iter(self._rows), ""))

    def show_column(self, column: int) -> None:
        """Lead to a column."""
        if self.table.choose(str(column)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_chooser(self, row: str, typed: str = "") -> None:
        """Let a person say what a column is."""
        at = self._model.row_of(row)
        if at >= 0:
            index = self._model.index(at, _FIELD)
            self.table.scrollTo(index)
            self.chooser.open_over(index, row, self._targets, self._rows[row].target, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters typed on a row begin the choice."""
        if watched is self.table and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = event.text()
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            if plain and typed.isalnum() and self.table.current_id():
                self.open_chooser(self.table.current_id(), typed)
                return True
        return super().eventFilter(watched, event)

    def _choose(self, row: str, key: str) -> None:
        self.column_chosen.emit(int(row), key)

    def _fetch(self, ids: Sequence[str]) -> dict[str, ColumnRow]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _show_notices(self, notices: Sequence[Trouble]) -> None:
        while self._notices.count():
            if (widget := self._notices.takeAt(0).widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in notices:
            notice = Notice(parent=self)
            notice.say_words(one.words, one.tone)
            self._notices.addWidget(notice)
