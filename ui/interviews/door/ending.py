"""After the last question: what is still missing, or closing the sheet, or thanks and the next door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.interviews import texts
from ui.language import say
from ui.theme import Tone, tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from ui.interviews.door.state import EndState, Offender

_WIDTH = 760
_ICON = 56
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class OffenderCard(Card):
    """One question that has to be looked at again; Enter goes there, F9 confirms what is only doubted."""

    confirmed = Signal()

    def __init__(self, offender: Offender) -> None:
        super().__init__(margin=14, choosable=True)
        self.path = offender.path
        self.body.setSpacing(2)
        question = label(offender.question, wrap=True)
        question.setStyleSheet("font-size: 18px;")
        self.body.addWidget(question)
        self.is_doubt = offender.is_doubt
        tone = Tone.FEW if offender.is_doubt else Tone.MISSING
        row = QHBoxLayout()
        row.addWidget(label(offender.sentence, wrap=True, tone=tone), 1)
        if offender.is_doubt:
            confirm = Button(say(texts.CONFIRM), keycap="F9")
            confirm.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            confirm.clicked.connect(self.confirmed)
            row.addWidget(confirm)
        self.body.addLayout(row)
        self.setAccessibleName(f"{offender.question} {offender.sentence}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the one that Enter would open."""
        super().focusInEvent(event)
        self.set_chosen(chosen=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.set_chosen(chosen=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the cards."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class _Sign(QLabel):
    """A large icon that follows the theme."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it anew in the other theme's colour."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(self._name, tokens().tone(self._tone)[0], _ICON))


class Ending(QScrollArea):
    """After the last screen.

    Signals: ``jumped(path)``, ``confirmed(path)``, ``closed`` (close the sheet), ``next_wanted``,
    ``left`` (back to the list).
    """

    jumped = Signal(str)
    confirmed = Signal(str)
    closed = Signal()
    next_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._first: QWidget | None = None
        self._cards: list[OffenderCard] = []

    def show_state(self, state: EndState) -> None:
        """Show how things stand."""
        self._cards = []
        inner = QWidget()
        inner.setObjectName("Body")
        holder = QWidget()
        holder.setFixedWidth(_WIDTH)
        column = QVBoxLayout(holder)
        column.setSpacing(10)
        column.addStretch(2)
        if state.offenders:
            self._show_offenders(column, state)
        elif state.is_closed:
            self._show_thanks(column, state)
        else:
            self._show_ready(column, state)
        column.addStretch(3)
        row = QHBoxLayout(inner)
        row.addStretch(1)
        row.addWidget(holder)
        row.addStretch(1)
        self.setWidget(inner)

    def take_focus(self) -> None:
        """Put the focus on what Enter should do."""
        if self._first is not None:
            self._first.setFocus()

    @property
    def title(self) -> str:
        """The heading."""
        return self._title.text()

    def offenders(self) -> list[OffenderCard]:
        """The cards, from first to last."""
        return list(self._cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the primary button when the focus is on none."""
        if event.key() in _ENTER and isinstance(self._first, Button):
            self._first.click()
            return
        super().keyPressEvent(event)

    def confirm(self) -> None:
        """Confirm the doubtful answer that is marked, or the first one."""
        doubts = [card for card in self._cards if card.is_doubt]
        marked = next((card for card in doubts if card.hasFocus()), next(iter(doubts), None))
        if marked is not None:
            self.confirmed.emit(marked.path)

    def _show_offenders(self, column: QVBoxLayout, state: EndState) -> None:
        wrong = [one for one in state.offenders if not one.is_doubt]
        doubts = [one for one in state.offenders if one.is_doubt]
        doubted = say(texts.WARNINGS_TITLE, count=len(doubts))
        title = say(texts.OFFENDERS_TITLE, count=len(wrong)) if wrong else doubted
        words = texts.OFFENDERS_WORDS if wrong else texts.WARNINGS_WORDS
        self._add_head(column, "few", Tone.FEW, title, say(words))
        column.addSpacing(8)
        self._cards = []
        for offender in wrong:
            self._add_card(column, offender)
        if wrong and doubts:
            column.addSpacing(8)
            column.addWidget(label(doubted, "title"))
        for offender in doubts:
            self._add_card(column, offender)
        self._first = self._cards[0]

    def _add_card(self, column: QVBoxLayout, offender: Offender) -> None:
        card = OffenderCard(offender)
        card.chosen.connect(self._jump)
        card.confirmed.connect(lambda: self.confirmed.emit(offender.path))
        self._cards.append(card)
        column.addWidget(card)

    def _show_ready(self, column: QVBoxLayout, state: EndState) -> None:
        words = texts.REFUSAL_WORDS if state.is_refusal else texts.READY_WORDS
        self._add_head(column, "good", Tone.GOOD, say(texts.READY_TITLE), say(words))
        close = Button(
            say(texts.RECORD_REFUSAL if state.is_refusal else texts.CLOSE_SHEET),
            kind=ButtonKind.PRIMARY,
            keycap="Return",
        )
        close.clicked.connect(self.closed)
        self._add_buttons(column, close)

    def _show_thanks(self, column: QVBoxLayout, state: EndState) -> None:
        title = say(texts.REFUSED_TITLE if state.is_refusal else texts.DONE_TITLE, sheet=state.sheet)
        words = say(texts.DONE_WORDS, community=state.community, count=state.today)
        self._add_head(column, "good", Tone.GOOD, title, words)
        again = Button(say(texts.START_NEXT), kind=ButtonKind.PRIMARY, keycap="Return")
        again.clicked.connect(self.next_wanted)
        back = Button(say(texts.TO_LIST), keycap="Esc")
        back.clicked.connect(self.left)
        self._add_buttons(column, again, back)

    def _add_head(self, column: QVBoxLayout, icon: str, tone: Tone, title: str, words: str) -> None:
        column.addWidget(_Sign(icon, tone))
        self._title = label(title, "question", wrap=True)
        column.addWidget(self._title)
        sentence = label(words, "subtitle", wrap=True)
        sentence.setStyleSheet("font-size: 16px;")
        column.addWidget(sentence)

    def _add_buttons(self, column: QVBoxLayout, *buttons: Button) -> None:
        column.addSpacing(12)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._first = buttons[0]

    def _jump(self) -> None:
        card = self.sender()
        if isinstance(card, OffenderCard):
            self.jumped.emit(card.path)
