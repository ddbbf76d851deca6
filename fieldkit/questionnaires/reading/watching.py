"""Which expressions of a form are tried out before it is taken: those that could stop JavaRosa."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fieldkit.questionnaires.expression import Expression, ExpressionError, check_call
from fieldkit.questionnaires.expression.syntax import Call, Literal, Path, Syntax, chain
from fieldkit.questionnaires.reading.at_opening import takes_nodes
from fieldkit.questionnaires.reading.demands import DEMANDS
from fieldkit.questionnaires.reading.elsewhere import NOT_OF_FORMS, is_path, odd_part, refusable_step

if TYPE_CHECKING:
    from collections.abc import Sequence

_COUNTED = {"coalesce": 2, "number": 1, "string": 1}
_HARMLESS = frozenset({"count", "count-non-empty", "sum"})


class Watched(NamedTuple):
    """An expression that could go wrong, and where its author wrote it."""

    path: str
    column: str
    expression: Expression


class Stopped(NamedTuple):
    """Why a form cannot be opened."""

    watched: Watched
    error: ExpressionError


class Incomplete(NamedTuple):
    """A choice without its one value or its one label; ``about`` is how its text is called (``yn-0``)."""

    path: str
    about: str
    number: int
    is_value: bool


def may_go_wrong(
    parts: Sequence[Syntax],
    repeats: frozenset[str],
    typed: frozenset[str] = frozenset(),
    *,
    is_nodes: bool = False,
) -> bool:
    """Whether working out an expression could stop JavaRosa.

    Args:
        parts: the expression, and everything inside it.
        repeats: form paths of all repeats.
        typed: names of questions whose answers are no texts.
        is_nodes: several nodes are welcome, as in a list of choices.
    """
    tree = parts[0]
    begun = {id(one.start) for one in parts if isinstance(one, Path) and _is_named(one.start)}
    welcome = {
        id(one) for call in parts if isinstance(call, Call) and takes_nodes(call) for one in call.arguments
    }
    for one in parts:
        if id(one) not in begun and (
            _is_risky(one, typed) or (one is not tree and id(one) not in welcome and _enters(one, repeats))
        ):
            return True
    return refusable_step(parts) is not None or (
        not is_nodes and (_may_be_several(parts) or _enters(tree, repeats))
    )


def _is_named(start: Syntax | None) -> bool:
    """Whether a path begins at ``current()`` or at a list that is named outright."""
    if not isinstance(start, Call) or start.name not in {"current", "instance"}:
        return False
    return not start.arguments if start.name == "current" else isinstance(start.arguments[0], Literal)


def _enters(tree: Syntax, repeats: frozenset[str]) -> bool:
    """Whether a path goes from the top into a repeat."""
    if not repeats or not isinstance(tree, Path) or not tree.steps:
        return False
    if not tree.absolute:
        # Of a relative path only the end is looked at.
        return any(repeat.endswith(f"/{tree.steps[-1].test}") for repeat in repeats)
    path = "".join(f"/{step.test}" for step in tree.steps)
    return any(f"{path}/".startswith(f"{repeat}/") for repeat in repeats)


def _is_risky(tree: Syntax, typed: frozenset[str]) -> bool:
    if not isinstance(tree, Call):
        operators = [one.operator for one in chain(tree)[1]]
        return "|" in operators or (not operators and odd_part(tree) is not None)
    try:
        check_call(tree)
    except ExpressionError:
        return True
    if tree.name in _HARMLESS:
        return not tree.arguments or not is_path(tree.arguments[0])
    if tree.name in _COUNTED:
        return len(tree.arguments) != _COUNTED[tree.name]
    if tree.name in {"selected", "is-selected"}:
        return not isinstance(tree.arguments[1], Literal) or not _is_text(tree.arguments[0], typed)
    return tree.name in NOT_OF_FORMS or tree.name in DEMANDS or tree.name == "current"


def _is_text(tree: Syntax, typed: frozenset[str]) -> bool:
    """Whether an argument is surely a text: a question that holds one, or a text written out."""
    if isinstance(tree, Path):
        return bool(tree.steps) and tree.steps[-1].test not in typed and tree.steps[-1].axis == "child"
    return isinstance(tree, Literal)


def _may_be_several(parts: Sequence[Syntax]) -> bool:
    return any(isinstance(one, Path) and isinstance(one.start, Call) for one in parts)
