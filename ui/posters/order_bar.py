"""What is asked of the printer: template, paper, and how it is printed, in one row."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from fieldkit.posters.order import PosterOrder
from ui.language import say
from ui.posters import texts
from ui.widgets.buttons import Button
from ui.widgets.choice_menu import ChoiceMenu

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text
    from ui.posters.state import OrderView

DISTANCES = (None, 1.0, 2.0, 3.0, 5.0)


class OrderBar(QWidget):
    """Three buttons with menus; ``wanted(order)`` when a person asks for something else."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = PosterOrder()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.template = ChoiceMenu(say(texts.TEMPLATE))
        self.template.chosen.connect(self._choose_template)
        self.paper = ChoiceMenu(say(texts.PAPER))
        self.paper.chosen.connect(self._choose_paper)
        self.settings = Button(say(texts.PRINT_SETTINGS), menu_sign=True)
        self._make_settings()
        for button in (self.template, self.paper, self.settings):
            row.addWidget(button)

    def _make_settings(self) -> None:
        self.settings_menu = QMenu(self.settings)
        self.black_white = self._switch(texts.BLACK_WHITE)
        self.bleed = self._switch(texts.BLEED)
        self.settings_menu.addSection(say(texts.DISTANCE))
        group = QActionGroup(self.settings_menu)
        self.distances: dict[float | None, QAction] = {}
        for metres in DISTANCES:
            words = say(texts.BY_PAPER) if metres is None else say(texts.METRES, count=int(metres))
            action = QAction(words, self.settings_menu)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._choose_distance, metres))
            self.settings_menu.addAction(action)
            self.distances[metres] = action
        self.settings.setMenu(self.settings_menu)

    def _switch(self, words: Text) -> QAction:
        action = QAction(say(words), self.settings_menu)
        action.setCheckable(True)
        action.triggered.connect(self._choose_print)
        self.settings_menu.addAction(action)
        return action

    def show_order(self, view: OrderView) -> None:
        """Show what is asked for, and what else could be."""
        self._order = view.order
        self.template.set_choices([(key, name, "") for key, name in view.templates], view.order.template)
        self.paper.set_choices([(key, name, "") for key, name in view.papers], view.order.paper)
        self.black_white.setChecked(view.order.black_white)
        self.bleed.setChecked(view.order.bleed)
        for metres, action in self.distances.items():
            action.setChecked(metres == view.order.distance)
        self._name_settings()

    def _name_settings(self) -> None:
        """Say on the button what differs from the usual print."""
        order = self._order
        said = [say(texts.BLACK_WHITE_SHORT)] if order.black_white else []
        said += [say(texts.BLEED_SHORT)] if order.bleed else []
        said += [say(texts.METRES, count=int(order.distance))] if order.distance else []
        name = say(texts.PRINT_SETTINGS)
        words = say(texts.BETWEEN).join(said)
        self.settings.set_label(words or name)
        self.settings.setAccessibleName(f"{name}：{words}" if words else name)
        self.settings.setToolTip(name)

    def _choose_template(self, key: str) -> None:
        self.wanted.emit(replace(self._order, template=key))

    def _choose_paper(self, key: str) -> None:
        self.wanted.emit(replace(self._order, paper=key))

    def _choose_distance(self, metres: float | None) -> None:
        self.wanted.emit(replace(self._order, distance=metres))

    def _choose_print(self) -> None:
        order = replace(self._order, black_white=self.black_white.isChecked(), bleed=self.bleed.isChecked())
        self.wanted.emit(order)
