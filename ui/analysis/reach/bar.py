"""Over the tables: where people set out, which streets, how they walk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.analysis.reach import texts
from ui.input_methods import Wants
from ui.language import say
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.choice_menu import ChoiceMenu
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from ui.analysis.reach.state import ReachState

_FILTER = "*.osm *.osm.gz *.osm.pbf *.pbf *.geojson *.json"


class ReachBar(QWidget):
    """Signals: ``origin_chosen(key)``; ``streets_chosen(path)``; ``streets_dropped``; ``walking_left`` with speed, detour, enough."""

    origin_chosen = Signal(str)
    streets_chosen = Signal(object)
    streets_dropped = Signal()
    walking_left = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.origin = ChoiceMenu(say(texts.FROM))
        self.origin.chosen.connect(self.origin_chosen)
        self.load = Button(say(texts.LOAD), icon="folder")
        self.load.clicked.connect(self._ask_streets)
        self.drop = Button(say(texts.DROP), kind=ButtonKind.QUIET)
        self.drop.clicked.connect(self.streets_dropped)
        self.streets = label("", "muted")
        self.speed = LineField(wants=Wants.DIGITS, unit=say(texts.METRES), width=74, limit=6)
        self.detour = LineField(wants=Wants.DIGITS, unit=say(texts.TIMES), width=70, limit=5)
        self.enough = LineField(wants=Wants.DIGITS, unit=say(texts.PER_CENT), width=70, limit=5)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(say(texts.FROM), "muted"))
        row.addWidget(self.origin)
        row.addSpacing(8)
        row.addWidget(self.load)
        row.addWidget(self.drop)
        row.addWidget(self.streets, 1)
        for name, field in (
            (texts.SPEED, self.speed),
            (texts.DETOUR, self.detour),
            (texts.ENOUGH, self.enough),
        ):
            field.editor.setAccessibleName(say(name))
            row.addWidget(label(say(name), "muted"))
            row.addWidget(field)
            field.left.connect(self._left)

    def show_state(self, state: ReachState) -> None:
        """Show what the answer was computed by."""
        self.origin.set_choices(state.origins, state.origin)
        self.streets.setText(state.streets)
        self.streets.setToolTip(state.streets)
        self.load.set_label(say(texts.CHANGE if state.has_streets else texts.LOAD))
        self.drop.setVisible(state.has_streets)
        self.speed.set_value(state.walking.speed)
        self.detour.set_value(state.walking.detour)
        self.enough.set_value(state.walking.enough)

    def _ask_streets(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say(texts.CHOOSE), "", f"{say(texts.FILES)} ({_FILTER})")
        if name:
            self.streets_chosen.emit(Path(name))

    def _left(self) -> None:
        self.walking_left.emit(self.speed.value(), self.detour.value(), self.enough.value())
