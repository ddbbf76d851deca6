"""The line for a third value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import tokens
from ui.widgets.painting import paint_keycap, text_width
from ui.widgets.undo_gate import let_undo_through

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


class AnotherEdit(QLineEdit):
    """A number key leads into it, Enter takes it, Esc empties it; Ctrl+Z is the page's while it is empty."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setObjectName("another")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        let_undo_through(self)
        reach = QShortcut(QKeySequence(key), self)
        reach.activated.connect(self._reach)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line before it means anything else."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key behind the grey words."""
        super().paintEvent(event)
        if self.text() or self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 18 + text_width(self.placeholderText())
        paint_keycap(painter, left, self.height() / 2, self._key, QColor(tokens().muted))

    def _reach(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
