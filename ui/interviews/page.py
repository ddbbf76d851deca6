"""The page: the list, or an interview over the whole window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from fieldkit.registers.submission import PAPER
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.records import RecordService
from ui.interviews import texts
from ui.interviews.door import notice_texts
from ui.interviews.door.gate import Gate
from ui.interviews.door.notice import NoticeView
from ui.interviews.door.presenter import DoorPresenter
from ui.interviews.door.separate import SeparateView
from ui.interviews.door.view import Door
from ui.interviews.forms.desk import FormsDesk
from ui.interviews.keying.desk import KeyingDesk
from ui.interviews.results import texts as results_texts
from ui.interviews.results.view import ResultsView
from ui.interviews.sheets.corrections import CorrectDialog
from ui.interviews.sheets.presenter import SheetsPresenter
from ui.interviews.sheets.view import SheetsView
from ui.language import say
from ui.theme import Tone
from ui.widgets.buttons import Button
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from fieldkit.services.workspace import Workspace
    from ui.interviews.door.notice import NoticeState
    from ui.interviews.door.separate import SeparateState
    from ui.interviews.door.state import DoorState, EndState
    from ui.interviews.sheets.state import SheetPeek, SheetsState
    from ui.shell import Shell

START = "start"
"""What ``entered`` takes to begin an interview at once; a submission's id chooses that sheet in the list."""
RESUME = "resume/"
"""Before a submission's id: go on with that sheet at once."""
AT_DOOR = "door/"
"""Before a household's id: give notice there, and begin."""
DECLINED = "declined/"
"""What the page 入户 takes before a household's id, when somebody there did not agree."""


class InterviewsPage(QStackedWidget):
    """Puts the two views and their presenters together."""

    def __init__(self, workspace: Workspace, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.dialogs = FileDialogs()
        interviews, records = InterviewService(workspace), RecordService(workspace)
        self._sheets = SheetsPresenter(workspace, interviews, records, shell, self)
        self._door_presenter = DoorPresenter(workspace, interviews, records, shell, self)
        forms = FormService(workspace)
        self._door_presenter.files.media = lambda sitting, name: forms.media_of_sheet(sitting.record, name)
        is_office = workspace.identity.role != "community"
        self.sheets, self.door = SheetsView(self._sheets.deliveries, is_office=is_office), Door()
        self.addWidget(self.sheets)
        self.desk = KeyingDesk(workspace, records, shell)
        self.addWidget(self.door)
        self.addWidget(self.desk)
        self.forms = FormsDesk(workspace, shell)
        self.addWidget(self.forms)
        self._gate = Gate(workspace, records, shell, self)
        self.notice, self.separate = NoticeView(), SeparateView()
        self.addWidget(self.notice)
        self.addWidget(self.separate)
        self.results = ResultsView(workspace, shell)
        self.addWidget(self.results)
        self.results.closed.connect(self._show_sheets)
        results = self.sheets.add_button(Button(say(results_texts.OPEN)))
        results.clicked.connect(self.show_results)
        self.setFocusProxy(self.sheets)
        self._chosen = ""
        self._came_from: FormsDesk | None = None
        self._connect_list()
        self._connect_door()
        self._connect_desk()
        self.sheets.forms_wanted.connect(self._show_forms)
        self.forms.left.connect(self._leave_desk)
        self.forms.tried.connect(self._try_out)
        self._connect_gate()
        self._sheets.load()

    def entered(self, argument: object) -> None:
        """Come into sight; ``argument`` may be ``START``, ``RESUME`` or ``AT_DOOR`` with an id, or a submission's id."""
        if self._door_presenter.is_sitting:
            return
        if argument == START:
            self._start()
        elif isinstance(argument, str) and argument.startswith(RESUME):
            self._resume(argument.removeprefix(RESUME))
        elif isinstance(argument, str) and argument.startswith(AT_DOOR):
            self._gate.ask_at(argument.removeprefix(AT_DOOR))
        elif isinstance(argument, str) and argument:
            self._chosen = argument
            self.sheets.choose(argument)

    def show_results(self) -> None:
        """Show what residents said, counted."""
        self.setCurrentWidget(self.results)
        self.results.open()

    def _show_sheets(self) -> None:
        self.setCurrentWidget(self.sheets)
        self.sheets.setFocus()

    # --- Qt -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """An interview that was left for another page takes the window again."""
        super().showEvent(event)
        self._immerse()

    def hideEvent(self, event: QHideEvent) -> None:
        """Other pages have their rail."""
        super().hideEvent(event)
        if self.currentWidget() is not self.sheets:
            self._shell.set_immersed(immersed=False)

    # --- inside -------------------------------------------------------------

    def _connect_list(self) -> None:
        self._sheets.listed.connect(self._show_list)
        self._sheets.peeked.connect(self._show_peek)
        self.sheets.start_wanted.connect(self._start)
        self.sheets.resume_wanted.connect(self._resume)
        self.sheets.reopen_wanted.connect(self._door_presenter.quota_end.take_back)
        self.sheets.mended.connect(self._sheets.mend)
        self.sheets.correct_wanted.connect(self._ask_why)
        self.sheets.form_chosen.connect(self._sheets.choose_form)
        self.sheets.conflicts_wanted.connect(partial(self._shell.go, "packages"))
        self.sheets.peek_wanted.connect(self._sheets.peek)
        self.sheets.community_chosen.connect(self._sheets.choose_community)
        self.sheets.communities_wanted.connect(self._go_to_communities)

    def _connect_door(self) -> None:
        presenter, door = self._door_presenter, self.door
        presenter.asked.connect(self._show_screen)
        presenter.ended.connect(self._show_end)
        presenter.went_away.connect(self._go_away)
        presenter.taken_back.connect(lambda record: self._shell.go("interviews", RESUME + record))
        presenter.consent_wanted.connect(self._ask_separately)
        door.answered.connect(presenter.answer)
        door.attached.connect(presenter.attach)
        door.confirmed.connect(presenter.confirm)
        door.remarked.connect(presenter.remark)
        door.went_on.connect(presenter.go_on)
        door.went_back.connect(presenter.go_back)
        door.paused.connect(self._leave)
        door.language_switched.connect(presenter.switch_language)
        door.note_left.connect(presenter.write_note)
        door.one_more.connect(presenter.add_one_more)
        door.jumped.connect(self._jump)
        door.closed.connect(presenter.finish)
        door.next_wanted.connect(self._start_next)
        door.quota.went_on.connect(presenter.go_over_quota)
        door.quota.ended.connect(presenter.end_for_quota)

    def _connect_gate(self) -> None:
        self._gate.asked.connect(self._give_notice)
        self._gate.begun.connect(self._door_presenter.resume)
        self._gate.refused.connect(self._refused)
        self.notice.agreed.connect(self._gate.agree)
        self.notice.declined.connect(self._gate.decline)
        self.notice.filled_in.connect(self._gate.fill_in)
        self.notice.form_chosen.connect(self._gate.choose_form)
        self.notice.left.connect(self._leave)
        self.notice.print_wanted.connect(self._save_notice)
        self._gate.printed.connect(self._notice_saved)
        self.separate.decided.connect(self._door_presenter.settle_consent)
        self.separate.left.connect(self._leave)

    def _connect_desk(self) -> None:
        self.sheets.paper_wanted.connect(self._key_paper)
        self.desk.left.connect(self._leave_desk)
        self.desk.look_wanted.connect(self._back_to_list)
        self.desk.immersed.connect(self._immerse)

    def _show_forms(self) -> None:
        self.setCurrentWidget(self.forms)
        self.forms.enter()

    def _try_out(self, form: str) -> None:
        self._came_from = self.forms
        self._door_presenter.try_out(form)

    def _key_paper(self) -> None:
        if not self._sheets.state.communities:
            self._go_to_communities()
            return
        self.setCurrentWidget(self.desk)
        self.desk.enter()

    def _ask_why(self, record: str) -> None:
        """A closed sheet is to be put right: why, then the screen where it was answered."""
        line = next((one for one in self._sheets.state.lines if one.id == record), None)
        if line is None:
            return
        dialog = CorrectDialog(self, line.sheet)
        dialog.accepted.connect(lambda: self.correct(record, dialog.reason))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def correct(self, record: str, reason: str) -> None:
        """Open a closed sheet again: paper at the desk, the others at the door."""
        line = next((one for one in self._sheets.state.lines if one.id == record), None)
        if line is not None and line.mode == PAPER:
            if self.desk.presenter.correct(record, reason):
                self.setCurrentWidget(self.desk)
                self._immerse()
                self._chosen = record
        elif self._door_presenter.correct(record, reason):
            self._gate.household = ""

    def _leave_desk(self) -> None:
        self._back_to_list("")

    def _start(self) -> None:
        community = self._sheets.state.community
        if community:
            self._gate.ask(community)
        elif self._sheets.state.communities:
            self._shell.toast(say(texts.CHOOSE_COMMUNITY), Tone.INFO)
            self.sheets.ask_for_community()
        else:
            self._go_to_communities()

    def _go_to_communities(self) -> None:
        self._shell.go("circles", "areas")

    def _jump(self, path: str) -> None:
        self._door_presenter.jump(path)
        self.door.focus_on(path)

    def _leave(self) -> None:
        if self._door_presenter.is_sitting:
            self._door_presenter.pause()
        else:
            self._go_away("")

    def _resume(self, record: str) -> None:
        self._gate.follow(record)
        self._door_presenter.resume(record)

    def _start_next(self) -> None:
        """The next notice in the same community; after a door of the list, the list."""
        if self._gate.household:
            self._go_away("")
        else:
            self._gate.ask(self._door_presenter.community)

    def _go_away(self, record: str) -> None:
        """Back to where the interview came from: the door of the list 入户, or the sheets."""
        household, self._gate.household = self._gate.household, ""
        self._back_to_list(record)
        if household:
            self._shell.go("visits", household)

    def _refused(self, household: str, sheet: str) -> None:
        self._gate.household = ""
        self._back_to_list("")
        if household:
            self._shell.go("visits", DECLINED + household)
        else:
            self._shell.toast(say(notice_texts.REFUSED, sheet=sheet), Tone.GOOD)

    def _give_notice(self, state: NoticeState) -> None:
        self.setCurrentWidget(self.notice)
        self._immerse()
        self.notice.ask(state)

    def _save_notice(self) -> None:
        path = self.dialogs.save_as(self, say(notice_texts.PRINT), say(notice_texts.FILE), ".pdf")
        if path is not None:
            self._gate.print_notice(path)

    def _notice_saved(self, path: Path) -> None:
        words = say(notice_texts.PRINTED, path=path.name)
        self._shell.toast(words, Tone.GOOD, say(notice_texts.OPEN), partial(self.dialogs.open, path))

    def _ask_separately(self, state: SeparateState) -> None:
        self.setCurrentWidget(self.separate)
        self._immerse()
        self.separate.ask(state)

    def _back_to_list(self, record: str) -> None:
        back, self._came_from = self._came_from, None
        if back is not None:
            self.setCurrentWidget(back)
            self._immerse()
            back.enter()
            return
        self._chosen = record
        self.setCurrentWidget(self.sheets)
        self._immerse()
        self._sheets.load()
        self.sheets.setFocus()

    def _show_list(self, state: SheetsState) -> None:
        self.sheets.show_state(state)
        if self._chosen:
            self.sheets.choose(self._chosen)
            self._chosen = ""

    def _show_peek(self, peek: SheetPeek) -> None:
        self.sheets.render_peek(peek)

    def _show_screen(self, state: DoorState) -> None:
        self._open_door()
        self.door.render_screen(state)

    def _show_end(self, state: EndState) -> None:
        self._open_door()
        self.door.render_end(state)

    def _open_door(self) -> None:
        if self.currentWidget() is not self.door:
            self.setCurrentWidget(self.door)
            self._immerse()

    def _immerse(self) -> None:
        if self.isVisible():
            shown = self.currentWidget()
            immersed = shown in {self.door, self.notice, self.separate} or (
                shown is self.desk and self.desk.wants_window
            )
            self._shell.set_immersed(immersed=immersed)
