"""The list of official tables at the left, the page of the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.analysis.tables import texts
from ui.analysis.tables.paper import SHOWN_ROWS, draw_pages
from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import KeyHints, Notice, label
from ui.widgets.fields import LineField
from ui.widgets.painting import key_words
from ui.widgets.preview import Preview
from ui.widgets.search_box import SearchBox
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from fieldkit.kernel.texts import Text
    from fieldkit.services.tables import Printed
    from ui.analysis.tables.state import PageState, TableLine

_LIST_WIDTH = 420
_ROW = 52
_DAY_WIDTH = 120
_PAGES = {
    ("A4", False): texts.PAGE_A4,
    ("A4", True): texts.PAGE_A4_LYING,
    ("A3", False): texts.PAGE_A3,
    ("A3", True): texts.PAGE_A3_LYING,
}


class TablesView(QWidget):
    """Shows lines and the page of the chosen one.

    Signals: ``arrived``; ``chosen(name)``; ``search_changed(words)``; ``day_left(words)``; ``stepped(±1)``;
    ``save_wanted``, ``save_all_wanted``.
    """

    arrived = Signal()
    chosen = Signal(str)
    search_changed = Signal(str)
    day_left = Signal(object)
    stepped = Signal(int)
    save_wanted = Signal()
    save_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, TableLine] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._make_list())
        row.addWidget(self._make_page(), 1)
        self.setFocusProxy(self.table)

    def _make_list(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.search = SearchBox(say(texts.SEARCH), width=_LIST_WIDTH)
        self.search.searched.connect(self.search_changed)
        self.search.left_down.connect(self._to_list)
        column.addWidget(self.search)
        self.table = DataTable(say(texts.LIST), row_height=_ROW)
        columns: tuple[Column[TableLine], ...] = (
            Column("title", texts.NAME, _title_cell, 290, stretch=True, sortable=False),
            Column("state", texts.STATE, _state_cell, 104, sortable=False),
        )
        self._model = IdTableModel(columns, self._fetch, self)
        self.table.show_model(self._model, columns)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self._to_preview)
        column.addWidget(self.table, 1)
        keys = [("↑ ↓", say(texts.CHOOSE_KEY)), ("Return", say(texts.LOOK_KEY)), ("Esc", say(texts.BACK_KEY))]
        column.addWidget(KeyHints(keys))
        return side

    def _make_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._make_bar())
        self.missing = Notice("", Tone.FEW, parent=page)
        column.addWidget(self.missing)
        self.preview = Preview()
        self.preview.fit_width()
        column.addWidget(self.preview, 1)
        return page

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self._when = QStackedWidget()
        self._when.addWidget(self._make_day())
        self._when.addWidget(self._make_period())
        bar.addWidget(self._when)
        self.size_words = label("", "muted")
        bar.addWidget(self.size_words)
        bar.addStretch(1)
        self.save_all = Button(say(texts.SAVE_ALL), icon="folder")
        self.save_all.clicked.connect(self.save_all_wanted)
        self.save = Button(say(texts.SAVE), kind=ButtonKind.PRIMARY, shortcut="Ctrl+S", icon="download")
        self.save.clicked.connect(self.save_wanted)
        bar.addWidget(self.save_all)
        bar.addWidget(self.save)
        return bar

    def _make_day(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.day = LineField(width=_DAY_WIDTH)
        self.day.setToolTip(say(texts.DAY_TIP))
        self.day.editor.setAccessibleName(say(texts.DAY))
        self.day.left.connect(self.day_left)
        row.addWidget(label(say(texts.DAY)))
        row.addWidget(self.day)
        return holder

    def _make_period(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.earlier = self._make_step("‹", texts.EARLIER, "Alt+Left", -1)
        self.later = self._make_step("›", texts.LATER, "Alt+Right", 1)
        self.period = label("", "heading")
        for widget in (self.earlier, self.period, self.later):
            row.addWidget(widget)
        return holder

    def _make_step(self, sign: str, words: Text, shortcut: str, steps: int) -> Button:
        button = Button(sign)
        button.setAccessibleName(say(words))
        button.setToolTip(f"{say(words)} ({key_words(shortcut)})")
        QShortcut(QKeySequence(shortcut), self, button.click)
        button.clicked.connect(lambda: self.stepped.emit(steps))
        return button

    def entered(self, argument: object) -> None:
        """The view comes into sight; ``argument`` may be the name of a table."""
        self.arrived.emit()
        if isinstance(argument, str):
            self.table.choose(argument)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the page back to the list; a shortcut would be at odds with that of long work."""
        if event.key() == Qt.Key.Key_Escape and self.preview.hasFocus():
            self._to_list()
            return
        super().keyPressEvent(event)

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show the tables there are; the chosen one stays, else the first is chosen."""
        self._lines = {line.name: line for line in lines}
        before = self.table.current_id()
        self._model.forget_all()
        self._model.set_ids([line.name for line in lines])
        if lines and not self.table.choose(before):
            self.table.choose(lines[0].name)

    def show_page(self, state: PageState) -> None:
        """Show the page of the chosen table."""
        self._when.setCurrentIndex(1 if state.period else 0)
        self.period.setText(state.period)
        self.day.set_value(state.day)
        self.missing.say_words(state.missing, Tone.FEW)
        self.size_words.setText(_size_words(state.printed))
        self.preview.set_pages(draw_pages(state.printed, self.devicePixelRatioF()))

    def show_day_problem(self, words: str) -> None:
        """Say why a day was not taken."""
        self.missing.say_words(words, Tone.MISSING)

    def _fetch(self, names: Sequence[str]) -> dict[str, TableLine]:
        return {name: self._lines[name] for name in names if name in self._lines}

    def _choose(self, name: str) -> None:
        if name:
            self.chosen.emit(name)

    def _to_preview(self, name: str) -> None:
        del name
        self.preview.setFocus()

    def _to_list(self) -> None:
        self.table.setFocus()


def _title_cell(line: TableLine) -> Cell:
    return Cell(line.title, second=line.purpose)


def _state_cell(line: TableLine) -> Cell:
    if line.is_ready:
        return Cell(say(texts.READY), tone=Tone.GOOD)
    return Cell(say(texts.LACKING), tone=Tone.FEW)


def _size_words(printed: Printed) -> str:
    page = say(_PAGES[str(printed.kind.paper), printed.kind.landscape])
    count = len(printed.table.rows)
    text = texts.CUT if count > SHOWN_ROWS else texts.ROWS
    return say(text, page=page, count=count, shown=SHOWN_ROWS)
