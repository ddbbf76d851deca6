"""The matrix with its figures, the chosen cell and the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.analysis import texts
from ui.analysis.cell_card import CellCard
from ui.analysis.figures import FigureLine
from ui.language import say
from ui.pinyin import initials
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, KeyHints, Notice, label
from ui.widgets.charts import BarList
from ui.widgets.matrix import Matrix, MatrixView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.analysis.panels import Tool
    from ui.analysis.state import AnalysisState, RankingState

_SIDE = 332


class CoverageView(QWidget):
    """Shows the matrix part of an ``AnalysisState``.

    Signals: ``fill_wanted`` (outlets that could not be counted), ``comparing_ended``,
    ``tool_pressed(key)``.
    """

    fill_wanted = Signal()
    comparing_ended = Signal()
    tool_pressed = Signal(str)

    def __init__(self, tools: Sequence[Tool] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Matrix()
        self._make_matrix()
        self.compared = Notice("", Tone.INFO, say(texts.END_COMPARING))
        self.compared.action_requested.connect(self.comparing_ended)
        self.loose = Notice("", Tone.FEW, say(texts.SHOW))
        self.loose.action_requested.connect(self.fill_wanted)
        self.figures = FigureLine()
        self._nothing = label("", "subtitle")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.compared)
        left.addWidget(self.loose)
        surface = Card(margin=7)
        surface.body.addWidget(self.figures)
        surface.body.addWidget(self._nothing)
        surface.body.addWidget(self.matrix, 1)
        left.addWidget(surface, 1)
        left.addLayout(self._make_foot(tools))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._make_side())

    def _make_matrix(self) -> None:
        self.matrix = MatrixView()
        self.matrix.setStyleSheet("QTableView#Matrix { border: none; border-radius: 0; }")
        self.card = CellCard()
        self.matrix.opened.connect(self._go_into_card)
        # The mouse shows a cell and stays in the matrix; Enter goes into the card.
        self.matrix.clicked.connect(self._back_to_matrix)
        self.card.back.connect(self._back_to_matrix)

    def _make_foot(self, tools: Sequence[Tool]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        keys = [("↑ ↓ ← →", say(texts.MOVE)), ("Return", say(texts.LOOK)), ("Esc", say(texts.BACK))]
        row.addWidget(KeyHints(keys))
        row.addStretch(1)
        self.tools: dict[str, Button] = {}
        for tool in tools:
            button = Button(say(tool.title), kind=ButtonKind.QUIET, icon=tool.icon)
            button.clicked.connect(lambda _=False, key=tool.key: self.tool_pressed.emit(key))
            self.tools[tool.key] = button
            row.addWidget(button)
        return row

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.card, 1)
        ranking = Card()
        ranking.body.setSpacing(4)
        self._ranking = label("", "heading")
        self.bars = BarList()
        self.bars.chosen.connect(self._go_to_type)
        self._bars_note = label("", "muted", wrap=True)
        for part in (self._ranking, self.bars, self._bars_note):
            ranking.body.addWidget(part)
        column.addWidget(ranking)
        return side

    def show_state(self, state: AnalysisState) -> None:
        """Show a state; the cell one is at stays."""
        self._shown = state.matrix
        self.compared.say_words(state.compared, Tone.INFO)
        self.loose.say_words("\n".join(loose.words for loose in state.loose), Tone.FEW)
        self.figures.show_figures(state.figures)
        self._nothing.setText(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        self.matrix.set_corner(state.corner)
        self.matrix.show_matrix(state.matrix)
        self._show_ranking(state.ranking)
        if self.matrix.current_keys() is None and state.start is not None:
            self.matrix.go_to(*state.start)
        if not state.matrix.rows:
            self.card.show_nothing()

    def find_place(self, words: str) -> None:
        """Go to the first place whose name holds the words, or else has these pinyin initials."""
        keys, rows = self.matrix.current_keys(), self._shown.rows
        typed = words.lower()
        hit = next((line.key for line in rows if words and words in line.name), None)
        if hit is None and typed.isascii() and typed.isalnum():
            named = (line.key for line in rows if any(one.startswith(typed) for one in initials(line.name)))
            hit = next(named, None)
        if hit is not None and self._shown.columns:
            self.matrix.go_to(hit, keys[1] if keys else self._shown.columns[0].key)

    def _show_ranking(self, state: RankingState) -> None:
        self._ranking.setText(state.title)
        self.bars.show_bars(state.bars)
        self._bars_note.setText(state.note)

    def _go_to_type(self, code: str) -> None:
        """Go to the next place where the type is lacking, or changed; round and round."""
        columns = [line.key for line in self._shown.columns]
        if code not in columns:
            return
        column, rows = columns.index(code), len(self._shown.rows)
        now = self.matrix.currentIndex()
        first = now.row() + 1 if now.isValid() and now.column() == column else 0
        for row in (at % rows for at in range(first, first + rows)):
            cell = self._shown.cells[row][column]
            wanted = not cell.faint if self.compared.isVisibleTo(self) else cell.tone is Tone.MISSING
            if wanted:
                self.matrix.go_to(self._shown.rows[row].key, code)
                return

    def _go_into_card(self) -> None:
        self.card.take_focus()

    def _back_to_matrix(self) -> None:
        self.matrix.setFocus()
