"""Asks for a reason before something is done: one line to write, and usual reasons a press away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.language import say
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import PlainEdit
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.texts import Text

_WIDTH = 520
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What the dialog says.

    Attributes:
        words: what will happen.
        field, example: name of the line, and what stands in it while it is empty.
        yes: does it.
        usual: reasons a press away.
        missing: said of an empty reason.
        between: put between several usual reasons; None lets one replace what was written.
    """

    words: Text
    field: Text
    example: Text
    yes: Text
    usual: tuple[Text, ...]
    missing: Text
    between: Text | None = None


class ReasonDialog(QDialog):
    """Enter does it, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget | None, title: str, words: ReasonWords) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(say(words.words), "muted", wrap=True))
        self.reason_field = PlainEdit()
        self.reason_field.setAccessibleName(say(words.field))
        self.reason_field.setPlaceholderText(say(words.example))
        self.reason_field.setMaxLength(_LONGEST)
        self.reason_field.textEdited.connect(self._forgive)
        column.addWidget(self.reason_field)
        self._problem = label("", wrap=True, tone=Tone.MISSING)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addLayout(self._make_reasons())
        column.addSpacing(6)
        column.addLayout(self._make_foot())
        self.reason_field.setFocus()

    @property
    def reason(self) -> str:
        """What was written."""
        return self.reason_field.text().strip()

    @property
    def problem(self) -> str:
        """What is said of an empty reason."""
        return self._problem.text()

    def accept(self) -> None:
        """Only with a reason."""
        if self.reason:
            super().accept()
            return
        self._problem.setText(say(self._words.missing))
        self._problem.show()
        self.reason_field.setFocus()

    def _make_reasons(self) -> FlowLayout:
        flow = FlowLayout()
        for reason in self._words.usual:
            button = Button(say(reason))
            button.clicked.connect(self._take)
            flow.addWidget(button)
        return flow

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.yes = Button(say(self._words.yes), kind=ButtonKind.PRIMARY, keycap="Return")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        row.addWidget(no)
        row.addWidget(self.yes)
        return row

    def _take(self) -> None:
        """A usual reason stands behind what was written, or in its place."""
        button = self.sender()
        if not isinstance(button, Button):
            return
        if self._words.between is None:
            self.reason_field.setText(button.text())
        else:
            parts = [part for part in (self.reason, button.text()) if part]
            self.reason_field.setText(say(self._words.between).join(dict.fromkeys(parts)))
        self._forgive()
        self.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        self._problem.hide()
        self._problem.setText("")
