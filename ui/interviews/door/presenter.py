"""Leads one interview: which screen is asked, what is saved, what is wrong, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.views import ScreenKind
from fieldkit.services.answer_files import AnswerFileService
from fieldkit.services.consent import ConsentService
from fieldkit.services.interviews import CONSENT
from fieldkit.services.trials import Trial, try_out
from ui.interviews import texts
from ui.interviews.door.notice import (
    AGREED,
    DECLINED,
    NOTICE,
    SENSITIVE,
    consent_of,
    notice_state,
    sensitive_state,
)
from ui.interviews.door.prepared import MOST_AT_ONCE, prepared
from ui.interviews.door.resuming import THE_END, screen_to_go_on
from ui.interviews.door.state import Asked, DoorState, EndState, Offender
from ui.language import current_language, say
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.views import QuestionView, Screen
    from fieldkit.services.interviews import InterviewService, Sitting
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_LEFT_AT = "interviews.left_at."
_PAUSE_MS = 30
_CARD = ("sheet", "community", "remarks")


class DoorPresenter(QObject):
    """Signals: ``asked(DoorState)``, ``ended(EndState)``, ``went_away(record id)`` when it is paused or over."""

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
        self._answer_files, self._consent = AnswerFileService(workspace), ConsentService(workspace)
        self._title = ""
        self._files: dict[str, Path] = {}
        self.media: Callable[[Sitting, str], Path | None] = _no_media
        self._sitting: Sitting | None = None
        self._screen: Screen | None = None
        self._demanded: frozenset[str] = frozenset()
        self._let_pass: tuple[str, ...] = ()
        self._is_held = False
        self._is_saved = True
        self._preface = self._preface_answer = ""
        self._sheet = self._community = self._note = self._community_id = ""

    # --- beginning and leaving ----------------------------------------------

    @property
    def is_sitting(self) -> bool:
        """Whether an interview, or the notice before it, is on the screen."""
        return self._sitting is not None or self._preface == NOTICE

    def start(self, community: str) -> None:
        """Begin a sheet in a community; the notice comes first unless the form has its own."""
        self._community_id = community
        try:
            form = self._interviews.form()
            if CONSENT in form.binds:
                self._begin(self._interviews.start(community))
                return
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._community, self._sheet = self._records.names("area").get(community, ""), ""
        self._preface, self._preface_answer = NOTICE, ""
        self._ask_preface(form.title)

    def try_out(self, form: str) -> None:
        """Hold an interview by a form version, of which nothing is kept."""
        try:
            trial = try_out(self._workspace, form)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._begin(trial)

    def _begin(self, sitting: Sitting) -> None:
        language = self._workspace.setting("interviews.language")
        if language in sitting.interview.form.languages:
            sitting.interview.language = language
        self._sit_down(sitting, next(iter(sitting.interview.screens()), None))

    def resume(self, record: str) -> None:
        """Take up a sheet at the screen on which it was left."""
        try:
            sitting = self._interviews.resume(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        left_at = self._workspace.setting(_LEFT_AT + record)
        if left_at:
            # Should the power go from now on, this place would be stale.
            self._workspace.set_setting(_LEFT_AT + record, "")
        self._sit_down(sitting, screen_to_go_on(sitting, left_at))

    def pause(self) -> None:
        """Leave the sheet as it is, unfinished."""
        sitting, self._sitting = self._sitting, None
        self._preface = ""
        if sitting is None or isinstance(sitting, Trial):
            if sitting is not None:
                self._shell.say_note(say(texts.TRIAL_OVER))
            self.went_away.emit("")
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
        if path == self._preface:
            self._preface_answer = value
            self._ask_preface()
            return
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
        if sitting is None or isinstance(sitting, Trial):
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
        if self._preface:
            self._leave_preface()
            return
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        wrong = tuple(path for path in screen.questions if sitting.interview.problem(path) is not None)
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
            self._show(sitting.interview.screens()[-1])
            return
        self._preface = ""
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

    def start_next(self) -> None:
        """Begin the next sheet in the same community."""
        self.start(self._community_id)

    # --- inside -------------------------------------------------------------

    def _sit_down(self, sitting: Sitting, screen: Screen | None) -> None:
        self._sitting = sitting
        self._demanded, self._is_saved, self._preface = frozenset(), True, ""
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
        self._screen = screen
        if screen is not None and sitting.waits_for_consent(screen.questions):
            self._preface, self._preface_answer = SENSITIVE, ""
            self._ask_preface()
            return
        if screen is None:
            wrong = [self._offender(sitting, one) for one in sitting.problems()]
            doubts = [
                self._offender(sitting, one, is_doubt=True)
                for one in sitting.interview.warnings()
                if not sitting.is_ticked(one.place.field)
            ]
            offenders = (*wrong, *doubts)
            self.ended.emit(self._end_state(sitting, offenders, is_closed=False))
        else:
            self._ask()

    def _place(self) -> str:
        if isinstance(self._sitting, Trial):
            return self._community
        return say(texts.PLACE, community=self._community, sheet=self._sheet).strip(" ·")

    def _ask_preface(self, title: str = "") -> None:
        """Put the notice, or the separate consent, as if it were a question."""
        self._title = title or self._title
        if self._preface == NOTICE:
            notice = self._consent.notice(current_language())
            self.asked.emit(notice_state(self._title, self._community, notice, self._preface_answer))
        elif self._sitting is not None:
            title = self._sitting.interview.form.title
            self.asked.emit(sensitive_state(title, self._place(), self._preface_answer))

    def _leave_preface(self) -> None:
        """Enter after the notice, or after the separate consent."""
        answer, asked = self._preface_answer, self._preface
        if not answer:
            return
        self._preface = ""
        try:
            if asked == SENSITIVE:
                self._go_on_after_consent(agreed=answer == AGREED)
            elif answer == DECLINED:
                self._consent.decline(self._community_id)
                self._shell.say_note(say(texts.DECLINED))
                self.went_away.emit("")
            else:
                self._begin(self._consent.begin(self._community_id, consent_of(answer)))
        except FieldkitError as error:
            self._shell.failures.show(error)

    def _go_on_after_consent(self, *, agreed: bool) -> None:
        sitting, screen = self._sitting, self._screen
        assert sitting is not None, "asked in a sitting"
        assert screen is not None, "asked before a screen"
        self._consent.agree_sensitive(sitting, agreed=agreed)
        self._show(sitting.screen_after(screen.path) if sitting.is_left_out(screen) else screen)

    def _ask(self) -> None:
        sitting, old = self._sitting, self._screen
        if sitting is None or old is None:
            return
        # An answer may have added a question to the screen, or taken one off it.
        self._screen = screen = sitting.interview.screen_of(old.path) or old
        interview = sitting.interview
        progress = interview.progress(screen.path)
        has_heading = screen.kind is not ScreenKind.QUESTION
        self.asked.emit(
            DoorState(
                title=interview.form.title,
                place=self._place(),
                kind=screen.kind,
                path=screen.path,
                section=screen.section,
                heading=interview.label(screen.path) if has_heading else "",
                hint=interview.hint(screen.path) if has_heading else "",
                number=progress.number,
                total=progress.total,
                questions=tuple(self._asked(path) for path in screen.questions),
                languages=interview.form.languages,
                is_saved=self._is_saved,
                can_be_skipped=bool(self._let_pass),
                note=self._note,
                is_held=self._is_held,
                language=interview.language,
            )
        )
        QTimer.singleShot(_PAUSE_MS, self, self._look_ahead)

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
        is_told = view.problem is not None and (bool(view.value) or path in self._demanded)
        file = self._files.get(path) if view.value else None
        return Asked(
            view,
            problem=_sentence(view.problem) if view.problem is not None and is_told else "",
            doubt=_sentence(view.warning) if view.warning is not None and view.problem is None else "",
            is_confirmed=view.warning is not None and sitting.is_ticked(path),
            remark=sitting.remarks.get(path, ""),
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
        if sitting is None or screen is None:
            return ()
        doubted = {problem.place.field for problem in sitting.interview.warnings()}
        doubted |= {path for path in screen.questions if sitting.interview.view(path).warning is not None}
        return tuple(path for path in screen.questions if path in doubted and not sitting.is_ticked(path))

    def _offender(self, sitting: Sitting, problem: Problem, *, is_doubt: bool = False) -> Offender:
        path = problem.place.field
        return Offender(path, plain(sitting.interview.label(path)), _sentence(problem), is_doubt)

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


def _sentence(problem: Problem) -> str:
    """The words of a problem without its place: they stand beside the question."""
    return problem.code.text.say(current_language(), **problem.values)
