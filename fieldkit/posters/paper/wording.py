"""Labels, hints and choices as they stand on paper, in one language of the form."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.numbering import numbered
from fieldkit.posters.paper.references import asks_answers, form_path
from fieldkit.questionnaires.expression import Context, ExpressionError, evaluate, node_set
from fieldkit.questionnaires.expression.syntax import Call, Path
from fieldkit.questionnaires.expression.values import to_text

if TYPE_CHECKING:
    from fieldkit.posters.paper.outline import Outline
    from fieldkit.posters.paper.spec import PaperSpec
    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.expression.syntax import Syntax
    from fieldkit.questionnaires.model import Media, Question, Wording
    from fieldkit.questionnaires.tree import Node

BLANK = "＿＿＿＿＿"
ANSWER_OF = Text("（第 {number} 题的答案）", "(answer to question {number})")
_MARKUP = re.compile(r"<[/a-zA-Z][^<>]*>|\*\*|(?<!_)__(?=[^\s_])|(?<=[^\s_])__(?!_)|^#{1,6}\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PrintedChoice:
    """A choice with the number that is ticked and keyed; ``value`` is what is stored, ``picture`` a file name."""

    code: str
    value: str
    label: str
    picture: str = ""


class Speaker:
    """Says what a form says, with nothing answered yet.

    Attributes:
        own: the language of our own words.
    """

    def __init__(self, spec: PaperSpec, outline: Outline) -> None:
        self._form = spec.form
        self._filled = spec.filled
        self._numbers = outline.numbers
        self.language = spec.form_language
        self.own = spec.own_language
        self._choices: dict[str, tuple[PrintedChoice, ...]] = {}

    def say(self, wording: Wording | None, here: str = "") -> str:
        """Return a wording without mark-up; answers inside it become a reference or a blank."""
        if wording is None:
            return ""
        parts = wording.parts(self.language, self._form.default_language)
        text = "".join(part if isinstance(part, str) else self._put_in(part, here) for part in parts)
        return _MARKUP.sub("", _LINK.sub(r"\1（\2）", text)).strip()

    def picture(self, media: Media | None) -> str:
        """Return the file name of the picture that goes with a label; empty without one."""
        if media is None:
            return ""
        files = media.files(self.language, self._form.default_language)
        return files.get("image", "") or files.get("big-image", "")

    def number(self, path: str) -> str | None:
        """Return the number of a question, None when it is not on paper."""
        return self._numbers.get(path)

    def choices(self, question: Question) -> tuple[PrintedChoice, ...]:
        """Return all choices that a question may offer, whatever was answered before."""
        found = self._choices.get(question.path)
        if found is None:
            found = self._choices[question.path] = _coded(self._pairs(question))
        return found

    def choice_label(self, question: Question, value: str) -> str:
        """Return the label of a choice, or the bare value."""
        return next((one.label for one in self.choices(question) if one.value == value), value)

    def _put_in(self, expression: Expression, here: str) -> str:
        tree = expression.tree
        while isinstance(tree, Call) and tree.arguments and form_path(tree, here) is None:
            last = tree.arguments[-1] if tree.name == "jr:choice-name" else tree.arguments[0]
            tree = _quoted_path(last) or last
        path = form_path(tree, here)
        if path not in self._form.binds:
            # A table's title is a note inside the group that it is printed for.
            inside = form_path(tree, f"{here}/title")
            path = inside if inside in self._form.binds else path
        if path is None:
            return BLANK
        number = self._numbers.get(path)
        printed = self.printed_value(path)
        return printed or (numbered(ANSWER_OF, self.own, number=number) if number else BLANK)

    def printed_value(self, path: str) -> str:
        """Return what was given to be printed for an answer, or the form's own value of a hidden one."""
        given = self._filled.get(path) or self._filled.get(path.rpartition("/")[2])
        if given or path in self._numbers:
            return given or ""
        return next((node.text for node in self._form.model.walk() if node.schema == path), "")

    def _pairs(self, question: Question) -> list[tuple[str, str, str]]:
        """Value, label and picture of each choice."""
        itemset = question.itemset
        if itemset is None:
            return [
                (one.value, self.say(one.label, question.path), self.picture(one.media))
                for one in question.choices
            ]
        surroundings = _NothingAnswered(self)
        origin = self._form.model
        try:
            items = node_set(evaluate(_whole_list(itemset.nodes.tree), Context(surroundings, origin, origin)))
            return [
                (
                    to_text(evaluate(itemset.value.tree, Context(surroundings, item, origin))),
                    to_text(evaluate(itemset.label.tree, Context(surroundings, item, origin))),
                    self._picture_of(itemset.label, Context(surroundings, item, origin)),
                )
                for item in items
            ]
        except ExpressionError:
            return []

    def _picture_of(self, label: Expression, context: Context) -> str:
        """The picture that goes with the translated label of a row of a list."""
        tree = label.tree
        if not self._form.media or not isinstance(tree, Call) or tree.name != "jr:itext":
            return ""
        return self.picture(self._form.media.get(to_text(evaluate(tree.arguments[0], context))))

    def instance(self, name: str) -> Node | None:
        """Return a list of choices."""
        return self._form.instances.get(name)

    def translation(self, text_id: str) -> str:
        """Return an itext."""
        return self.say(self._form.itext.get(text_id))

    @property
    def document(self) -> Node:
        """The empty sheet."""
        return self._form.model


class _NothingAnswered:
    """The surroundings of a list of choices on an empty sheet."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self.document = speaker.document
        self.chance = random.Random(0)  # noqa: S311  (the same print every time)
        self.language = speaker.language
        self.instance = speaker.instance
        self.translation = speaker.translation

    def now(self) -> datetime:
        """Return one and the same moment, so that equal forms print equal sheets."""
        return _LONG_AGO

    def choice_label(self, value: str, _path: str, _origin: Node) -> str:
        """Return the value: nothing is chosen yet."""
        return value


def _whole_list(tree: Syntax) -> Syntax:
    """Return the list without what narrows or shuffles it by answers."""
    if isinstance(tree, Call) and tree.name == "randomize":
        return _whole_list(tree.arguments[0])
    if isinstance(tree, Path):
        steps = tuple(
            replace(step, predicates=tuple(one for one in step.predicates if not asks_answers(one)))
            for step in tree.steps
        )
        return replace(tree, steps=steps)
    return tree


def _coded(rows: list[tuple[str, str, str]]) -> tuple[PrintedChoice, ...]:
    """Give every choice its number: the author's own where all values are numbers, else its place."""
    kept = {value: (label or value, picture) for value, label, picture in reversed(rows) if value}
    values = list(dict.fromkeys(value for value, _, _ in rows if value))
    own = all(value.isascii() and value.isdigit() for value in values)
    return tuple(
        PrintedChoice(value if own else str(place), value, *kept[value])
        for place, value in enumerate(values, start=1)
    )


def _quoted_path(tree: Syntax) -> Syntax | None:
    """Return the path that ``jr:choice-name`` takes as a quoted text."""
    from fieldkit.questionnaires.expression import parse
    from fieldkit.questionnaires.expression.syntax import Literal

    if not isinstance(tree, Literal):
        return None
    try:
        return parse(tree.text).tree
    except ExpressionError:
        return None
