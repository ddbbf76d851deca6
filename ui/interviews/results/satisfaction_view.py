"""Satisfaction: choose a formula and a question; bars for everything, areas, circles, communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.analysis.formulas import Formula, Weighting
from ui.interviews.results import texts
from ui.interviews.results.state import SatisfactionState
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, label
from ui.widgets.interval_chart import IntervalChart

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT = 32
"""As high as the buttons beside it."""
_WIDEST = 300
_ARROW = 14


class SatisfactionPanel(QWidget):
    """Signals: ``chosen(formula, weighting)``, ``item_chosen(path)``, ``target_chosen(number)``.

    ``picture_wanted``, ``book_wanted``.
    """

    chosen = Signal(str, str)
    item_chosen = Signal(str)
    target_chosen = Signal(str)
    picture_wanted = Signal()
    book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = SatisfactionState()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._make_choices())
        card = Card()
        self._formula = label("", wrap=True)
        self._basis = label("", "muted", wrap=True)
        self.chart = IntervalChart()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.chart)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        card.body.addWidget(self._formula)
        card.body.addWidget(self._basis)
        card.body.addWidget(scroll, 1)
        self._note = label(say(texts.SMALL_NOTE), "muted", wrap=True)
        card.body.addWidget(self._note)
        column.addWidget(card, 1)

    def _make_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        names = [(one.value, f"{say(texts.FORMULA_NAMES[one.value])} {one.value}") for one in Formula]
        self.formula = chooser(say(texts.FORMULA), names)
        self.item = chooser(say(texts.ITEM), ())
        ways = [
            (Weighting.POOLED.value, say(texts.POOLED)),
            (Weighting.POPULATION.value, say(texts.POPULATION)),
        ]
        self.weighting = chooser(say(texts.WEIGHTING), ways)
        self.target = chooser(say(texts.TARGET), [(key, say(words)) for key, words in texts.TARGETS.items()])
        self.formula.activated.connect(self._choose)
        self.weighting.activated.connect(self._choose)
        self.item.activated.connect(lambda _: self.item_chosen.emit(self.item.currentData()))
        self.target.activated.connect(lambda _: self.target_chosen.emit(self.target.currentData()))
        for one in (self.formula, self.item, self.weighting, self.target):
            row.addWidget(one)
        row.addStretch(1)
        self._outward = []
        for words, wanted in ((texts.SAVE_CHART, self.picture_wanted), (texts.SAVE_BOOK, self.book_wanted)):
            button = Button(say(words))
            button.clicked.connect(wanted)
            self._outward.append(button)
            row.addWidget(button)
        return row

    def show_state(self, state: SatisfactionState) -> None:
        """Show figures."""
        self.state = state
        fill(self.item, state.items, state.item)
        self.item.setEnabled(len(state.items) > 1)
        self.target.setCurrentIndex(max(0, self.target.findData(f"{state.target:g}" if state.target else "")))
        self._formula.setText(state.formula if state.is_rated else say(texts.UNRATED))
        for button in self._outward:
            button.setEnabled(state.is_rated)
        self._basis.setText(state.basis)
        self._note.setVisible(any(bar.value is None for bar in state.bars))
        self.chart.show_bars(state.bars, state.target)

    def _choose(self) -> None:
        self.chosen.emit(self.formula.currentData(), self.weighting.currentData())


class Chooser(QComboBox):
    """A box dressed like the fields; its arrow is drawn here, as a style sheet would need a picture of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the arrow at its right end."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.5))
        x, y = self.width() - _ARROW, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.end()


def chooser(name: str, choices: object) -> QComboBox:
    """A short list to choose from."""
    box = Chooser()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(_WIDEST)
    box.setFixedHeight(_HEIGHT)
    for key, words in choices:  # type: ignore[attr-defined]
        box.addItem(words, key)
    return box


def fill(box: QComboBox, choices: tuple[tuple[str, str], ...], chosen: str) -> None:
    """Offer other choices without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for key, words in choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
