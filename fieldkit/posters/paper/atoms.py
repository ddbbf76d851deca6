"""The simple comparisons that relevance is made of, and whether they hold."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldkit.posters.paper.references import form_path
from fieldkit.questionnaires.expression.syntax import Call, Literal, Number, Operation, Syntax

_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_COMPARE = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

Known = Mapping[str, str]
"""Answers taken for granted, by path; empty text for a question that was skipped."""


class Kind(StrEnum):
    """What a comparison looks at."""

    VALUE = "value"
    PICKED = "picked"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison of one answer with a constant.

    Attributes:
        path: of the question.
        kind: its value, whether a choice is among the picked ones, or how many are picked.
        operator: as in XPath; for PICKED ``=`` or ``!=``.
        value: as text; ``is_number`` when it was written as a number.
    """

    path: str
    kind: Kind
    operator: str
    value: str
    is_number: bool = False

    def holds(self, known: Known) -> bool | None:
        """Tell whether it holds, None when the answer is not known."""
        if self.path not in known:
            return None
        answer = known[self.path]
        if self.kind is Kind.PICKED:
            return (self.value in answer.split()) == (self.operator == "=")
        if self.kind is Kind.COUNT:
            return bool(_COMPARE[self.operator](float(len(answer.split())), float(self.value)))
        if not self.is_number and self.operator in {"=", "!="}:
            return (answer == self.value) == (self.operator == "=")
        left, right = _number(answer), _number(self.value)
        return bool(_COMPARE[self.operator](left, right))


def atom_of(tree: Syntax, here: str) -> Atom | None:
    """Return a comparison as an atom, None when it is something else."""
    if isinstance(tree, Call):
        return _of_call(tree, here)
    if not isinstance(tree, Operation) or tree.operator not in _MIRROR:
        return None
    sign, left, right = tree.operator, tree.left, tree.right
    if isinstance(left, Literal | Number):
        sign, left, right = _MIRROR[sign], right, left
    if not isinstance(right, Literal | Number):
        return None
    value = right.text if isinstance(right, Literal) else f"{right.value:.12g}"
    is_number = isinstance(right, Number)
    if (
        isinstance(left, Call)
        and left.name in {"count-selected", "string-length"}
        and len(left.arguments) == 1
    ):
        path = form_path(left.arguments[0], here)
        if path is None or not is_number:
            return None
        if left.name == "count-selected":
            return Atom(path, Kind.COUNT, sign, value, is_number=True)
        return Atom(path, Kind.VALUE, "!=", "") if (sign, value) in {(">", "0"), (">=", "1")} else None
    if isinstance(left, Call) and left.name in {"number", "int", "string"} and len(left.arguments) == 1:
        left = left.arguments[0]
    path = form_path(left, here)
    return Atom(path, Kind.VALUE, sign, value, is_number) if path else None


def holds(tree: Syntax, here: str, known: Known) -> bool | None:
    """Tell whether an expression holds with these answers; None when that depends on others."""
    match tree:
        case Operation(operator="and" | "or"):
            sides = (holds(tree.left, here, known), holds(tree.right, here, known))
            decisive = tree.operator == "or"
            if decisive in sides:
                return decisive
            return None if None in sides else not decisive
        case Call(name="not", arguments=(inner,)):
            found = holds(inner, here, known)
            return None if found is None else not found
        case Call(name="true" | "false"):
            return tree.name == "true"
        case Call(name="boolean", arguments=(inner,)) if form_path(inner, here) is None:
            return holds(inner, here, known)
    atom = atom_of(tree, here)
    return None if atom is None else atom.holds(known)


def implied(tree: Syntax, here: str) -> dict[str, str]:
    """Return the answers that must have been given for an expression to hold."""
    if isinstance(tree, Operation) and tree.operator == "and":
        return implied(tree.left, here) | implied(tree.right, here)
    atom = atom_of(tree, here)
    sure = atom is not None and atom.kind is Kind.VALUE and atom.operator == "=" and atom.value != ""
    return {atom.path: atom.value} if atom is not None and sure else {}


def _of_call(tree: Call, here: str) -> Atom | None:
    arguments = tree.arguments
    if tree.name == "selected" and len(arguments) == 2 and isinstance(arguments[1], Literal):
        path = form_path(arguments[0], here)
        return Atom(path, Kind.PICKED, "=", arguments[1].text) if path else None
    if tree.name == "not" and len(arguments) == 1:
        inner = atom_of(arguments[0], here)
        return None if inner is None else _denied(inner)
    return None


def _denied(atom: Atom) -> Atom | None:
    opposite = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}[atom.operator]
    if atom.kind is Kind.VALUE and atom.operator not in {"=", "!="}:
        # An empty answer is neither smaller nor larger, so the denial is not the opposite comparison.
        return None
    return Atom(atom.path, atom.kind, opposite, atom.value, atom.is_number)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
