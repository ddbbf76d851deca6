"""What takes the answer to one question, by its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.questionnaires.model import QuestionType
from ui.input_methods import Wants
from ui.interviews import texts
from ui.interviews.door.apart import apart_of
from ui.interviews.door.fields import DoorLine, DoorText
from ui.language import say
from ui.widgets.big_choices import BigChoices, numbered

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView

_SEVERAL_LINES = "multiline"
_UNITS = {"min": texts.MINUTES, "m": texts.METRES, "yuan": texts.YUAN, "people": texts.PEOPLE}
_FORMS = {
    QuestionType.DATE: texts.DATE_FORM,
    QuestionType.TIME: texts.TIME_FORM,
    QuestionType.DATE_TIME: texts.MOMENT_FORM,
}
_NUMBERS = frozenset((QuestionType.INTEGER, QuestionType.DECIMAL))
ACKNOWLEDGED = "OK"


class Editor(QWidget):
    """Takes one answer.

    Signals: ``answered(text)`` with the value as the engine stores it, ``done``
    when the person goes on.
    """

    answered = Signal(str)
    done = Signal()

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._value = view.value

    def show_value(self, value: str) -> None:
        """Show the value as it is stored; sends nothing."""
        raise AssertionError(f"each editor shows its value: {value!r}")

    @property
    def keys_hint(self) -> str:
        """How it is answered, in a few words."""
        return ""

    @property
    def is_wide(self) -> bool:
        """Whether it needs more than the usual width."""
        return False


class ChoiceEditor(Editor):
    """One or several of the choices."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._several = view.type is QuestionType.SELECT_MULTIPLE
        pairs = [(choice.value, choice.label) for choice in view.choices]
        apart = apart_of(view.choices)
        if view.type is QuestionType.ACKNOWLEDGE:
            pairs = [(ACKNOWLEDGED, say(texts.UNDERSTOOD))]
        self.choices = BigChoices(numbered(pairs, apart), several=self._several)
        self.choices.setAccessibleName(view.label)
        self.choices.chosen.connect(self._send)
        self.choices.done.connect(self.done)
        self._column.addWidget(self.choices)
        self.setFocusProxy(self.choices)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show which ones are chosen."""
        self._value = value
        self.choices.set_value(value.split() if self._several else value)

    @property
    def keys_hint(self) -> str:
        """Number keys."""
        return say(texts.KEYS_SEVERAL if self._several else texts.KEYS_CHOICE)

    @property
    def is_wide(self) -> bool:
        """Two columns need room."""
        return self.choices.columns > 1

    def _send(self, chosen: object) -> None:
        self.answered.emit(" ".join(chosen) if isinstance(chosen, tuple) else str(chosen))


class FieldEditor(Editor):
    """A number, a date, a line or several lines of text."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._shown = False
        self._is_number = view.type in _NUMBERS
        self._is_long = view.type is QuestionType.TEXT and _SEVERAL_LINES in view.appearance
        self.field = self._make_field(view)
        self.field.editor.setAccessibleName(view.label)
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        self._column.addWidget(self.field)
        self.setFocusProxy(self.field.editor)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the stored text; while that is the same, what is being typed is left alone."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            self.field.set_value(value)

    @property
    def keys_hint(self) -> str:
        """What Enter does."""
        if self._is_number:
            return say(texts.KEYS_NUMBER)
        return say(texts.KEYS_TEXT) if self._is_long else ""

    def _make_field(self, view: QuestionView) -> DoorLine | DoorText:
        if self._is_long:
            return DoorText()
        if self._is_number:
            unit = _UNITS.get(view.unit)
            return DoorLine(wants=Wants.NUMBER, unit=say(unit) if unit else view.unit, width=180)
        form = _FORMS.get(view.type)
        if form is not None:
            return DoorLine(wants=Wants.NUMBER, placeholder=say(form), width=300)
        return DoorLine(wants=Wants.TEXT)

    def _send(self, value: object) -> None:
        self.answered.emit(str(value))


def make_editor(view: QuestionView) -> Editor | None:
    """Return what takes the answer; None for a note, which is only read out."""
    match view.type:
        case QuestionType.NOTE:
            return None
        case QuestionType.SELECT_ONE | QuestionType.SELECT_MULTIPLE | QuestionType.ACKNOWLEDGE:
            return ChoiceEditor(view)
        case _:
            return FieldEditor(view)
