"""What stands around the questions: the line of progress, the sign that all is saved, the bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.interviews import texts
from ui.language import say
from ui.theme import Tone, tokens
from ui.widgets.cards import label, set_property

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class DoorBar(QWidget):
    """How far the interview is: a line of four pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(4)

    def set_progress(self, number: int, total: int) -> None:
        """Show that ``number`` of ``total`` screens are behind."""
        self._share = number / total if total else 0.0
        self.setAccessibleName(f"{number} / {total}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is done over what is to do."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().line))
        painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), QColor(tokens().primary))


class SavedSign(QWidget):
    """A dot and words: saved, or not."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = Tone.GOOD
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 0, 0)
        self._words = label("", tone=Tone.GOOD)
        row.addWidget(self._words)
        self.set_saved(is_saved=True)

    def set_saved(self, *, is_saved: bool) -> None:
        """Say whether the last answer is on the disk."""
        self._tone = Tone.GOOD if is_saved else Tone.MISSING
        self._words.setText(say(texts.SAVED if is_saved else texts.NOT_SAVED))
        set_property(self._words, "tone", str(self._tone))
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        """Room for dot and words."""
        return super().sizeHint() + QSize(4, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().tone(self._tone)[0]))
        painter.drawEllipse(QPointF(8, self.height() / 2), 5, 5)


def surface(height: int) -> QWidget:
    """A bar over the whole width."""
    made = QWidget()
    made.setObjectName("Bar")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setFixedHeight(height)
    return made
