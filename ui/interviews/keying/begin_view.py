"""Before a sheet: its number, what carries over, and the sheets that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.input_methods import Wants
from ui.interviews.door.fields import DoorLine
from ui.interviews.keying import texts
from ui.language import say
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text
    from ui.interviews.keying.state import BeginState, WaitingLine

_WIDTH = 460
_HEADINGS = {"unfinished": texts.UNFINISHED, "second": texts.SECOND_WAITING, "settle": texts.TO_SETTLE}


class WaitingButton(Button):
    """A sheet that can be opened."""

    def __init__(self, line: WaitingLine) -> None:
        number = say(texts.SHEET_NUMBER, number=line.sheet) if line.sheet else ""
        super().__init__(" · ".join(filter(None, (number, line.words))), kind=ButtonKind.QUIET)
        self.line = line


class BeginView(PageFrame):
    """Signals: ``begun(scanned, community, interviewer, answered_on)``, ``opened(WaitingLine)``, ``left``.

    ``look_wanted(record)``: at a sheet that is keyed already; ``share_set(of a hundred)``; ``form_chosen(id)``.
    """

    begun = Signal(str, str, str, str)
    opened = Signal(object)
    left = Signal()
    look_wanted = Signal(str)
    share_set = Signal(int)
    form_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(say(texts.KEY_PAPER))
        back = make_action("door.pause", self, self.left.emit, texts.BACK)
        self.add_button(Button.for_action(back))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._make_form(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._make_waiting(), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.setFocusProxy(self.number.editor)

    def show_state(self, state: BeginState) -> None:
        """Show what carries over and what waits."""
        self.which.set_choices([Choice(key, title) for key, title in state.forms])
        self.which.set_value(state.form)
        self.form.row("form").setVisible(len(state.forms) > 1)
        self.community.set_choices([Choice(key, name) for key, name in state.communities])
        self.community.set_value(state.community)
        self.interviewer.set_value(state.interviewer)
        self.answered_on.set_value(state.answered_on)
        self.number.set_value("")
        self.share.set_value(str(state.whole_share))
        self._forget_refusal()
        self._rate.setText(state.rate)
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for what, heading in _HEADINGS.items():
            lines = [one for one in state.waiting if one.what == what]
            if lines:
                self._add_lines(heading, lines)
        if not state.waiting:
            self._list.addWidget(label(say(texts.NOTHING_WAITS), "muted"))

    def show_refusal(self, field: str, words: str) -> None:
        """Say at the field why nothing was begun."""
        if field == "answered_on":
            self.form.row(field).show_problem(words)
            self.answered_on.editor.setFocus()
            return
        self.problem.say_words(words, Tone.MISSING)
        self._select_number()

    def show_known(self, record: str, words: str) -> None:
        """Offer to look at the sheet that bears this number; Enter once more goes there."""
        self._known = (str(self.number.value()), record)
        self.offer.say_words(words, Tone.INFO)
        self._select_number()

    def _select_number(self) -> None:
        self.number.editor.setFocus()
        self.number.editor.selectAll()

    def _forget_refusal(self) -> None:
        self._known = ("", "")
        self.problem.say_words("", Tone.MISSING)
        self.offer.say_words("", Tone.INFO)
        self.form.clear_problems()

    def _look(self) -> None:
        self.look_wanted.emit(self._known[1])

    def _set_share(self, value: object) -> None:
        words = str(value).strip()
        self.share_set.emit(int(words) if words.isdecimal() else 0)

    def _make_form(self) -> QWidget:
        card = Card(margin=20)
        card.setFixedWidth(_WIDTH)
        words = label(say(texts.BEGIN_WORDS), "subtitle", wrap=True)
        self.number = DoorLine(wants=Wants.LATIN, placeholder=say(texts.NUMBER_HINT))
        self.number.editor.setAccessibleName(say(texts.NUMBER))
        self.number.gone_on.connect(self._begin)
        self.form = Form(label_width=84)
        self.community = ChoiceField()
        self.interviewer = LineField()
        self.answered_on = LineField(wants=Wants.LATIN, placeholder=say(texts.DATE_HINT))
        self.which = ChoiceField()
        self.which.left.connect(lambda value: self.form_chosen.emit(str(value)))
        self.form.add("form", say(texts.FORM), self.which)
        self.form.add("community", say(texts.COMMUNITY), self.community)
        self.form.add("interviewer", say(texts.INTERVIEWER), self.interviewer)
        self.form.add("answered_on", say(texts.ANSWERED_ON), self.answered_on)
        begin = Button(say(texts.BEGIN), kind=ButtonKind.PRIMARY)
        begin.clicked.connect(self._begin)
        card.body.addWidget(words)
        card.body.addWidget(label(say(texts.NUMBER), "label"))
        card.body.addWidget(self.number)
        self._known = ("", "")
        self.problem, self.offer = Notice(), Notice(tone=Tone.INFO, action=say(texts.LOOK_AT_IT))
        self.offer.action_requested.connect(self._look)
        for notice in (self.problem, self.offer):
            notice.hide()
            card.body.addWidget(notice)
        card.body.addSpacing(8)
        card.body.addWidget(self.form)
        card.body.addSpacing(8)
        card.body.addWidget(begin)
        return card

    def _make_waiting(self) -> QWidget:
        card = Card(margin=20)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._rate = label("", "muted", wrap=True)
        card.body.addLayout(self._list)
        card.body.addSpacing(12)
        card.body.addWidget(self._rate)
        self.share = LineField(wants=Wants.NUMBER, unit="%", width=90)
        self.share.left.connect(self._set_share)
        share = Form(label_width=140)
        share.add("share", say(texts.WHOLE_SHARE), self.share).show_hint(say(texts.WHOLE_SHARE_WORDS))
        card.body.addWidget(share)
        return card

    def _add_lines(self, heading: Text, lines: list[WaitingLine]) -> None:
        self._list.addWidget(label(say(heading), "heading"))
        for one in lines:
            button = WaitingButton(one)
            button.clicked.connect(self._open)
            self._list.addWidget(button)

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, WaitingButton):
            self.opened.emit(button.line)

    def _begin(self) -> None:
        number, record = self._known
        if record and number == str(self.number.value()):
            self._look()
            return
        self._forget_refusal()
        if not str(self.community.value() or ""):
            self.community.editor.setFocus()
            return
        self.begun.emit(
            str(self.number.value()),
            str(self.community.value() or ""),
            str(self.interviewer.value()),
            str(self.answered_on.value()),
        )
