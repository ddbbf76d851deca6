"""The page: a place to drop a list, then the list as it would be taken, then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from ui.actions import make_action
from ui.language import say
from ui.table_import import texts
from ui.table_import.begin_view import BeginView
from ui.table_import.plan_view import PlanView
from ui.table_import.result_view import ResultView
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
    from PySide6.QtWidgets import QWidget

    from ui.table_import.state import BeginState, Group, Pick, PlanRow, PlanState, ResultState


class TableImportPage(PageFrame):
    """Knows no service.

    Signals: ``files_wanted(tuple[Path])``, ``take_wanted()``, ``back_wanted()``,
    ``save_wanted()`` to remember the matching, ``entered_with(argument)``.
    """

    files_wanted = Signal(object)
    take_wanted = Signal()
    back_wanted = Signal()
    save_wanted = Signal()
    entered_with = Signal(object)

    def __init__(self, datums: Sequence[Pick], parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), say(texts.HINT), parent)
        self.setAcceptDrops(True)
        back = Button(say(texts.BACK), shortcut="Alt+Left")
        back.clicked.connect(self.back_wanted)
        self.add_button(back)
        self.choose = self.add_button(
            Button.for_action(make_action("packages.choose", self, self._choose, texts.CHOOSE))
        )
        self._take_action = make_action("packages.take", self, self.take_wanted.emit, texts.TAKE_NONE)
        self.take = self.add_button(Button.for_action(self._take_action, kind=ButtonKind.PRIMARY))
        self.begin, self.plan, self.result = BeginView(), PlanView(datums), ResultView()
        self.begin.files_wanted.connect(self.files_wanted)
        self.plan.save.clicked.connect(self.save_wanted)
        self.result.save.clicked.connect(self.save_wanted)
        self._stack = QStackedWidget()
        for view in (self.begin, self.plan, self.result):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        self._shown: BeginView | PlanView | ResultView = self.begin

    def entered(self, argument: object) -> None:
        """The page comes into sight; a path, or a tuple of paths, is taken as if it had been dropped."""
        self.entered_with.emit(argument)

    def render_begin(self, state: BeginState) -> None:
        """Show where to drop a list."""
        self.set_number(say(texts.READING if state.busy else texts.HINT))
        self.begin.render_state(state)
        self._offer(0, is_shown=False)
        self._show(self.begin)

    def render_plan(
        self,
        state: PlanState,
        groups: dict[Group, tuple[str, ...]],
        words: Callable[[int, Group], PlanRow],
        *,
        is_new: bool,
    ) -> None:
        """Show a list as it would be taken."""
        self.set_number(state.number)
        self.plan.columns.render_plan(state)
        self.plan.options.render_plan(state)
        self.plan.rows.render_plan(state, groups, words, is_new=is_new)
        self._offer(0 if state.busy else state.taken, is_shown=True)
        self._show(self.plan)

    def render_result(self, state: ResultState) -> None:
        """Show what came of it."""
        self.set_number("")
        self.result.render_state(state)
        self._offer(0, is_shown=False)
        self._show(self.result)

    def _offer(self, count: int, *, is_shown: bool) -> None:
        self.take.setVisible(is_shown)
        self.take.set_label(say(texts.TAKE, count=f"{count:,}") if count else say(texts.TAKE_NONE))
        self._take_action.setEnabled(count > 0)

    def _show(self, view: BeginView | PlanView | ResultView) -> None:
        before, self._shown = self._shown, view
        if view is before:
            return
        self._stack.setCurrentWidget(view)
        if self.isVisible():
            view.take_focus()

    def _choose(self) -> None:
        from pathlib import Path

        names, _ = QFileDialog.getOpenFileNames(self, say(texts.CHOOSE), "", say(texts.NAME_FILTER))
        if names:
            self.files_wanted.emit(tuple(Path(name) for name in names))

    # --- Qt -----------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a proxy would make the tabulator skip what stands before it."""
        super().focusInEvent(event)
        self._shown.take_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_wanted.emit(paths)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    from pathlib import Path

    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
