"""The outlets page: list left, record right. It knows no service; the presenters listen to its signals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import make_action
from ui.language import say
from ui.outlets import texts
from ui.outlets.listing import ListingView
from ui.outlets.panel import OutletPanel
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from ui.outlets.state import ListState, RecordState


class OutletsPage(PageFrame):
    """Signals: ``entered_with(argument)`` when the page comes into sight, and the page's keys."""

    entered_with = Signal(object)
    new_requested = Signal()
    undo_requested = Signal()
    next_requested = Signal()
    stepped = Signal(int)
    carry_over_requested = Signal()
    check_requested = Signal()
    duplicate_requested = Signal()
    delete_requested = Signal()
    page_wanted = Signal(str)
    left_panel = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_office: bool = False) -> None:
        super().__init__(say(texts.TITLE), parent=parent, margin=0)
        new = make_action("record.new", self, self.new_requested.emit, texts.NEW)
        following = make_action("record.same_next", self, self.next_requested.emit)
        make_action("record.undo", self, self.undo_requested.emit)
        make_action("record.carry_over", self, self.carry_over_requested.emit)
        make_action("record.check_all", self, self.check_requested.emit)
        make_action("record.duplicate", self, self.duplicate_requested.emit)
        make_action("record.next", self, self._step_down)
        make_action("record.previous", self, self._step_up)
        self.listing = ListingView()
        make_action("list.filter", self, self.listing.open_filter_menu)
        self.panel = OutletPanel(following, is_office=is_office)
        self.panel.delete_requested.connect(self.delete_requested)
        self.listing.new_requested.connect(new.trigger)
        for key, leads_to in (("list.duplicates", "duplicates"), ("list.import_table", "table_import")):
            action = make_action(key, self, partial(self.page_wanted.emit, leads_to))
            self.add_button(Button.for_action(action))
        self._new = self.add_button(Button.for_action(new, kind=ButtonKind.PRIMARY))
        self._line = hairline(vertical=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.listing, 1)
        row.addWidget(self._line)
        row.addWidget(self.panel)
        self.body.setSpacing(0)
        self.body.addLayout(row)
        self.setFocusProxy(self.listing.search)
        self.show_panel(is_shown=False)

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        self.entered_with.emit(argument)

    def render_list(self, state: ListState) -> None:
        """Show how the list stands."""
        self.set_number(state.number)
        self.listing.render_list(state)
        self._new.setVisible(state.total > 0)  # the empty page offers it in its middle

    def render_record(self, state: RecordState, *, keep: str = "") -> None:
        """Show a record in the panel; the text of the field ``keep`` stays."""
        self.panel.render_record(state, keep=keep)
        self.show_panel(is_shown=True)

    def show_panel(self, *, is_shown: bool) -> None:
        """Show or hide the right side."""
        self._line.setVisible(is_shown)
        self.panel.setVisible(is_shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the end."""
        super().hideEvent(event)
        self.hidden.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the panel back to the list; Delete in the list asks to delete."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._is_in(self.panel):
            self.left_panel.emit()
        elif key == Qt.Key.Key_Delete and self._is_in(self.listing.table):
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _is_in(self, part: QWidget) -> bool:
        focused = self.focusWidget()
        return focused is part or part.isAncestorOf(focused)

    def _step_down(self) -> None:
        self.stepped.emit(1)

    def _step_up(self) -> None:
        self.stepped.emit(-1)
