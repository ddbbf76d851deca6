"""The page: the pairs at the left, the two records of one of them at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.cells import Cell, Column
from ui.duplicates import texts
from ui.duplicates.compare_view import CompareView
from ui.duplicates.state import ListRow, View
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState, Notice, label
from ui.widgets.page_frame import PageFrame
from ui.widgets.segments import Segments
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.duplicates.state import DuplicatesState, EmptyWords

_LIST_WIDTH = 400
_ROW = 58
_NOTES_SHOWN = 2


class DuplicatesPage(PageFrame):
    """Knows no service; ``words`` gives a line of the list when it is looked at.

    Signals: ``entered_with(argument)``, ``back_wanted()``, ``search_wanted()``, ``undo_wanted()``,
    ``view_chosen(key)``, ``line_chosen(key)``, ``all_wanted()``; those of ``records`` are its own.
    """

    entered_with = Signal(object)
    back_wanted = Signal()
    search_wanted = Signal()
    undo_wanted = Signal()
    view_chosen = Signal(str)
    line_chosen = Signal(str)
    all_wanted = Signal()

    def __init__(self, words: Callable[[str], ListRow | None], parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), parent=parent)
        self._words = words
        self._view = View.OPEN
        self._leads = False
        back = Button(say(texts.BACK), shortcut="Alt+Left")
        back.clicked.connect(self.back_wanted)
        self.add_button(back)
        self._search = make_action("duplicates.search", self, self.search_wanted.emit, texts.SEARCH)
        self.search = self.add_button(Button.for_action(self._search))
        make_action("record.undo", self, self.undo_wanted.emit)
        self.segments = Segments(
            [(View.OPEN.value, say(texts.OPEN), "Ctrl+1"), (View.JOINED.value, say(texts.JOINED), "Ctrl+2")]
        )
        self.segments.chosen.connect(self.view_chosen)
        self.body.addWidget(self.segments)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_lists())
        self.body.addWidget(self._stack, 1)
        self._empty: EmptyState | None = None
        self._empty_words: EmptyWords | None = None

    def _make_lists(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._make_list())
        self.records = CompareView()
        row.addWidget(self.records, 1)
        return whole

    def _make_list(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.only = Notice(action=say(texts.SHOW_ALL), parent=side)
        self.only.hide()
        self.only.action_requested.connect(self.all_wanted)
        column.addWidget(self.only)
        self.table = DataTable(say(texts.PAIR), row_height=_ROW)
        columns: tuple[Column[ListRow], ...] = (
            Column("pair", texts.PAIR, lambda row: Cell(row.title, row.second), stretch=True, sortable=False),
        )
        self._model: IdTableModel[ListRow] = IdTableModel(columns, self._fetch, self.table)
        self.table.show_model(self._model, columns)
        self.table.horizontalHeader().hide()
        self.table.current_changed.connect(self._tell)
        column.addWidget(self.table, 1)
        self.notes = label("", "muted", wrap=True)
        self.notes.hide()
        column.addWidget(self.notes)
        return side

    def entered(self, argument: object) -> None:
        """The page comes into sight; the id of an outlet leads to its candidates."""
        self._leads = True
        self.entered_with.emit(argument)

    def render_state(self, state: DuplicatesState) -> None:
        """Show how it stands."""
        self.set_number(state.number)
        self._search.setEnabled(not state.is_searching)
        self._view = state.view
        self.segments.choose(state.view.value)
        for view, count in zip(View, state.counts, strict=True):
            self.segments.set_count(view.value, count, Tone.FEW if view is View.OPEN else Tone.NEUTRAL)
        self.only.say_words(state.only, Tone.INFO)
        self.notes.setText("\n".join(state.notes[:_NOTES_SHOWN]))
        self.notes.setToolTip("\n".join(state.notes))
        self.notes.setVisible(bool(state.notes))
        self._show_list(state)
        self.records.show_records(state.shown, is_writing=state.is_writing)
        self._show_empty(state.empty)

    def _show_list(self, state: DuplicatesState) -> None:
        self.table.blockSignals(True)
        self._model.forget_all()
        self._model.set_ids(list(state.keys))
        if state.shown is not None:
            self.table.choose(state.shown.key)
        self.table.blockSignals(False)

    def _show_empty(self, words: EmptyWords | None) -> None:
        if words != self._empty_words:
            self._empty_words = words
            if self._empty is not None:
                self._stack.removeWidget(self._empty)
                self._empty.deleteLater()
                self._empty = None
            if words is not None:
                self._empty = EmptyState(
                    words.title,
                    words.words,
                    say(texts.SEARCH) if words.can_search else "",
                    icon="good" if words.is_good else "search",
                    keycap="F5",
                )
                self._empty.action_requested.connect(self.search_wanted)
                self._stack.addWidget(self._empty)
        before = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._empty or self._stack.widget(0))
        if self.isVisible() and (self._leads or self._stack.currentWidget() is not before):
            self._lead()

    def _lead(self) -> None:
        """Put the focus where a person goes on: on the list, or on what can be done without one."""
        target = self.table if self._empty is None else getattr(self._empty, "button", None)
        self._leads = self._leads and target is None
        if target is not None:
            QTimer.singleShot(0, target, target.setFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the pair off, unless long work takes it for its cancel."""
        if event.key() == Qt.Key.Key_Escape and self._view is View.OPEN:
            self.records.later_wanted.emit()
            return
        super().keyPressEvent(event)

    def _fetch(self, ids: Sequence[str]) -> dict[str, ListRow]:
        found = ((one, self._words(one)) for one in ids)
        return {one: row for one, row in found if row is not None}

    def _tell(self, key: str) -> None:
        if key:
            self.line_chosen.emit(key)
