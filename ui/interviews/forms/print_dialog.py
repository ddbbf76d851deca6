"""Before blank sheets are printed: the head that a statistical form must show, how many, from which number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.posters.paper.repeats import MOST_ROWS
from fieldkit.posters.paper.sheets import MOST_COPIES
from ui.input_methods import Wants
from ui.interviews.forms import texts
from ui.interviews.forms.state import PrintWish
from ui.language import say
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import CheckField, LineField, NumberField
from ui.widgets.form import Form, commit_focused_field

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.texts import Text
    from ui.interviews.forms.state import PrintOffer

_WIDTH = 520
_NARROW = 100


class PrintDialog(QDialog):
    """Signal: ``decided(PrintWish)``."""

    decided = Signal(object)

    def __init__(self, parent: QWidget | None, form: str, offer: PrintOffer) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.PRINT_TITLE, form=form))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.PRINT_TITLE, form=form), "title", wrap=True))
        column.addWidget(label(say(texts.PRINT_WORDS), "subtitle", wrap=True))
        self._wish = offer.wish
        self.form = Form(label_width=96)
        self.table, self.issuer = LineField(), LineField()
        self.approval, self.valid = LineField(), LineField()
        self.copies = NumberField(width=_NARROW, unit=say(texts.UNIT_COPIES))
        self.first_sheet = LineField(wants=Wants.CODE, width=160)
        self._add("table", texts.TABLE_NUMBER, self.table)
        self._add("issuer", texts.ISSUER, self.issuer)
        self._add("approval", texts.APPROVAL, self.approval)
        self._add("valid", texts.VALID, self.valid)
        self._add("copies", texts.COPIES, self.copies)
        self._add("first_sheet", texts.FIRST_SHEET, self.first_sheet)
        self._limits = {"copies": (1, MOST_COPIES)}
        if offer.has_tables:
            self.rows = NumberField(width=_NARROW, unit=say(texts.UNIT_ROWS))
            self.continued = NumberField(width=_NARROW, unit=say(texts.UNIT_ROWS))
            self._add("rows", texts.TABLE_ROWS, self.rows)
            self._add("continued", texts.CONTINUED, self.continued)
            self._limits |= {"rows": (1, MOST_ROWS), "continued": (0, MOST_ROWS)}
            self._show_hint()
        self.notice = CheckField(say(texts.WITH_NOTICE))
        self.form.add("notice", say(texts.NOTICE), self.notice)
        self.notice.set_value(offer.wish.notice)
        self.notice.setEnabled(offer.can_give_notice)
        if not offer.can_give_notice:
            self.form.row("notice").show_hint(say(texts.NOTICE_INCOMPLETE))
        column.addWidget(self.form)
        column.addLayout(self._foot())

    def showEvent(self, event: QShowEvent) -> None:
        """Grow to what the style sheet makes of the fields."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as everything needs: words beneath a field never flatten it."""
        self.layout().activate()
        self.resize(_WIDTH, self.layout().totalHeightForWidth(_WIDTH))

    def _add(self, key: str, words: Text, field: LineField) -> None:
        self.form.add(key, say(words), field)
        field.set_value(str(getattr(self._wish, key)))

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(say(texts.CANCEL))
        cancel.clicked.connect(self.reject)
        self.make = Button(say(texts.MAKE), kind=ButtonKind.PRIMARY)
        self.make.clicked.connect(self._decide)
        foot.addWidget(cancel)
        foot.addWidget(self.make)
        return foot

    def _decide(self) -> None:
        commit_focused_field()
        wrong = [key for key in self._limits if not self._is_fine(key)]
        self._fit()
        if wrong:
            self.form.field(wrong[0]).editor.setFocus()
            return
        numbers = {key: int(str(self.form.field(key).value())) for key in self._limits}
        wish = PrintWish(
            str(self.table.value()),
            str(self.issuer.value()),
            str(self.approval.value()),
            str(self.valid.value()),
            numbers["copies"],
            str(self.first_sheet.value()) or "000001",
            numbers.get("rows", self._wish.rows),
            numbers.get("continued", self._wish.continued),
            bool(self.notice.value()),
        )
        self.accept()
        self.decided.emit(wish)

    def _is_fine(self, key: str) -> bool:
        """Whether a number is one, and none too many; what is wrong is said beneath it."""
        least, most = self._limits[key]
        words = str(self.form.field(key).value())
        is_fine = words.isdecimal() and least <= int(words) <= most
        problem = "" if is_fine else say(texts.NUMBER_WANTED, least=least, most=most)
        self.form.row(key).show_problem(problem)
        if is_fine and key == "continued":
            self._show_hint()
        return is_fine

    def _show_hint(self) -> None:
        self.form.row("continued").show_hint(say(texts.CONTINUED_HINT))
