"""The outlets of a poster: printed or not, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal

from ui.widgets.tick_list import Index, TickItem, TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OutletList(TickList):
    """Space prints an outlet or leaves it out, Alt with Up and Down moves it, Enter goes to it on the sketch.

    Signals: ``shifted(id, step)``, ``chosen(id)``, ``sketch_wanted(id)``.
    """

    shifted = Signal(str, int)
    chosen = Signal(str)
    sketch_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._showing = False

    def current(self) -> str:
        """The outlet in hand."""
        index = self.currentIndex()
        return self.items()[index.row()].key if index.isValid() else ""

    def choose(self, outlet: str) -> None:
        """Take an outlet in hand."""
        rows = [row for row, item in enumerate(self.items()) if item.key and item.key == outlet]
        self._showing = True
        self.setCurrentIndex(self.model().index(rows[0], 0) if rows else QModelIndex())
        self._showing = False

    def show_items(self, items: Sequence[TickItem]) -> None:
        """Show these; the outlet in hand stays in hand."""
        kept = self.current()
        self._showing = True
        super().show_items(items)
        self._showing = False
        if self.current() != kept:
            self.choose(kept)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which outlet is in hand now."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._showing:
            self.chosen.emit(self.items()[current.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or go to the sketch."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.current():
                self.shifted.emit(self.current(), _STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current():
            self.sketch_wanted.emit(self.current())
        else:
            super().keyPressEvent(event)
