"""Which pass is keyed, to be seen from across the desk: the first in the colour of the house, the second in amber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.interviews.keying import texts
from ui.language import say
from ui.theme import RADIUS, Size, font, tokens
from ui.widgets.painting import text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT, _SIDE = 30, 14


class ModeMark(QWidget):
    """「录入」 or 「第二遍录入」 on a ground of its own colour, light and dark."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self.is_second = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_pass(is_second=False)

    def show_pass(self, *, is_second: bool, is_correction: bool = False) -> None:
        """Show which pass it is, or that a closed sheet is put right."""
        self.is_second = is_second
        first = texts.CORRECTION if is_correction else texts.FIRST_PASS
        self._words = say(texts.SECOND_PASS if is_second else first)
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(round(text_width(self._words, Size.LARGE)) + 2 * _SIDE + 10, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def colours(self) -> tuple[str, str]:
        """Ground and ink, as the theme stands."""
        t = tokens()
        return (t.few, t.card) if self.is_second else (t.primary, t.on_primary)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words on their ground."""
        del event
        ground, ink = self.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setFont(font(Size.LARGE, bold=True))
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
