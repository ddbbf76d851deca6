"""Questions about the shape of a tree, answered without computing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.syntax import (
    Call,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Syntax,
    chain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRUTHS = frozenset({"or", "and", "=", "!=", "<", "<=", ">", ">="})
_TRUE_OR_FALSE = frozenset(
    {"not", "selected", "contains", "starts-with", "ends-with", "boolean", "true", "false"}
)
_OF_PLACE = frozenset({"position", "last"})
_SAME_EVERYWHERE = frozenset({"current", "true", "false", "today"})


def parts_of(tree: Syntax) -> tuple[Syntax, ...]:
    """Return what stands directly inside a tree, predicates left out."""
    match tree:
        case Operation():
            first, operations = chain(tree)
            return (first, *(one.right for one in operations))
        case Negation(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Filter(primary, _):
            return (primary,)
        case Path(_, start, _):
            return () if start is None else (start,)
        case Literal() | Number():
            return ()


def _calls(tree: Syntax) -> Iterator[Call]:
    """Calls at the level of the tree itself; those inside its predicates have a context of their own."""
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Call):
            yield one
        waiting.extend(parts_of(one))


def ignores_place(predicate: Syntax) -> bool:
    """Whether a predicate is true or false whatever place its node has among the others."""
    is_truth = (isinstance(predicate, Operation) and predicate.operator in _TRUTHS) or (
        isinstance(predicate, Call) and predicate.name in _TRUE_OR_FALSE
    )
    return is_truth and all(call.name not in _OF_PLACE or call.arguments for call in _calls(predicate))


def is_same_everywhere(tree: Syntax) -> bool:
    """Whether a tree has one value at every node of a list, so that it need be computed once."""
    match tree:
        case Literal() | Number():
            return True
        case Path(absolute, start, _):
            return absolute or (start is not None and is_same_everywhere(start))
        case Call(name, arguments):
            if name in _OF_PLACE or name in {"random", "uuid", "once", "randomize"}:
                return False
            return all(map(is_same_everywhere, arguments)) if arguments else name in _SAME_EVERYWHERE
        case Operation() | Negation() | Filter():
            return all(map(is_same_everywhere, parts_of(tree)))


def compared_child(predicate: Syntax) -> tuple[Step, Syntax] | None:
    """Return child and value of ``[child = value]``, where the value is the same for every node.

    Also of ``[child = value and …]``: whoever passes must have that child.
    """
    if not isinstance(predicate, Operation):
        return None
    if predicate.operator == "and":
        return compared_child(predicate.left) or compared_child(predicate.right)
    if predicate.operator != "=":
        return None
    for child, value in ((predicate.left, predicate.right), (predicate.right, predicate.left)):
        step = _only_child(child)
        if step is not None and is_same_everywhere(value):
            return step, value
    return None


def _only_child(tree: Syntax) -> Step | None:
    if not isinstance(tree, Path) or tree.absolute or tree.start is not None or len(tree.steps) != 1:
        return None
    step = tree.steps[0]
    is_name = step.axis == "child" and not step.predicates and step.test != "*" and "(" not in step.test
    return step if is_name else None
