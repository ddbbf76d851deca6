"""How much room an answer needs, read from its constraint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.syntax import Call, Literal, Number, Operation, Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.questionnaires.expression.syntax import Syntax
    from fieldkit.questionnaires.model import Bind

MOST_BOXES = 20
_DIGITS = re.compile(r"\^?(?:\[0-9\]|\\d)\{(?:\d+,)?(\d+)\}\$?")
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}


def digits_of(bind: Bind) -> int | None:
    """Return how many digits the longest allowed answer has; None where the form sets no bound."""
    found = [digits for part in _parts(bind) if (digits := _digits(part)) is not None]
    return min(found) if found and min(found) <= MOST_BOXES else None


def must_be_answered(bind: Bind) -> bool:
    """Tell whether an answer is required, at least sometimes."""
    tree = bind.required.tree if bind.required else None
    return tree is not None and not (isinstance(tree, Call) and tree.name == "false")


def most_picks(bind: Bind) -> int | None:
    """Return how many choices may be picked at most, None without a bound."""
    bounds = [bound for part in _parts(bind) if (bound := _upper_bound(part, "count-selected")) is not None]
    return int(min(bounds)) if bounds else None


def _parts(bind: Bind) -> Iterator[Syntax]:
    """Yield what must hold all at once."""
    waiting = [bind.constraint.tree] if bind.constraint else []
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, Operation) and tree.operator == "and":
            waiting += [tree.right, tree.left]
        else:
            yield tree


def _digits(tree: Syntax) -> int | None:
    if isinstance(tree, Call) and tree.name == "regex" and _is_self(tree.arguments[0]):
        pattern = tree.arguments[1]
        match = _DIGITS.fullmatch(pattern.text) if isinstance(pattern, Literal) else None
        return int(match.group(1)) if match else None
    length = _upper_bound(tree, "string-length")
    if length is not None:
        return int(length)
    bound = _upper_bound(tree, "")
    return len(str(int(bound))) if bound is not None and 0 <= bound < 1e18 else None


def _upper_bound(tree: Syntax, function: str) -> float | None:
    """Return n of ``function(.) <= n``; of ``. <= n`` when ``function`` is empty."""
    if not isinstance(tree, Operation) or tree.operator not in _MIRROR:
        return None
    operator, left, right = tree.operator, tree.left, tree.right
    if isinstance(left, Number):
        operator, left, right = _MIRROR[operator], right, left
    if not isinstance(right, Number) or operator not in {"<", "<=", "="}:
        return None
    if function:
        fits = isinstance(left, Call) and left.name == function and len(left.arguments) == 1
        fits = fits and isinstance(left, Call) and _is_self(left.arguments[0])
    else:
        fits = _is_self(left)
    if not fits:
        return None
    return right.value - 1 if operator == "<" and right.value == int(right.value) else right.value


def _is_self(tree: Syntax) -> bool:
    return (
        isinstance(tree, Path)
        and not tree.absolute
        and tree.start is None
        and [step.axis for step in tree.steps] == ["self"]
    )
