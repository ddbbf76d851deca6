"""Functions on nodes: names, places, identifiers, repeats, lists."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.axes import ancestors, in_document_order
from fieldkit.questionnaires.expression.documents import XML_NAMESPACE, XmlNode
from fieldkit.questionnaires.expression.evaluate import evaluate, node_set
from fieldkit.questionnaires.expression.lists import ListDocument
from fieldkit.questionnaires.expression.registry import function
from fieldkit.questionnaires.expression.syntax import ExpressionError
from fieldkit.questionnaires.expression.values import Value, arithmetic, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.expression.syntax import Syntax
    from fieldkit.questionnaires.tree import Node

    Arguments = tuple[Syntax, ...]

_HIGHEST_LEVELS = 3


@function("count", 1, 1)
def _count(context: Context, arguments: Arguments) -> Value:
    return float(len(node_set(evaluate(arguments[0], context))))


@function("count-non-empty", 1, 1)
def _count_non_empty(context: Context, arguments: Arguments) -> Value:
    return float(sum(node.string_value != "" for node in node_set(evaluate(arguments[0], context))))


@function("last", 0, 0)
def _last(context: Context, _arguments: Arguments) -> Value:
    return float(context.size)


@function("position", 0, 1)
def _position(context: Context, arguments: Arguments) -> Value:
    """Place in the node-set; of a node, its place among its namesakes (which instance of a repeat)."""
    if not arguments:
        return float(context.position)
    nodes = node_set(evaluate(arguments[0], context))
    return float(_place(nodes[0])) if nodes else math.nan


def _place(node: Node) -> int:
    namesakes = [one for one in node.parent.children if one.name == node.name] if node.parent else [node]
    return next((place for place, one in enumerate(namesakes, start=1) if one is node), 1)


@function("current", 0, 0)
def _current(context: Context, _arguments: Arguments) -> Value:
    return [context.origin]


@function("instance", 1, 1)
def _instance(context: Context, arguments: Arguments) -> Value:
    name = to_text(evaluate(arguments[0], context))
    document = context.surroundings.instance(name)
    if document is None:
        raise ExpressionError(f"没有名为 {name} 的列表", f"there is no list {name}")
    return [document]


@function("pulldata", 4, 4)
def _pulldata(context: Context, arguments: Arguments) -> Value:
    """The wanted column of the first row whose key column has the key."""
    name, wanted, key, value = (to_text(evaluate(argument, context)) for argument in arguments)
    document = context.surroundings.instance(name.removesuffix(".csv"))
    root = document.children[0] if document is not None and document.children else None
    if root is None or not value:
        return ""
    rows = document.rows_with(root, "item", key, value) if isinstance(document, ListDocument) else None
    for row in root.children if rows is None else rows:
        found = row.child(key)
        if found is not None and found.string_value == value:
            column = row.child(wanted)
            return column.string_value if column else ""
    return ""


@function("indexed-repeat", 3, 7)
def _indexed_repeat(context: Context, arguments: Arguments) -> Value:
    """The node as it is in the given instance of its repeat, for up to three repeats one in another.

    Paths count from the top whatever instance the question itself is in; an index of
    0 or none is the first.
    """
    if len(arguments) % 2 == 0:
        raise ExpressionError("indexed-repeat() 缺少序号", "indexed-repeat() lacks an index")
    found = _in_all_instances(node_set(evaluate(arguments[0], context)))
    for level in range(min(_HIGHEST_LEVELS, len(arguments) // 2)):
        repeats = _in_all_instances(node_set(evaluate(arguments[1 + 2 * level], context)))
        number = arithmetic(evaluate(arguments[2 + 2 * level], context))
        wanted = max(1, int(number)) if math.isfinite(number) else 1
        chosen = {id(repeat) for repeat in repeats if _place(repeat) == wanted}
        found = [node for node in found if any(id(one) in chosen for one in (node, *ancestors(node)))]
    return found


def _in_all_instances(nodes: list[Node]) -> list[Node]:
    """The nodes that have the same names around them as the first, in every instance of every repeat."""
    if not nodes:
        return []
    line = [nodes[0], *ancestors(nodes[0])][::-1]
    found = [line[0]]
    for below in line[1:]:
        found = [
            child
            for node in found
            for child in (node.attributes if below.is_attribute else node.children)
            if child.name == below.name and child.relevant
        ]
    return found


def _enter_name(name: str, read: Callable[[Node], str]) -> None:
    @function(name, 0, 1)
    def of_first(context: Context, arguments: Arguments) -> Value:
        nodes = node_set(evaluate(arguments[0], context)) if arguments else [context.node]
        return read(nodes[0]) if nodes else ""


_enter_name("name", lambda node: node.qualified_name if isinstance(node, XmlNode) else node.name)
_enter_name("local-name", lambda node: node.name)
_enter_name("namespace-uri", lambda node: node.namespace if isinstance(node, XmlNode) else "")


@function("id", 1, 1)
def _id(context: Context, arguments: Arguments) -> Value:
    """The elements whose ``id`` or ``xml:id`` is one of the words given."""
    value = evaluate(arguments[0], context)
    texts = [node.string_value for node in value] if isinstance(value, list) else [to_text(value)]
    wanted = {word for text in texts for word in text.split()}
    top = ancestors(context.node)[-1] if context.node.parent is not None else context.node
    found: dict[str, Node] = {}
    for element in top.walk():
        for attribute in element.attributes:
            if attribute.name == "id" and attribute.text in wanted and _may_identify(attribute):
                found.setdefault(attribute.text, element)
    return in_document_order(list(found.values()))


def _may_identify(attribute: Node) -> bool:
    return not isinstance(attribute, XmlNode) or attribute.namespace in {"", XML_NAMESPACE}


@function("lang", 1, 1)
def _lang(context: Context, arguments: Arguments) -> Value:
    """Whether the node stands in text of that language, by the nearest ``xml:lang``."""
    wanted = to_text(evaluate(arguments[0], context)).lower()
    for node in (context.node, *ancestors(context.node)):
        for attribute in _xml_attributes(node):
            if attribute.name == "lang":
                spoken = attribute.text.lower()
                return spoken == wanted or spoken.startswith(f"{wanted}-")
    return False


def _xml_attributes(node: Node) -> Iterable[XmlNode]:
    return (one for one in node.attributes if isinstance(one, XmlNode) and one.namespace == XML_NAMESPACE)
