"""复制成新方案: asks for a name and the document's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.language import say
from ui.plans.contents import texts
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import LineField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 520


class CopyDialog(QDialog):
    """Signal: ``chosen(key, title)``. Esc leaves everything as it is."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.COPY_TITLE))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.COPY_TITLE), "title"))
        column.addWidget(label(say(texts.COPY_WORDS), "muted", wrap=True))
        form = Form(label_width=150)
        self.key = LineField(placeholder=say(texts.COPY_EXAMPLE), limit=40)
        self.title = LineField()
        self.title.set_value(title)
        form.add("key", say(texts.COPY_NAME), self.key)
        form.add("title", say(texts.COPY_FULL), self.title)
        column.addWidget(form)
        self.problem = label("", wrap=True, tone=Tone.MISSING)
        self.problem.hide()
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.yes = Button(say(texts.COPY_DO), kind=ButtonKind.PRIMARY)
        self.yes.clicked.connect(self._take)
        foot.addWidget(no)
        foot.addWidget(self.yes)
        column.addLayout(foot)
        self.key.editor.setFocus()

    def say_problem(self, words: str) -> None:
        """Say why it cannot be called so; the dialog stays."""
        self.problem.setText(words)
        self.problem.show()

    def _take(self) -> None:
        if not self.key.value():
            self.say_problem(say(texts.NAME_FIRST))
            return
        self.chosen.emit(self.key.value(), self.title.value())
