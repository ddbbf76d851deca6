"""Leads one interview: which screen is asked, what is saved, what is wrong, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.answer_files import AnswerFileService
from fieldkit.services.consent import ConsentService
from fieldkit.services.corrections import CorrectionService
from fieldkit.services.interviews import CONSENT
from fieldkit.services.trials import Trial, try_out
from ui.interviews import texts
from ui.interviews.door.prepared import MOST_AT_ONCE, prepared
from ui.interviews.door.resuming import THE_END, screen_to_go_on
from ui.interviews.door.separate import SeparateState
from ui.interviews.door.showing import asked_question, door_state, doubtful, is_wrong, offenders_of
from ui.interviews.door.state import EndState
from ui.language import say
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldkit.questionnaires.views import QuestionView, Screen
    from fieldkit.services.interviews import InterviewService, Sitting
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.interviews.door.state import Asked, Offender
    from ui.shell import Shell

_LEFT_AT = "interviews.left_at."
_PAUSE_MS = 30
_CARD = ("sheet", "community", "remarks")


class DoorPresenter(QObject):
    """Signals: ``asked(DoorState)``, ``ended(EndState)``, ``went_away(record id)`` when it is paused or over.

    ``consent_wanted(SeparateState)`` before the first sensitive question.
    """

    consent_wanted = Signal(object)
    asked = Signal(object)
    ended = Signal(object)
    went_away = Signal(str)

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
        self._answer_files = AnswerFileService(workspace)
        self._corrections = CorrectionService(workspace)
        self._files: dict[str, Path] = {}
        self.media: Callable[[Sitting, str], Path | None] = _no_media
        self._sitting: Sitting | None = None
        self._screen: Screen | None = None
        self._demanded: frozenset[str] = frozenset()
        self._let_pass: tuple[str, ...] = ()
        self._is_held = False
        self._is_saved = True
        self._sheet = self._community = self._note = self._community_id = ""

    # --- beginning and leaving ----------------------------------------------

    @property
    def is_sitting(self) -> bool:
        """Whether an interview is on the screen."""
        return self._sitting is not None

    @property
    def community(self) -> str:
        """Record id of the community of the sheet that is, or was last, on the screen."""
        return self._community_id

    def resume(self, record: str) -> None:
        """Take up a sheet at the screen on which it was left."""
        try:
            sitting = self._interviews.resume(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        language = self._workspace.setting("interviews.language")
        if language in sitting.interview.form.languages:
            sitting.interview.language = language
        left_at = self._workspace.setting(_LEFT_AT + record)
        if left_at:
            # Should the power go from now on, this place would be stale.
            self._workspace.set_setting(_LEFT_AT + record, "")
        self._sit_down(sitting, screen_to_go_on(sitting, left_at))

    def correct(self, record: str, reason: str) -> bool:
        """Open a finished sheet to be put right, at its first screen; whether it was opened."""
        try:
            sitting = self._corrections.begin(record, reason)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        self._sit_down(sitting, next(iter(sitting.interview.screens()), None))
        return True

    def try_out(self, form: str) -> None:
        """Hold an interview by a form version, of which nothing is kept."""
        try:
            trial = try_out(self._workspace, form)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._sit_down(trial, next(iter(trial.interview.screens()), None))

    def pause(self) -> None:
        """Leave the sheet as it is, unfinished."""
        sitting, self._sitting = self._sitting, None
        if sitting is None:
            return
        if isinstance(sitting, Trial):
            self._shell.say_note(say(texts.TRIAL_OVER))
            self.went_away.emit("")
            return
        if sitting.is_untouched:
            self._shell.say_note(say(texts.NOT_CORRECTED, sheet=self._sheet))
            self.went_away.emit(sitting.record)
            return
        path = self._screen.path if self._screen is not None else THE_END
        try:
            sitting.save()
            self._workspace.set_setting(_LEFT_AT + sitting.record, path)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self._shell.say_change(say(texts.PAUSED, sheet=self._sheet))
        self.went_away.emit(sitting.record)

    # --- asking -------------------------------------------------------------

    def answer(self, path: str, value: str) -> None:
        """Give an answer; it is saved before anything else happens."""
        sitting = self._sitting
        if sitting is None:
            return
        try:
            if not value and path in self._files:
                self._drop_file(sitting, path)
            sitting.answer(path, value)
            self._is_saved = True
        except FieldkitError as error:
            self._is_saved = False
            self._shell.failures.show(error)
        self._let_pass, self._is_held = (), False
        self._ask()

    def attach(self, path: str, name: str, content: bytes) -> None:
        """Keep a file for a question; its name becomes the answer."""
        sitting = self._sitting
        if sitting is None:
            return
        if isinstance(sitting, Trial):
            self.answer(path, name)
            return
        try:
            kept = self._answer_files.keep(sitting.record, path, name, content)
            self._files = self._answer_files.paths(sitting.record)
        except FieldkitError as error:
            self._is_saved = False
            self._shell.failures.show(error)
            self._ask()
            return
        self.answer(path, kept)
        if sitting.interview.value(path) != kept:
            self._drop_file(sitting, path)  # the answer was not taken: no consent to such answers

    def _drop_file(self, sitting: Sitting, path: str) -> None:
        self._answer_files.drop(sitting.record, path)
        self._files.pop(path, None)

    def confirm(self, path: str = "") -> None:
        """The doubtful answer is right: of one question, or of the first that waits on the screen."""
        sitting = self._sitting
        if sitting is None:
            return
        waiting = (path,) if path else self._doubtful()
        if not waiting:
            return
        try:
            sitting.tick(waiting[0])
        except FieldkitError as error:
            self._shell.failures.show(error)
        if self._screen is None:
            self._show(None)
        else:
            self._ask()

    def remark(self, path: str, words: str) -> None:
        """Keep a remark on one question; empty words take it away."""
        sitting = self._sitting
        if sitting is None or not path or words == sitting.remarks.get(path, ""):
            return
        try:
            sitting.remark(path, words)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self._ask()

    def go_on(self) -> None:
        """Go to the next screen, once nothing here is wrong; what is doubted is said once and may wait."""
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        wrong = tuple(path for path in screen.questions if is_wrong(sitting, path))
        if wrong:
            self._demanded |= frozenset(wrong)
            self._is_held = True
            self._ask()
            return
        doubtful = self._doubtful()
        if doubtful and doubtful != self._let_pass:
            self._let_pass = doubtful
            self._ask()
            return
        self._show(sitting.screen_after(screen.path))

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
        if self._sitting is not None:
            self._demanded |= {path}
            self._show(self._sitting.interview.screen_of(path))

    def add_one_more(self) -> None:
        """Add an instance to the repeat that is asked about, and go to its first screen."""
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        before = len(sitting.interview.screens())
        place = [one.path for one in sitting.interview.screens()].index(screen.path)
        sitting.interview.add_repeat(screen.path)
        try:
            sitting.save()
        except FieldkitError as error:
            self._is_saved = False
            self._shell.failures.show(error)
        screens = sitting.interview.screens()
        self._show(screens[place] if len(screens) > before else screen)

    def switch_language(self, language: str = "") -> None:
        """Ask in another of the form's languages, the next one unless it is named; answers stay."""
        sitting = self._sitting
        if sitting is None or len(sitting.interview.form.languages) < 2:
            return
        languages = sitting.interview.form.languages
        at = languages.index(sitting.interview.language)
        sitting.interview.language = language or languages[(at + 1) % len(languages)]
        self._workspace.set_setting("interviews.language", sitting.interview.language)
        self._show(self._screen, keep=True)

    def write_note(self, words: str) -> None:
        """Keep the interviewer's remark with the sheet."""
        if self._sitting is None or isinstance(self._sitting, Trial):
            return
        try:
            self._records.set(self._sitting.record, {"remarks": words})
            self._note = words
        except FieldkitError as error:
            self._shell.failures.show(error)

    # --- the end ------------------------------------------------------------

    def finish(self) -> None:
        """Close the sheet if nothing is wrong; otherwise say what is."""
        sitting = self._sitting
        if sitting is None:
            return
        try:
            problems = sitting.finish()
            for path in [] if problems else list(self._files):
                if not sitting.interview.is_relevant(path):
                    self._drop_file(sitting, path)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        if problems:
            self._show(None)
            return
        self._sitting = None
        self.ended.emit(self._end_state(sitting, (), is_closed=True))

    # --- inside -------------------------------------------------------------

    def _sit_down(self, sitting: Sitting, screen: Screen | None) -> None:
        self._sitting = sitting
        self._demanded, self._is_saved = frozenset(), True
        if isinstance(sitting, Trial):
            self._files, self._note, self._sheet, self._community = {}, "", "", say(texts.TRIAL)
            self._show(screen)
            return
        self._files = self._answer_files.paths(sitting.record)
        card = self._records.rows("submission", [sitting.record], _CARD)[sitting.record]
        self._sheet, self._note = str(card["sheet"] or ""), str(card["remarks"] or "")
        self._community_id = str(card["community"] or "")
        self._community = self._records.names("area").get(self._community_id, "")
        self._show(screen)

    def _show(self, screen: Screen | None, *, keep: bool = False) -> None:
        """Show a screen, or the end when there is none."""
        sitting = self._sitting
        if sitting is None:
            return
        if not keep:
            self._let_pass, self._is_held = (), False
        if screen is not None and sitting.is_left_out(screen):
            screen = sitting.screen_after(screen.path)
        self._screen = screen
        if screen is None:
            self.ended.emit(self._end_state(sitting, offenders_of(sitting), is_closed=False))
        else:
            self._ask()

    def _place(self) -> str:
        if isinstance(self._sitting, Trial):
            return self._community
        return say(texts.PLACE, community=self._community, sheet=self._sheet)

    def _ask(self) -> None:
        sitting, old = self._sitting, self._screen
        if sitting is None or old is None:
            return
        # An answer may have added a question to the screen, or taken one off it.
        self._screen = screen = sitting.interview.screen_of(old.path) or old
        if sitting.waits_for_consent(screen.questions):
            self._ask_for_consent(sitting, screen)
            return
        asked = tuple(self._asked(path) for path in screen.questions if not sitting.is_barred(path))
        self.asked.emit(
            door_state(
                sitting,
                screen,
                asked,
                place=self._place(),
                is_saved=self._is_saved,
                can_be_skipped=bool(self._let_pass),
                note=self._note,
                is_held=self._is_held,
            )
        )
        QTimer.singleShot(_PAUSE_MS, self, self._look_ahead)

    def settle_consent(self, agreed: bool) -> None:  # noqa: FBT001 - a signal gives no keywords
        """The resident was asked about the sensitive questions: put them, or pass them over."""
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        try:
            ConsentService(self._workspace).agree_sensitive(sitting, agreed=agreed)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._show(screen)

    def _ask_for_consent(self, sitting: Sitting, screen: Screen) -> None:
        labels = tuple(
            plain(sitting.interview.label(path)) for path in screen.questions if sitting.is_barred(path)
        )
        place = self._place()
        necessity = ConsentService(self._workspace).terms().necessity
        self.consent_wanted.emit(SeparateState(place, labels, necessity))

    def _look_ahead(self) -> None:
        """Make long lists of the next screen ready while the person reads this one."""
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        ahead = sitting.interview.screen_after(screen.path)
        for path in ahead.questions if ahead is not None else ():
            choices = sitting.interview.choices(path)
            if len(choices) > MOST_AT_ONCE:
                prepared(choices)

    def _asked(self, path: str) -> Asked:
        sitting = self._sitting
        assert sitting is not None, "questions are asked in a sitting"
        view = sitting.interview.view(path)
        file = self._files.get(path) if view.value else None
        return asked_question(
            sitting,
            view,
            is_demanded=path in self._demanded,
            file=str(file or ""),
            files=self._shown_files(sitting, view),
        )

    def _shown_files(self, sitting: Sitting, view: QuestionView) -> dict[str, str]:
        names = {*view.media.values(), *(choice.image for choice in view.choices if choice.image)}
        found = ((name, self.media(sitting, name)) for name in sorted(names))
        return {name: str(path) for name, path in found if path is not None}

    def _doubtful(self) -> tuple[str, ...]:
        """Questions of the screen whose answer is doubted and not confirmed."""
        sitting, screen = self._sitting, self._screen
        return () if sitting is None or screen is None else doubtful(sitting, screen)

    def _end_state(self, sitting: Sitting, offenders: tuple[Offender, ...], *, is_closed: bool) -> EndState:
        return EndState(
            title=sitting.interview.form.title,
            place=self._place(),
            sheet=self._sheet,
            community=self._community,
            offenders=offenders,
            is_closed=is_closed,
            is_refusal=sitting.interview.stored().get(CONSENT) == "no",
            today=self._closed_today() if is_closed else 0,
        )

    def _closed_today(self) -> int:
        day = today(self._workspace.clock).isoformat()
        return sum(
            sheet.state == "complete" and sheet.started.startswith(day) for sheet in self._interviews.sheets()
        )


def _no_media(sitting: Sitting, name: str) -> Path | None:
    """Where a file of the form lies, as long as nobody knows."""
    del sitting, name
    return None
