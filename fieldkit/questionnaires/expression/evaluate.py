"""The value of an expression at a node."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.registry import FUNCTIONS
from fieldkit.questionnaires.expression.syntax import (
    Call,
    ExpressionError,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Syntax,
)
from fieldkit.questionnaires.expression.values import (
    Value,
    is_equal,
    is_less,
    is_unequal,
    to_boolean,
    to_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.tree import Node


def evaluate(tree: Syntax, context: Context) -> Value:
    """Return the value of ``tree``.

    Raises:
        ExpressionError: an argument that a function cannot take.
    """
    match tree:
        case Literal(text):
            return text
        case Path():
            return _path(tree, context)
        case Call():
            return FUNCTIONS[tree.name].compute(context, tree.arguments)
        case Operation(operator, left, right):
            return _operation(operator, left, right, context)
        case Filter():
            return _filter(tree, context)
        case Number() | Negation():
            return tree.value if isinstance(tree, Number) else -to_number(evaluate(tree.operand, context))


def _filter(tree: Filter, context: Context) -> list[Node]:
    nodes = node_set(evaluate(tree.primary, context))
    for predicate in tree.predicates:
        nodes = _narrow(nodes, predicate, context)
    return nodes


def node_set(value: Value) -> list[Node]:
    """Return the value as nodes.

    Raises:
        ExpressionError: it is not a node-set.
    """
    if isinstance(value, list):
        return value
    raise ExpressionError("这里要的是一组题，不是单个值", "a list of questions is expected here")


def _operation(operator: str, left: Syntax, right: Syntax, context: Context) -> Value:
    if operator == "and":
        return to_boolean(evaluate(left, context)) and to_boolean(evaluate(right, context))
    if operator == "or":
        return to_boolean(evaluate(left, context)) or to_boolean(evaluate(right, context))
    return _OPERATORS[operator](evaluate(left, context), evaluate(right, context))


def _divide(left: Value, right: Value) -> float:
    top, bottom = to_number(left), to_number(right)
    if bottom != 0 or math.isnan(top) or math.isnan(bottom):
        return top / bottom if bottom else math.nan
    if top == 0:
        return math.nan
    return math.copysign(math.inf, top) * math.copysign(1, bottom)


def _remainder(left: Value, right: Value) -> float:
    top, bottom = to_number(left), to_number(right)
    if bottom == 0 or math.isinf(top) or math.isnan(top) or math.isnan(bottom):
        return math.nan
    return math.fmod(top, bottom)


def _union(left: Value, right: Value) -> Value:
    return _in_order([*node_set(left), *node_set(right)])


_OPERATORS: dict[str, Callable[[Value, Value], Value]] = {
    "=": is_equal,
    "!=": is_unequal,
    "<": lambda left, right: is_less(left, right, or_equal=False),
    "<=": lambda left, right: is_less(left, right, or_equal=True),
    ">": lambda left, right: is_less(right, left, or_equal=False),
    ">=": lambda left, right: is_less(right, left, or_equal=True),
    "+": lambda left, right: to_number(left) + to_number(right),
    "-": lambda left, right: to_number(left) - to_number(right),
    "*": lambda left, right: to_number(left) * to_number(right),
    "div": _divide,
    "mod": _remainder,
    "|": _union,
}


def _path(path: Path, context: Context) -> list[Node]:
    if path.absolute:
        # Also inside instance('x')/…[/data/a = b]: "/" is always the answers.
        nodes = [context.surroundings.document]
    elif path.start is None:
        nodes = [context.node]
    else:
        nodes = node_set(evaluate(path.start, context))
    for step in path.steps:
        nodes = _step(step, nodes, context)
    return nodes


def _step(step: Step, nodes: list[Node], context: Context) -> list[Node]:
    axis = _AXES_OF[step.axis]
    found: list[Node] = []
    for node in nodes:
        matches = [one for one in axis(node) if _passes(one, step.test)]
        for predicate in step.predicates:
            matches = _narrow(matches, predicate, context)
        found.extend(matches)
    if len(nodes) == 1 and step.axis in _FORWARD:
        return found
    return _in_order(found)


def _passes(node: Node, test: str) -> bool:
    # A question that is not asked is no part of any node-set (as in JavaRosa).
    if not node.relevant:
        return False
    if test == "node()":
        return True
    if test == "*":
        return bool(node.name)
    return node.name == test


def _narrow(nodes: list[Node], predicate: Syntax, context: Context) -> list[Node]:
    kept: list[Node] = []
    size = len(nodes)
    for position, node in enumerate(nodes, start=1):
        value = evaluate(predicate, replace(context, node=node, position=position, size=size))
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if value == position if is_number else to_boolean(value):
            kept.append(node)
    return kept


def _in_order(nodes: list[Node]) -> list[Node]:
    unique = list({id(node): node for node in nodes}.values())
    return unique if len(unique) <= 1 else sorted(unique, key=lambda node: node.order())


def _children(node: Node) -> Iterable[Node]:
    return node.children


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return () if node.parent is None else (node.parent,)


def _ancestors(node: Node) -> list[Node]:
    found: list[Node] = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def _descendants(node: Node) -> list[Node]:
    return [below for below in _relevant_walk(node) if below is not node]


def _relevant_walk(node: Node) -> Iterable[Node]:
    yield node
    for child in node.children:
        if child.relevant:
            yield from _relevant_walk(child)


def _siblings(node: Node, *, after: bool) -> list[Node]:
    if node.parent is None or node.is_attribute:
        return []
    siblings = node.parent.children
    index = next(i for i, sibling in enumerate(siblings) if sibling is node)
    return siblings[index + 1 :] if after else siblings[:index][::-1]


def _beyond(node: Node, *, after: bool) -> list[Node]:
    found: list[Node] = []
    for start in (node, *_ancestors(node)):
        for sibling in _siblings(start, after=after):
            below = list(_relevant_walk(sibling)) if sibling.relevant else []
            found.extend(below if after else reversed(below))
    return found


_FORWARD = frozenset({"child", "self", "parent", "attribute", "descendant", "descendant-or-self"})
_AXES_OF: dict[str, Callable[[Node], Iterable[Node]]] = {
    "child": _children,
    "self": _self,
    "parent": _parent,
    "attribute": lambda node: node.attributes,
    "descendant": _descendants,
    "descendant-or-self": _relevant_walk,
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "following-sibling": lambda node: _siblings(node, after=True),
    "preceding-sibling": lambda node: _siblings(node, after=False),
    "following": lambda node: _beyond(node, after=True),
    "preceding": lambda node: _beyond(node, after=False),
}
