"""Which nodes a step means: names, prefixes and kinds of nodes (XPath 1.0 §2.3).

Answers and lists go by local names alone. In a document from outside a prefix means the
address it stands for, and a name without prefix means an element of no namespace or of
the document's default one, or any element written without prefix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.documents import (
    XML_NAMESPACE,
    NodeKind,
    XmlNode,
    kind_of,
    own_texts,
)
from fieldkit.questionnaires.expression.syntax import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.expression.syntax import Step
    from fieldkit.questionnaires.tree import Node

WELL_KNOWN: Mapping[str, str] = {
    "xml": XML_NAMESPACE,
    "h": "http://www.w3.org/1999/xhtml",
    "html": "http://www.w3.org/1999/xhtml",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xf": "http://www.w3.org/2002/xforms",
    "xforms": "http://www.w3.org/2002/xforms",
    "ev": "http://www.w3.org/2001/xml-events",
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "entities": "http://www.opendatakit.org/xforms/entities",
}
"""Prefixes that need no declaration."""

_KINDS = {
    "text()": NodeKind.TEXT,
    "comment()": NodeKind.COMMENT,
    "processing-instruction()": NodeKind.INSTRUCTION,
}
_PRINCIPAL = {"attribute": NodeKind.ATTRIBUTE, "namespace": NodeKind.NAMESPACE}


def matching(step: Step, nodes: Iterable[Node], context: Context, start: Node | None = None) -> list[Node]:
    """Return those of the nodes of an axis that a step means.

    Args:
        step: its predicates are left aside.
        nodes: what the axis gives.
        context: where prefixes are looked up.
        start: the node the axis started at; texts of answers are made there.

    Raises:
        ExpressionError: a prefix that stands for nothing.
    """
    test = step.test
    if test.endswith(")"):
        return _of_kind(step, nodes, start)
    # A question that is not asked is no part of any node-set (as in JavaRosa).
    if test == "*":
        found = [node for node in nodes if node.relevant and (node.name or isinstance(node, XmlNode))]
    else:
        found = [node for node in nodes if node.name == test and node.relevant]
    if not found:
        return found
    if not isinstance(found[0], XmlNode):
        is_attribute = step.axis == "attribute"
        return [node for node in found if node.is_attribute is is_attribute]
    principal = _PRINCIPAL.get(step.axis, NodeKind.ELEMENT)
    of_kind = [node for node in found if isinstance(node, XmlNode) and node.kind is principal]
    if principal is NodeKind.NAMESPACE or (test == "*" and not step.prefix):
        return [*of_kind]
    if step.prefix:
        address = _address(step.prefix, context)
        return [node for node in of_kind if node.namespace == address]
    return [node for node in of_kind if _is_plain(node)]


def _of_kind(step: Step, nodes: Iterable[Node], start: Node | None) -> list[Node]:
    if step.test == "node()":
        return [node for node in nodes if node.relevant]
    if step.test == "text()" and start is not None and not isinstance(start, XmlNode):
        return _texts_of_answers(step.axis, nodes, start)
    wanted = _KINDS[step.test]
    return [
        node for node in nodes if kind_of(node) is wanted and (not step.prefix or node.name == step.prefix)
    ]


def _texts_of_answers(axis: str, nodes: Iterable[Node], start: Node) -> list[Node]:
    if axis == "child":
        return own_texts(start)
    if axis in {"descendant", "descendant-or-self"}:
        around = [start, *nodes] if axis == "descendant" else nodes
        return [text for node in around for text in own_texts(node)]
    return []


def _is_plain(node: XmlNode) -> bool:
    if node.kind is NodeKind.ATTRIBUTE or not node.namespace:
        return not node.namespace
    return not node.prefix or node.namespace == node.default_namespace


def _address(prefix: str, context: Context) -> str:
    declared: dict[str, str] = {}
    for node in (context.surroundings.document, context.node):
        top = node
        while top.parent is not None:
            top = top.parent
        # What the asker declared goes before what the document does.
        for place in (top, node, *top.children):
            if isinstance(place, XmlNode):
                declared = {**place.scope, **declared}
    address = declared.get(prefix) or WELL_KNOWN.get(prefix)
    if address is None:
        raise ExpressionError(f"不认识的前缀 {prefix}:", f"unknown prefix {prefix}:")
    return address
