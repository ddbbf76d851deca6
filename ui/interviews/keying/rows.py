"""One row of a sheet being keyed: number, question, the field, what the code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ui.input_methods import Wants
from ui.interviews.keying import texts
from ui.language import say
from ui.theme import Tone
from ui.widgets.cards import label, set_property
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from ui.interviews.keying.state import FieldState

_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WANTS = {
    "code": Wants.CODE,
    "codes": Wants.CODE,
    "digits": Wants.NUMBER,
    "date": Wants.DIGITS,
    "time": Wants.DIGITS,
}
_WIDTHS = {"code": 64, "codes": 130, "digits": 130, "date": 130, "time": 90}
_PLACEHOLDERS = {"date": texts.DATE_HINT}
_TONES = {"missing": Tone.MISSING, "few": Tone.FEW, "good": Tone.GOOD}
NUMBER_WIDTH, LABEL_WIDTH = 64, 380


class KeyingLine(LineField):
    """A narrow field. ``stepped(±1)``: Enter, Tab and Down go on, Up goes back; the field was committed."""

    stepped = Signal(int)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows go to the neighbour."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            control = Qt.KeyboardModifier.ControlModifier
            step = 1 if event.key() in _ENTER else _STEPS.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers() & control:
                self.commit()
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)


class KeyingRow(QWidget):
    """Signals: ``keyed(path, typed)``, ``stepped(path, ±1)``."""

    keyed = Signal(str, str)
    stepped = Signal(str, int)

    def __init__(self, state: FieldState) -> None:
        super().__init__()
        self.path = state.path
        self._shown = ""
        self.setObjectName(f"row-{state.number}")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 3, 8, 3)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        self._number = label(state.number, "muted")
        self._number.setFixedWidth(NUMBER_WIDTH)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._label = label(state.label, wrap=True)
        self._label.setFixedWidth(LABEL_WIDTH)
        placeholder = _PLACEHOLDERS.get(state.kind)
        self.field = KeyingLine(
            wants=_WANTS.get(state.kind, Wants.TEXT),
            unit=state.unit,
            width=_WIDTHS.get(state.kind, 0),
            placeholder=say(placeholder) if placeholder else "",
        )
        self.field.editor.setAccessibleName(f"{state.number} {state.label}")
        self.field.left.connect(self._send)
        self.field.stepped.connect(self._pass_step)
        self._meaning = _plain("")
        self._note = label("", wrap=True)
        self._note.hide()
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self._label, 0, 1)
        grid.addWidget(self.field, 0, 2)
        grid.addWidget(self._meaning, 0, 3)
        grid.addWidget(self._note, 1, 2, 1, 2)
        self._is_wide = state.kind == "text"
        grid.setColumnStretch(2 if self._is_wide else 3, 1)
        if self._is_wide:  # beside a field as wide as the row there is room for the words alone
            self._meaning.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self.field.editor)
        self.show_state(state)

    @property
    def editor(self) -> QWidget:
        """What takes the keys."""
        return self.field.editor

    def show_state(self, state: FieldState) -> None:
        """Show what is kept; what is being typed just now is left alone."""
        if state.typed != self._shown or not self.field.editor.hasFocus():
            self._shown = state.typed
            self.field.set_value(state.typed)
        mark = " ✎" if state.remark else ""
        self._number.setText(state.number + mark)
        meaning = state.meaning or ("" if state.is_asked else say(texts.NOT_ASKED))
        self._meaning.setText(meaning)
        if self._is_wide:
            self._meaning.setVisible(bool(meaning))
        set_property(self._label, "role", "body" if state.is_asked else "muted")
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        tone = _TONES.get(state.tone)
        set_property(self._note, "tone", str(tone) if tone else "")
        self.field.set_tone(tone if tone in {Tone.MISSING, Tone.FEW} else None)

    def _send(self, value: object) -> None:
        self._shown = str(value)
        self.keyed.emit(self.path, str(value))

    def _pass_step(self, step: int) -> None:
        self.stepped.emit(self.path, step)


def _plain(words: str) -> QLabel:
    made = label(words, "muted")
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
