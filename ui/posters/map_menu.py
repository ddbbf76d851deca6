"""What the map of a poster is drawn from, and the choice of a map file, in one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.language import say
from ui.posters import texts
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.posters.state import MapView


class MapMenu(Button):
    """Says what the map is drawn from; its menu takes a file or leaves it off.

    Signals: ``file_wanted``, ``off_wanted``.
    """

    file_wanted = Signal()
    off_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.MAP), parent, menu_sign=True)
        self._menu = QMenu(self)
        self._told = QAction(self._menu)
        self._told.setEnabled(False)
        self.take_file = QAction(say(texts.MAP_TAKE), self._menu)
        self.take_file.triggered.connect(self.file_wanted.emit)
        self.take_off = QAction(say(texts.MAP_OFF), self._menu)
        self.take_off.triggered.connect(self.off_wanted.emit)
        self._menu.addAction(self._told)
        self._menu.addSeparator()
        self._menu.addAction(self.take_file)
        self._menu.addAction(self.take_off)
        self.setMenu(self._menu)

    def show_map(self, view: MapView) -> None:
        """Show what the map is drawn from."""
        self.set_label(say(view.label))
        told = say(view.told, files=say(texts.BETWEEN).join(view.files))
        self._told.setText(told)
        self.setToolTip(told)
        self.setAccessibleName(f"{say(texts.MAP)}：{told}")
        self.take_file.setText(say(texts.MAP_OTHER if view.files else texts.MAP_TAKE))
        self.take_off.setEnabled(bool(view.files))
