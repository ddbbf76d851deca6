"""撤回同意: takes the number of a sheet, and says before what will be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.language import say
from ui.texts import kit
from ui.theme import Tone
from ui.visits import texts
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import PlainEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 460


class WithdrawDialog(QDialog):
    """Signal: ``wanted(sheet)``. Stays open until :meth:`accept`, so that a mistyped number can be mended."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.WITHDRAW))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.WITHDRAW), "title"))
        column.addWidget(label(say(texts.WITHDRAW_WORDS), "muted", wrap=True))
        self.sheet_field = PlainEdit()
        self.sheet_field.setAccessibleName(say(texts.SHEET))
        self.sheet_field.setPlaceholderText(say(texts.SHEET_EXAMPLE))
        column.addWidget(self.sheet_field)
        self.problem = label("", wrap=True, tone=Tone.MISSING)
        self.problem.hide()
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.erase = Button(say(texts.ERASE), kind=ButtonKind.DANGER)
        self.erase.clicked.connect(self._ask)
        foot.addWidget(no)
        foot.addWidget(self.erase)
        column.addLayout(foot)
        self.sheet_field.setFocus()

    def refuse(self, words: str) -> None:
        """Say why nothing was withdrawn."""
        self.problem.setText(words)
        self.problem.show()

    def _ask(self) -> None:
        sheet = self.sheet_field.text().strip()
        if sheet:
            self.wanted.emit(sheet)
