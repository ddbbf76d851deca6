"""Questions at the left; at the right a table with bars, or what people wrote."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.interviews.results import texts
from ui.interviews.results.satisfaction_view import chooser, fill
from ui.interviews.results.state import QuestionList, QuestionState
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, label
from ui.widgets.charts import Bar, BarList

_LIST = 320
_PATH = Qt.ItemDataRole.UserRole
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MOST_TEXTS = 500


class QuestionsPanel(QWidget):
    """Signals: ``asked(path, grouping)``, ``book_wanted``."""

    asked = Signal(str, str)
    book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = QuestionState()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.questions = QListWidget()
        self.questions.setAccessibleName(say(texts.QUESTIONS))
        self.questions.setFixedWidth(_LIST)
        self.questions.setStyleSheet(
            "QListWidget { padding: 4px; } QListWidget::item { padding: 5px 8px; border: none; }"
        )
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.questions.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.questions.currentItemChanged.connect(self._ask)
        row.addWidget(self.questions)
        row.addWidget(self._make_card(), 1)

    def _make_card(self) -> Card:
        card = Card()
        top = QHBoxLayout()
        self._title = label("", "heading", wrap=True)
        self.grouping = chooser(say(texts.CROSS), [("", say(texts.NO_CROSS))])
        self.grouping.activated.connect(self._ask)
        save = Button(say(texts.SAVE_BOOK))
        save.clicked.connect(self.book_wanted)
        top.addWidget(self._title, 1)
        top.addWidget(self.grouping)
        top.addWidget(save)
        card.body.addLayout(top)
        self._base, self._numbers = label("", "muted", wrap=True), label("")
        card.body.addWidget(self._base)
        card.body.addWidget(self._numbers)
        self.bars = BarList(is_calm=True)
        card.body.addWidget(self.bars)
        self.table = QTableWidget()
        self.table.setAccessibleName(say(texts.QUESTIONS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableWidget::item { padding: 0 9px; border: none; }")
        self.table.verticalHeader().setVisible(False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say(texts.SEARCH))
        self.search.textChanged.connect(self._list_texts)
        self.written = QListWidget()
        self.written.setWordWrap(True)
        open_answers = QWidget()
        column = QVBoxLayout(open_answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.written, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(open_answers)
        card.body.addWidget(self._stack, 1)
        return card

    def show_list(self, found: QuestionList) -> None:
        """Show which questions there are; the one in sight stays."""
        chosen = self.questions.selectedItems()
        kept = chosen[0].data(_PATH) if chosen else ""
        self.questions.blockSignals(True)
        self.questions.clear()
        for path, words in found.questions:
            item = QListWidgetItem(words)
            item.setData(_PATH, path)
            item.setToolTip(words)
            self.questions.addItem(item)
            if path == kept or self.questions.count() == 1:
                self.questions.setCurrentItem(item)
        self.questions.blockSignals(False)
        fill(self.grouping, (("", say(texts.NO_CROSS)), *found.groupings), self.grouping.currentData() or "")

    def show_question(self, state: QuestionState) -> None:
        """Show one question counted."""
        self._state = state
        self._title.setText(state.title)
        self._base.setText(state.base)
        self._numbers.setText(state.numbers)
        self._numbers.setVisible(bool(state.numbers))
        lines = zip_longest(state.lines, state.shares, fillvalue=0.0)
        bars = [
            Bar(line[0], round(100 * share, 1), figure=f"{share:.1%}")  # type: ignore[index]
            for line, share in lines
            if state.shares
        ]
        self.bars.show_bars(bars)
        self.bars.setVisible(bool(bars))
        self._stack.setCurrentIndex(1 if state.texts else 0)
        if state.texts:
            self._list_texts()
        else:
            self._fill_table(state)

    def _fill_table(self, state: QuestionState) -> None:
        self.table.setRowCount(len(state.lines))
        self.table.setColumnCount(len(state.head))
        self.table.setHorizontalHeaderLabels(list(state.head))
        for row, line in enumerate(state.lines):
            for column, words in enumerate(line):
                cell = QTableWidgetItem(words)
                if column:
                    cell.setTextAlignment(_NUMBERS)
                self.table.setItem(row, column, cell)
        for column in range(len(state.head)):
            self.table.horizontalHeaderItem(column).setTextAlignment(_NUMBERS if column else _WORDS)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)

    def _list_texts(self) -> None:
        wanted = self.search.text().casefold()
        found = [(words, times) for words, times in self._state.texts if wanted in words.casefold()]
        self.written.clear()
        self.written.addItems(
            [f"{words}　×{times}" if times > 1 else words for words, times in found[:MOST_TEXTS]]
        )
        if len(found) > MOST_TEXTS:
            self.written.addItem(say(texts.MORE, count=len(found) - MOST_TEXTS))

    def _ask(self) -> None:
        item = self.questions.currentItem()
        if item is not None:
            self.asked.emit(item.data(_PATH), self.grouping.currentData() or "")
