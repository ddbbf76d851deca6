"""The sheet as it was printed: parts at the left, rows of fields, keys at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.interviews.door.frame import DoorBar
from ui.interviews.keying import texts
from ui.interviews.keying.grid import GridHead, GridRow
from ui.interviews.keying.keys import KeysPage
from ui.interviews.keying.mode import ModeMark
from ui.interviews.keying.parts import Parts
from ui.interviews.keying.rows import KeyingRow
from ui.interviews.keying.strip import Strip
from ui.language import say
from ui.theme import MARGIN, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, hairline, label
from ui.widgets.form import commit_focused_field

if TYPE_CHECKING:
    from ui.interviews.keying.state import FieldState, SheetState

_AROUND = 120


class SheetView(QWidget):
    """Signals: ``keyed(path, typed)``, ``confirmed(path)``, ``remarked(path, words)``, ``row_wanted(repeat)``.

    ``number_wanted(number)`` goes to a question; ``checked``, ``closed`` and ``paused`` are the sheet's.
    """

    keyed = Signal(str, str)
    confirmed = Signal(str)
    remarked = Signal(str, str)
    row_wanted = Signal(str)
    number_wanted = Signal(str)
    checked = Signal()
    closed = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, KeyingRow | GridRow] = {}
        self._asked: dict[str, bool] = {}
        self._remarks: dict[str, str] = {}
        self._shape: tuple[object, ...] = ()
        self._row_buttons: list[Button] = []
        self._is_second = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self._bar = DoorBar()
        column.addWidget(self._bar)
        self._notice = Notice("", Tone.FEW)
        self._notice.hide()
        column.addWidget(self._notice)
        self._strip = Strip()
        self._strip.remarked.connect(self._leave_remark)
        self._strip.number_wanted.connect(self.number_wanted)
        column.addWidget(self._strip)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._parts = Parts()
        self._parts.wanted.connect(self.focus_on)
        middle.addWidget(self._parts)
        middle.addWidget(hairline(vertical=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle.addWidget(self._scroll, 1)
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addWidget(self._make_foot())
        self._make_actions()

    # --- showing ------------------------------------------------------------

    def show_sheet(self, state: SheetState) -> None:
        """Show the sheet; the same fields keep their rows and the focus."""
        self._is_second = state.is_second
        self.mode.show_pass(is_second=state.is_second, is_correction=state.is_correction)
        self._form.setText(f"{state.title} · {state.place}")
        total = sum(one.is_asked for one in state.fields)
        self._done.setText(say(texts.DONE_OF, done=state.done, total=total))
        self._bar.set_progress(state.done, total)
        self._hint.setText(say(texts.KEYS_SECOND if state.is_second else texts.KEYS))
        self._notice.say_words(state.notice, Tone.FEW)
        self._asked = {one.path: one.is_asked for one in state.fields}
        self._remarks = {one.path: one.remark for one in state.fields}
        if state.shape != self._shape:
            self._shape = state.shape
            self._build(state)
        for one in state.fields:
            self._rows[one.path].show_state(one)
        self._parts.show_parts(state.sections)

    def focus_on(self, path: str) -> None:
        """Put the focus on a field and bring it into sight."""
        row = self._rows.get(path)
        if row is not None:
            row.editor.setFocus()
            # Not ensureWidgetVisible: it leaves a row at the very edge, where a message would cover it.
            self._scroll.ensureVisible(0, row.geometry().center().y(), 0, _AROUND)

    def row(self, path: str) -> KeyingRow | GridRow:
        """The row of a field, or of a matrix."""
        return self._rows[path]

    @property
    def current(self) -> str:
        """The field that has the focus, or had it last."""
        found = next((path for path, row in self._rows.items() if row.editor.hasFocus()), "")
        return found or self._strip.path

    # --- building -----------------------------------------------------------

    def _build(self, state: SheetState) -> None:
        self._rows = {}
        inner = QWidget()
        inner.setObjectName("Body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 24, 24)
        column.setSpacing(0)
        for one in state.fields:
            self._add_heading(column, one)
            row = self._rows[one.path] = GridRow(one) if one.scale else KeyingRow(one)
            row.keyed.connect(self.keyed)
            row.stepped.connect(self._step)
            column.addWidget(row)
        self._row_buttons = []
        for path, words in state.rows:
            button = Button(words, kind=ButtonKind.QUIET)
            button.setObjectName(path)
            button.clicked.connect(self._want_row)
            self._row_buttons.append(button)
            line = QHBoxLayout()
            line.setContentsMargins(84, 6, 0, 6)
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(1)
        self._scroll.setWidget(inner)

    @staticmethod
    def _add_heading(column: QVBoxLayout, one: FieldState) -> None:
        if one.heading:
            heading = label(one.heading, "heading")
            heading.setContentsMargins(8, 14, 0, 6)
            column.addWidget(heading)
        if one.begins_grid:
            column.addWidget(GridHead(one.scale))

    def _make_head(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("Bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(12)
        self.mode, self._form, self._done = ModeMark(), label("", "subtitle"), label("", "subtitle")
        row.addWidget(self.mode)
        row.addWidget(self._form, 1)
        row.addWidget(self._done)
        return bar

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("Bar")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(48)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._foot.setSpacing(12)
        self._hint = label("", "subtitle")
        return foot

    def _make_actions(self) -> None:
        pause = make_action("door.pause", self, self._pause, texts.PAUSE)
        remark = make_action("door.note", self, self._open_remark, texts.REMARK)
        check = make_action("record.check_all", self, self.checked.emit, texts.CHECK)
        close = make_action("record.same_next", self, self.closed.emit, texts.CLOSE)
        make_action("keying.go_to", self, self._strip.ask_number)
        make_action("keying.add_row", self, self._add_row_here)
        make_action("keying.keys", self, self._show_keys)
        make_action("door.confirm", self, self._confirm)
        make_action("door.next_page", self, self._next_part)
        make_action("door.previous", self, self._previous_part)
        for action in (pause, remark):
            self._foot.addWidget(_quiet(Button.for_action(action)))
        self._foot.addStretch(1)
        self._foot.addWidget(self._hint)
        self._foot.addWidget(_quiet(Button.for_action(check)))
        self._foot.addWidget(_quiet(Button.for_action(close, kind=ButtonKind.PRIMARY)))

    # --- keys ---------------------------------------------------------------

    def _step(self, path: str, step: int) -> None:
        """Go to the neighbour that is asked for; a field that should be skipped is passed by."""
        paths = list(self._rows)
        at = paths.index(path) + step if path in paths else 0
        while 0 <= at < len(paths) and step > 0 and not self._asked.get(paths[at], True):
            at += step
        if 0 <= at < len(paths):
            self.focus_on(paths[at])
        elif step > 0:
            self.checked.emit()

    def _confirm(self) -> None:
        path = self.current
        if path:
            commit_focused_field()
            self.confirmed.emit(path)

    def _open_remark(self) -> None:
        path = self.current
        if path:
            number = self._rows[path].objectName().removeprefix("row-")
            self._strip.ask_remark(path, number, self._remarks.get(path, ""))

    def _leave_remark(self, path: str, words: str) -> None:
        self.remarked.emit(path, words)
        self.focus_on(path)

    def _pause(self) -> None:
        if self._strip.isVisible():
            self._strip.hide()
            self.focus_on(self._strip.path or next(iter(self._rows), ""))
            return
        self.paused.emit()

    def _next_part(self) -> None:
        self._part_step(1)

    def _previous_part(self) -> None:
        self._part_step(-1)

    def _part_step(self, step: int) -> None:
        paths, firsts = list(self._rows), self._parts.firsts
        at = paths.index(self.current) if self.current in paths else 0
        inside = max((place for place, one in enumerate(firsts) if paths.index(one) <= at), default=0)
        wanted = min(max(inside + step, 0), len(firsts) - 1)
        if firsts:
            self.focus_on(firsts[wanted])

    def _add_row_here(self) -> None:
        """One more row of the repeat in which the typist is; else of the first one there is."""
        repeats = [button.objectName() for button in self._row_buttons]
        around = [one for one in repeats if self.current.startswith(f"{one}[")]
        self.row_wanted.emit(max(around, key=len, default=next(iter(repeats), "")))

    def _show_keys(self) -> None:
        page = KeysPage(self, is_second=self._is_second)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()

    def _want_row(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.row_wanted.emit(button.objectName())


def _quiet(button: Button) -> Button:
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
