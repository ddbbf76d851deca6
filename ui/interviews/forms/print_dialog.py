"""Before blank sheets are printed: the head that a statistical form must show, how many, from which number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.input_methods import Wants
from ui.interviews.forms import texts
from ui.interviews.forms.state import PrintWish
from ui.language import say
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import LineField, NumberField
from ui.widgets.form import Form, commit_focused_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 520


class PrintDialog(QDialog):
    """Signal: ``decided(PrintWish)``."""

    decided = Signal(object)

    def __init__(self, parent: QWidget | None, form: str, wish: PrintWish) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.PRINT_TITLE, form=form))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.PRINT_TITLE, form=form), "title", wrap=True))
        column.addWidget(label(say(texts.PRINT_WORDS), "subtitle", wrap=True))
        self.form = Form(label_width=96)
        self.table, self.issuer = LineField(), LineField()
        self.approval, self.valid = LineField(), LineField()
        self.copies = NumberField(width=100)
        self.first_sheet = LineField(wants=Wants.CODE, width=160)
        for key, words, field in (
            ("table", texts.TABLE_NUMBER, self.table),
            ("issuer", texts.ISSUER, self.issuer),
            ("approval", texts.APPROVAL, self.approval),
            ("valid", texts.VALID, self.valid),
            ("copies", texts.COPIES, self.copies),
            ("first_sheet", texts.FIRST_SHEET, self.first_sheet),
        ):
            self.form.add(key, say(words), field)
            field.set_value(str(getattr(wish, key)))
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(say(texts.CANCEL))
        cancel.clicked.connect(self.reject)
        self.make = Button(say(texts.MAKE), kind=ButtonKind.PRIMARY)
        self.make.clicked.connect(self._decide)
        foot.addWidget(cancel)
        foot.addWidget(self.make)
        column.addLayout(foot)

    def _decide(self) -> None:
        commit_focused_field()
        copies = str(self.copies.value())
        wish = PrintWish(
            str(self.table.value()),
            str(self.issuer.value()),
            str(self.approval.value()),
            str(self.valid.value()),
            int(copies) if copies.isdecimal() else 1,
            str(self.first_sheet.value()) or "000001",
        )
        self.accept()
        self.decided.emit(wish)
