"""Ctrl+Z belongs to the record where a text field has nothing of its own to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class UndoGate(QObject):
    """Qt's text fields keep the key for themselves even when their history is empty; this lets it pass."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the shortcut to the page unless there is text to undo."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo) or _has_text_undo(watched):
            return False
        event.ignore()
        return True


def let_undo_through(editor: QWidget) -> None:
    """Let Ctrl+Z through ``editor`` to the page while nothing was typed into it."""
    editor.installEventFilter(UndoGate(editor))


def _has_text_undo(editor: QObject) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return isinstance(editor, QPlainTextEdit) and editor.document().isUndoAvailable()
