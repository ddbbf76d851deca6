"""A choice field laid over one cell of a table, for as long as somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.widgets.choice_field import Choice, ChoiceField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView


class CellChooser(ChoiceField):
    """Opens over a cell; Enter or Tab takes the marked choice, Esc leaves the cell as it was.

    Signal: ``chosen(row id, key)`` when another choice was taken.
    """

    chosen = Signal(str, str)

    def __init__(self, table: QTableView, name: str) -> None:
        super().__init__(parent=table.viewport())
        self._table = table
        self._row = ""
        self.editor.setAccessibleName(name)
        self.left.connect(self._pass_on)
        table.verticalScrollBar().valueChanged.connect(self._close)
        table.horizontalScrollBar().valueChanged.connect(self._close)
        self.hide()

    def open_over(
        self, index: QModelIndex, row: str, choices: Sequence[Choice], key: str, typed: str = ""
    ) -> None:
        """Show the choices over a cell, the present one marked, or those that ``typed`` finds."""
        self._row = row
        self.set_choices(choices)
        self.set_value(key)
        self.setGeometry(self._table.visualRect(index).adjusted(4, 2, -4, -3))
        self.show()
        self.raise_()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.editor.setText(typed)
            self.editor.setModified(True)
            self._filter(typed)
        else:
            self._offer_all()

    @property
    def row(self) -> str:
        """Id of the row it is open over; empty while it is closed."""
        return self._row if self.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes; so does leaving, and the table is in hand again unless a click took the focus elsewhere."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.restore()
                self._go_back()
                return True
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            reason = event.reason()
            if reason in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
                QTimer.singleShot(0, self, self._go_back)
            elif reason is not Qt.FocusReason.PopupFocusReason:
                QTimer.singleShot(0, self, self._close)
        return done

    def _pass_on(self, key: object) -> None:
        if key and isinstance(key, str):
            self.chosen.emit(self._row, key)

    def _go_back(self) -> None:
        if self.isVisible():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def _close(self) -> None:
        self.popup.hide()
        self.hide()
