"""The records side by side, field by field, with the keys that decide beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.duplicates import texts
from ui.duplicates.state import Compared, Mark
from ui.language import say
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline, label
from ui.widgets.chips import Chip
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from ui.duplicates.state import SideShown, ValueRow

_TWO = 2
_LABEL, _SIDE, _MARK = 72, 180, 76
_FOOT = 104
"""The keys stand above the place where the window tells what was done."""
_MARKS = {
    Mark.DIFFERS: (texts.DIFFERS, Tone.FEW),
    Mark.ONE_ONLY: (texts.ONE_ONLY, Tone.NEUTRAL),
}


class CompareView(QFrame):
    """Signals: ``same_wanted()``, ``not_same_wanted()``, ``later_wanted()``, ``split_wanted(record)``."""

    same_wanted = Signal()
    not_same_wanted = Signal()
    later_wanted = Signal()
    split_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._compared: Compared | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        column.addWidget(hairline())
        column.addWidget(self._make_foot())
        column.addWidget(self._make_split())

    def _make_foot(self) -> QWidget:
        self._deciding = QWidget()
        self._deciding.setMinimumHeight(_FOOT)
        column = QVBoxLayout(self._deciding)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(GAP)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.same = Button(say(texts.SAME), kind=ButtonKind.PRIMARY, shortcut="1")
        self.same.clicked.connect(self.same_wanted)
        self.not_same = Button(say(texts.NOT_SAME), shortcut="2")
        self.not_same.clicked.connect(self.not_same_wanted)
        self.later = Button(say(texts.LATER), keycap="Esc")
        self.later.clicked.connect(self.later_wanted)
        QShortcut(QKeySequence("3"), self.later, self.later.click)
        row.addWidget(self.same)
        row.addWidget(self.not_same)
        row.addStretch(1)
        row.addWidget(self.later)
        column.addLayout(row)
        column.addWidget(label(say(texts.WHAT_FOLLOWS), "muted", wrap=True))
        return self._deciding

    def _make_split(self) -> QWidget:
        self._splitting = QWidget()
        self._splitting.setMinimumHeight(_FOOT)
        column = QVBoxLayout(self._splitting)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(GAP)
        self._splits = QHBoxLayout()
        self._splits.setSpacing(GAP)
        column.addLayout(self._splits)
        column.addWidget(label(say(texts.SPLIT_NOTE), "muted", wrap=True))
        column.addStretch(1)
        return self._splitting

    def show_records(self, compared: Compared | None, *, is_writing: bool) -> None:
        """Show these records, or nothing; keys wait while something is written."""
        for part in (self._deciding, self._splitting):
            part.setEnabled(not is_writing)
        if compared == self._compared:
            return
        self._compared = compared
        self._deciding.setVisible(compared is not None and not compared.is_joined)
        self._splitting.setVisible(compared is not None and compared.is_joined)
        self._scroll.setWidget(_Records(compared) if compared is not None else QWidget())
        self._offer_splits(compared)

    def _offer_splits(self, compared: Compared | None) -> None:
        _empty(self._splits)
        if compared is None or not compared.is_joined:
            return
        are_two = len(compared.sides) == _TWO
        sides = compared.sides[:1] if are_two else compared.sides
        for number, side in enumerate(sides, start=1):
            words = say(texts.SPLIT) if are_two else say(texts.SPLIT_NUMBER, number=number)
            button = Button(words, shortcut=str(number))
            button.setObjectName(f"split-{side.record}")
            button.clicked.connect(self._split)
            self._splits.addWidget(button)
        self._splits.addStretch(1)

    def _split(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.split_wanted.emit(button.objectName().removeprefix("split-"))


class _Records(QWidget):
    """The question, and a table of labels: a column for each record, a line for each field."""

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.setObjectName("Body")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(compared.place, "muted"))
        head.addWidget(label(compared.ask, "title", wrap=True))
        head.addWidget(label(compared.why, "muted", wrap=True))
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _LABEL)
        for at, side in enumerate(compared.sides, start=1):
            grid.addWidget(_head(side, at, with_photos=any(one.photos for one in compared.sides)), 0, at)
            grid.setColumnMinimumWidth(at, _SIDE)
            grid.setColumnStretch(at, 1)
        grid.setColumnMinimumWidth(len(compared.sides) + 1, _MARK)
        for row, values in enumerate(compared.rows):
            _add_row(grid, 2 * row + 1, values)
        column.addLayout(grid)
        column.addStretch(1)


def _head(side: SideShown, number: int, *, with_photos: bool) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 6)
    column.setSpacing(0)
    column.addWidget(label(say(texts.RECORD_NUMBER, number=number), "muted"))
    column.addWidget(label(side.by, "muted", wrap=True))
    column.addWidget(label(side.device, "muted", wrap=True))
    column.addStretch(1)
    if with_photos:
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        for photo in side.photos:
            words = texts.PHOTO if photo.path is not None else texts.PHOTO_ABSENT
            row.addWidget(Picture(photo.path, say(words)))
        if not side.photos:
            row.addWidget(Picture(None, say(texts.NO_PHOTO)))
        column.addLayout(row)
    return box


def _add_row(grid: QGridLayout, at: int, values: ValueRow) -> None:
    top = Qt.AlignmentFlag.AlignTop
    width = len(values.values) + 2
    grid.addWidget(hairline(), at, 0, 1, width)
    grid.addWidget(label(values.label, "label"), at + 1, 0, top)
    differs = values.mark is Mark.DIFFERS
    for column, value in enumerate(values.values, start=1):
        role = "muted" if not value else "heading" if differs else "body"
        cell = label(value or say(texts.EMPTY_VALUE), role, wrap=True)
        cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(cell, at + 1, column, top)
    marked = _MARKS.get(values.mark)
    if marked is not None:
        words, tone = marked
        grid.addWidget(Chip(say(words), tone), at + 1, width - 1, top)
    else:
        grid.addWidget(label(say(texts.ALIKE), "muted"), at + 1, width - 1, top)


def _empty(layout: QLayout) -> None:
    while layout.count():
        if (widget := layout.takeAt(0).widget()) is not None:
            widget.hide()
            widget.deleteLater()
