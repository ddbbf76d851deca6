"""The value of an expression at a node."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.axes import AXIS, LEVEL, REVERSE, in_document_order
from fieldkit.questionnaires.expression.context import Context
from fieldkit.questionnaires.expression.documents import XmlNode
from fieldkit.questionnaires.expression.lists import WORTH_AN_INDEX, list_around
from fieldkit.questionnaires.expression.names import matching
from fieldkit.questionnaires.expression.registry import FUNCTIONS, check_call
from fieldkit.questionnaires.expression.shapes import compared_child, ignores_place
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
    chain,
)
from fieldkit.questionnaires.expression.values import (
    Unanswered,
    Value,
    arithmetic,
    is_equal,
    is_less,
    is_unequal,
    to_boolean,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.questionnaires.tree import Node


def evaluate(tree: Syntax, context: Context) -> Value:
    """Return the value of ``tree``.

    Raises:
        ExpressionError: a function that does not exist, or an argument that it cannot take.
    """
    return _EVALUATE[type(tree)](tree, context)


def node_set(value: Value) -> list[Node]:
    """Return the value as nodes.

    Raises:
        ExpressionError: it is not a node-set.
    """
    if isinstance(value, list):
        return value
    raise ExpressionError("这里要的是一组题，不是单个值", "a list of questions is expected here")


def _call(tree: Call, context: Context) -> Value:
    known = FUNCTIONS.get(tree.name)
    count = len(tree.arguments)
    if known is None or count < known.least or (known.most is not None and count > known.most):
        check_call(tree)
        raise AssertionError(tree.name)
    return known.compute(context, tree.arguments)


def _filter(tree: Filter, context: Context) -> list[Node]:
    nodes = node_set(evaluate(tree.primary, context))
    for predicate in tree.predicates:
        nodes = _narrow(nodes, predicate, context)
    return nodes


def _operation(tree: Operation, context: Context) -> Value:
    first, operations = chain(tree)
    value = evaluate(first, context)
    for operation in operations:
        operator = operation.operator
        if operator == "and":
            value = to_boolean(value) and to_boolean(evaluate(operation.right, context))
        elif operator == "or":
            value = to_boolean(value) or to_boolean(evaluate(operation.right, context))
        else:
            value = _OPERATORS[operator](value, evaluate(operation.right, context))
    return value


def _divide(left: Value, right: Value) -> float:
    top, bottom = arithmetic(left), arithmetic(right)
    if bottom != 0 or math.isnan(top) or math.isnan(bottom):
        return top / bottom if bottom else math.nan
    if top == 0:
        return math.nan
    return math.copysign(math.inf, top) * math.copysign(1, bottom)


def _remainder(left: Value, right: Value) -> float:
    top, bottom = arithmetic(left), arithmetic(right)
    if bottom == 0 or math.isinf(top) or math.isnan(top) or math.isnan(bottom):
        return math.nan
    return math.fmod(top, bottom)


def _union(left: Value, right: Value) -> Value:
    return in_document_order([*node_set(left), *node_set(right)])


_OPERATORS: dict[str, Callable[[Value, Value], Value]] = {
    "=": is_equal,
    "!=": is_unequal,
    "<": lambda left, right: is_less(left, right, or_equal=False),
    "<=": lambda left, right: is_less(left, right, or_equal=True),
    ">": lambda left, right: is_less(right, left, or_equal=False),
    ">=": lambda left, right: is_less(right, left, or_equal=True),
    "+": lambda left, right: arithmetic(left) + arithmetic(right),
    "-": lambda left, right: arithmetic(left) - arithmetic(right),
    "*": lambda left, right: arithmetic(left) * arithmetic(right),
    "div": _divide,
    "mod": _remainder,
    "|": _union,
}


def _path(path: Path, context: Context) -> list[Node]:
    steps = path.steps
    if path.absolute:
        # Also inside instance('x')/…[/data/a = b]: "/" is always the answers.
        top = context.surroundings.document
        nodes = [top]
        if steps and _names_the_top(steps[0], top, context):
            steps = (Step("self", steps[0].test, steps[0].predicates, steps[0].prefix), *steps[1:])
    elif path.start is None:
        nodes = [context.node]
    else:
        nodes = node_set(evaluate(path.start, context))
    is_xml = bool(nodes) and isinstance(nodes[0], XmlNode)
    is_level = len(nodes) <= 1
    for step in steps:
        nodes, is_level = _step(step, nodes, context, is_level=is_level)
    return nodes if nodes or is_xml else Unanswered()


def _names_the_top(step: Step, top: Node, context: Context) -> bool:
    """Whether "/data" means the element that stands for the document itself."""
    if top.parent is None or step.axis != "child":
        return False
    bare = Step("child", step.test, (), step.prefix)
    return not matching(bare, top.children, context) and bool(matching(bare, [top], context))


def _step(step: Step, nodes: list[Node], context: Context, *, is_level: bool) -> tuple[list[Node], bool]:
    """Return the nodes one step further, and whether they are all of one level of the tree."""
    axis = AXIS[step.axis]
    found: list[Node] = []
    for node in nodes:
        matches = _found_by_value(step, node, context)
        if matches is None:
            matches = matching(step, axis(node), context, node)
        for predicate in step.predicates:
            matches = _narrow(matches, predicate, context)
        found.extend(matches)
    stays_level = is_level and step.axis in LEVEL
    if stays_level or (len(nodes) == 1 and step.axis not in REVERSE):
        return found, stays_level or len(found) <= 1
    return in_document_order(found), len(found) <= 1


def _found_by_value(step: Step, node: Node, context: Context) -> list[Node] | None:
    """The rows of a long list that ``row[child = value]`` can mean; None when all must be tried."""
    if not step.predicates or step.axis != "child" or len(node.children) < WORTH_AN_INDEX:
        return None
    compared = compared_child(step.predicates[0])
    if compared is None or not ignores_place(step.predicates[0]):
        return None
    rows = list_around(node)
    if rows is None:
        return None
    child, value = compared
    return rows.rows_with(node, step.test, child.test, evaluate(value, context))


def _narrow(nodes: list[Node], predicate: Syntax, context: Context) -> list[Node]:
    size = len(nodes)
    if isinstance(predicate, Number):
        place = predicate.value
        return [nodes[int(place) - 1]] if 1 <= place <= size and place == int(place) else []
    kept: list[Node] = []
    surroundings, origin = context.surroundings, context.origin
    compute = _EVALUATE[type(predicate)]
    for position, node in enumerate(nodes, start=1):
        value = compute(predicate, Context(surroundings, node, origin, position, size))
        if isinstance(value, bool):
            passes = value
        elif isinstance(value, int | float):
            passes = value == position
        else:
            passes = to_boolean(value)
        if passes:
            kept.append(node)
    return kept


_EVALUATE: dict[type, Callable[..., Value]] = {
    Literal: lambda tree, _context: tree.text,
    Number: lambda tree, _context: tree.value,
    Negation: lambda tree, context: -arithmetic(evaluate(tree.operand, context)),
    Operation: _operation,
    Call: _call,
    Path: _path,
    Filter: _filter,
}
