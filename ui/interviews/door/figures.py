"""Editors of numbers: a field, a counter, a scale, stars."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from fieldkit.questionnaires.model import QuestionType
from ui.input_methods import Wants
from ui.interviews import texts
from ui.interviews.door.editing import Editor
from ui.interviews.door.fields import DoorLine
from ui.interviews.units import unit_words
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.markdown import plain
from ui.widgets.slider_scale import SliderScale, Stars

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView

_SEPARATED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_STEPS = {"+": 1, "＋": 1, "=": 1, "-": -1, "－": -1}
_MOST_STARS = 10


def is_scale(view: QuestionView) -> bool:
    """Whether the form gives both ends (``range``)."""
    return _number(view.parameters.get("start", "")) is not None and (
        _number(view.parameters.get("end", "")) is not None
    )


def with_separators(value: str) -> str:
    """A number with commas between thousands, for showing only; anything else as it is."""
    number = _number(value)
    return value if number is None or not re.fullmatch(r"-?\d+(\.\d+)?", value) else f"{number:,f}"


def without_separators(text: str) -> str:
    """What was typed, as it is stored: ASCII digits without commas."""
    bare = unicodedata.normalize("NFKC", text).strip().replace("。", ".")
    return bare.replace(",", "") if _SEPARATED.fullmatch(bare) else bare


class NumberEditor(Editor):
    """A number in a field, with its unit; ``counter`` puts − and + beside it."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._is_separated = "thousands-sep" in view.appearance
        self._is_counter = "counter" in view.appearance
        unit = "°" if "bearing" in view.appearance and not view.unit else unit_words(view.unit)
        wants = Wants.DIGITS if view.type is QuestionType.INTEGER and self._is_counter else Wants.NUMBER
        self.field = DoorLine(wants=wants, unit=unit, width=220)
        self.field.editor.setAccessibleName(plain(view.label))
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        row = QHBoxLayout()
        if self._is_counter:
            self.field.editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.field.editor.textEdited.connect(self._step_by_sign)
            row.addWidget(self._step_button("−", -1))
        row.addWidget(self.field)
        if self._is_counter:
            row.addWidget(self._step_button("+", 1))
        row.addStretch(1)
        self._column.addLayout(row)
        self.setFocusProxy(self.field.editor)
        self._shown = False
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the stored number; while that is the same, what is being typed is left alone."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            self.field.set_value(with_separators(value) if self._is_separated else value)

    @property
    def keys_hint(self) -> str:
        """What Enter does."""
        return say(texts.KEYS_COUNTER if self._is_counter else texts.KEYS_NUMBER)

    def _send(self, value: object) -> None:
        stored = without_separators(str(value))
        self.answered.emit(stored)
        if self._is_separated:
            self.field.set_value(with_separators(stored))

    def _step_button(self, words: str, step: int) -> Button:
        button = Button(words)
        button.setFixedSize(48, 48)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._step(step))
        return button

    def _step_by_sign(self, text: str) -> None:
        """``+`` and ``-`` behind a number count; a minus alone begins a number."""
        if len(text) > 1 and text[-1] in _STEPS:
            self.field.editor.setText(text[:-1])
            self._step(_STEPS[text[-1]])
        elif text in {"+", "＋"}:
            self.field.editor.clear()
            self._step(1)

    def _step(self, step: int) -> None:
        number = _number(without_separators(str(self.field.value()))) or Decimal(0)
        self.field.editor.setText(format(number + step, "f"))
        self.field.commit()
        self.field.editor.end(False)


class ScaleEditor(Editor):
    """A number between two ends: a slider, or stars with ``rating``."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        low, high, step = (
            _number(view.parameters.get(name, "")) or Decimal(default)
            for name, default in (("start", 0), ("end", 0), ("step", 1))
        )
        count = abs(high - low) / (abs(step) or 1)
        if "rating" in view.appearance and count < _MOST_STARS:
            self.scale: SliderScale = Stars(low, high, step)
        else:
            self.scale = SliderScale(
                low,
                high,
                step,
                is_vertical="vertical" in view.appearance,
                has_ticks="no-ticks" not in view.appearance,
            )
        self.scale.setAccessibleName(plain(view.label))
        self.scale.set_to.connect(self.answered)
        self.scale.done.connect(self.done)
        self._column.addWidget(self.scale)
        self.setFocusProxy(self.scale)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show where the number stands."""
        self._value = value
        self.scale.set_value(value)

    @property
    def keys_hint(self) -> str:
        """Digits or arrows."""
        return say(texts.KEYS_SCALE)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
