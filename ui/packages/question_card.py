"""The card that asks one question: the values side by side, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.language import say
from ui.packages import texts
from ui.theme import GAP, Tone, tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, EmptyState, label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.painting import paint_keycap, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QLabel, QLayoutItem

    from ui.packages.state import Option, Question

_IN_A_ROW = 2
_KEYS = 10


class QuestionCard(QFrame):
    """Shows one question, or that there is none.

    Signals: ``picked(index)``, ``written(text)`` for a third value, ``put_off()``.
    """

    picked = Signal(int)
    written = Signal(str)
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setAccessibleName(say(texts.CONFLICT))
        self._question: Question | None = None
        self._buttons: list[Button] = []
        self._edit: AnotherEdit | None = None
        self._use: Button | None = None
        self._trouble: QLabel | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._body.setObjectName("Body")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(20, 18, 20, 18)
        self._column.setSpacing(12)
        scroll.setWidget(self._body)
        outer.addWidget(scroll)
        self._build(None)

    def show_question(self, question: Question | None, trouble: str = "") -> None:
        """Ask; what is shown already stays, with what was typed."""
        if question != self._question:
            held = self.holds_focus
            self._question = question
            self._build(question)
            if held:
                self.take_focus()
        if self._trouble is not None:
            self._trouble.setText(trouble)
            self._trouble.setVisible(bool(trouble))

    @property
    def holds_focus(self) -> bool:
        """Whether the person is working here."""
        return any(button.hasFocus() for button in self._buttons) or (
            self._edit is not None and self._edit.hasFocus()
        )

    def take_focus(self) -> bool:
        """Put the focus on the first value; False when nothing is asked."""
        # The layout shows new widgets when the event loop turns; what is hidden takes no focus.
        QTimer.singleShot(0, self, self._focus_first)
        return bool(self._buttons)

    def _focus_first(self) -> None:
        if self._buttons and not self.holds_focus:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, question: Question | None) -> None:
        self._clear()
        if question is None:
            self._column.addWidget(
                EmptyState(say(texts.NO_CONFLICTS), say(texts.NO_CONFLICTS_WORDS), icon="good")
            )
            return
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(question.place, "muted"))
        head.addWidget(label(question.ask, "title", wrap=True))
        head.addWidget(label(question.why, "muted", wrap=True))
        self._column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(12)
        for index, option in enumerate(question.options):
            grid.addWidget(self._option(index, option), index // _IN_A_ROW, index % _IN_A_ROW)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        if question.choices:
            self._column.addWidget(label(say(texts.OR_ANOTHER), "muted"))
            self._column.addWidget(self._others(question))
        self._column.addLayout(self._another(question))
        self._trouble = label("", wrap=True, tone=Tone.MISSING)
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        self._column.addWidget(self._trouble)
        self._column.addWidget(label(say(texts.KEPT_FOR_EVER), "muted", wrap=True))
        self._column.addStretch(1)

    def _option(self, index: int, option: Option) -> Card:
        card = Card(margin=15)
        card.set_chosen(chosen=index == 0)
        card.body.setSpacing(4)
        value = label(option.shown, "title", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        card.body.addWidget(value)
        for words in (option.by, option.device, option.before):
            if words:
                card.body.addWidget(label(words, "muted", wrap=True))
        card.body.addStretch(1)
        card.body.addSpacing(6)
        kind = ButtonKind.PRIMARY if index == 0 else ButtonKind.PLAIN
        button = Button(option.verb, kind=kind, shortcut=str(index + 1))
        button.setAccessibleName(f"{option.verb} {option.shown}")
        button.setObjectName(f"option-{index + 1}")
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(self._pick)
        self._buttons.append(button)
        card.body.addWidget(button)
        return card

    def _another(self, question: Question) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        if question.another:
            self._edit = AnotherEdit(question.another, str(len(question.options) + 1))
            self._edit.returnPressed.connect(self._write)
            self._edit.textChanged.connect(self._follow_text)
            self._use = Button(say(texts.USE_ANOTHER), keycap="Return")
            self._use.setObjectName("use-another")
            self._use.clicked.connect(self._write)
            self._use.hide()
            row.addWidget(self._edit, 1)
            row.addWidget(self._use)
        else:
            row.addStretch(1)
        later = Button(say(texts.LATER), keycap="Esc")
        later.setObjectName("later")
        later.clicked.connect(self.put_off)
        row.addWidget(later)
        return row

    def _others(self, question: Question) -> QWidget:
        """The other values of a list, one key each."""
        box = QWidget()
        flow = FlowLayout(box, gap=GAP)
        flow.setContentsMargins(0, 0, 0, 0)
        for at, (code, words) in enumerate(question.choices):
            number = len(question.options) + at + 1
            button = Button(words, shortcut=str(number) if number < _KEYS else "")
            button.setObjectName(f"other-{code}")
            button.clicked.connect(self._write_code)
            flow.addWidget(button)
        return box

    def _pick(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.picked.emit(self._buttons.index(button))

    def _write(self) -> None:
        if self._edit is not None and self._edit.text().strip():
            self.written.emit(self._edit.text())

    def _write_code(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.written.emit(button.objectName().removeprefix("other-"))

    def _follow_text(self, words: str) -> None:
        if self._trouble is not None:
            self._trouble.hide()
        if self._use is not None:
            self._use.setVisible(bool(words.strip()))

    def _clear(self) -> None:
        self._buttons, self._edit, self._use, self._trouble = [], None, None, None
        while self._column.count():
            _remove(self._column.takeAt(0))


def _remove(item: QLayoutItem | None) -> None:
    """Take an item and everything in it off the screen."""
    widget = item.widget() if item else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()
        return
    inner = item.layout() if item else None
    while inner is not None and inner.count():
        _remove(inner.takeAt(0))


class AnotherEdit(QLineEdit):
    """A line for a third value; a number key leads into it, Enter takes it, Esc empties it."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setObjectName("another")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        reach = QShortcut(QKeySequence(key), self)
        reach.activated.connect(self._reach)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line before it means anything else."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key behind the grey words."""
        super().paintEvent(event)
        if self.text() or self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 18 + text_width(self.placeholderText())
        paint_keycap(painter, left, self.height() / 2, self._key, QColor(tokens().muted))

    def _reach(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
