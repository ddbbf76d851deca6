"""Putting a finished sheet right: the reason is asked for, and what was changed is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.services.corrections import CorrectionError
from ui.interviews import texts
from ui.language import current_language, say
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import PlainEdit
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from fieldkit.services.histories import HistoryEntry

_WIDTH = 520
_LONGEST = 500
_SOURCES = frozenset(("form", "resolution", "import", "sheet"))


def correction_lines(history: Sequence[HistoryEntry]) -> tuple[str, ...]:
    """Who changed which answer of a sheet, the newest first; what was answered for the first time is left out."""
    found: list[str] = []
    for entry in history:
        lines = [
            say(
                texts.CORRECTION_LINE,
                question=step.label,
                before=step.before or say(texts.NOTHING),
                after=step.after or say(texts.NOTHING),
            )
            for step in entry.steps
            if step.before and step.before != step.after and not step.label.startswith(("/", "answer/"))
        ]
        if lines and entry.source in _SOURCES:
            by = say(texts.CORRECTION_BY, time=entry.time[:16].replace("T", " "), person=entry.person)
            found += [f"{by.strip()}　{line}" for line in lines]
    return tuple(found)


class CorrectDialog(QDialog):
    """Enter opens the sheet, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget | None, sheet: str) -> None:
        super().__init__(parent)
        title = say(texts.CORRECT_TITLE, sheet=sheet)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(say(texts.CORRECT_WORDS), "muted", wrap=True))
        self.reason_field = PlainEdit()
        self.reason_field.setAccessibleName(say(texts.CORRECT_REASON))
        self.reason_field.setPlaceholderText(say(texts.CORRECT_EXAMPLE))
        self.reason_field.setMaxLength(_LONGEST)
        self.reason_field.textEdited.connect(self._forgive)
        column.addWidget(self.reason_field)
        self._problem = label("", wrap=True, tone=Tone.MISSING)
        self._problem.hide()
        column.addWidget(self._problem)
        flow = FlowLayout()
        for reason in texts.CORRECT_REASONS:
            button = Button(say(reason))
            button.clicked.connect(self._take)
            flow.addWidget(button)
        column.addLayout(flow)
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
        self._problem.setText(CorrectionError.NO_REASON.text.say(current_language()))
        self._problem.show()
        self.reason_field.setFocus()

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.yes = Button(say(texts.CORRECT_YES), kind=ButtonKind.PRIMARY, keycap="Return")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        row.addWidget(no)
        row.addWidget(self.yes)
        return row

    def _take(self) -> None:
        """A usual reason is put in place."""
        button = self.sender()
        if isinstance(button, Button):
            self.reason_field.setText(button.text())
            self._forgive()
            self.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        self._problem.hide()
        self._problem.setText("")
