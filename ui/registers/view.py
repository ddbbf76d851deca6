"""One register: its list, and the record that is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.language import current_language, say
from ui.models.id_table_model import IdTableModel
from ui.records.form import RecordForm
from ui.registers import texts
from ui.registers.columns import columns_of
from ui.registers.stages import Stages
from ui.registers.state import SATISFIED
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, KeyHints, Notice, hairline
from ui.widgets.page_frame import RecordPanel
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from fieldkit.registers.kinds import Kind
    from ui.registers.state import ChosenState, RegisterState

_PANEL = 380
_FLOWING = frozenset(("demand", "project"))
"""Registers with the strip of stages above them."""
_LEADS = {
    "demand": (texts.DEMANDS, texts.DEMANDS_EMPTY, texts.GO_TO_ANALYSIS),
    "project": (texts.PROJECTS, texts.PROJECTS_EMPTY, texts.TO_DEMANDS),
    SATISFIED: (texts.SATISFIED, texts.SATISFIED_EMPTY, texts.TO_PROJECTS),
}
"""What an empty list of the three says, and where its records come from."""


class RegisterView(QWidget):
    """The list, the stages above it where it is one of the three, and the record in a panel.

    Signals: ``chosen(id)``, ``new_wanted``, ``deleted``, ``project_wanted``, ``step_wanted``,
    ``other_wanted``, ``stage_chosen(list)``, ``lead_wanted`` from the empty list to where its
    records come from; the form's are in ``form``.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    deleted = Signal()
    project_wanted = Signal()
    step_wanted = Signal()
    other_wanted = Signal()
    stage_chosen = Signal(str)
    lead_wanted = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.is_editing_new = False
        self._rows: Mapping[str, Mapping[str, str]] = {}
        words = kind.label.say(current_language())
        columns = columns_of(kind)
        self.table = DataTable(words)
        self._model = IdTableModel(columns, self._fetch, self.table)
        self.table.show_model(self._model, columns)
        self.table.current_changed.connect(self._pass_chosen)
        self.table.opened.connect(self.begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_whole())
        self._empties = {key: self._make_empty(words, key) for key in ("", *_LEADS)}
        self._empty = QStackedWidget()
        for one in self._empties.values():
            self._empty.addWidget(one)
        self._stack.addWidget(self._empty)
        self._nothing = EmptyState(say(texts.NOTHING_FOUND, words="…"), say(texts.NOTHING_FOUND_WORDS))
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stages = Stages()
        self.stages.chosen.connect(self.stage_chosen)
        self._strip = QWidget()
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(16, 12, 16, 12)
        strip.addWidget(self.stages)
        self._strip.hide()
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_list(self, state: RegisterState) -> None:
        """Show the list; the chosen one stays chosen."""
        self._rows = state.rows
        self._strip.setVisible(bool(state.stages))
        self.stages.show_stages(state.stages, state.chosen)
        self._show_lead(state.chosen)
        self._model.forget_all()
        self._model.set_ids(state.ids)
        if state.ids or self.is_editing_new:
            self._stack.setCurrentIndex(0)
        else:
            self._stack.setCurrentIndex(2 if state.search else 1)

    def show_record(self, state: ChosenState) -> None:
        """Show one record in the panel."""
        self.is_editing_new = not state.record.id
        self._stack.setCurrentIndex(0)
        self.panel.setVisible(True)
        if self.is_editing_new:
            self.table.clearSelection()
        elif self.table.current_id() != state.record.id:
            self.table.choose(state.record.id)
        self.panel.set_record(state.title, say(texts.NEW_WORDS) if self.is_editing_new else "", state.place)
        self._make_project.setVisible(state.can_become_project)
        self._step.set_label(state.step)
        self._step.setVisible(bool(state.step))
        self._other.set_label(say(texts.TO_DEMAND if state.other_list == "demand" else texts.TO_PROJECT))
        self._other.setVisible(bool(state.other))
        self._hint.say_words(state.hint, Tone.INFO)
        self.form.show_record(state.record)

    def choose_first(self) -> None:
        """Choose the first record where none is."""
        ids = self._model.ids()
        if ids and not self.table.selectionModel().hasSelection():
            self.table.choose(ids[0])
        elif not ids:
            self.panel.setVisible(False)

    def go_to_field(self, key: str) -> None:
        """Put the focus on a field and bring it into sight."""
        editor = self.form.field(key).editor
        editor.setFocus()
        self.panel.bring_into_sight(editor)

    def begin(self, _: str = "") -> None:
        """Put the focus on the first field of the record."""
        self.form.field(self.form.keys()[0]).editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen record off the list."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.deleted.emit()
            return
        super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(16, 0 if self.kind.key in _FLOWING else 12, 16, 12)
        left.addWidget(self.table)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        self.panel = RecordPanel(width=_PANEL)
        self._make_project = self.panel.add_button(Button(say(texts.MAKE_PROJECT)))
        self._make_project.clicked.connect(self.project_wanted)
        self._step = self.panel.add_button(Button(""))
        self._step.clicked.connect(self.step_wanted)
        self._other = self.panel.add_button(Button("", kind=ButtonKind.QUIET))
        self._other.clicked.connect(self.other_wanted)
        for button in (self._make_project, self._step, self._other):
            button.hide()
        self._hint = Notice()
        self._hint.hide()
        self.panel.body.addWidget(self._hint)
        self.form = RecordForm(self.kind)
        self.panel.body.addWidget(self.form)
        self.panel.body.addStretch(1)
        self.panel.foot.addWidget(
            KeyHints(
                [
                    ("Tab", say(texts.KEY_NEXT)),
                    ("Ctrl+Z", say(texts.KEY_UNDO)),
                    ("Del", say(texts.KEY_DELETE)),
                ]
            )
        )
        row.addWidget(self.panel)
        return whole

    def _make_empty(self, words: str, key: str) -> EmptyState:
        title, sentence, action = say(texts.EMPTY_TITLE, kind=words), say(texts.EMPTY_WORDS), say(texts.NEW)
        if key:
            name, told, lead = _LEADS[key]
            title, sentence, action = say(texts.EMPTY_TITLE, kind=say(name)), say(told), say(lead)
        made = EmptyState(title, sentence, action, icon="plan")
        made.action_requested.connect(self.lead_wanted if key else self.new_wanted)
        return made

    def _show_lead(self, chosen: str) -> None:
        self._empty.setCurrentWidget(self._empties.get(chosen, self._empties[""]))

    def _pass_chosen(self, record: str) -> None:
        if record:
            self.chosen.emit(record)

    def _fetch(self, ids: Sequence[str]) -> dict[str, Mapping[str, str]]:
        return {one: self._rows[one] for one in ids if one in self._rows}
