"""Parts at the left, the lines of one in the middle, the chosen line as a form at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.plans.parts import parts, the_part
from ui.actions import make_action
from ui.language import say
from ui.plans.contents import texts
from ui.plans.contents.part_view import PartView
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, hairline
from ui.widgets.side_lists import SideLists

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.plans.contents.state import ContentsState, LineState


class ContentsView(QWidget):
    """``controls`` stand beside the tabs.

    Signals: ``part_chosen(key)``, ``line_chosen(number)``, ``cell_left(column, cell)``, ``new_wanted``,
    ``deleted``, ``problem_wanted``, ``copy_wanted``, ``export_wanted``, ``import_wanted``, ``remove_wanted``.
    """

    part_chosen = Signal(str)
    line_chosen = Signal(int)
    cell_left = Signal(str, str)
    new_wanted = Signal()
    deleted = Signal()
    problem_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = ""
        self.views: dict[str, PartView] = {}
        self.lists = SideLists()
        self.lists.chosen.connect(self.part_chosen)
        self.notice = Notice("", Tone.INFO, say(texts.SHOW))
        self.notice.action_requested.connect(self.problem_wanted)
        self._stack = QStackedWidget()
        self._make_controls()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.lists)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
        self.setFocusProxy(self.lists)

    @property
    def view(self) -> PartView:
        """The part in sight; made when it is first shown."""
        if self._part not in self.views:
            self.views[self._part] = self._make_view(self._part)
        return self.views[self._part]

    def show_list(self, state: ContentsState) -> None:
        """Show a part."""
        self._part = state.part
        view = self.view
        self._stack.setCurrentWidget(view)
        self.lists.show_lists(state.entries, state.part)
        self.notice.set_action(say(texts.SHOW) if state.has_problem else "")
        self.notice.say_words(state.notice, state.tone)
        self.new.setEnabled(state.can_add)
        self._remove.setEnabled(state.is_own)
        self._remove.setText(say(texts.RESTORE if state.is_shipped else texts.REMOVE))
        view.show_list(state)

    def show_line(self, state: LineState) -> None:
        """Show a line in the form."""
        if state.part == self._part:
            self.view.show_line(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right goes from the parts into the lines."""
        if event.key() == Qt.Key.Key_Right and not self.view.table.hasFocus():
            self.view.table.setFocus()
            return
        super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------

    def _make_controls(self) -> None:
        self.controls = QWidget()
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        menu = QMenu(self)
        for words, signal in (
            (texts.COPY, self.copy_wanted),
            (texts.EXPORT, self.export_wanted),
            (texts.IMPORT, self.import_wanted),
        ):
            action = QAction(say(words), menu)
            action.triggered.connect(signal)
            menu.addAction(action)
        menu.addSeparator()
        self._remove = QAction(say(texts.RESTORE), menu)
        self._remove.triggered.connect(self.remove_wanted)
        menu.addAction(self._remove)
        self.files = Button(say(texts.FILES), menu_sign=True)
        self.files.setMenu(menu)
        row.addWidget(self.files)
        new = make_action("record.new", self, self._begin_new, texts.NEW)
        self.new = Button.for_action(new, kind=ButtonKind.PRIMARY)
        row.addWidget(self.new)

    def _make_view(self, key: str) -> PartView:
        assert key in {one.key for one in parts()}, "the list offers no other"
        view = PartView(the_part(key))
        view.chosen.connect(self.line_chosen)
        view.cell_left.connect(self._pass_cell)
        view.deleted.connect(self.deleted)
        view.new_wanted.connect(self._begin_new)
        self._stack.addWidget(view)
        return view

    def _pass_cell(self, column: str, cell: str) -> None:
        """Save a cell that was left; one that loses the focus because another part came is not this line's."""
        if self.sender() is self.view:
            self.cell_left.emit(column, cell)

    def _begin_new(self) -> None:
        self.new_wanted.emit()
        self.view.begin()
