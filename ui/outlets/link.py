"""A line of words beneath a field that leads somewhere; cut with … rather than widening the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import pixmap
from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, elided, keycap_width, paint_keycap, paint_surface, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT = 24
_ICON = 14
_LEAST = 80


class LinkLine(QPushButton):
    """Words in the colour of links; Space, Enter or a click follow them.

    Args:
        keycap: a key shown behind the words that somebody else listens to.
        warns: drawn as a warning, with its sign.
    """

    def __init__(self, parent: QWidget | None = None, *, keycap: str = "", warns: bool = False) -> None:
        super().__init__(parent)
        self._keycap = keycap
        self._warns = warns
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def say_words(self, words: str) -> None:
        """Show these words; none hide the line."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(bool(words))

    def sizeHint(self) -> QSize:
        """All the words, where there is room."""
        sign = _ICON + 6 if self._warns else 0
        key = keycap_width(self._keycap) + 8 if self._keycap else 0
        return QSize(text_width(self.text(), Size.SMALL) + sign + key + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few words; the rest is cut."""
        return QSize(_LEAST, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw sign, words and keycap."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        ink = QColor(t.few if self._warns else t.primary_text)
        left = 0.0
        if self._warns:
            painter.drawPixmap(0, int((self.height() - _ICON) / 2), pixmap("few", ink.name(), _ICON))
            left = _ICON + 6
        room = box.width() - left - (keycap_width(self._keycap) + 8 if self._keycap else 0)
        words = elided(self.text(), Size.SMALL, room)
        shown = font(Size.SMALL)
        shown.setUnderline(self.underMouse())
        painter.setFont(shown)
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, room + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if self._keycap:
            at = left + text_width(words, Size.SMALL) + 8
            paint_keycap(painter, at, box.center().y(), self._keycap, QColor(t.muted))
        if self.hasFocus():
            paint_surface(painter, box, None, t.primary, radius=4, width=2)
