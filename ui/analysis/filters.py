"""The menus over the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.analysis import texts
from ui.language import say
from ui.widgets.choice_menu import ChoiceMenu
from ui.widgets.fields import TickBox
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from ui.analysis.state import FiltersState

_FIND = 224
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class FilterBar(QWidget):
    """Says what was chosen; the presenter answers with another state.

    Signals: ``profile_chosen(name)``, ``place_chosen(id)``, ``class_chosen(key)``, ``only_turned(on)``,
    ``find_wanted(words)``, ``found_left`` with Down from the search box.
    """

    profile_chosen = Signal(str)
    place_chosen = Signal(str)
    class_chosen = Signal(str)
    only_turned = Signal(bool)
    find_wanted = Signal(str)
    found_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profiles = ChoiceMenu(say(texts.PROFILES), words=say(texts.PROFILES))
        self.places = ChoiceMenu(say(texts.INSIDE))
        self.classes = ChoiceMenu(say(texts.CLASSES))
        self.only = TickBox(say(texts.ONLY_SHORT))
        self.search = SearchBox(width=_FIND)
        self.profiles.chosen.connect(self.profile_chosen)
        self.places.chosen.connect(self.place_chosen)
        self.classes.chosen.connect(self.class_chosen)
        self.only.clicked.connect(self.only_turned)
        self.search.searched.connect(self.find_wanted)
        self.search.left_down.connect(self.found_left)
        self.search.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.search, self.profiles, self.places, self.classes, self.only):
            row.addWidget(part)

    def show_filters(self, state: FiltersState, level: str) -> None:
        """Show what can be chosen; ``level`` is what the rows are called."""
        self.profiles.set_choices(state.profiles, state.profile)
        self.places.set_choices(state.places, state.place)
        self.places.setVisible(bool(state.places))
        self.classes.set_choices(state.classes, state.type_class)
        self.classes.setVisible(bool(state.classes))
        self.only.setText(state.only)
        self.only.setChecked(state.is_only)
        self.only.updateGeometry()
        self.search.setPlaceholderText(level)
        self.search.setToolTip(level)
        self.search.setAccessibleName(level)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the search box goes to what was found."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER:
            self.search.keyPressEvent(event)
            self.found_left.emit()
            return True
        return super().eventFilter(watched, event)
