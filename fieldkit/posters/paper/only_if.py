"""The conditions of questions and groups as lines on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.atoms import holds
from fieldkit.posters.paper.conditions import ConditionWriter
from fieldkit.posters.paper.numbering import numbered
from fieldkit.posters.paper.outline import Condition
from fieldkit.posters.paper.references import paths_in
from fieldkit.posters.paper.setting import MEASURE, NUMBER_COLUMN, SIZE, Row
from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.posters.paper.setting import Setter
    from fieldkit.posters.paper.skips import SkipFinder
    from fieldkit.posters.paper.wording import Speaker
    from fieldkit.questionnaires.model import Form, Question

ONLY_IF = Text("仅当{condition}时回答。", "Only if {condition}.")
ONLY_IF_PART = Text("以下各题，仅当{condition}时回答。", "The following only if {condition}.")
ONLY_IF_READ = Text("仅当{condition}时念。", "Read out only if {condition}.")
_OF_ROW = Text("{number} {condition}", "{number} {condition}")
ONLY_IF_COLUMN = Text("第 {number} 题，仅当{condition}时回答。", "Question {number} only if {condition}.")
FORMULA = Text("满足 {formula} ", "{formula} holds")


class ConditionLines:
    """Says when something is asked, unless the jumps say it already."""

    def __init__(
        self,
        form: Form,
        speaker: Speaker,
        setter: Setter,
        skips: SkipFinder,
        unsaid: Callable[[str, list[int]], None],
    ) -> None:
        self._form = form
        self._speaker = speaker
        self._own = speaker.own
        self._setter = setter
        self._skips = skips
        self._writer = ConditionWriter(form, speaker)
        self._unsaid = unsaid

    def rows(
        self, path: str, numbers: list[int], text: Text = ONLY_IF, subject: Question | None = None
    ) -> list[Row]:
        """Return the condition of a question or group in words.

        Args:
            numbers: what it lets in; none for what has no number.
            subject: the row of a table that it concerns, which jumps do not reach.
        """
        bind = self._form.binds.get(path) if path else None
        if bind is None or bind.relevant is None:
            return []
        condition = Condition(path, bind.relevant)
        if subject is None and self._skips.is_handled(condition, numbers):
            return []
        words = self._writer.say(bind.relevant.tree, path)
        if words is None and self._is_settled(condition):
            return []
        if words is None:
            formula = self._writer.formula(bind.relevant.tree, path)
            words = FORMULA.say(self._own, formula=formula)
            self._unsaid(path, numbers)
        if not words:
            return []
        space = " " if self._own == "zh" and words[-1].isascii() and words[-1].isalnum() else ""
        said = numbered(text, self._own, condition=words + space, number=self._speaker.number(path) or "")
        if subject is not None:
            said = numbered(_OF_ROW, self._own, condition=said, number=self._speaker.number(path) or "")
        left = NUMBER_COLUMN if numbers and text is not ONLY_IF_COLUMN else 0.0
        return self._setter.rows(f"◇ {said}", left, MEASURE - NUMBER_COLUMN, SIZE - 0.4)

    def _is_settled(self, condition: Condition) -> bool:
        """Tell whether a condition on what nobody writes on paper needs no words.

        It holds with the texts given for print, or it only says whether a note is read out.
        """
        tree, here = condition.expression.tree, condition.path
        hidden = [path for path in paths_in(tree, here) if self._speaker.number(path) is None]
        if not hidden or len(hidden) < len(list(paths_in(tree, here))):
            return False
        question = self._form.questions.get(here)
        if question is not None and question.type is QuestionType.NOTE:
            return True
        return holds(tree, here, {path: self._speaker.printed_value(path) for path in hidden}) is True
