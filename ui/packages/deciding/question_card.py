"""The card that asks one question: the values side by side, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.deciding import texts
from ui.packages.deciding.another_edit import AnotherEdit
from ui.packages.deciding.option_card import OptionCard, photo_row
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState, label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.places import PlacesMap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QLayoutItem

    from ui.packages.deciding.state import AlikeOffer, Question

_IN_A_ROW = 2
_KEYS = 10


class QuestionCard(QFrame):
    """Shows one question, or that there is none.

    Signals: ``picked(index)``, ``picked_alike(index)`` for this one and all that
    are alike, ``written(text)`` for a third value, ``put_off()``.
    """

    picked = Signal(int)
    picked_alike = Signal(int)
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
        self._gives_focus_back = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._body.setObjectName("Body")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(20, 18, 20, 18)
        self._column.setSpacing(12)
        self._scroll.setWidget(self._body)
        outer.addWidget(self._scroll)
        self._build(None)

    def show_question(
        self, question: Question | None, trouble: str = "", *, is_writing: bool = False
    ) -> None:
        """Ask; what is shown already stays, with what was typed."""
        if question != self._question:
            held = self.holds_focus
            self._question = question
            self._build(question)
            if held:
                self.take_focus()
        self._let_answer(not is_writing)
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

    def _let_answer(self, on: bool) -> None:  # noqa: FBT001 - answers wait while something is written
        if not on and self.holds_focus:
            self._gives_focus_back = True
        self._body.setEnabled(on)
        if on and self._gives_focus_back:
            self._gives_focus_back = False
            self.take_focus()

    def _focus_first(self) -> None:
        if self._buttons and self._buttons[0].isVisible() and not self.holds_focus:
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
        self._column.addLayout(self._options(question))
        self._add_evidence(question)
        if question.choices:
            self._column.addWidget(label(say(texts.OR_ANOTHER), "muted"))
            self._column.addWidget(self._others(question))
        self._column.addLayout(self._another(question))
        self._trouble = label("", wrap=True, tone=Tone.MISSING)
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        self._column.addWidget(self._trouble)
        if question.alike is not None:
            self._add_alike(question.alike)
        self._column.addWidget(label(say(texts.KEPT_FOR_EVER), "muted", wrap=True))
        self._column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def _options(self, question: Question) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        with_photos = question.has_photos and not question.photos
        with_photos = with_photos or any(option.photos for option in question.options)
        for index, option in enumerate(question.options):
            card = OptionCard(index + 1, option, with_photos=with_photos)
            card.button.clicked.connect(self._pick)
            self._buttons.append(card.button)
            grid.addWidget(card, index // _IN_A_ROW, index % _IN_A_ROW)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _add_evidence(self, question: Question) -> None:
        if question.map is not None:
            self._column.addWidget(PlacesMap(question.map.spots, question.map.words))
            self._column.addWidget(label(question.map.words, "muted"))
        if question.photos:
            self._column.addWidget(label(say(texts.PHOTOS_OF_RECORD), "muted"))
            self._column.addWidget(photo_row(question.photos))

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

    def _add_alike(self, offer: AlikeOffer) -> None:
        """Many at once: Alt and the number of the value."""
        self._column.addWidget(label(offer.words, "muted", wrap=True))
        box = QWidget()
        flow = FlowLayout(box, gap=GAP)
        for index, words in offer.answers:
            button = Button(words, shortcut=f"Alt+{index + 1}")
            button.setObjectName(f"alike-{index + 1}")
            button.clicked.connect(self._pick_alike)
            flow.addWidget(button)
        self._column.addWidget(box)

    def _pick(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.picked.emit(self._buttons.index(button))

    def _pick_alike(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.picked_alike.emit(int(button.objectName().removeprefix("alike-")) - 1)

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
