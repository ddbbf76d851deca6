"""Leads one interview: which screen is asked, what is saved, what is wrong, how it ends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.consent import ConsentService
from fieldkit.services.trials import Trial
from ui.interviews import texts
from ui.interviews.door.card import SheetCard, closed_on, read_card, trial_card
from ui.interviews.door.course import Course
from ui.interviews.door.files import SheetFiles
from ui.interviews.door.opening import DoorOpening
from ui.interviews.door.prepared import prepare_after
from ui.interviews.door.quota_end import QuotaEnd
from ui.interviews.door.quota_watch import QuotaWatch
from ui.interviews.door.resuming import THE_END
from ui.interviews.door.showing import end_state, separate_state
from ui.language import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.questionnaires.views import Screen
    from fieldkit.services.interviews import InterviewService, Sitting
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_PAUSE_MS = 30


class DoorPresenter(QObject):
    """Signals: ``asked(DoorState)``, ``ended(EndState)``, ``went_away(record id)`` when it is paused or over.

    ``consent_wanted(SeparateState)`` before the first sensitive question.
    """

    consent_wanted = Signal(object)
    asked = Signal(object)
    ended = Signal(object)
    went_away = Signal(str)
    taken_back = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        interviews: InterviewService,
        records: RecordService,
        shell: Shell,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._interviews, self._records = workspace, interviews, records
        self._shell = shell
        self._opening = DoorOpening(workspace, interviews)
        self.files = SheetFiles(workspace)
        self._course: Course | None = None
        self._card = SheetCard()
        self._quota = QuotaWatch(workspace, shell, self)
        self._quota.came.connect(self._ask)
        self.quota_end = QuotaEnd(workspace, shell, self)
        self.quota_end.taken_back.connect(self._was_taken_back)

    # --- beginning and leaving ----------------------------------------------

    @property
    def is_sitting(self) -> bool:
        """Whether an interview is on the screen."""
        return self._sitting is not None

    @property
    def community(self) -> str:
        """Record id of the community of the sheet that is, or was last, on the screen."""
        return self._card.community_id

    def resume(self, record: str) -> None:
        """Take up a sheet at the screen on which it was left."""
        self._open(partial(self._opening.resumed, record))

    def correct(self, record: str, reason: str) -> bool:
        """Open a finished sheet to be put right, at its first screen; whether it was opened."""
        return self._open(partial(self._opening.corrected, record, reason))

    def try_out(self, form: str) -> None:
        """Hold an interview by a form version, of which nothing is kept."""
        self._open(partial(self._opening.tried, form))

    def pause(self) -> None:
        """Leave the sheet as it is, unfinished."""
        course, self._course = self._course, None
        if course is None:
            return
        sitting = course.sitting
        if course.is_trial:
            self._shell.say_note(say(texts.TRIAL_OVER))
            self.went_away.emit("")
            return
        if sitting.is_untouched:
            self._shell.say_note(say(texts.NOT_CORRECTED, sheet=self._card.sheet))
            self.went_away.emit(sitting.record)
            return
        at = course.screen.path if course.screen is not None else THE_END
        self._shell.failures.attempt(partial(self._opening.left, sitting, at))
        self._shell.say_change(say(texts.PAUSED, sheet=self._card.sheet))
        self.went_away.emit(sitting.record)

    # --- asking -------------------------------------------------------------

    def answer(self, path: str, value: str) -> None:
        """Give an answer; it is saved before anything else happens."""
        course = self._course
        if course is None:
            return
        is_dropped = (
            bool(value)
            or path not in self.files
            or self._shell.failures.attempt(partial(self.files.drop, path))
        )
        is_saved = is_dropped and self._shell.failures.attempt(partial(course.sitting.answer, path, value))
        course.took_answer(is_saved=is_saved)
        self._ask()

    def attach(self, path: str, name: str, content: bytes) -> None:
        """Keep a file for a question; its name becomes the answer."""
        course = self._course
        if course is None:
            return
        if course.is_trial:
            self.answer(path, name)
            return
        try:
            kept = self.files.keep(path, name, content)
        except FieldkitError as error:
            course.is_saved = False
            self._shell.failures.show(error)
            self._ask()
            return
        self.answer(path, kept)
        if course.sitting.interview.value(path) != kept:
            self.files.drop(path)  # the answer was not taken: no consent to such answers

    def confirm(self, path: str = "") -> None:
        """The doubtful answer is right: of one question, or of the first that waits on the screen."""
        course = self._course
        if course is None:
            return
        waiting = (path,) if path else course.doubtful()
        if not waiting:
            return
        self._shell.failures.attempt(partial(course.sitting.tick, waiting[0]))
        if course.screen is None:
            self._show(None)
        else:
            self._ask()

    def remark(self, path: str, words: str) -> None:
        """Keep a remark on one question; empty words take it away."""
        sitting = self._sitting
        if sitting is None or not path or words == sitting.remarks.get(path, ""):
            return
        self._shell.failures.attempt(partial(sitting.remark, path, words))
        self._ask()

    def go_on(self) -> None:
        """Go to the next screen, once nothing here is wrong; what is doubted is said once and may wait."""
        course = self._course
        if course is None or course.screen is None:
            return
        if course.stays():
            self._ask()
        elif self._quota.full(course.sitting) is not None:
            self._quota.insist()
            self._ask()
        else:
            self._show(course.sitting.screen_after(course.screen.path))

    def go_back(self) -> None:
        """Go to the screen before."""
        sitting = self._sitting
        if sitting is None:
            return
        if self._screen is None:
            self._show(sitting.last_screen)
            return
        before = sitting.screen_before(self._screen.path)
        if before is not None:
            self._show(before)

    def jump(self, path: str) -> None:
        """Go to the screen of a question that has to be looked at again."""
        if self._course is not None:
            self._course.demand(path)
            self._show(self._course.sitting.interview.screen_of(path))

    def add_one_more(self) -> None:
        """Add an instance to the repeat that is asked about, and go to its first screen."""
        course = self._course
        if course is None or course.screen is None:
            return
        interview, screen = course.sitting.interview, course.screen
        before, place = len(interview.screens()), course.place_in_list(screen)
        interview.add_repeat(screen.path)
        course.is_saved = self._shell.failures.attempt(course.sitting.save) and course.is_saved
        screens = interview.screens()
        self._show(screens[place] if len(screens) > before else screen)

    def switch_language(self, language: str = "") -> None:
        """Ask in another of the form's languages, the next one unless it is named; answers stay."""
        sitting = self._sitting
        if sitting is None or len(sitting.interview.form.languages) < 2:
            return
        self._opening.speak(sitting.interview, language)
        self._show(self._screen, keep=True)

    def write_note(self, words: str) -> None:
        """Keep the interviewer's remark with the sheet."""
        course = self._course
        if course is None or course.is_trial:
            return
        if self._shell.failures.attempt(
            partial(self._records.set, course.sitting.record, {"remarks": words})
        ):
            self._card = course.card = replace(self._card, note=words)

    def settle_consent(self, agreed: bool) -> None:  # noqa: FBT001 - a signal gives no keywords
        """The resident was asked about the sensitive questions: put them, or pass them over."""
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        if self._shell.failures.attempt(
            partial(ConsentService(self._workspace).agree_sensitive, sitting, agreed=agreed)
        ):
            self._show(screen)

    # --- the end ------------------------------------------------------------

    def finish(self) -> None:
        """Close the sheet if nothing is wrong; otherwise say what is."""
        sitting = self._sitting
        if sitting is None:
            return
        try:
            problems = sitting.finish()
            if not problems:
                self.files.drop_unasked(sitting.interview)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        if problems:
            self._show(None)
            return
        self._course = None
        self._end(sitting, is_closed=True)

    def go_over_quota(self) -> None:
        """The cell is full; go on all the same."""
        if self._course is not None and self.quota_end.go_over(self._course):
            self._quota.stop()
            self._ask()

    def end_for_quota(self) -> None:
        """The cell is full: end the interview here."""
        course = self._course
        if course is None or not self.quota_end.end(course, self._opening):
            return
        self._course = None
        self._quota.stop()
        self.went_away.emit(course.sitting.record)

    # --- inside -------------------------------------------------------------

    def _was_taken_back(self, record: str) -> None:
        if self._course is None:
            self.taken_back.emit(record)

    @property
    def _sitting(self) -> Sitting | None:
        return self._course.sitting if self._course is not None else None

    @property
    def _screen(self) -> Screen | None:
        return self._course.screen if self._course is not None else None

    def _open(self, find: Callable[[], tuple[Sitting, Screen | None]]) -> bool:
        """Sit down to a sheet; whether it could be opened."""
        try:
            sitting, screen = find()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        is_trial = isinstance(sitting, Trial)
        self._card = trial_card() if is_trial else read_card(self._records, sitting.record)
        self._course = Course(sitting, self._card, self.files)
        self.files.open("" if is_trial else sitting.record)
        self._quota.begin("" if is_trial else sitting.record)
        self._show(screen)
        return True

    def _show(self, screen: Screen | None, *, keep: bool = False) -> None:
        """Show a screen, or the end when there is none."""
        course = self._course
        if course is None:
            return
        course.turn_to(screen, keep=keep)
        if course.screen is None:
            self._end(course.sitting)
        else:
            self._ask()

    def _ask(self) -> None:
        course = self._course
        screen = course.renew() if course is not None else None
        if course is None or screen is None:
            return
        sitting = course.sitting
        if sitting.waits_for_consent(screen.questions):
            necessity = ConsentService(self._workspace).terms().necessity
            self.consent_wanted.emit(separate_state(sitting, screen, self._card.place, necessity))
            return
        self.asked.emit(course.shown(screen, self._quota.full(sitting)))
        QTimer.singleShot(_PAUSE_MS, self, self._look_ahead)

    def _look_ahead(self) -> None:
        """Make long lists of the next screen ready while the person reads this one."""
        if self._sitting is not None and self._screen is not None:
            prepare_after(self._sitting.interview, self._screen)

    def _end(self, sitting: Sitting, *, is_closed: bool = False) -> None:
        """Show the end: what keeps the sheet open, or that it is closed."""
        day = closed_on(today(self._workspace.clock), self._interviews) if is_closed else 0
        self.ended.emit(end_state(sitting, self._card, is_closed=is_closed, closed_today=day))
