"""A relevance in words: 第 3 题答“是”，且第 5 题选了“其他”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.atoms import Atom, Kind, atom_of
from fieldkit.posters.paper.numbering import numbered
from fieldkit.posters.paper.references import form_path
from fieldkit.questionnaires.expression.syntax import Call, Literal, Negation, Number, Operation, Path
from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from fieldkit.posters.paper.wording import Speaker
    from fieldkit.questionnaires.expression.syntax import Syntax
    from fieldkit.questionnaires.model import Form, Question

QUOTED = Text("“{word}”", '"{word}"')
"""The Chinese type draws curly quotes as wide as a character; English has straight ones."""
OR = Text("或", " or ")
AND = Text("，且", " and ")
ELSE = Text("，或者", ", or ")
QUESTION = Text("第 {number} 题", "question {number}")
_IS = Text("第 {number} 题答{words}", "question {number} is {words}")
_IS_NOT = Text("第 {number} 题没有答{words}", "question {number} is not {words}")
_HAS = Text("第 {number} 题选了{words}", "{words} is chosen in question {number}")
_HAS_NOT = Text("第 {number} 题没有选{words}", "{words} is not chosen in question {number}")
_ANSWERED = Text("第 {number} 题有回答", "question {number} is answered")
_UNANSWERED = Text("第 {number} 题没有回答", "question {number} is not answered")
_COMPARED = {
    "=": Text("第 {number} 题等于 {value}", "question {number} is {value}"),
    "!=": Text("第 {number} 题不等于 {value}", "question {number} is not {value}"),
    "<": Text("第 {number} 题小于 {value}", "question {number} is less than {value}"),
    "<=": Text("第 {number} 题不超过 {value}", "question {number} is at most {value}"),
    ">": Text("第 {number} 题大于 {value}", "question {number} is more than {value}"),
    ">=": Text("第 {number} 题不少于 {value}", "question {number} is at least {value}"),
}
_COUNTED = {
    "=": Text("第 {number} 题正好选了 {value} 项", "exactly {value} are chosen in question {number}"),
    "!=": Text("第 {number} 题选的不是 {value} 项", "not {value} are chosen in question {number}"),
    "<": Text("第 {number} 题选的少于 {value} 项", "fewer than {value} are chosen in question {number}"),
    "<=": Text("第 {number} 题选的不超过 {value} 项", "at most {value} are chosen in question {number}"),
    ">": Text("第 {number} 题选的多于 {value} 项", "more than {value} are chosen in question {number}"),
    ">=": Text("第 {number} 题至少选了 {value} 项", "at least {value} are chosen in question {number}"),
}
_SELECTS = frozenset({QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE})


class ConditionWriter:
    """Puts the conditions of one form into words."""

    def __init__(self, form: Form, speaker: Speaker) -> None:
        self._form = form
        self._speaker = speaker

    def say(self, tree: Syntax, here: str) -> str | None:
        """Return the condition in words, None when it cannot be put simply; empty when it always holds."""
        if isinstance(tree, Operation) and tree.operator in {"and", "or"}:
            return self._several(_flat(tree, tree.operator), tree.operator, here)
        if isinstance(tree, Call) and tree.name == "true":
            return ""
        atom = atom_of(tree, here)
        if atom is not None:
            return self._atoms([atom], OR)
        inlined = self._worked_out(tree, here)
        return None if inlined is None else self.say(*inlined)

    def formula(self, tree: Syntax, here: str) -> str:
        """Return the condition as a formula with question numbers and labels for names."""
        path = form_path(tree, here)
        if path is not None:
            number = self._speaker.number(path)
            if number:
                return numbered(QUESTION, self._speaker.own, number=number)
            bind = self._form.binds.get(path)
            if bind is not None and bind.calculate is not None:
                return self._operand(bind.calculate.tree, path)
            return path.rpartition("/")[2]
        match tree:
            case Operation():
                return f"{self._operand(tree.left, here)} {tree.operator} {self._operand(tree.right, here)}"
            case Negation():
                return f"-{self._operand(tree.operand, here)}"
            case Call():
                inside = ", ".join(self.formula(one, here) for one in tree.arguments)
                return f"{tree.name}({inside})"
            case Literal():
                return f"'{tree.text}'"
            case Number():
                return f"{tree.value:.12g}"
            case _:
                return "…"

    def _operand(self, tree: Syntax, here: str) -> str:
        text = self.formula(tree, here)
        return f"({text})" if isinstance(tree, Operation) else text

    def _several(self, trees: list[Syntax], operator: str, here: str) -> str | None:
        """Say conditions joined by one operator; comparisons of one answer are said together."""
        atoms = [atom_of(tree, here) for tree in trees]
        answered = {atom.path for atom in atoms if atom is not None and _means_answered(atom)}
        others = {atom.path for atom in atoms if atom is not None and not _means_nothing_else(atom)}
        said: list[str] = []
        done: set[int] = set()
        for place, (tree, atom) in enumerate(zip(trees, atoms, strict=True)):
            if place in done:
                continue
            if atom is None:
                words = self._inside(tree, operator, here)
            elif operator == "and" and _means_answered(atom) and atom.path in answered & others:
                continue
            else:
                alike = [i for i, one in enumerate(atoms) if one is not None and _alike(one, atom, operator)]
                done.update(alike)
                words = self._atoms([one for i in alike if (one := atoms[i])], OR)
            if words is None or (not words and operator == "or"):
                return words
            if words:
                said.append(words)
        return (AND if operator == "and" else ELSE).say(self._speaker.own).join(said)

    def _inside(self, tree: Syntax, operator: str, here: str) -> str | None:
        words = self.say(tree, here)
        is_nested = (
            isinstance(tree, Operation) and tree.operator in {"and", "or"} and tree.operator != operator
        )
        return f"（{words}）" if words and is_nested else words

    def _atoms(self, atoms: list[Atom], joint: Text) -> str | None:
        first, own = atoms[0], self._speaker.own
        number = self._speaker.number(first.path)
        question = self._form.questions.get(first.path)
        if number is None or question is None:
            return None
        if first.kind is Kind.COUNT:
            return numbered(_COUNTED[first.operator], own, number=number, value=first.value)
        if first.value == "" and first.kind is Kind.VALUE:
            text = _ANSWERED if first.operator == "!=" else _UNANSWERED
            return numbered(text, own, number=number)
        is_choice = question.type in _SELECTS and first.operator in {"=", "!="}
        if first.is_number and not is_choice:
            return numbered(_COMPARED[first.operator], own, number=number, value=first.value)
        if first.operator not in {"=", "!="}:
            return None
        words = joint.say(own).join(
            QUOTED.say(own, word=self._speaker.choice_label(question, atom.value)) for atom in atoms
        )
        sentence = _sentence(question, positive=first.operator == "=")
        return numbered(sentence, own, number=number, words=words)

    def _worked_out(self, tree: Syntax, here: str) -> tuple[Syntax, str] | None:
        """Return the calculation behind ``${flag} = 'true'``-like tests of a node nobody fills in."""
        if isinstance(tree, Call) and tree.name in {"boolean", "boolean-from-string"}:
            tree = tree.arguments[0]
            if not isinstance(tree, Path):
                return tree, here
        path = form_path(tree, here)
        bind = self._form.binds.get(path) if path and self._speaker.number(path) is None else None
        return (bind.calculate.tree, bind.path) if bind is not None and bind.calculate else None


def _sentence(question: Question, *, positive: bool) -> Text:
    if question.type is QuestionType.SELECT_MULTIPLE:
        return _HAS if positive else _HAS_NOT
    return _IS if positive else _IS_NOT


def _flat(tree: Syntax, operator: str) -> list[Syntax]:
    if isinstance(tree, Operation) and tree.operator == operator:
        return [*_flat(tree.left, operator), *_flat(tree.right, operator)]
    return [tree]


def _alike(one: Atom, other: Atom, operator: str) -> bool:
    """Tell whether two comparisons are said in one: any of these answers, or none of them."""
    if one is other or one == other:
        return True
    joins = "=" if operator == "or" else "!="
    same = (one.path, one.kind, one.operator) == (other.path, other.kind, other.operator)
    return same and one.operator == joins and one.kind is not Kind.COUNT and bool(one.value and other.value)


def _means_answered(atom: Atom) -> bool:
    """``!= ''``, or at least one choice."""
    if atom.kind is Kind.COUNT:
        return (atom.operator, atom.value) in {(">", "0"), (">=", "1"), ("!=", "0")}
    return atom.kind is Kind.VALUE and (atom.operator, atom.value) == ("!=", "")


def _means_nothing_else(atom: Atom) -> bool:
    return _means_answered(atom)
