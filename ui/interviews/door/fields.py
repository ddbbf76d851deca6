"""Large fields for the door: Enter goes on, Esc and the page keys belong to the screen.

Unlike the fields of a form, Esc never brings an old value back here: at the
door it means a pause, and nothing that was typed may be lost by it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.input_methods import Wants
from ui.theme import Size
from ui.widgets.fields import LineField, TextField

_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_OF_THE_SCREEN = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_LARGE = f"font-size: {Size.DOOR.value}px;"


class DoorLine(LineField):
    """One line in large type. ``gone_on`` comes with Enter, after the value was sent."""

    gone_on = Signal()

    def __init__(
        self,
        *,
        wants: Wants = Wants.TEXT,
        unit: str = "",
        placeholder: str = "",
        width: int = 0,
        is_large: bool = True,
        limit: int = 2000,
    ) -> None:
        super().__init__(wants=wants, unit=unit, placeholder=placeholder, width=width, limit=limit)
        if is_large:
            self.editor.setStyleSheet(f"{_LARGE} min-height: 46px; padding: 0 14px;")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter sends and goes on; the screen's keys pass."""
        if isinstance(event, QKeyEvent):
            if _is_for_the_screen(event):
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() in _ENTER:
                self.commit()
                self.gone_on.emit()
                if self.editor.hasFocus():  # it was not taken: what is typed now replaces it
                    self.editor.selectAll()
                return True
        return super().eventFilter(watched, event)


class DoorText(TextField):
    """Several lines in large type; Shift+Enter breaks a line."""

    gone_on = Signal()

    def __init__(self, *, lines: int = 4, placeholder: str = "") -> None:
        super().__init__(lines=lines, placeholder=placeholder)
        self.editor.setStyleSheet(f"{_LARGE} padding: 8px 10px;")
        self.editor.setFixedHeight(lines * 30 + 26)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter sends and goes on; the screen's keys pass."""
        if isinstance(event, QKeyEvent):
            if _is_for_the_screen(event):
                return True
            is_enter = event.type() is QEvent.Type.KeyPress and event.key() in _ENTER
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commit()
                self.gone_on.emit()
                return True
        return super().eventFilter(watched, event)


def _is_for_the_screen(event: QKeyEvent) -> bool:
    """Whether a field would take a key that is a shortcut of the screen; then it is let pass."""
    if event.type() is QEvent.Type.ShortcutOverride and event.key() in _OF_THE_SCREEN:
        event.ignore()
        return True
    return False
