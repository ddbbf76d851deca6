"""Reads the results in jobs, writes files, takes sheets in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.analysis.formulas import Formula, Weighting
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.answer_sheets import AnswerError, SheetShelf
from fieldkit.services.answered_forms import AnsweredForm, answered_forms
from fieldkit.services.answers import AnswerFormat, AnswerService
from fieldkit.services.answers_taking_in import AnswerArrivalService, Outcome
from fieldkit.services.question_tables import BY_PLACE, FormAnswers, QuestionTableService
from fieldkit.services.satisfaction import SatisfactionService
from ui.interviews.results import texts
from ui.interviews.results.state import ArrivalState, FormList, QuestionList, SatisfactionState
from ui.interviews.results.wording import question_state, satisfaction_state
from ui.language import current_language, say
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Language
    from fieldkit.services.answers import AnswersOut
    from fieldkit.services.answers_taking_in import AnswersIn
    from fieldkit.services.satisfaction import SatisfactionView
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_TARGET, _FORM = "results.target", "results.form"
SHOWN_PROBLEMS = 12


class ResultsPresenter(QObject):
    """Signals: ``counted(SatisfactionState)``, ``listed(QuestionList)``, ``asked(QuestionState)``.

    ``forms_found(FormList)``; ``saved(path, words)``; ``told(lines)``; ``arrived(ArrivalState)``; ``taken()``.
    """

    forms_found = Signal(object)
    counted = Signal(object)
    listed = Signal(object)
    asked = Signal(object)
    saved = Signal(object, str)
    told = Signal(object)
    arrived = Signal(object)
    taken = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        shelf = SheetShelf()
        self._satisfaction = SatisfactionService(workspace, shelf)
        self._tables = QuestionTableService(workspace, shelf)
        self._arrival = AnswerArrivalService(workspace)
        self._view: SatisfactionView | None = None
        self._answers: FormAnswers | None = None
        self.formula, self.weighting, self.item = Formula.TOP2, Weighting.POOLED, ""
        self.form, self.question, self.grouping = "", "", ""

    @property
    def target(self) -> str:
        """The target line of the plan, in per cent; empty for none."""
        return self._workspace.setting(_TARGET)

    def load(self) -> None:
        """Read everything anew, of the form that was looked at last."""
        self._run(lambda _: answered_forms(self._workspace), self._take_forms, key="forms")

    def choose_form(self, form: str) -> None:
        """Count the sheets of another form; remembered."""
        self._workspace.set_setting(_FORM, form)
        self.form, self.item, self.question, self.grouping = form, "", "", ""
        self._count_form()

    def _take_forms(self, forms: tuple[AnsweredForm, ...]) -> None:
        here = {one.id: one for one in forms if one.is_here}
        wanted = self._workspace.setting(_FORM)
        answered = next((one.id for one in here.values() if one.sheets), "")
        self.form = wanted if wanted in here else answered or next(iter(here))
        shown = tuple((one.id, one.title) for one in here.values())
        self.forms_found.emit(FormList(shown, self.form))
        self._count_form()

    def _count_form(self) -> None:
        self._answers = self._view = None
        self.count()
        self.list_questions()

    # --- satisfaction ---------------------------------------------------------

    def choose(self, formula: str, weighting: str) -> None:
        """Count by another formula, or put communities together another way."""
        self.formula, self.weighting = Formula(formula), Weighting(weighting)
        self.count()

    def choose_item(self, item: str) -> None:
        """Show another question of the same formula."""
        self.item = item
        self._show_figures()

    def choose_target(self, target: str) -> None:
        """Draw the target line elsewhere; remembered."""
        self._workspace.set_setting(_TARGET, target)
        self._show_figures()

    def count(self) -> None:
        """Count with the formula that is chosen."""
        formula, weighting, language, form = self.formula, self.weighting, current_language(), self.form

        def work(_: Progress) -> SatisfactionView | FormAnswers:
            try:
                return self._satisfaction.figures(
                    (formula,), form=form, weighting=weighting, language=language
                )
            except FieldkitError as error:
                if error.code is not AnswerError.NOTHING_TO_RATE:
                    raise
                return self._tables.read(form, language)

        self._run(work, self._take_figures, title=texts.READING, key="satisfaction")

    def _take_figures(self, view: SatisfactionView | FormAnswers) -> None:
        if isinstance(view, FormAnswers):
            self._view = None
            state = SatisfactionState(complete=len(view.complete), refused=view.refused, is_rated=False)
            self.counted.emit(state)
            return
        self._view = view
        self._show_figures()

    def _show_figures(self) -> None:
        if self._view is not None:
            self.counted.emit(satisfaction_state(self._view, self.item, float(self.target or 0)))

    # --- questions ------------------------------------------------------------

    def list_questions(self) -> None:
        """Read the sheets, then show the questions."""
        language, form = current_language(), self.form

        def work(_: Progress) -> FormAnswers:
            return self._tables.read(form, language)

        self._run(work, self._take_answers, title=texts.READING, key="questions")

    def ask(self, question: str, grouping: str) -> None:
        """Count one question, perhaps by the groups of another."""
        self.question, self.grouping = question, grouping
        answers = self._answers
        if answers is None:
            return
        column = next((one for one in answers.questions() if one.path == question), None)
        if column is not None:
            self._run(lambda _: question_state(answers, column, grouping), self.asked.emit, key="question")

    def _take_answers(self, answers: FormAnswers) -> None:
        self._answers = answers
        asked = [one for one in answers.questions() if answers.complete]
        questions = tuple((one.path, one.label.say(answers.language) or one.name) for one in asked)
        groupings = [(name, say(words)) for name, words in BY_PLACE.items()]
        groupings += [
            (name, one.label.say(answers.language) or name) for name, one in answers.groupings().items()
        ]
        self.listed.emit(QuestionList(questions, tuple(groupings)))
        if questions:
            known = {path for path, _ in questions}
            self.ask(self.question if self.question in known else questions[0][0], self.grouping)

    # --- files ----------------------------------------------------------------

    def save_tables(self, path: Path) -> None:
        """Write the workbook of tables per question."""
        by = (self.grouping,) if self.grouping else ()
        language, form = current_language(), self.form
        self._write(path, lambda: self._tables.write(path, form=form, by=by, language=language))

    def save_satisfaction(self, path: Path) -> None:
        """Write the workbook of satisfaction, every question of the formula in sight."""
        view, language = self._view, current_language()
        if view is not None:
            self._write(path, lambda: self._satisfaction.write(view, path, language=language))

    def export(self, kind: str, path: Path, *, words: bool) -> None:
        """Write the sheets for another tool, without what is personal."""
        service, language, form = AnswerService(self._workspace), current_language(), self.form

        def work(_: Progress) -> AnswersOut:
            return service.export(
                form, path, AnswerFormat(kind), labels=words, codes=not words, language=language
            )

        def done(out: AnswersOut) -> None:
            said = say(texts.EXPORTED, sheets=out.sheets, name=path.name, drafts=out.drafts)
            self.saved.emit(path, said)
            self.told.emit(_sentences(out.problems, language))

        self._run(work, done, title=texts.SAVING, key="export")

    def preview(self, path: Path) -> None:
        """Look into a file of Collect or Kobo; nothing is taken."""
        form = self.form
        self._run(
            lambda progress: self._arrival.preview(form, path, progress=progress),
            partial(self._show_arrival, path), title=texts.CHECKING, key="arrival",
        )  # fmt: skip

    def take(self, path: Path) -> None:
        """Take the sheets of a file in."""
        form = self.form
        self._run(
            lambda progress: self._arrival.take(form, path, progress=progress),
            self._took, title=texts.CHECKING, key="arrival", lane=Lane.WRITE,
        )  # fmt: skip

    def _took(self, found: AnswersIn) -> None:
        count = found.count(Outcome.NEW) + found.count(Outcome.EDITED)
        self._shell.say_change(say(texts.TAKEN, count=count))
        self.taken.emit()
        self.load()

    def _show_arrival(self, path: Path, found: AnswersIn) -> None:
        language = current_language()
        shown = {str(outcome): found.count(outcome) for outcome in Outcome}
        problems = _sentences(found.problems, language)
        words = say(texts.PREVIEW, name=path.name, **shown)
        wanted = found.count(Outcome.NEW) + found.count(Outcome.EDITED)
        self.arrived.emit(ArrivalState(path, words, problems, wanted))

    def _write(self, path: Path, write: object) -> None:
        assert callable(write)
        self._run(
            lambda _: write(),
            lambda _: self.saved.emit(path, say(texts.SAVED, name=path.name)),
            title=texts.SAVING, key="write",
        )  # fmt: skip

    def _run(self, work: object, done: object, **more: object) -> None:
        self._shell.runner.run(work, done, owner=self, **more)  # type: ignore[arg-type]


def _sentences(problems: Sequence[Problem], language: Language) -> tuple[str, ...]:
    """The first of them, and how many more there are."""
    shown = [one.say(language) for one in problems[:SHOWN_PROBLEMS]]
    if len(problems) > SHOWN_PROBLEMS:
        shown.append(say(texts.MORE, count=len(problems) - SHOWN_PROBLEMS))
    return tuple(shown)
