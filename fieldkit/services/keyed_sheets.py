"""One paper sheet being keyed: its fields in the order of the paper, each saved as it is left.

The typist is in control here (CSPro calls it operator-controlled): an answer out
of range stands once somebody confirmed it against the paper, and what was written
where nothing should have been is kept beside the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.paper.keying import keying_order
from fieldkit.posters.paper.typed import typed_of_value, value_of_typed
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import AnswerStatus, ScreenKind

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from fieldkit.kernel.problems import Problem
    from fieldkit.posters.paper.keying import KeyingStep
    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.views import QuestionView
    from fieldkit.services.sittings import Sitting

BLANK = "blank"
"""Beside the root of a closed sheet: the paths that were asked and left empty; read-only ones after a dash."""
INSTANCE = re.compile(r"\[\d+\]")
_YES = frozenset(("yes", "true", "1", "true()"))


@dataclass(frozen=True, slots=True)
class KeyedField:
    """One field of a sheet.

    Attributes:
        number: as printed: ``7``, ``8（3）``; with the row of a repeat: ``12 · 2``.
        path: with positions in repeats.
        repeat: answer path of the repeat it stands in, without its last position; empty outside.
        section: heading of the part of the form.
        codes: stored value by printed code; empty where the answer is written.
        labels: printed label by stored value, also of choices that earlier answers close.
        view: the question as it stands.
        is_confirmed: somebody confirmed the value that stands now.
        on_paper: what was written though nothing should have been.
        is_twice: a second typist keys it again.
    """

    number: str
    path: str
    repeat: str
    section: str
    codes: Mapping[str, str]
    labels: Mapping[str, str]
    view: QuestionView
    is_confirmed: bool
    on_paper: str
    is_twice: bool

    @property
    def problem(self) -> Problem | None:
        """What still has to be looked at: an error, or a doubt that nobody confirmed."""
        return None if self.is_confirmed else self.view.problem or self.view.warning


class KeyedSheet:
    """A paper sheet being keyed, bound to its record; each field is saved as it is left."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        form, language = sitting.interview.form, sitting.interview.language
        self._steps = {step.path: step for step in keying_order(form, language)}

    @property
    def record(self) -> str:
        """Its record."""
        return self.sitting.record

    @property
    def interview(self) -> Interview:
        """The form and its answers."""
        return self.sitting.interview

    def fields(self) -> tuple[KeyedField, ...]:
        """Every field in the order of the paper, also those that should not be asked."""
        headings = self._headings()
        places = ((path, self._steps.get(INSTANCE.sub("", path))) for path in self.interview.all_questions())
        return tuple(self._field(step, path, headings) for path, step in places if step is not None)

    def field(self, path: str) -> KeyedField:
        """One field as it stands now."""
        return self._field(self._steps[INSTANCE.sub("", path)], path, self._headings())

    def key(self, path: str, typed: str) -> AnswerStatus:
        """Take what the typist keyed for one field, by printed codes, and save it.

        What is written in a question that should not be asked is kept beside it (IRRELEVANT).
        """
        schema = INSTANCE.sub("", path)
        question = self.interview.form.questions[schema]
        value = value_of_typed(question.type, typed, self._steps[schema].values)
        if not self.interview.is_relevant(path):
            self.sitting.write_on_paper(path, typed.strip())
            return AnswerStatus.IRRELEVANT
        return self.take(path, value)

    def take(self, path: str, value: str) -> AnswerStatus:
        """Take a value as it is stored, and keep what its gate closes: the paper still says it.

        An answer whose question is skipped now goes beside it, as keyed; once the
        gate is mended, what stands beside it is the answer again.
        """
        before = self._standing()
        answered = self.sitting.answer(path, value)
        if self.sitting.on_paper.get(path):
            self.sitting.write_on_paper(path, "")
        self._keep_what_was_closed(before)
        refused: set[str] = set()
        while (back := self._asked_again(refused)) is not None:
            refused.add(back)
            before = self._standing()
            typed, step = self.sitting.on_paper[back], self._steps[INSTANCE.sub("", back)]
            kind = self.interview.form.questions[step.path].type
            self.sitting.answer(back, value_of_typed(kind, typed, step.values))
            self.sitting.write_on_paper(back, "")
            self._keep_what_was_closed(before)
        return answered.status

    def confirm(self, path: str) -> None:
        """The paper says so: the value stands, in spite of what the form says of it."""
        self.sitting.tick(path)

    def add_row(self, repeat: str) -> None:
        """Add a row to a repeat, by the repeat's answer path."""
        self.interview.add_repeat(repeat)
        self.sitting.save()

    def repeats(self) -> tuple[str, ...]:
        """Answer paths of the repeats that take another row, in order."""
        return tuple(screen.path for screen in self.interview.screens() if screen.kind is ScreenKind.REPEAT)

    def open_fields(self) -> tuple[KeyedField, ...]:
        """The fields that keep the sheet open, in order."""
        return tuple(one for one in self.fields() if one.view.is_relevant and one.problem is not None)

    def finish(self) -> tuple[Problem, ...]:
        """Close the sheet; confirmed answers may stand.

        Returns:
            What still has to be looked at; empty when the sheet is closed.
        """
        if self.sitting.is_untouched:
            return ()
        for path in self._paths():
            # A draft of an older program may hold answers that are not asked for any more.
            if path not in self.sitting.on_paper and not self.interview.is_relevant(path):
                self._put_beside(path, self.interview.value(path))
        problems = self.sitting.finish(accept_confirmed=True)
        if not problems:
            self.note_blanks()
        return problems

    def note_blanks(self) -> None:
        """Keep with a closed sheet what was asked and left empty, and what nobody may write in.

        With it the units alone tell what a second typist has to key: no form need run.
        """
        # As it will be opened: an empty row of a repeat is gone by then.
        closed = Interview.resume(self.interview.form, self.sitting.kept, self.interview.clock)
        paths = [one for one in closed.all_questions() if INSTANCE.sub("", one) in self._steps]
        words = [one for one in paths if closed.is_relevant(one) and not closed.value(one)]
        words += [f"-{one}" for one in paths if closed.is_readonly(one)]
        self.sitting.write_beside(self.interview.form.model.schema, BLANK, "=" + " ".join(words))

    # --- inside -------------------------------------------------------------

    def _paths(self) -> tuple[str, ...]:
        """Every question that is printed, in order, with positions in repeats."""
        return tuple(one for one in self.interview.all_questions() if INSTANCE.sub("", one) in self._steps)

    def _standing(self) -> dict[str, str]:
        """The answers of what is asked, by path."""
        asked = (path for path in self._paths() if self.interview.is_relevant(path))
        return {path: value for path in asked if (value := self.interview.value(path))}

    def _keep_what_was_closed(self, before: Mapping[str, str]) -> None:
        here = set(self._paths())
        for path, value in before.items():
            if path not in here or not self.interview.is_relevant(path):
                self._put_beside(path, value)

    def _put_beside(self, path: str, value: str) -> None:
        schema = INSTANCE.sub("", path)
        kind = self.interview.form.questions[schema].type
        if value:
            self.sitting.write_on_paper(path, typed_of_value(kind, value, self._steps[schema].values))

    def _asked_again(self, refused: Container[str]) -> str | None:
        """The first question that is asked for and whose answer still stands beside it."""
        on_paper, is_relevant = self.sitting.on_paper, self.interview.is_relevant
        paths = (path for path in self._paths() if on_paper.get(path) and path not in refused)
        return next((path for path in paths if is_relevant(path)), None)

    def _field(self, step: KeyingStep, path: str, headings: Mapping[str, str]) -> KeyedField:
        rows = INSTANCE.findall(path)
        number = f"{step.number} · {'.'.join(row.strip('[]') for row in rows)}" if rows else step.number
        repeat = path[: path.rindex("[")] if rows else ""
        return KeyedField(
            number=number,
            path=path,
            repeat=repeat,
            section=headings.get(step.path, ""),
            codes=step.values,
            labels=step.labels,
            view=self.interview.view(path),
            is_confirmed=self.sitting.is_ticked(path),
            on_paper=self.sitting.on_paper.get(path, ""),
            is_twice=is_marked_twice(self.interview.form, step.path),
        )

    def _headings(self) -> dict[str, str]:
        """The label of the outermost group with a label around each question, by form path."""
        form = self.interview.form
        found: dict[str, str] = {}
        for path in self._steps:
            parts = path.split("/")
            around = ("/".join(parts[:at]) for at in range(2, len(parts)))
            labels = [form.containers[one].label for one in around if one in form.containers]
            wording = next((one for one in reversed(labels) if one is not None), None)
            if wording is not None:
                words = wording.parts(self.interview.language, form.default_language)
                found[path] = "".join(one for one in words if isinstance(one, str))
        return found


def is_marked_twice(form: Form, path: str) -> bool:
    """Whether the form wants a second typist for this question (``bind::fieldkit:twice``)."""
    bind = form.binds.get(path)
    return bind is not None and bind.ours.get("twice", "").strip().casefold() in _YES


def kind_of_typing(kind: QuestionType) -> str:
    """What a typist needs for a type: ``code``, ``codes``, ``digits``, ``date``, ``time`` or ``text``."""
    match kind:
        case QuestionType.SELECT_ONE | QuestionType.ACKNOWLEDGE:
            return "code"
        case QuestionType.SELECT_MULTIPLE | QuestionType.RANK:
            return "codes"
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return "digits"
        case QuestionType.DATE:
            return "date"
        case QuestionType.TIME:
            return "time"
        case _:
            return "text"
