"""Random answers, by the rules of a form: the same seed walks the same way."""

from __future__ import annotations

import random

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType, Repeat
from fieldkit.questionnaires.problems import AnswerProblem
from fieldkit.questionnaires.views import AnswerStatus
from tests.fieldkit.questionnaires.oracle.reference import Seen, plain_path

_WHOLE = ["0", "1", "2", "3", "4", "6", "8", "10", "-1"]
_TEXTS = {
    QuestionType.INTEGER: _WHOLE,
    QuestionType.DECIMAL: ["1.5", "-1.5", "0.25", "3", "2.75"],
    QuestionType.DATE: ["2026-03-01", "2024-02-29"],
    QuestionType.ACKNOWLEDGE: ["OK"],
    QuestionType.TEXT: ["x", "y", "好", "123"],
    QuestionType.BARCODE: ["6901234567892"],
}


class Walk:
    """One interview answered at random.

    Attributes:
        steps: for the reference engine, one line each.
        sheets: what is seen at the start and after each step.
    """

    def __init__(self, form, clock, seed):
        self._form, self._clock, self._chance = form, clock, random.Random(seed)
        self._interview = Interview.start(form, clock)
        self.steps = []
        self.sheets = [self._seen()]

    def go(self, count):
        open_repeats = [
            one for one in self._form.containers.values() if isinstance(one, Repeat) and one.is_open
        ]
        for _ in range(count):
            is_repeat = open_repeats and self._chance.random() < 0.35
            step = self._reshape(self._chance.choice(open_repeats)) if is_repeat else self._answer()
            if step:
                self.steps.append("\t".join(step))
                self.sheets.append(self._seen())
        return self

    def _seen(self):
        """The sheet and what is asked, as the reference shows them."""
        interview = self._interview
        asked = []
        for path in interview.questions():
            view = interview.view(path)
            flags = ("required" if view.is_required else "", "readonly" if view.is_readonly else "")
            choices = (f"{choice.value}={choice.label}" for choice in view.choices)
            asked.append((plain_path(path), *flags, view.label, *choices))
        return Seen(interview.finalise().xml, asked)

    def _reshape(self, repeat):
        interview = self._interview
        above, _, name = repeat.path.rpartition("/")
        outer = self._form.repeat(above)
        if outer is not None:
            above = f"{above}[{self._chance.randint(1, interview.count_of(above) or 1)}]"
        path = f"{above}/{name}"
        count = interview.count_of(path)
        if count is None or (count and not interview.is_relevant(f"{path}[1]")):
            return None
        if count and self._chance.random() < 0.35:
            path = f"{path}[{self._chance.randint(1, count)}]"
            interview.remove_repeat(path)
            return "remove", f"{_placed(path)}"
        interview.add_repeat(path)
        return "add", _placed(path)

    def _answer(self):
        interview = self._interview
        askable = [path for path in interview.questions() if not interview.is_readonly(path)]
        if not askable:
            return None
        path = self._chance.choice(askable)
        view = interview.view(path)
        value = "" if self._chance.random() < 0.1 else self._made(view)
        if (not value and view.is_required) or value == view.value:
            return None
        # The reference refuses what we keep and flag, so here it is not kept either.
        trial = Interview.resume(self._form, interview.stored(), self._clock)
        answered = trial.answer(path, value)
        if answered.status is AnswerStatus.INVALID:
            # It does not look at the ends of a range (ENGINE.md).
            is_outside = answered.problem.code is AnswerProblem.NOT_IN_RANGE
            return None if is_outside else ("refused", path, value)
        interview.answer(path, value)
        return "answer", path, value

    def _made(self, view):
        values = [choice.value for choice in view.choices]
        if view.type is QuestionType.SELECT_ONE:
            return self._chance.choice(values) if values else ""
        if view.type is QuestionType.SELECT_MULTIPLE:
            return " ".join(value for value in values if self._chance.random() < 0.6)
        if view.type is QuestionType.RANK:
            return " ".join(self._chance.sample(values, len(values)))
        return self._chance.choice(_TEXTS.get(view.type, [""]))


def _placed(path):
    """The reference wants a position at each step but the last."""
    *above, last = path.removeprefix("/").split("/")
    return "".join(f"/{step}" if step.endswith("]") else f"/{step}[1]" for step in above) + f"/{last}"
