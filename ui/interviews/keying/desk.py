"""The desk where paper is keyed: choosing a sheet, the sheet, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.interviews.keying.begin_view import BeginView
from ui.interviews.keying.presenter import KeyingPresenter
from ui.interviews.keying.settle_view import SettleView
from ui.interviews.keying.sheet_view import SheetView

if TYPE_CHECKING:
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.interviews.keying.state import BeginState, SettleState, SheetState
    from ui.shell import Shell


class KeyingDesk(QStackedWidget):
    """Signals: ``left`` back to the list; ``look_wanted(record)`` to a sheet there; ``immersed(bool)`` while a sheet wants the whole window."""

    left = Signal()
    look_wanted = Signal(str)
    immersed = Signal(bool)

    def __init__(self, workspace: Workspace, records: RecordService, shell: Shell) -> None:
        super().__init__()
        self.presenter = presenter = KeyingPresenter(workspace, records, shell, self)
        self.begin, self.sheet, self.settle = BeginView(), SheetView(), SettleView()
        for view in (self.begin, self.sheet, self.settle):
            self.addWidget(view)
        presenter.began.connect(self._show_begin)
        presenter.keyed.connect(self._show_sheet)
        presenter.differed.connect(self._show_differences)
        presenter.focus_wanted.connect(self.sheet.focus_on)
        self.begin.begun.connect(presenter.begin)
        self.begin.opened.connect(presenter.open)
        self.begin.left.connect(self.left)
        self.begin.look_wanted.connect(self.look_wanted)
        self.begin.form_chosen.connect(presenter.choose_form)
        self.begin.share_set.connect(presenter.set_whole_share)
        presenter.refused.connect(self.begin.show_refusal)
        presenter.known.connect(self.begin.show_known)
        sheet = self.sheet
        sheet.keyed.connect(presenter.key)
        sheet.confirmed.connect(presenter.confirm)
        sheet.remarked.connect(presenter.remark)
        sheet.row_wanted.connect(presenter.add_row)
        sheet.number_wanted.connect(presenter.go_to)
        sheet.checked.connect(presenter.check)
        sheet.closed.connect(presenter.close)
        sheet.paused.connect(presenter.pause)
        self.settle.settled.connect(presenter.settle)
        self.settle.left.connect(presenter.load)

    def enter(self) -> None:
        """Come into sight: choose a sheet, or go on with the one on the desk."""
        if not self.presenter.is_keying:
            self.presenter.load()

    @property
    def wants_window(self) -> bool:
        """Whether a sheet is being keyed or settled."""
        return self.currentWidget() is not self.begin

    def _show_begin(self, state: BeginState) -> None:
        self.begin.show_state(state)
        self._turn_to(self.begin)
        self.begin.number.editor.setFocus()

    def _show_sheet(self, state: SheetState) -> None:
        self.sheet.show_sheet(state)
        self._turn_to(self.sheet)

    def _show_differences(self, state: SettleState) -> None:
        self.settle.show_state(state)
        self._turn_to(self.settle)
        self.settle.take_focus()

    def _turn_to(self, view: BeginView | SheetView | SettleView) -> None:
        if self.currentWidget() is not view:
            self.setCurrentWidget(view)
        self.immersed.emit(self.wants_window)
