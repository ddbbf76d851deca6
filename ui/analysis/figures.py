"""The line of figures over the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.analysis import texts
from ui.language import say
from ui.theme import Tone
from ui.widgets.cards import label

if TYPE_CHECKING:
    from ui.analysis.state import FiguresState


class FigureLine(QWidget):
    """How much is lacking, too little, enough; and who lacks nothing of the basic types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 0)
        row.setSpacing(5)
        self._figures = []
        foot = Qt.AlignmentFlag.AlignBottom
        for words, tone in (
            (texts.ABSENT_FIGURE, Tone.MISSING),
            (texts.FEW_FIGURE, Tone.FEW),
            (texts.FULL_FIGURE, Tone.GOOD),
        ):
            figure = label("", "heading", tone=tone)
            figure.setStyleSheet("font-size: 20px;")
            self._figures.append(figure)
            row.addWidget(label(say(words), "muted"), 0, foot)
            row.addWidget(figure, 0, foot)
            row.addSpacing(13)
        self._whole = label("", "body")
        self._note = label("", "muted")
        self._extent = label("", "muted")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._whole, 0, foot)
        row.addWidget(self._note, 1, foot)
        row.addWidget(self._extent, 0, foot)

    def show_figures(self, state: FiguresState) -> None:
        """Show other figures."""
        for part, words in zip(self._figures, (state.absent, state.few, state.full), strict=True):
            part.setText(words)
        self._whole.setText(state.whole)
        self._note.setText(state.whole_note if state.whole else "")
        self._extent.setText(state.extent)
        said = (
            (texts.ABSENT_FIGURE, state.absent),
            (texts.FEW_FIGURE, state.few),
            (texts.FULL_FIGURE, state.full),
        )
        self.setAccessibleName("，".join([*(f"{say(words)} {count}" for words, count in said), state.whole]))
