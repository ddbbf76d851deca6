"""The list of submissions, and beside it what the chosen one holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.registers.visit import QUOTA_FULL
from ui.actions import make_action
from ui.interviews import texts
from ui.interviews.sheets.columns import COLUMNS, STATE_LABELS, shown_time
from ui.interviews.sheets.state import STATES, SheetLine, SheetPeek, SheetsState
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, Notice, hairline, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.page_frame import PageFrame, RecordPanel
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

RETURNED = "returned"
"""Key of the filter for what was given back; no state of its own."""
_PANEL, _CHOICE = 380, 156


class SheetsView(PageFrame):
    """Signals: ``start_wanted``, ``paper_wanted``, ``forms_wanted``, ``resume_wanted(id)``, ``peek_wanted(id)``, ``community_chosen(id)``.

    ``communities_wanted``: there is none yet, and somebody wants to enter one; ``mended(id)``: what was
    given back was put right; ``correct_wanted(id)``: a closed sheet is to be opened again;
    ``reopen_wanted(id)``: a full quota ended it, and it is gone on with; ``form_chosen(id)`` for the next interview; ``conflicts_wanted(id)``: somebody wants to decide.

    Args:
        deliveries: how far each of up to 64 sheets has come, by id; asked for the rows in sight.
        is_office: it waits for what it gave back; a worker mends.
    """

    start_wanted = Signal()
    resume_wanted = Signal(str)
    reopen_wanted = Signal(str)
    peek_wanted = Signal(str)
    community_chosen = Signal(str)
    communities_wanted = Signal()
    mended = Signal(str)
    paper_wanted = Signal()
    correct_wanted = Signal(str)
    form_chosen = Signal(str)
    conflicts_wanted = Signal(str)
    forms_wanted = Signal()

    def __init__(
        self,
        deliveries: Callable[[Sequence[str]], Mapping[str, str]],
        parent: QWidget | None = None,
        *,
        is_office: bool = False,
    ) -> None:
        super().__init__(say(texts.TITLE), parent=parent, margin=0)
        self._deliveries, self._is_office = deliveries, is_office
        self.body.setContentsMargins(0, 0, 0, 0)
        self._state = SheetsState()
        self._wanted = ""
        self._lines: dict[str, SheetLine] = {}
        self._community = ChoiceField(placeholder=say(texts.WHERE), width=_CHOICE)
        self._community.editor.setAccessibleName(say(texts.WHERE))
        self._community.left.connect(self._choose_community)
        self.add_header_widget(self._community)
        self.form = ChoiceField(placeholder=say(texts.WHICH_FORM), width=_CHOICE)
        self.form.editor.setAccessibleName(say(texts.WHICH_FORM))
        self.form.left.connect(lambda value: self.form_chosen.emit(str(value)))
        self.add_header_widget(self.form)
        forms = make_action("circles.areas", self, self.forms_wanted.emit, texts.FORMS)
        self.add_button(Button.for_action(forms))
        paper = make_action("interviews.key_paper", self, self.paper_wanted.emit)
        self._paper = self.add_button(Button.for_action(paper))
        action = make_action("record.new", self, self.start_wanted.emit, texts.START)
        self._start = self.add_button(Button.for_action(action, kind=ButtonKind.PRIMARY))
        self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self._empty = EmptyState(
            say(texts.EMPTY_TITLE),
            say(texts.EMPTY_WORDS),
            say(texts.START),
            icon="questionnaire",
        )
        self._empty.action_requested.connect(self.start_wanted)
        self._no_place = EmptyState(
            say(texts.NO_COMMUNITY_TITLE),
            say(texts.NO_COMMUNITY_WORDS),
            say(texts.NO_COMMUNITY_ACTION),
            icon="circle",
        )
        self._no_place.action_requested.connect(self.communities_wanted)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._no_place)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_state(self, state: SheetsState) -> None:
        """Show the list."""
        self._state = state
        self._lines = {line.id: line for line in state.lines}
        counts = {key: state.count(key) for key in STATES}
        self.set_number(say(texts.NUMBER, **counts) if state.lines else say(texts.NOTHING_YET))
        self._community.set_choices([Choice(key, name) for key, name in state.communities])
        self._community.set_value(state.community)
        self._community.setVisible(len(state.communities) > 1)
        self.form.set_choices([Choice(key, title) for key, title in state.forms])
        self.form.set_value(state.form)
        self.form.setVisible(len(state.forms) > 1 and bool(state.communities))
        self._start.setVisible(bool(state.communities))
        self._paper.setVisible(bool(state.communities))
        page = 2 if not state.communities and not state.lines else 0 if state.lines else 1
        self._stack.setCurrentIndex(page)
        self._render_filters(counts)
        self._show_columns(has_forms=any(line.form for line in state.lines))
        self._model.forget_all()
        self._model.set_ids([line.id for line in state.lines if self._passes(line)])
        if state.lines and not self.table.current_id():
            self.table.choose_step(1)
        elif self.table.current_id():
            self.peek_wanted.emit(self.table.current_id())
        proxy = (self.table, self._empty.button, self._no_place.button)[page]
        self.setFocusProxy(proxy)

    def render_peek(self, peek: SheetPeek) -> None:
        """Show what the chosen sheet holds."""
        line = peek.line
        self.panel.set_record(
            line.sheet,
            f"{line.community} · {shown_time(line.started)} · {line.interviewer}".rstrip(" ·"),
            say(texts.ANSWERED, count=peek.answered),
        )
        self._resume.setVisible(line.state in {"draft", QUOTA_FULL} and not peek.failure)
        self._resume.set_label(say(texts.TAKE_UP if line.state == QUOTA_FULL else texts.GO_ON_WITH))
        self._correct.setVisible(peek.can_be_corrected)
        self._correct_action.setEnabled(peek.can_be_corrected)
        self._render_return(line)
        words = say(texts.IN_CONFLICT, count=peek.conflicts) if peek.conflicts else ""
        self.disputed.say_words(words, Tone.FEW)
        self.no_form.say_words(peek.failure, Tone.FEW)
        self._hint.setText(_standing(peek))
        _clear(self._answers)
        if not peek.sections:
            self._answers.addWidget(label(say(texts.NO_ANSWERS), "subtitle"))
        if peek.changes:
            self._answers.addWidget(label(say(texts.CORRECTED_BEFORE), "heading"))
        for words in peek.changes:
            self._answers.addWidget(label(words, "muted", wrap=True))
        for heading, answered in peek.sections:
            if heading:
                title = label(heading, "heading")
                title.setContentsMargins(0, 8, 0, 0)
                self._answers.addWidget(title)
            for one in answered:
                self._answers.addWidget(label(one.question, "muted", wrap=True))
                self._answers.addWidget(label(one.answer, wrap=True))
        self._answers.addStretch(1)

    def ask_for_community(self) -> None:
        """Nobody said where: put the focus there."""
        self._community.editor.setFocus()

    def choose(self, record: str) -> None:
        """Choose a sheet in the list."""
        if record and self.table.choose(record):
            self.table.setFocus()

    # --- inside -------------------------------------------------------------

    def _make_table(self) -> None:
        self.table = DataTable(say(texts.TITLE))
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.current_changed.connect(self._peek)
        self.table.opened.connect(self._open)

    def _make_list(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 24, 12)
        left.setSpacing(12)
        self._filters = QHBoxLayout()
        self._filters.setSpacing(4)
        self._filter_buttons: dict[str, Button] = {}
        for key in ("", *STATES, RETURNED):
            button = Button("", kind=ButtonKind.QUIET)
            button.setObjectName(key)
            button.clicked.connect(self._filter)
            self._filter_buttons[key] = button
            self._filters.addWidget(button)
        self._filters.addStretch(1)
        left.addLayout(self._filters)
        left.addWidget(self.table, 1)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._make_panel())
        return whole

    def _make_panel(self) -> RecordPanel:
        self.panel = RecordPanel(width=_PANEL)
        self._resume = Button(say(texts.GO_ON_WITH), kind=ButtonKind.PRIMARY, keycap="Return")
        self._resume.clicked.connect(self._resume_current)
        self.panel.add_button(self._resume)
        self._correct_action = make_action(
            "interviews.correct",
            self,
            lambda: self.correct_wanted.emit(self.table.current_id()),
            texts.CORRECT,
        )
        self._correct_action.setEnabled(False)
        self._correct = Button.for_action(self._correct_action)
        self._correct.hide()
        self.panel.add_button(self._correct)
        mended = "" if self._is_office else say(texts.MENDED)
        self.returned = Notice("", Tone.MISSING, mended, self.panel)
        self.returned.action_requested.connect(self._mend)
        self.panel.body.addWidget(self.returned)
        self.disputed = Notice("", Tone.FEW, say(texts.DECIDE), self.panel)
        self.disputed.action_requested.connect(lambda: self.conflicts_wanted.emit(self.table.current_id()))
        self.panel.body.addWidget(self.disputed)
        self.no_form = Notice("", Tone.FEW, parent=self.panel)
        self.panel.body.addWidget(self.no_form)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(4)
        self.panel.body.addLayout(self._answers)
        self.panel.body.addStretch(1)
        self._hint = label("", "muted")
        self.panel.foot.addWidget(self._hint)
        return self.panel

    def _show_columns(self, *, has_forms: bool) -> None:
        """Which form a sheet is of stands in the list where there are several; the interviewer is beside it."""
        for section, column in enumerate(COLUMNS):
            if column.key in {"form", "interviewer"}:
                self.table.setColumnHidden(section, has_forms == (column.key == "interviewer"))

    def _passes(self, line: SheetLine) -> bool:
        if self._wanted == RETURNED:
            return line.is_returned
        return self._wanted in {"", line.state}

    def _render_return(self, line: SheetLine) -> None:
        reason = line.reason or say(texts.RETURN_NO_REASON)
        words = say(texts.WAITS_FOR_WORKER if self._is_office else texts.RETURN_REASON, reason=reason)
        tone = Tone.INFO if self._is_office else Tone.MISSING
        self.returned.say_words(words if line.is_returned else "", tone)

    def _mend(self) -> None:
        self.mended.emit(self.table.current_id())

    def _render_filters(self, counts: dict[str, int]) -> None:
        returned = self._state.returned
        self._filter_buttons[QUOTA_FULL].setVisible(bool(counts[QUOTA_FULL] or self._wanted == QUOTA_FULL))
        self._filter_buttons[RETURNED].setVisible(bool(returned or self._wanted == RETURNED))
        labels = {**{key: say(label) for key, label in STATE_LABELS.items()}, RETURNED: say(texts.RETURNED)}
        for key, button in self._filter_buttons.items():
            words = (
                say(texts.ONE_STATE, state=labels[key], count={**counts, RETURNED: returned}[key])
                if key
                else say(texts.ALL, count=len(self._state.lines))
            )
            button.set_label(words)
            button.set_kind(ButtonKind.PLAIN if key == self._wanted else ButtonKind.QUIET)

    def _filter(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._wanted = button.objectName()
            self.show_state(self._state)

    def _fetch(self, ids: Sequence[str]) -> dict[str, SheetLine]:
        come = self._deliveries(ids)
        return {
            one: replace(self._lines[one], delivery=come.get(one, "")) for one in ids if one in self._lines
        }

    def _peek(self, record: str) -> None:
        if record:
            self.peek_wanted.emit(record)

    def _open(self, record: str) -> None:
        state = self._lines[record].state if record in self._lines else ""
        if state == "draft":
            self.resume_wanted.emit(record)
        elif state == QUOTA_FULL:
            self.reopen_wanted.emit(record)

    def _resume_current(self) -> None:
        self._open(self.table.current_id())

    def _choose_community(self, value: object) -> None:
        self.community_chosen.emit(str(value))


def _standing(peek: SheetPeek) -> str:
    """What can be done with a sheet now."""
    if peek.failure:
        return say(texts.READ_ONLY)
    if peek.line.state == QUOTA_FULL:
        return say(texts.ENDED_SHEET)
    return say(texts.NOT_CLOSED if peek.line.state == "draft" else texts.CLOSED_SHEET)


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
