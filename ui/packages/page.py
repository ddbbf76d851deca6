"""The page of packages: what came at the left, the file or the question in hand at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from ui.actions import make_action
from ui.language import say
from ui.packages import texts
from ui.packages.incoming import texts as incoming_texts
from ui.packages.incoming.state import FileState
from ui.packages.lists import Lists
from ui.packages.side import Side
from ui.packages.state import PackagesState, View
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

    from ui.packages.incoming.state import FileDetail


class PackagesPage(PageFrame):
    """Knows no service.

    Signals: ``entered_with(argument)``, ``files_wanted(paths)``, ``take_wanted()``,
    ``hand_in_wanted()``, ``receipts_wanted()``, ``chosen(View, key)``.

    Args:
        is_office: packages of others come here, and receipts go out.
    """

    entered_with = Signal(object)
    files_wanted = Signal(object)
    take_wanted = Signal()
    hand_in_wanted = Signal()
    receipts_wanted = Signal()
    chosen = Signal(object, str)

    def __init__(self, *, is_office: bool) -> None:
        super().__init__(say(texts.TITLE), say(texts.DROP_HINT))
        self.setAcceptDrops(True)
        self._is_office = is_office
        self._state = PackagesState()
        self._leads = False
        self._make_buttons()
        row = QHBoxLayout()
        row.setSpacing(16)
        self.lists, self.side = Lists(is_office=is_office), Side()
        row.addWidget(self.lists, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self.lists.files_wanted.connect(self.files_wanted)
        self.lists.chosen.connect(self._choose_row)
        self.lists.opened.connect(self._open_row)
        self.setFocusProxy(self.lists.drop)
        self.render_state(self._state)

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        self._leads = True
        self.entered_with.emit(argument)

    # --- what is shown --------------------------------------------------------

    def render_state(self, state: PackagesState) -> None:
        """Show everything but the file in hand."""
        before, self._state = self._state, state
        self.set_number(" · ".join(_numbers(state)) or say(texts.DROP_HINT))
        self._show_buttons(state)
        had_focus = self.side.card.holds_focus
        self.lists.render_state(state)
        self.side.render_state(state.deciding, is_taking=state.is_taking)
        self.setFocusProxy(self.lists.files if state.incoming.files else self.lists.drop)
        if state.incoming.files and not before.incoming.files and not had_focus:
            self.side.show_file()
        if had_focus and state.deciding.question is None:
            self.lists.take_focus()
        self._lead_to_question()

    def render_detail(self, detail: FileDetail | None) -> None:
        """Show the file in hand."""
        self.side.panel.show_detail(detail)

    def show_questions(self) -> None:
        """Lead the person to the question in hand."""
        self.side.show_question()
        self.side.card.take_focus()

    def show_file(self, key: str) -> None:
        """Lead the person to a file of this sitting."""
        self.lists.show_file(key)
        self.side.show_file()
        self.lists.take_focus()

    # --- inside ---------------------------------------------------------------

    def _make_buttons(self) -> None:
        choose = make_action("packages.choose", self, self._choose_files, texts.CHOOSE)
        hand_in = make_action("packages.hand_in", self, self.hand_in_wanted.emit, texts.HAND_IN)
        self._take_action = make_action("packages.take", self, self.take_wanted.emit, texts.TAKE_NONE)
        self.add_button(Button.for_action(choose))
        if self._is_office:
            receipts = make_action("packages.receipts", self, self.receipts_wanted.emit, texts.RECEIPTS)
            self.receipts = self.add_button(Button.for_action(receipts))
        self.hand_in = self.add_button(Button.for_action(hand_in))
        self.take = self.add_button(Button.for_action(self._take_action, kind=ButtonKind.PRIMARY))

    def _show_buttons(self, state: PackagesState) -> None:
        ready = state.incoming.ready
        self.take.set_label(say(texts.TAKE, count=ready) if ready else say(texts.TAKE_NONE))
        self._take_action.setEnabled(ready > 0 and not state.incoming.busy)
        hands_in = not self._is_office and not state.incoming.files
        self.hand_in.set_kind(ButtonKind.PRIMARY if hands_in else ButtonKind.PLAIN)
        self.take.set_kind(ButtonKind.PLAIN if hands_in else ButtonKind.PRIMARY)

    def _choose_row(self, view: View, key: str) -> None:
        self.chosen.emit(view, key)
        if self.side.card.holds_focus:
            return
        row = self._state.incoming.files.get(key) if view is View.FILES else None
        if row is not None and row.state is FileState.DECIDE and row.conflicts and self._state.deciding.open:
            self.side.show_question()
        elif key:
            self.side.show_file()

    def _open_row(self, view: View, key: str) -> None:
        self._choose_row(view, key)
        if self.side.asks:
            self.side.card.take_focus()
        else:
            self.side.panel.take_focus()

    def _choose_files(self) -> None:
        title, wanted = say(texts.CHOOSE), say(incoming_texts.NAME_FILTER)
        names, _ = QFileDialog.getOpenFileNames(self, title, "", wanted)
        if names:
            self.files_wanted.emit(tuple(Path(name) for name in names))

    def _lead_to_question(self) -> None:
        """Put the focus on the question once, as soon as both it and the page are there."""
        if not self._leads or not self.isVisible() or self._state.incoming.files:
            return
        if self._state.deciding.question is not None:
            self._leads = False
            self.show_questions()

    # --- Qt -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight, perhaps after the question was read."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lead_to_question)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.files_wanted.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the question off, or leads back to the list, unless long work takes it for its cancel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.side.asks and self._state.deciding.open > 1:
            self.side.card.put_off.emit()
        else:
            self.lists.take_focus()


def _numbers(state: PackagesState) -> Iterator[str]:
    """What waits, in the order in which it presses."""
    for words, count in (
        (texts.OPEN, state.deciding.open),
        (texts.LOCKED, state.incoming.locked),
        (texts.WAITING, state.incoming.waiting),
        (texts.UNSENT, state.unsent),
    ):
        if count:
            yield say(words, count=count)
