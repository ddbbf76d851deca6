"""A list that was read: how many to draw of it, with which seed, divided by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.registers.sampling import Method
from fieldkit.services.sampling import METHODS, titles_for_strata
from ui.language import current_language, say
from ui.texts import kit
from ui.theme import Tone
from ui.visits import texts
from ui.visits.state import DrawWish, ListState
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import LineField, NumberField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 560
_USUAL = 10
"""One door of so many is suggested."""
_NOT_BY = "-"


class DrawDialog(QDialog):
    """Signal: ``decided(DrawWish)``."""

    decided = Signal(object)

    def __init__(self, parent: QWidget | None, state: ListState) -> None:
        super().__init__(parent)
        self._state = state
        self.setWindowTitle(say(texts.DRAW_TITLE))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.DRAW_TITLE), "title"))
        listing = state.listing
        found = say(texts.LIST_FOUND, file=listing.file, doors=len(listing.doors))
        column.addWidget(label(found, "subtitle", wrap=True))
        if listing.problems:
            first = listing.problems[0].say(current_language())
            words = say(texts.PROBLEM_ROWS, count=len(listing.problems), first=first)
            column.addWidget(Notice(words, Tone.FEW, parent=self))
        if listing.has_personal and not state.takes_personal:
            column.addWidget(Notice(say(texts.PERSONAL_LEFT), Tone.INFO, parent=self))
        self._make_form()
        column.addWidget(self.form)
        former = say(texts.REDRAW_WORDS, former="; ".join(state.former))
        self.warning = Notice(former, Tone.FEW, parent=self)
        self.warning.hide()
        column.addWidget(self.warning)
        column.addSpacing(6)
        foot = QHBoxLayout()
        everybody = Button(say(texts.EVERYBODY), kind=ButtonKind.QUIET)
        everybody.clicked.connect(self._take_all)
        foot.addWidget(everybody)
        foot.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.draw_button = Button(say(texts.DRAW), kind=ButtonKind.PRIMARY, keycap="Ctrl+Return")
        self.draw_button.clicked.connect(self._draw)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.draw_button.click)
        foot.addWidget(no)
        foot.addWidget(self.draw_button)
        column.addLayout(foot)
        self.size_field.editor.setFocus()

    def _make_form(self) -> None:
        doors = len(self._state.listing.doors)
        self.form = Form()
        self.size_field = NumberField()
        self.size_field.set_value(str(max(1, doors // _USUAL)))
        self.seed_field = LineField()
        self.seed_field.set_value(self._state.seed)
        self.seed_field.set_remark(say(texts.SEED_REMARK))
        columns = titles_for_strata(self._state.listing.titles)
        self.by_field = ChoiceField(
            [Choice(_NOT_BY, say(texts.NOT_BY)), *(Choice(title, title) for title in columns)]
        )
        self.by_field.set_value(_NOT_BY)
        self.method_field = ChoiceField([Choice(str(one), say(words)) for one, words in METHODS.items()])
        self.method_field.set_value(str(Method.RANDOM))
        self.community_field = ChoiceField(
            [Choice(key, name) for key, name in self._state.communities], placeholder=say(texts.WHERE)
        )
        if len(self._state.communities) == 1:
            self.community_field.set_value(self._state.communities[0][0])
        self.form.add("size", say(texts.SIZE), self.size_field)
        self.form.add("seed", say(texts.SEED), self.seed_field)
        self.form.add("by", say(texts.BY), self.by_field)
        self.form.add("method", say(texts.METHOD), self.method_field)
        if len(self._state.communities) > 1:
            self.form.add("community", say(texts.COMMUNITY), self.community_field)

    def _draw(self) -> None:
        most = len(self._state.listing.doors)
        words = self.size_field.value().strip()
        size = int(words) if words.isdecimal() else 0
        wrong = "" if 1 <= size <= most else say(texts.NOT_A_NUMBER, most=most)
        self.form.row("size").show_problem(wrong)
        if wrong:
            return
        if self._state.former and not self.warning.isVisible():
            self.warning.show()
            self.draw_button.set_label(say(texts.REDRAW))
            self.draw_button.set_kind(ButtonKind.DANGER)
            return
        self._decide(size)

    def _take_all(self) -> None:
        self._decide(0)

    def _decide(self, size: int) -> None:
        by = self.by_field.value()
        wish = DrawWish(
            size,
            self.seed_field.value() or self._state.seed,
            "" if by == _NOT_BY else by,
            self.method_field.value() or str(Method.RANDOM),
            self.community_field.value(),
        )
        self.accept()
        self.decided.emit(wish)
