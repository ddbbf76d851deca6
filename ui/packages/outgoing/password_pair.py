"""Asks for a new password, twice, and says in plain words why."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.outgoing import texts
from ui.theme import Tone
from ui.widgets.cards import Notice
from ui.widgets.fields import TickBox
from ui.widgets.form import Form
from ui.widgets.password_field import PasswordField

_LEAST = 6
_FIELD = 32


class PasswordPair(QWidget):
    """Hidden until residents' answers are to be handed in.

    Args:
        caption: width of the captions in pixels.
    """

    def __init__(self, caption: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._why = Notice("", Tone.FEW)
        column.addWidget(self._why)
        self.form = Form(label_width=caption)
        self._fields = PasswordField(), PasswordField()
        for key, name, field in zip(
            ("password", "again"), (texts.PASSWORD, texts.PASSWORD_AGAIN), self._fields, strict=True
        ):
            self.form.add(key, say(name), field)
            field.typed.connect(self.form.clear_problems)
            field.editor.setMinimumHeight(_FIELD)
        column.addWidget(self.form)
        self.show_letters = TickBox(say(texts.SHOW_PASSWORD))
        self.show_letters.toggled.connect(self._show_letters)
        row = QHBoxLayout()
        row.addSpacing(caption + 6)
        row.addWidget(self.show_letters)
        row.addStretch(1)
        column.addLayout(row)

    def ask(self, residents: int) -> None:
        """Ask because so many questionnaires are inside; not at all for 0."""
        self._wanted = residents > 0
        self._why.say_words(say(texts.WHY_PASSWORD, count=residents) if residents else "", Tone.FEW)
        self.setVisible(self._wanted)

    def take_focus(self) -> None:
        """Put the focus on the first of the two."""
        self._fields[0].setFocus()

    @property
    def password(self) -> str | None:
        """What was typed; None where none is needed."""
        return self._fields[0].value() if self._wanted else None

    def check(self) -> bool:
        """Whether the password can be used; says beneath the field why not."""
        if not self._wanted:
            return True
        first, again = (field.value() for field in self._fields)
        key, trouble = "password", ""
        if not first.strip():
            trouble = say(texts.NO_PASSWORD)
        elif len(first) < _LEAST:
            trouble = say(texts.SHORT_PASSWORD)
        elif first != again:
            key, trouble = "again", say(texts.NOT_THE_SAME)
        if trouble:
            self.form.row(key).show_problem(trouble)
            self.form.field(key).setFocus()
        return not trouble

    def _show_letters(self, on: bool) -> None:  # noqa: FBT001 - Qt's own order
        for field in self._fields:
            field.set_legible(legible=on)
