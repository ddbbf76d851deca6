"""预约: asks when to come again."""

from __future__ import annotations

from datetime import datetime
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

_WIDTH = 420


class AppointmentDialog(QDialog):
    """Signal: ``chosen(when)``, ISO-like text or empty. Enter records, Esc leaves everything as it is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None, suggested: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.APPOINTMENT_TITLE))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.APPOINTMENT_TITLE), "title"))
        column.addWidget(label(say(texts.APPOINTMENT_WORDS), "muted", wrap=True))
        self.time_field = PlainEdit()
        self.time_field.setText(suggested)
        self.time_field.setAccessibleName(say(texts.APPOINTMENT_TITLE))
        self.time_field.selectAll()
        column.addWidget(self.time_field)
        self.problem = label("", wrap=True, tone=Tone.MISSING)
        self.problem.hide()
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        yes = Button(say(texts.RECORD), kind=ButtonKind.PRIMARY, keycap="Return")
        yes.clicked.connect(self._take)
        yes.setDefault(True)
        foot.addWidget(no)
        foot.addWidget(yes)
        column.addLayout(foot)
        self.time_field.setFocus()

    def _take(self) -> None:
        words = self.time_field.text().strip().replace("/", "-").replace("：", ":")
        try:
            if words:
                datetime.fromisoformat(words)
        except ValueError:
            self.problem.setText(say(texts.BAD_TIME))
            self.problem.show()
            return
        self.accept()
        self.chosen.emit(words)
