"""The page: a place for the file; then the sheet at the left and what goes where at the right; then what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.filling import texts
from ui.filling.begin_view import BeginView
from ui.filling.content_panel import ContentPanel
from ui.filling.sheet_choice import SheetChoice
from ui.filling.sheet_grid import SheetGrid
from ui.language import say
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, hairline
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from ui.filling.state import OutcomeState, PreviewState, SheetState, TemplateState

_BEGIN, _POINT = 0, 1


class FillingPage(PageFrame):
    """Signals: ``arrived``, ``another_wanted``, ``preview_wanted``, ``fill_wanted``, ``open_wanted``,
    ``pointed(sheet, row, column)`` from 0.
    """  # noqa: D205

    arrived = Signal()
    another_wanted = Signal()
    preview_wanted = Signal()
    fill_wanted = Signal()
    open_wanted = Signal()
    pointed = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), "", parent, margin=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._template: TemplateState | None = None
        self._preview: PreviewState | None = None
        self._place = (0, 0)
        self.another = self.add_button(Button(say(texts.ANOTHER)))
        self.another.clicked.connect(self.another_wanted)
        self._see_action = make_action("filling.preview", self, self._switch, texts.PREVIEW)
        self.see = self.add_button(Button.for_action(self._see_action))
        self._fill_action = make_action("filling.fill", self, self.fill_wanted.emit, texts.FILL)
        self.fill = self.add_button(Button.for_action(self._fill_action, kind=ButtonKind.PRIMARY))
        self.begin = BeginView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.begin)
        self._stack.addWidget(self._make_work())
        self.body.addWidget(self._stack)
        self.show_begin()

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        del argument
        self.arrived.emit()

    def show_begin(self) -> None:
        """Show where a template is dropped."""
        self._leave_preview()
        self._template = None
        self.set_number("")
        for button in (self.another, self.see, self.fill):
            button.hide()
        self._allow(ready=False)
        self._stack.setCurrentIndex(_BEGIN)
        self.setFocusProxy(self.begin)
        if self.isVisible():
            self.begin.setFocus()

    def show_template(self, state: TemplateState) -> None:
        """Show a template, or other ties of the one in sight."""
        is_new = self._template is None or self._template.file != state.file
        self._leave_preview()
        self._template = state
        self.set_number(f"{state.file} · {state.words}")
        for button in (self.another, self.see, self.fill):
            button.show()
        self._allow(ready=state.is_ready)
        self.content.show_notice(state.notice)
        if is_new:
            self.done.hide()
            self.sheets.offer(state.sheets)
            self._stack.setCurrentIndex(_POINT)
            self.setFocusProxy(self.grid)
        self.sheets.mark(state.sheets)
        self.grid.show_sheet(self._shown())
        if is_new:
            first = min(state.sheets[0].ties, default=(0, 0))
            self.grid.go_to(*first)
            self.grid.setFocus()

    def show_preview(self, state: PreviewState) -> None:
        """Show the filled copy in the place of the template, over the whole width."""
        self._place = self.grid.place() or (0, 0)
        self._preview = state
        self.done.hide()
        self.coming.say_words("\n".join(state.words), Tone.INFO if state.is_whole else Tone.FEW)
        self.coming.show()
        self._beside.hide()
        self.see.setText(say(texts.BACK))
        self.grid.show_sheet(self._shown())
        self.grid.go_to(0, 0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outcome(self, state: OutcomeState) -> None:
        """Say what was filled, and what was not."""
        self.done.say_words("\n".join(state.words), Tone.GOOD if state.is_whole else Tone.FEW)
        self.done.show()

    def hide_outcome(self) -> None:
        """What was done no longer holds."""
        self.done.hide()

    def current_sheet(self) -> str:
        """The name of the sheet in sight; empty without a template."""
        return self.sheets.current if self._template else ""

    def _make_work(self) -> QWidget:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(16, 10, 12, 12)
        left.setSpacing(8)
        self.done = Notice("", Tone.GOOD, say(texts.OPEN))
        self.done.action_requested.connect(self.open_wanted)
        self.done.hide()
        left.addWidget(self.done)
        self.coming = Notice("", Tone.INFO)
        self.coming.hide()
        left.addWidget(self.coming)
        self.sheets = SheetChoice()
        self.sheets.chosen.connect(self._choose_sheet)
        left.addWidget(self.sheets)
        self.grid = SheetGrid(say(texts.GRID))
        self.grid.pointed.connect(self._pointed)
        left.addWidget(self.grid, 1)
        row.addLayout(left, 1)
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(hairline(vertical=True))
        self.content = ContentPanel()
        self.grid.choose_wanted.connect(self._choose)
        self.grid.untie_wanted.connect(self._untie)
        self.grid.back.connect(self._leave_preview)
        self.content.back.connect(self._back_to_grid)
        beside.addWidget(self.content)
        row.addWidget(self._beside)
        return work

    def _allow(self, *, ready: bool) -> None:
        self._see_action.setEnabled(ready)
        self._fill_action.setEnabled(ready)

    def _switch(self) -> None:
        if self._preview is None:
            self.preview_wanted.emit()
        else:
            self._leave_preview()

    def _leave_preview(self) -> None:
        """Show the template with its ties again, the cursor where it was."""
        if self._preview is None:
            return
        self._preview = None
        self.coming.hide()
        self._beside.show()
        self.see.setText(say(texts.PREVIEW))
        self.grid.show_sheet(self._shown())
        self.grid.go_to(*self._place)

    def _choose(self) -> None:
        if self._preview is None:
            self.content.begin()
        else:
            self._leave_preview()

    def _untie(self) -> None:
        if self._preview is None:
            self.content.untie_wanted.emit()

    def _choose_sheet(self, name: str) -> None:
        if self._template is None:
            return
        self._place = min(next(one.ties for one in self._template.sheets if one.name == name), default=(0, 0))
        self.grid.show_sheet(self._shown())
        self.grid.go_to(*((0, 0) if self._preview else self._place))

    def _shown(self) -> SheetState:
        """The sheet in sight: filled where that is being looked at."""
        assert self._template is not None
        name = self.sheets.current
        sheets = self._preview.sheets if self._preview else self._template.sheets
        return next(one for one in sheets if one.name == name)

    def _pointed(self, row: int, column: int) -> None:
        if self._template is not None and self._preview is None:
            self.pointed.emit(self.sheets.current, row, column)

    def _back_to_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
