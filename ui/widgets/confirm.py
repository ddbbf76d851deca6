"""A question before something that cannot be taken back; the only message box beside failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.language import say
from ui.texts import kit
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ConfirmDialog(QDialog):
    """Asks; Esc and the plain button mean no, and no is where the focus stands."""

    def __init__(
        self, parent: QWidget | None, question: str, sentence: str, yes: str, *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(question, "title", wrap=True))
        words = label(sentence, wrap=True)
        words.setMinimumWidth(380)
        column.addWidget(words)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(say(kit.CANCEL), shortcut="Esc")
        self.no.clicked.connect(self.reject)
        self.yes = Button(yes, kind=ButtonKind.DANGER if danger else ButtonKind.PRIMARY)
        self.yes.clicked.connect(self.accept)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.no.setFocus()


def confirm(parent: QWidget | None, question: str, sentence: str, yes: str, *, danger: bool = False) -> bool:
    """Ask and wait; return whether the answer was yes."""
    return ConfirmDialog(parent, question, sentence, yes, danger=danger).exec() == QDialog.DialogCode.Accepted
