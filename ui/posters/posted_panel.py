"""Where a circle's posters hang, which of them are to be replaced, and a line for the next one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.posters import texts
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.chips import Chip
from ui.widgets.fields import PlainEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.posters.state import PostedLine

_LONGEST = 60
_LABEL = 68
_DAY = 10


class PostedPanel(QWidget):
    """Shows what hangs.

    Signals: ``post_wanted(place, day)``, ``renew_wanted(id)``, ``take_down_wanted(id)``.
    """

    post_wanted = Signal(str, str)
    renew_wanted = Signal(str)
    take_down_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(say(texts.POST_HEADING), "heading"))
        self.place, self.day = PlainEdit(), PlainEdit()
        self.place.setMaxLength(_LONGEST)
        self.place.setPlaceholderText(say(texts.POST_PLACE_EXAMPLE))
        self.day.setMaxLength(_DAY)
        for words, edit in ((texts.POST_PLACE, self.place), (texts.POST_DAY, self.day)):
            edit.setAccessibleName(say(words))
            edit.returnPressed.connect(self._post)
            edit.textEdited.connect(self._forgive)
            self._row(say(words), edit)
        self._problem = label("", wrap=True, tone=Tone.MISSING)
        self._problem.hide()
        self._column.addWidget(self._problem)
        self.post = Button(say(texts.POST), keycap="Return")
        self.post.clicked.connect(self._post)
        self._column.addWidget(self.post, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(6)
        self._heading = label(say(texts.HANGING), "heading")
        self._column.addWidget(self._heading)
        self._none = label(say(texts.NONE_POSTED), "muted", wrap=True)
        self._column.addWidget(self._none)
        self._cards: list[QWidget] = []

    @property
    def problem(self) -> str:
        """What is wrong with what was typed."""
        return self._problem.text()

    def show_posted(self, lines: Sequence[PostedLine], day: str) -> None:
        """Show what hangs, and the day to begin with."""
        if not self.day.isModified():
            self.day.setText(day)
        for old in self._cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = [self._card(line) for line in lines]
        for card in self._cards:
            self._column.addWidget(card)
        self._none.setVisible(not lines)

    def say_problem(self, words: str) -> None:
        """Say what is wrong with what was typed."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def clear(self) -> None:
        """It is written down; the next place may be typed."""
        self.place.clear()
        self.day.setModified(False)
        self.say_problem("")

    def _row(self, words: str, edit: PlainEdit) -> None:
        row = QHBoxLayout()
        name = label(words, "label")
        name.setFixedWidth(_LABEL)
        name.setBuddy(edit)
        row.addWidget(name)
        row.addWidget(edit, 1)
        self._column.addLayout(row)

    def _card(self, line: PostedLine) -> QWidget:
        card = Card(parent=self, margin=10)
        card.setAccessibleName(f"{line.place} {line.state}")
        column = card.body
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(line.place, "heading", wrap=True), 1)
        head.addWidget(Chip(line.state, line.tone, card), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(label(line.facts, "muted", wrap=True))
        if line.hangs:
            column.addLayout(self._acts(line))
        return card

    def _acts(self, line: PostedLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for words, signal in ((texts.RENEWED, self.renew_wanted), (texts.TAKEN_DOWN, self.take_down_wanted)):
            button = Button(say(words), kind=ButtonKind.QUIET)
            button.setAccessibleDescription(line.place)
            button.clicked.connect(partial(signal.emit, line.id))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _post(self) -> None:
        self.post_wanted.emit(self.place.text().strip(), self.day.text().strip())

    def _forgive(self) -> None:
        self.say_problem("")
