"""What can be said of one question as it stands: required, read-only, right or wrong."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.questionnaires.checks import canonical_answer, stored_text, type_problem
from fieldkit.questionnaires.expression.values import number_of_text, number_text
from fieldkit.questionnaires.model import SELECTS, Bind, QuestionType
from fieldkit.questionnaires.problems import AnswerProblem

if TYPE_CHECKING:
    from fieldkit.questionnaires.answers import AnswerTree
    from fieldkit.questionnaires.model import Form, Question, Wording
    from fieldkit.questionnaires.running import Running
    from fieldkit.questionnaires.tree import Node


class Judging:
    """Judges nodes of one interview; changes nothing."""

    def __init__(self, form: Form, answers: AnswerTree, running: Running) -> None:
        self._form = form
        self._answers = answers
        self._running = running

    def bind(self, node: Node) -> Bind:
        """Return what the form says about a node."""
        return self._form.binds.get(node.schema) or Bind(node.schema)

    def is_required(self, node: Node) -> bool:
        """Whether the node must have an answer if it is relevant."""
        return self._running.truth(self.bind(node).required, node, default=False)

    def is_readonly(self, node: Node) -> bool:
        """Whether the node or a group around it is read-only, or its value is the form's own and nobody is asked."""
        bind = self.bind(node)
        if (bind.calculate is not None or bind.preload) and node.schema not in self._form.questions:
            return True
        one: Node | None = node
        while one is not None:
            if self._running.truth(self.bind(one).readonly, one, default=False):
                return True
            one = one.parent
        return False

    def canonical(self, question: Question | None, node: Node, value: str) -> str:
        """Return the canonical text of an answer."""
        if question is None:
            return stored_text(value.strip(), node.data_type)
        is_ordered = question.type is QuestionType.SELECT_MULTIPLE
        return canonical_answer(question.type, value, self._offered(question, node) if is_ordered else ())

    def problem(self, question: Question | None, node: Node) -> Problem | None:
        """Return what is wrong with an answer: its type first, then its constraint."""
        if question is None or not node.is_present or question.type is QuestionType.NOTE:
            return None
        bind = self.bind(node)
        if not node.text:
            if not self.is_required(node):
                return None
            return self._stated(bind.required_message, AnswerProblem.REQUIRED, node)
        misfit = type_problem(question.type, node.text, self._offered(question, node))
        if misfit is not None:
            return self.problem_at(misfit, node, value=node.text)
        outside = self._outside(question, node)
        if outside is not None:
            return outside
        if self._running.truth(bind.constraint, node, default=True):
            return None
        return self._stated(bind.constraint_message, AnswerProblem.CONSTRAINT, node)

    def warning(self, question: Question | None, node: Node) -> Problem | None:
        """Return what the form doubts about an answer that is not wrong."""
        added = self.bind(node).added
        if added.warning is None or not node.text or not node.is_present:
            return None
        if self._running.truth(added.warning, node, default=True):
            return None
        if self.problem(question, node) is not None:
            return None
        place = Place(field=self._answers.path_of(node))
        if added.warning_message is None:
            return Problem(AnswerProblem.UNUSUAL, Severity.WARNING, place)
        message = self._running.say(added.warning_message, node)
        return Problem(AnswerProblem.STATED, Severity.WARNING, place, {"message": message})

    def _outside(self, question: Question, node: Node) -> Problem | None:
        """Return the problem of a number beyond the ends of a ``range``."""
        low, high = (number_of_text(question.parameters.get(end, "")) for end in ("start", "end"))
        if math.isnan(low) or math.isnan(high):
            return None
        low, high = min(low, high), max(low, high)
        if low <= number_of_text(node.text) <= high:
            return None
        return self.problem_at(
            AnswerProblem.NOT_IN_RANGE, node, value=node.text, low=number_text(low), high=number_text(high)
        )

    def problem_at(self, code: AnswerProblem, node: Node, **values: object) -> Problem:
        """Return a problem with the node's path as its place."""
        return Problem(code, Severity.ERROR, Place(field=self._answers.path_of(node)), values)

    def failures(self) -> tuple[Problem, ...]:
        """Return what cannot be computed as things stand, one for each place."""
        found: dict[Node, Problem] = {}
        for (node, _), reason in self._running.failures.items():
            # A repeat without instances is judged at a stand-in: what holds it is named then.
            instances = self._answers.nodes_at(node.schema)
            at = node if node in instances else node.parent
            is_asked = at is not None and at.is_present and (at is node or not instances)
            if at is not None and is_asked:
                found.setdefault(
                    at,
                    self.problem_at(AnswerProblem.NOT_COMPUTABLE, at, reason=reason.zh, reason_en=reason.en),
                )
        return tuple(found.values())

    def _offered(self, question: Question, node: Node) -> list[str]:
        return self._running.choice_values(question, node) if question.type in SELECTS else []

    def _stated(self, message: Wording | None, otherwise: AnswerProblem, node: Node) -> Problem:
        if message is None:
            return self.problem_at(otherwise, node)
        return self.problem_at(AnswerProblem.STATED, node, message=self._running.say(message, node))
