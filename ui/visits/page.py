"""The page: the list of doors; the notice and the interview are on the page 问卷."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from fieldkit.kernel.clock import today
from fieldkit.registers.visit import APPOINTMENT
from ui.language import say
from ui.theme import Tone
from ui.visits import quota_texts, texts
from ui.visits.appointment_dialog import AppointmentDialog
from ui.visits.draw_dialog import DrawDialog
from ui.visits.list_view import VisitsView
from ui.visits.presenter import VisitsPresenter
from ui.visits.quota_desk import QuotaDesk
from ui.visits.quota_dialog import QuotaDialog
from ui.visits.withdraw_dialog import WithdrawDialog
from ui.widgets.confirm import ConfirmDialog
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.visits.state import ListState

_EVENING = "19:00"
DECLINED = "declined/"
"""Before a household's id: somebody there did not agree to an interview."""


class VisitsPage(QStackedWidget):
    """Puts the views and their presenter together."""

    def __init__(self, workspace: Workspace, shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self.dialogs = FileDialogs()
        self.presenter = VisitsPresenter(workspace, shell, self)
        self.list = VisitsView()
        self.addWidget(self.list)
        self.setFocusProxy(self.list)
        presenter = self.presenter
        presenter.listed.connect(self.list.show_state)
        presenter.read.connect(self._decide)
        self.list.opened.connect(presenter.open_door)
        self.list.recorded.connect(self._record)
        self.list.list_wanted.connect(self._choose_file)
        self.list.withdrawal_wanted.connect(self._ask_sheet)
        self.desk = QuotaDesk(workspace, shell, self)
        self.desk.counted.connect(self.list.panel.show_quotas)
        self.desk.written.connect(self._written)
        presenter.listed.connect(self.desk.load)
        presenter.printed.connect(self._written)
        self.list.quotas_wanted.connect(self._show_quotas)
        self.list.print_wanted.connect(self._print)
        presenter.load()

    def entered(self, argument: object) -> None:
        """Come into sight; ``argument`` may be the household that an interview came from, or ``DECLINED`` and it.

        A new day may have begun.
        """
        if isinstance(argument, str) and argument.startswith(DECLINED):
            self.presenter.decline(argument.removeprefix(DECLINED))
        elif isinstance(argument, str) and argument:
            self.presenter.choose(argument)
        else:
            self.presenter.load()
        self.list.table.setFocus()

    # --- inside -------------------------------------------------------------

    def _record(self, household: str, outcome: str) -> None:
        if outcome != APPOINTMENT:
            self.presenter.record(household, outcome)
            return
        day = today(self._workspace.clock) + timedelta(days=1)
        dialog = AppointmentDialog(self, f"{day.isoformat()} {_EVENING}")
        dialog.chosen.connect(partial(self.presenter.record, household, outcome))
        dialog.open()

    def _ask_sheet(self) -> None:
        dialog = WithdrawDialog(self)
        dialog.wanted.connect(self.presenter.withdraw)
        self.presenter.withdrew.connect(dialog.accept)
        self.presenter.not_withdrawn.connect(dialog.refuse)
        dialog.open()

    def _show_quotas(self) -> None:
        dialog = QuotaDialog(self, self.desk.quotas)
        self.desk.counted.connect(dialog.show_quotas)
        dialog.load_wanted.connect(self._choose_quota_table)
        dialog.template_wanted.connect(self._choose_template)
        dialog.clear_wanted.connect(self._clear_quota)
        dialog.open()

    def _clear_quota(self, form: str) -> None:
        dialog = ConfirmDialog(
            self, say(quota_texts.CLEAR_ASK), say(quota_texts.CLEAR_WORDS), say(quota_texts.CLEAR)
        )
        dialog.accepted.connect(partial(self.desk.clear, form))
        dialog.open()

    def _choose_quota_table(self) -> None:
        start = self.dialogs.folder_used
        name, _ = QFileDialog.getOpenFileName(self, say(quota_texts.CHOOSE), start, say(quota_texts.FILES))
        if name:
            self.desk.read_table(Path(name))

    def _choose_template(self) -> None:
        path = self.dialogs.save_as(self, say(quota_texts.TEMPLATE), say(quota_texts.FILE), ".xlsx")
        if path is not None:
            self.desk.write_template(path)

    def _print(self) -> None:
        start = str(Path(self.dialogs.folder_used) / say(texts.PRINT_FILE))
        name, wanted = QFileDialog.getSaveFileName(self, say(texts.PRINT), start, say(texts.PRINT_FILES))
        if name:
            path = Path(name)
            ending = ".xlsx" if wanted.startswith("Excel") and path.suffix.casefold() != ".pdf" else ".pdf"
            is_known = path.suffix.casefold() in {".pdf", ".xlsx"}
            self.presenter.print_list(path if is_known else path.with_name(path.name + ending))

    def _written(self, path: Path) -> None:
        words = (
            texts.PRINTED if path.suffix == ".pdf" or self.sender() is self.presenter else quota_texts.WRITTEN
        )
        self._shell.toast(
            say(words, path=path.name), Tone.GOOD, say(quota_texts.OPEN), partial(self.dialogs.open, path)
        )

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say(texts.CHOOSE), "", say(texts.FILES))
        if name:
            self.presenter.read_list(Path(name))

    def _decide(self, state: ListState) -> None:
        dialog = DrawDialog(self, state)
        dialog.decided.connect(partial(self.presenter.draw, state.listing))
        dialog.open()
