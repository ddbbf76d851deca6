"""Leads one interview: which screen is asked, what is saved, what is wrong, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import ScreenKind
from fieldkit.services.interviews import CONSENT
from ui.interviews import texts
from ui.interviews.door.state import Asked, DoorState, EndState, Offender
from ui.language import current_language, say

if TYPE_CHECKING:
    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.views import Screen
    from fieldkit.services.interviews import InterviewService, Sitting
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_LEFT_AT = "interviews.left_at."
_THE_END = "/"
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
        self._sitting: Sitting | None = None
        self._screen: Screen | None = None
        self._demanded: frozenset[str] = frozenset()
        self._let_pass: tuple[str, ...] = ()
        self._is_saved = True
        self._sheet = self._community = self._note = self._community_id = ""

    # --- beginning and leaving ----------------------------------------------

    @property
    def is_sitting(self) -> bool:
        """Whether an interview is on the screen."""
        return self._sitting is not None

    def start(self, community: str) -> None:
        """Begin a sheet in a community."""
        language = self._workspace.setting("interviews.language")
        try:
            sitting = self._interviews.start(community)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
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
        self._sit_down(sitting, _screen_to_go_on(sitting, left_at))

    def pause(self) -> None:
        """Leave the sheet as it is, unfinished."""
        sitting, self._sitting = self._sitting, None
        if sitting is None:
            return
        path = self._screen.path if self._screen is not None else _THE_END
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
            sitting.answer(path, value)
            self._is_saved = True
        except FieldkitError as error:
            self._is_saved = False
            self._shell.failures.show(error)
        self._let_pass = ()
        self._ask()

    def go_on(self) -> None:
        """Go to the next screen; what is wrong here is said first, a second time lets it pass."""
        sitting, screen = self._sitting, self._screen
        if sitting is None or screen is None:
            return
        wrong = tuple(path for path in screen.questions if sitting.interview.problem(path) is not None)
        if wrong and wrong != self._let_pass:
            self._demanded |= frozenset(wrong)
            self._let_pass = wrong
            self._ask()
            return
        self._show(sitting.interview.screen_after(screen.path))

    def go_back(self) -> None:
        """Go to the screen before."""
        sitting = self._sitting
        if sitting is None:
            return
        if self._screen is None:
            self._show(sitting.interview.screens()[-1])
            return
        before = sitting.interview.screen_before(self._screen.path)
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

    def switch_language(self) -> None:
        """Ask in the form's next language; answers stay."""
        sitting = self._sitting
        if sitting is None or len(sitting.interview.form.languages) < 2:
            return
        languages = sitting.interview.form.languages
        at = languages.index(sitting.interview.language)
        sitting.interview.language = languages[(at + 1) % len(languages)]
        self._workspace.set_setting("interviews.language", sitting.interview.language)
        self._show(self._screen, keep=True)

    def write_note(self, words: str) -> None:
        """Keep the interviewer's remark with the sheet."""
        if self._sitting is None:
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
        self._demanded, self._is_saved = frozenset(), True
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
            self._let_pass = ()
        self._screen = screen
        if screen is None:
            offenders = tuple(self._offender(sitting, one) for one in sitting.interview.problems())
            self.ended.emit(self._end_state(sitting, offenders, is_closed=False))
        else:
            self._ask()

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
                place=say(texts.PLACE, community=self._community, sheet=self._sheet),
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
            )
        )

    def _asked(self, path: str) -> Asked:
        assert self._sitting is not None, "questions are asked in a sitting"
        view = self._sitting.interview.view(path)
        is_told = view.problem is not None and (bool(view.value) or path in self._demanded)
        if view.problem is None or not is_told:
            return Asked(view)
        return Asked(view, _sentence(view.problem))

    def _offender(self, sitting: Sitting, problem: Problem) -> Offender:
        path = problem.place.field
        return Offender(path, sitting.interview.label(path), _sentence(problem))

    def _end_state(self, sitting: Sitting, offenders: tuple[Offender, ...], *, is_closed: bool) -> EndState:
        return EndState(
            title=sitting.interview.form.title,
            place=say(texts.PLACE, community=self._community, sheet=self._sheet),
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


def _screen_to_go_on(sitting: Sitting, left_at: str) -> Screen | None:
    """The screen on which the sheet was left; without that knowledge, the one after the last answer."""
    interview = sitting.interview
    screens = interview.screens()
    found = next((screen for screen in screens if screen.path == left_at), None)
    if found is not None or left_at == _THE_END:
        return found
    answered = [
        place
        for place, screen in enumerate(screens)
        if any(interview.value(path) for path in screen.questions)
    ]
    place = answered[-1] + 1 if answered else 0
    if answered and _is_open(sitting, screens[answered[-1]]):
        place = answered[-1]
    return screens[place] if place < len(screens) else None


def _is_open(sitting: Sitting, screen: Screen) -> bool:
    """Whether something on a screen waits for an answer."""
    interview = sitting.interview
    views = (interview.view(path) for path in screen.questions)
    return any(view.type is not QuestionType.NOTE and view.is_required and not view.value for view in views)


def _sentence(problem: Problem) -> str:
    """The words of a problem without its place: they stand beside the question."""
    return problem.code.text.say(current_language(), **problem.values)
