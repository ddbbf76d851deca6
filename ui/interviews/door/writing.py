"""Editors of words: a line, several lines, hidden as they are typed, scanned codes; and values that are only shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from fieldkit.questionnaires.model import SELECTS, QuestionType
from fieldkit.registers.typed_moments import shown_moment, shown_time
from ui.input_methods import Wants
from ui.interviews import texts
from ui.interviews.door.editing import Editor
from ui.interviews.door.fields import DoorLine, DoorText
from ui.interviews.door.figures import with_separators
from ui.interviews.units import unit_words
from ui.language import say
from ui.theme import Size
from ui.widgets.cards import Card, label
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView

_INPUTS = {"digits": Wants.DIGITS, "latin": Wants.LATIN, "chinese": Wants.TEXT}
_MOST_LINES = 12


class LineEditor(Editor):
    """One line: text, numbers as text, a web address, a code, something secret."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._is_scanned = view.type is QuestionType.BARCODE
        self.field = DoorLine(
            wants=_wants(view), placeholder=say(texts.SCAN_HINT) if self._is_scanned else "", limit=4000
        )
        if "masked" in view.appearance:
            self.field.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.editor.setAccessibleName(plain(view.label))
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        self._column.addWidget(self.field)
        self.setFocusProxy(self.field.editor)
        self._shown = False
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the stored text; while that is the same, what is being typed is left alone."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            self.field.set_value(value)

    @property
    def keys_hint(self) -> str:
        """What Enter does."""
        return say(texts.KEYS_SCAN if self._is_scanned else texts.KEYS_LINE)

    def _send(self, value: object) -> None:
        self.answered.emit(str(value))


class LinesEditor(Editor):
    """Several lines; Shift+Enter breaks one."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        rows = view.parameters.get("rows", "")
        self.field = DoorText(lines=min(int(rows), _MOST_LINES) if rows.isdecimal() and int(rows) else 4)
        self.field.editor.setAccessibleName(plain(view.label))
        self.field.editor.setInputMethodHints(_wants(view).value)
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        self._column.addWidget(self.field)
        self.setFocusProxy(self.field.editor)
        self._shown = False
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the stored text; while that is the same, what is being typed is left alone."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            self.field.set_value(value)

    @property
    def keys_hint(self) -> str:
        """What Enter does."""
        return say(texts.KEYS_TEXT)

    def _send(self, value: object) -> None:
        self.answered.emit(str(value))


class ShownValue(Editor):
    """A value that the form works out or has fixed: it is read, not typed."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._view = view
        card = Card(margin=14)
        row = QHBoxLayout()
        self._words = label("", wrap=True)
        self._words.setStyleSheet(f"font-size: {Size.DOOR.value}px; font-weight: 700;")
        row.addWidget(self._words, 1)
        row.addWidget(label(say(texts.NOT_TO_BE_FILLED), "subtitle"))
        card.body.addLayout(row)
        self._column.addWidget(card)
        self.show_value(view.value)

    @property
    def words(self) -> str:
        """The value in words."""
        return self._words.text()

    def show_value(self, value: str) -> None:
        """Show the value in words."""
        self._value = value
        self._words.setText(self._in_words(value) if value else "—")

    def _in_words(self, value: str) -> str:
        view = self._view
        if view.type in SELECTS:
            labels = {choice.value: plain(choice.label) for choice in view.choices}
            picked = [value] if view.type is QuestionType.SELECT_ONE else value.split()
            return say(texts.LIST_COMMA).join(labels.get(one, one) for one in picked)
        if view.type is QuestionType.TIME:
            return shown_time(value)
        if view.type is QuestionType.DATE_TIME:
            return shown_moment(value)
        if "thousands-sep" in view.appearance:
            value = with_separators(value)
        return f"{value} {unit_words(view.unit)}".strip()


def _wants(view: QuestionView) -> Wants:
    """What the input method is told: the form's word, else what the appearance implies."""
    if view.input in _INPUTS:
        return _INPUTS[view.input]
    if "numbers" in view.appearance:
        return Wants.NUMBER
    is_latin = "url" in view.appearance or view.type is QuestionType.BARCODE
    return Wants.LATIN if is_latin else Wants.TEXT
