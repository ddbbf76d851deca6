"""Asks once for the password of all locked files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.incoming import texts
from ui.texts import kit
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import TickBox
from ui.widgets.form import Form
from ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES_SHOWN = 4


class PasswordDialog(QDialog):
    """Signal: ``entered(password)``.

    Args:
        names: the locked files.
        trouble: why the last password did not do.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget | None, names: Sequence[str], trouble: str = "") -> None:
        super().__init__(parent)
        count = len(names)
        title = say(texts.LOCKED_FILE) if count == 1 else say(texts.LOCKED_FILES, count=count)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "title"))
        shown = list(names[:_NAMES_SHOWN])
        if count > _NAMES_SHOWN:
            shown.append(say(texts.AND_MORE, count=count))
        files = label("\n".join(shown), "subtitle", wrap=True)
        files.setMinimumWidth(420)
        column.addWidget(files)
        column.addWidget(self._make_form(trouble))
        if count > 1:
            column.addWidget(label(say(texts.PASSWORD_SAME), "muted", wrap=True))
        column.addSpacing(6)
        column.addLayout(self._make_foot())
        self._field.editor.setFocus()

    def _make_form(self, trouble: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.form = Form(label_width=60)
        self._field = PasswordField()
        self.form.add("password", say(texts.PASSWORD), self._field)
        self.form.row("password").show_problem(trouble)
        self._field.entered.connect(self._enter)
        self._field.typed.connect(self._quiet)
        show = TickBox(say(texts.SHOW_PASSWORD))
        show.toggled.connect(self._show_letters)
        line = QHBoxLayout()
        line.addSpacing(66)
        line.addWidget(show)
        line.addStretch(1)
        column.addWidget(self.form)
        column.addLayout(line)
        return box

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.open_them = Button(say(texts.OPEN_THEM), kind=ButtonKind.PRIMARY, keycap="Return")
        self.open_them.clicked.connect(self._enter)
        row.addWidget(no)
        row.addWidget(self.open_them)
        return row

    def _enter(self) -> None:
        password = self._field.value()
        if not password:
            self.form.row("password").show_problem(say(texts.NO_PASSWORD))
            return
        self.accept()
        self.entered.emit(password)

    def _quiet(self) -> None:
        self.form.row("password").show_problem("")

    def _show_letters(self, on: bool) -> None:  # noqa: FBT001 - Qt's own order
        self._field.set_legible(legible=on)


def wrong_words(count: int, opened: int) -> str:
    """What the last password did, when files are still locked; empty when none was tried."""
    if opened < 0:
        return ""
    if not opened:
        return say(texts.WRONG_FOR_ALL, count=count)
    return say(texts.WRONG_FOR_SOME, opened=opened, count=count)
