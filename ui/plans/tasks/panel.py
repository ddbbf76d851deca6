"""The chosen task: what, who, how far, until when, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.services.tasks import DOING, DONE, NOT_BEGUN
from ui.input_methods import Wants
from ui.language import say
from ui.plans.tasks import texts
from ui.theme import GAP
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import KeyHints, label
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.page_frame import RecordPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.plans.tasks.state import TaskDetail

WIDTH = 372
_STATES = ((NOT_BEGUN, texts.NOT_BEGUN, "1"), (DOING, texts.DOING, "2"), (DONE, texts.DONE, "3"))


class TaskPanel(RecordPanel):
    """Signals: ``state_wanted(code)``, ``progress_left(words)``, ``due_left(words)``, ``record_wanted``, ``back``."""

    state_wanted = Signal(str)
    progress_left = Signal(str)
    due_left = Signal(str)
    record_wanted = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=WIDTH)
        self._line = ""
        self._work = label("", wrap=True)
        self._units = label("", "muted", wrap=True)
        self.states: dict[str, Button] = {}
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for code, words, key in _STATES:
            button = Button(say(words), keycap=key)
            button.setObjectName(f"state-{code}")
            button.clicked.connect(self._pass_state)
            self.states[code] = button
            row.addWidget(button)
        row.addStretch(1)
        self.form = Form(label_width=84)
        self.due = LineField(wants=Wants.LATIN, placeholder=say(texts.DUE_EXAMPLE), width=140)
        self.form.add("due", say(texts.DUE_FIELD), self.due)
        self.due.left.connect(self._pass_due)
        self.progress = LineField(placeholder=say(texts.WRITE))
        self.progress.editor.setAccessibleName(say(texts.WRITE))
        self.progress.left.connect(self._pass_progress)
        self._told = label("", wrap=True)
        self.open = Button(say(texts.OPEN_RECORD))
        self.open.clicked.connect(self.record_wanted)
        self.body.addWidget(self._work)
        self.body.addWidget(self._units)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.body.addWidget(self.form)
        self.body.addWidget(label(say(texts.PROGRESS), "heading"))
        self.body.addWidget(self.progress)
        self.body.addWidget(self._told)
        self.body.addWidget(self.open)
        self.body.addStretch(1)
        hints = [("1 2 3", say(texts.KEY_STATE)), ("Esc", say(texts.KEY_BACK))]
        self.foot.addWidget(KeyHints(hints))

    def show_task(self, detail: TaskDetail) -> None:
        """Show a task; what somebody types into just now is left alone."""
        self.set_record(detail.source)
        self._work.setText(detail.work)
        self._units.setText("、".join(detail.units))
        for code, button in self.states.items():
            button.set_kind(ButtonKind.PRIMARY if code == detail.state else ButtonKind.PLAIN)
        is_other = detail.id != self._line
        self._line = detail.id
        if is_other or not self.due.editor.hasFocus():
            self.due.set_value(detail.due)
        if is_other or not self.progress.editor.hasFocus():
            self.progress.set_value("")
        newest_first = "\n".join(reversed(detail.progress.splitlines()))
        self._told.setText(newest_first or say(texts.NO_PROGRESS))

    def take_focus(self) -> None:
        """Begin with the line for progress."""
        self.progress.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    def _pass_state(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.state_wanted.emit(button.objectName().removeprefix("state-"))

    def _pass_due(self, words: object) -> None:
        self.due_left.emit(str(words))

    def _pass_progress(self, words: object) -> None:
        if words:
            self.progress_left.emit(str(words))
            self.progress.set_value("")
