"""The separate consent (PIPL §29): asked once, before the first sensitive question is put."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.interviews.door import notice_texts as texts
from ui.language import say
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.page_frame import PageFrame

_WIDTH = 820


@dataclass(frozen=True, slots=True)
class SeparateState:
    """What is asked for.

    Attributes:
        place: where and which sheet.
        questions: the labels of the first sensitive screen.
        necessity: why they are asked, as the notice says; empty when it does not.
    """

    place: str
    questions: tuple[str, ...]
    necessity: str


class SeparateView(PageFrame):
    """Signals: ``decided(bool)``, ``left``."""

    decided = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.SEPARATE_TITLE), parent=parent)
        back = self.add_button(Button(say(texts.PAUSE), keycap="Esc"))
        back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self, self.left.emit)
        card = Card(margin=24)
        card.body.setSpacing(12)
        card.body.addWidget(label(say(texts.SEPARATE_READ), "muted"))
        self.lines = [label("", wrap=True) for _ in range(4)]
        for line in self.lines:
            line.setStyleSheet("font-size: 20px;")
            card.body.addWidget(line)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.yes = Button(say(texts.SEPARATE_YES), kind=ButtonKind.PRIMARY, keycap="1")
        self.no = Button(say(texts.SEPARATE_NO), keycap="2")
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self._decline)
        for key, button in (("1", self.yes), ("2", self.no)):
            QShortcut(QKeySequence(key), self, button.click)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(card)
        column.addLayout(buttons)
        column.addStretch(1)
        box = QWidget()
        box.setLayout(column)
        box.setFixedWidth(_WIDTH)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(box)
        middle.addStretch(1)
        self.body.addLayout(middle, 1)

    def ask(self, state: SeparateState) -> None:
        """Show what is asked for; nothing is decided yet."""
        self.set_number(state.place)
        words = (
            say(texts.SEPARATE_WORDS),
            say(texts.SEPARATE_NECESSITY, words=state.necessity.rstrip("。.")) if state.necessity else "",
            say(texts.SEPARATE_QUESTIONS, questions=say(texts.COMMA).join(state.questions)),
            say(texts.SEPARATE_ASK),
        )
        for line, said in zip(self.lines, words, strict=True):
            line.setText(said)
            line.setVisible(bool(said))
        self.setFocus()

    def _agree(self) -> None:
        self.decided.emit(True)

    def _decline(self) -> None:
        self.decided.emit(False)
