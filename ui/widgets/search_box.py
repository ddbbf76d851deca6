"""The search box above a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut

from ui.icons import pixmap
from ui.language import say
from ui.texts import kit
from ui.theme import tokens
from ui.widgets.fields import PlainEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_PAUSE_MS = 120


class SearchBox(PlainEdit):
    """``searched`` carries what was typed, after a short pause; unfinished input-method text never does.

    Ctrl+F goes here, Esc empties, Down asks to go into the list (``left_down``), Enter
    searches at once and says so (``entered``).
    """

    searched = Signal(str)
    entered = Signal()
    left_down = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, width: int = 260) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder or say(kit.SEARCH))
        self.setAccessibleName(placeholder or say(kit.SEARCH))
        self.setFixedWidth(width)
        self._sign = QAction(self)
        self.addAction(self._sign, PlainEdit.ActionPosition.LeadingPosition)
        self._paint_sign()
        self._sent = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(self._wait)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        key.activated.connect(self._come)

    def say_hint(self, words: str) -> None:
        """Show at the right how the search is understood (便利店 · 拼音首字母)."""
        self.set_behind(words, at_end=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches at once, Esc empties, Down leaves for the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._send()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._send()
        elif event.key() == Qt.Key.Key_Down:
            self._send()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "_sign"):
            self._paint_sign()

    def _paint_sign(self) -> None:
        self._sign.setIcon(QIcon(pixmap("search", tokens().muted, 16)))

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _wait(self) -> None:
        self._timer.start()

    def _send(self) -> None:
        self._timer.stop()
        words = self.text().strip()
        if words != self._sent:
            self._sent = words
            self.searched.emit(words)
