"""Which node a path in an expression means, as a form path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.syntax import Call, Filter, Literal, Negation, Number, Operation, Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.questionnaires.expression.syntax import Syntax


def form_path(tree: Syntax, here: str) -> str | None:
    """Return the form path that a plain path means as seen from ``here``; None for anything else."""
    if not isinstance(tree, Path) or any(step.predicates for step in tree.steps):
        return None
    if tree.start is not None and not (isinstance(tree.start, Call) and tree.start.name == "current"):
        return None
    parts = [] if tree.absolute else here.strip("/").split("/")
    for step in tree.steps:
        if step.axis == "parent" and parts:
            parts.pop()
        elif step.axis == "child" and step.test not in {"*", "node()", "text()"}:
            parts.append(step.test)
        elif step.axis != "self":
            return None
    return "/" + "/".join(parts) if parts else None


def children_of(tree: Syntax) -> Iterator[Syntax]:
    """Yield the direct operands, arguments and predicates of an expression."""
    match tree:
        case Operation():
            yield from (tree.left, tree.right)
        case Negation():
            yield tree.operand
        case Call():
            yield from tree.arguments
        case Filter():
            yield from (tree.primary, *tree.predicates)
        case Path():
            if tree.start is not None:
                yield tree.start
            for step in tree.steps:
                yield from step.predicates
        case Literal() | Number():
            return


def asks_answers(tree: Syntax) -> bool:
    """Whether a predicate looks at the answers, and not only at the list it narrows."""
    if isinstance(tree, Path):
        if tree.absolute or any(step.axis in {"parent", "ancestor"} for step in tree.steps):
            return True
    elif isinstance(tree, Call) and tree.name in {"current", "position", "random"}:
        return tree.name == "current"
    return any(asks_answers(child) for child in children_of(tree))


def paths_in(tree: Syntax, here: str) -> Iterator[str]:
    """Yield the form path of every plain path in an expression."""
    path = form_path(tree, here)
    if path is not None:
        yield path
        return
    for child in children_of(tree):
        yield from paths_in(child, here)
