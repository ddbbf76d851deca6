"""What the plan wants next: three dates, and how long there is yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.home import texts
from ui.language import say
from ui.theme import Size
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, hairline, label
from ui.widgets.chips import Chip
from ui.widgets.painting import elided

if TYPE_CHECKING:
    from ui.home.state import Deadline


_WHAT = 226


class DeadlinesCard(Card):
    """Signal: ``opened``. Hidden while nothing is due."""

    opened = Signal()

    def __init__(self, width: int) -> None:
        super().__init__(say(texts.DEADLINES))
        self.setFixedWidth(width)
        self._shown: tuple[Deadline, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._late = label("", "muted")
        self.open = Button(say(texts.DEADLINES_OPEN))
        self.open.clicked.connect(self.opened)
        foot = QHBoxLayout()
        foot.addWidget(self._late, 1)
        foot.addWidget(self.open)
        self.body.addLayout(self._rows)
        self.body.addLayout(foot)
        self.hide()

    def show_deadlines(self, deadlines: tuple[Deadline, ...], overdue: str) -> None:
        """Show other dates; none hides the card."""
        self.setVisible(bool(deadlines))
        self._late.setText(overdue)
        if deadlines == self._shown:
            return
        self._shown = deadlines
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, one in enumerate(deadlines):
            if number:
                self._rows.addWidget(hairline())
            self._rows.addWidget(_row(one))


def _row(one: Deadline) -> QWidget:
    row = QWidget()
    row.setAccessibleName(f"{one.what} {one.day} {one.left}")
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 7, 0, 7)
    line.setSpacing(10)
    day = label(one.day, "muted")
    day.setFixedWidth(64)
    what = label(elided(one.what, Size.BODY, _WHAT))
    what.setToolTip(one.what)
    line.addWidget(day)
    line.addWidget(what, 1)
    line.addWidget(Chip(one.left, one.tone))
    return row
