"""What runs under an interview: expressions, choices and wordings at a node."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.expression import Context, Expression, ExpressionError, evaluate, node_set, parse
from fieldkit.questionnaires.expression.lists import ListDocument
from fieldkit.questionnaires.expression.syntax import Call
from fieldkit.questionnaires.expression.values import Value, to_boolean, to_number, to_text
from fieldkit.questionnaires.views import ChoiceView

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from datetime import datetime

    from fieldkit.kernel.clock import Clock
    from fieldkit.questionnaires.answers import AnswerTree
    from fieldkit.questionnaires.model import Form, Media, Question, Wording
    from fieldkit.questionnaires.tree import Node


MOST_INSTANCES = 10_000
"""A slip of the finger must not bring the machine to its knees."""


class Running:
    """The surroundings of every expression of one interview.

    Attributes:
        language: as the form names it.
        earlier: the sheet that was saved before this one, by path; empty when there is none.
        failures: why an expression cannot be computed, by its node and its text, until it can.
    """

    def __init__(self, form: Form, answers: AnswerTree, clock: Clock, chance: random.Random) -> None:
        self._form = form
        self._answers = answers
        self._clock = clock
        self._chance = chance
        self.language = form.default_language
        self.earlier: Mapping[str, str] = {}
        self._earlier: Node | None = None
        self.failures: dict[tuple[Node, str], Text] = {}
        self._has_fixed_words = all(
            isinstance(part, str)
            for wording in form.itext.values()
            for parts in wording.by_language.values()
            for part in parts
        )
        self._offered: dict[tuple[str, str], tuple[list[Node], tuple[ChoiceView, ...]]] = {}

    @property
    def document(self) -> Node:
        """The document of the answers."""
        return self._answers.document

    @property
    def chance(self) -> random.Random:
        """Where random() and uuid() draw from."""
        return self._chance

    def instance(self, name: str) -> Node | None:
        """Return a list of choices, the sheet before this one, or the answers under the form's own id."""
        if name in self._form.last_saved:
            return self._sheet_before()
        found = self._form.instances.get(name)
        return self.document if found is None and name == self._form.id else found

    def _sheet_before(self) -> Node:
        if self._earlier is None:
            tree = self._answers.blank()
            tree.restore(self.earlier)
            self._earlier = tree.document
        return self._earlier

    def now(self) -> datetime:
        """Return the local time."""
        return self._clock.now()

    def translation(self, text_id: str) -> str:
        """Return an itext in the language of the interview."""
        wording = self._form.itext.get(text_id)
        return "" if wording is None else self.say(wording, self.document)

    def choice_label(self, value: str, path: str, origin: Node) -> str:
        """Return the label of a choice; of several, in their order, separated by commas."""
        asked = self._asked(path, origin)
        question = self._form.questions.get(path if asked is None else asked.schema)
        if question is None:
            return ""
        labels = {choice.value: choice.label for choice in self.choices(question, asked or origin)}
        picked = [value] if value in labels else value.split()
        return ", ".join(labels[one] for one in picked if one in labels)

    def _asked(self, path: str, origin: Node) -> Node | None:
        """The question that a path in a text means, as seen from ``origin``; one that is not asked too."""
        try:
            found = node_set(self.value(_read(path), origin))
        except ExpressionError:
            found = []
        return next(iter(found or self._answers.nodes_at(path)), None)

    def value(self, expression: Expression, node: Node) -> Value:
        """Return the value of an expression bound to ``node``.

        Raises:
            ExpressionError: it cannot be computed there.
        """
        return evaluate(expression.tree, Context.at(self, node))

    def failed(self, expression: Expression, node: Node, reason: Text) -> None:
        """Note why an expression has no value at a node."""
        self.failures[node, expression.source] = reason

    def worked(self, expression: Expression, node: Node) -> None:
        """Take back what :meth:`failed` noted."""
        if self.failures:
            self.failures.pop((node, expression.source), None)

    def truth(self, expression: Expression | None, node: Node, *, default: bool) -> bool:
        """Return an expression as true or false, ``default`` where it is missing or cannot be computed."""
        if expression is None:
            return default
        try:
            is_true = to_boolean(self.value(expression, node))
        except ExpressionError as error:
            self.failed(expression, node, error.reason)
            return default
        self.worked(expression, node)
        return is_true

    def count(self, expression: Expression, node: Node, hidden: Node | None = None) -> int | None:
        """Return an expression as a number of instances; None while it has no value, or one beyond reason.

        Args:
            expression: the count.
            node: where it stands.
            hidden: the question that is all it names, if that is not asked just now.
        """
        try:
            number = to_number(self.value(expression, node) if hidden is None else hidden.text)
        except ExpressionError as error:
            self.failed(expression, node, error.reason)
            return None
        if math.isfinite(number) and number > MOST_INSTANCES:
            self.failed(expression, node, too_many(number))
            return None
        self.worked(expression, node)
        return max(0, int(number)) if math.isfinite(number) else None

    def choices(self, question: Question, node: Node) -> tuple[ChoiceView, ...]:
        """Return the choices that a question offers at ``node``."""
        itemset = question.itemset
        if itemset is None:
            return tuple(
                ChoiceView(
                    choice.value, self.say(choice.label, node), self.files(choice.media).get("image", "")
                )
                for choice in question.choices
            )
        items = self._items(question, node)
        known = self._offered.get((question.path, self.language))
        if known is not None and known[0] == items:
            return known[1]
        offered = tuple(
            ChoiceView(
                self._text(itemset.value, item, node),
                self._text(itemset.label, item, node),
                self._image(itemset.label, item, node),
            )
            for item in items
        )
        # Rows of a list never change, so neither do their words, unless answers are put into these.
        if self._has_fixed_words and all(isinstance(_document(item), ListDocument) for item in items[:1]):
            self._offered[question.path, self.language] = (items, offered)
        return offered

    def choice_values(self, question: Question, node: Node) -> list[str]:
        """Return only the values of :meth:`choices`."""
        itemset = question.itemset
        if itemset is None:
            return [choice.value for choice in question.choices]
        items = self._items(question, node)
        known = self._offered.get((question.path, self.language))
        if known is not None and known[0] == items:
            return [choice.value for choice in known[1]]
        return [self._text(itemset.value, item, node) for item in items]

    def _items(self, question: Question, node: Node) -> list[Node]:
        assert question.itemset is not None
        try:
            nodes = node_set(self.value(question.itemset.nodes, node))
        except ExpressionError as error:
            self.failed(question.itemset.nodes, node, error.reason)
            return []
        self.worked(question.itemset.nodes, node)
        return nodes

    def files(self, media: Media | None) -> Mapping[str, str]:
        """Return the files of a label in the language of the interview, by what they are."""
        return {} if media is None else media.files(self.language, self._form.default_language)

    def _image(self, label: Expression, item: Node, origin: Node) -> str:
        """The picture that goes with the translated label of a row."""
        tree = label.tree
        if not self._form.media or not isinstance(tree, Call) or tree.name != "jr:itext":
            return ""
        text_id = to_text(evaluate(tree.arguments[0], Context(self, item, origin)))
        return self.files(self._form.media.get(text_id)).get("image", "")

    def _text(self, expression: Expression, item: Node, origin: Node) -> str:
        return to_text(evaluate(expression.tree, Context(self, item, origin)))

    def say(self, wording: Wording | None, node: Node) -> str:
        """Return a wording in the language of the interview, answers put in."""
        if wording is None:
            return ""
        parts = wording.parts(self.language, self._form.default_language)
        return "".join(part if isinstance(part, str) else self._put_in(part, node) for part in parts)

    def _put_in(self, expression: Expression, node: Node) -> str:
        try:
            return to_text(self.value(expression, node))
        except ExpressionError:
            return "…"


@lru_cache(maxsize=256)
def _read(path: str) -> Expression:
    return parse(path)


def too_many(number: float) -> Text:
    """Return why so many instances are not made."""
    return Text(
        f"要重复 {number:.0f} 次，最多 {MOST_INSTANCES} 次，请核对次数",
        f"it asks for {number:.0f} repetitions, at most {MOST_INSTANCES} are made; please check the number",
    )


def _document(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node
