"""退回: asks for the reason; usual ones are a press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.services.reviews import ReviewError
from ui.language import current_language, say
from ui.outlets import exchange_texts as texts
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import PlainEdit
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 520
_LONGEST = 500


class GiveBackDialog(QDialog):
    """Enter gives back, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        title = say(texts.GIVE_BACK_TITLE, name=name)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(say(texts.GIVE_BACK_WORDS), "muted", wrap=True))
        self.reason_field = PlainEdit()
        self.reason_field.setAccessibleName(say(texts.REASON))
        self.reason_field.setPlaceholderText(say(texts.REASON_EXAMPLE))
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
        self._problem.setText(ReviewError.NO_REASON.text.say(current_language()))
        self._problem.show()
        self.reason_field.setFocus()

    def _make_reasons(self) -> FlowLayout:
        flow = FlowLayout()
        for reason in texts.USUAL_REASONS:
            button = Button(say(reason))
            button.clicked.connect(self._take)
            flow.addWidget(button)
        return flow

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.yes = Button(say(texts.GIVE_BACK_YES), kind=ButtonKind.PRIMARY, keycap="Return")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        row.addWidget(no)
        row.addWidget(self.yes)
        return row

    def _take(self) -> None:
        """Put a usual reason behind what was written."""
        button = self.sender()
        if isinstance(button, Button):
            parts = [part for part in (self.reason, button.text()) if part]
            self.reason_field.setText(say(texts.BETWEEN_CHANGES).join(dict.fromkeys(parts)))
            self._forgive()
            self.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        self._problem.hide()
        self._problem.setText("")
