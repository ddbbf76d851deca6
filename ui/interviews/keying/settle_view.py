"""Two entries side by side: the one that the paper bears out is taken by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fieldkit.posters.paper.numbering import numbered
from ui.actions import make_action
from ui.interviews.door.fields import DoorLine
from ui.interviews.keying import texts
from ui.language import current_language, say
from ui.widgets.big_choices import BigChoice, BigChoices
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, label
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from ui.interviews.keying.state import DifferenceLine, SettleState

_WIDTH = 760
_FIRST, _SECOND, _OTHER = "first", "second", "other"


class SettleView(PageFrame):
    """Signals: ``settled(path, right, typed)``, ``left``."""

    settled = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(say(texts.SETTLE))
        back = make_action("door.pause", self, self.left.emit, texts.PAUSE)
        self.add_button(Button.for_action(back))
        self._path = ""
        self._card = Card(margin=20)
        self._card.setFixedWidth(_WIDTH)
        self._which, self._asked = label("", "muted"), label("", "question", wrap=True)
        self.choices: BigChoices | None = None
        self._holder = QVBoxLayout()
        self.typed = DoorLine()
        self.typed.editor.setAccessibleName(say(texts.NEITHER))
        self.typed.gone_on.connect(self._take_typed)
        self.typed.hide()
        for widget in (label(say(texts.SETTLE_WORDS), "subtitle", wrap=True), self._which, self._asked):
            self._card.body.addWidget(widget)
        self._card.body.addLayout(self._holder)
        self._card.body.addWidget(self.typed)
        self._card.body.addWidget(label(say(texts.SETTLE_KEYS), "muted"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(2)

    def show_state(self, state: SettleState) -> None:
        """Show the first difference, and how many there are."""
        self.set_number(f"{state.place} · {say(texts.FIELDS, count=len(state.lines))}")
        if state.lines:
            self._show(state.lines[0])

    def take_focus(self) -> None:
        """Number keys choose."""
        if self.choices is not None:
            self.choices.setFocus()

    def _show(self, line: DifferenceLine) -> None:
        self._path = line.path
        self._which.setText(numbered(texts.QUESTION, current_language(), number=line.number))
        self._asked.setText(line.label)
        self.typed.hide()
        self.typed.set_value("")
        if self.choices is not None:
            self._holder.removeWidget(self.choices)
            self.choices.deleteLater()
        self.choices = BigChoices(
            (
                BigChoice(_FIRST, f"{say(texts.FIRST)}   {line.first}", "1"),
                BigChoice(_SECOND, f"{say(texts.SECOND)}   {line.second}", "2"),
                BigChoice(_OTHER, say(texts.NEITHER), "3", apart=True),
            )
        )
        self.choices.setAccessibleName(line.label)
        self.choices.chosen.connect(self._choose)
        self._holder.addWidget(self.choices)
        self.take_focus()

    def _choose(self, key: object) -> None:
        if key == _OTHER:
            self.typed.show()
            self.typed.editor.setFocus()
        elif key in {_FIRST, _SECOND}:
            self.settled.emit(self._path, str(key), "")

    def _take_typed(self) -> None:
        self.settled.emit(self._path, _OTHER, str(self.typed.value()))
