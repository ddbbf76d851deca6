"""The syntax tree of an XPath 1.0 expression; positions count characters from 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from fieldkit.kernel.texts import Text

AXES = frozenset({
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self",
    "following", "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self",
})  # fmt: skip


class ExpressionError(ValueError):
    """An expression that cannot be read or computed.

    Attributes:
        reason: why, to stand inside a sentence.
        position: where, in characters from 0.
    """

    def __init__(self, zh: str, en: str, position: int = 0) -> None:
        reason = Text(zh, en)
        super().__init__(en)
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Literal:
    """A quoted text."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Negation:
    """The unary minus."""

    operand: Syntax


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands; ``operator`` as written: ``or and = != < <= > >= + - * div mod |``."""

    operator: str
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True)
class Call:
    """A function call; the name keeps its prefix (``jr:choice-name``)."""

    name: str
    arguments: tuple[Syntax, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    Attributes:
        test: a local name, ``*``, ``node()``, ``text()``, ``comment()`` or ``processing-instruction()``.
        prefix: the prefix of a name as written; for ``processing-instruction('x')`` its target.
    """

    axis: str
    test: str
    predicates: tuple[Syntax, ...] = ()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A location path. ``start`` is None for the context node; absolute paths begin at the answers."""

    absolute: bool
    start: Syntax | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression narrowed by predicates: ``instance('x')[…]``, ``(…)[1]``."""

    primary: Syntax
    predicates: tuple[Syntax, ...]


Syntax: TypeAlias = "Literal | Number | Negation | Operation | Call | Path | Filter"
"""Any node of the tree."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as its author wrote it, with its tree."""

    source: str
    tree: Syntax


def chain(tree: Syntax) -> tuple[Syntax, list[Operation]]:
    """Return the first operand of ``a + b + c …`` and its operations from left to right.

    Long chains lean to the left; whoever walks them in a loop may meet any number of terms.
    """
    operations: list[Operation] = []
    while isinstance(tree, Operation):
        operations.append(tree)
        tree = tree.left
    return tree, operations[::-1]
