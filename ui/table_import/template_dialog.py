"""The sheet that asks under which name a matching is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.language import say
from ui.table_import import texts
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import LineField
from ui.widgets.form import FormRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

_LONGEST = 40


class TemplateDialog(QDialog):
    """Signal: ``wanted(name)``."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, *, name: str, known: Collection[str]) -> None:
        super().__init__(parent)
        self._known = known
        self.setWindowTitle(say(texts.SAVE_TEMPLATE))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(say(texts.SAVE_TEMPLATE), "title"))
        words = label(say(texts.TEMPLATE_WORDS), "muted", wrap=True)
        words.setMinimumWidth(400)
        column.addWidget(words)
        self.name = LineField(limit=_LONGEST)
        self.name.set_value(name)
        self.name.editor.textChanged.connect(self._follow)
        self.row = FormRow(say(texts.TEMPLATE_NAME), self.name, label_width=60)
        column.addWidget(self.row)
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.save = Button(say(texts.SAVE), kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.save.clicked.connect(self._want)
        row.addWidget(no)
        row.addWidget(self.save)
        column.addLayout(row)
        self._follow()

    def _follow(self) -> None:
        is_known = self.name.value() in self._known
        self.row.show_problem(say(texts.TEMPLATE_EXISTS) if is_known else "", Tone.FEW)

    def _want(self) -> None:
        name = self.name.value()
        if not name:
            self.row.show_problem(say(texts.NO_TEMPLATE_NAME))
            self.name.editor.setFocus()
            return
        self.accept()
        self.wanted.emit(name)
