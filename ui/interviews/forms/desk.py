"""The view of the forms with its presenter and its dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.interviews.forms import texts
from ui.interviews.forms.presenter import FormsPresenter
from ui.interviews.forms.print_dialog import PrintDialog
from ui.interviews.forms.support_dialog import SupportDialog
from ui.interviews.forms.view import FormsView
from ui.language import say
from ui.theme import Tone
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.services.workspace import Workspace
    from ui.interviews.forms.state import FormsState, PrintWish, RefusalState
    from ui.shell import Shell


class FormsDesk(QWidget):
    """Signals: ``left`` back to the sheets; ``tried(id)`` a form is to be tried out."""

    left = Signal()
    tried = Signal(str)

    def __init__(self, workspace: Workspace, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.files = FileDialogs()
        self.presenter, self.view = FormsPresenter(workspace, shell, self), FormsView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._printing = ""
        presenter, view = self.presenter, self.view
        presenter.listed.connect(self._show_list)
        presenter.refused.connect(self._show_refusal)
        presenter.printed.connect(self._say_printed)
        view.left.connect(self.left)
        view.tried.connect(self.tried)
        view.file_chosen.connect(presenter.install)
        view.used.connect(presenter.use)
        view.print_wanted.connect(self._ask_how_to_print)
        view.away_wanted.connect(self._put_away)
        view.back_wanted.connect(self._bring_back)
        view.support_wanted.connect(self._show_support)

    def enter(self) -> None:
        """Come into sight."""
        self.presenter.load()
        self.view.table.setFocus()

    def _show_list(self, state: FormsState) -> None:
        self.view.show_list(state)

    def _show_refusal(self, state: RefusalState) -> None:
        self.view.show_refusal(state)

    def _put_away(self, record: str) -> None:
        self.presenter.put_away(record, is_away=True)

    def _bring_back(self, record: str) -> None:
        self.presenter.put_away(record, is_away=False)

    def _show_support(self) -> None:
        SupportDialog(self).open()

    def _ask_how_to_print(self, record: str) -> None:
        self._printing = record
        dialog = PrintDialog(
            self,
            self.view.panel.accessibleName(),
            self.presenter.offer(record),
        )
        dialog.decided.connect(self._print)
        dialog.open()

    def _print(self, wish: PrintWish) -> None:
        name = f"{self.view.panel.accessibleName()}.pdf".replace("/", "_")
        path = self.files.save_as(self, say(texts.PRINT), name, ".pdf")
        if path is not None:
            self._copies = wish.copies
            self.presenter.make_paper(self._printing, wish, path)

    def _say_printed(self, path: Path) -> None:
        def open_it() -> None:
            self.files.open(path)

        self._shell.toast(say(texts.PRINTED, count=self._copies), Tone.GOOD, say(texts.OPEN), open_it)
