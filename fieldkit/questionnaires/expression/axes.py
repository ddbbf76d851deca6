"""The thirteen axes of XPath 1.0 §2.2, and document order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.documents import XmlNode, namespaces_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldkit.questionnaires.tree import Node

_FEW = 8


def ancestors(node: Node) -> list[Node]:
    """Return what is around a node, from inside out."""
    found: list[Node] = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def in_document_order(nodes: list[Node]) -> list[Node]:
    """Return the nodes without repetition, in document order; trees in the order they come in."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) <= 1:
        return unique
    if all(isinstance(node, XmlNode) for node in unique) or len(unique) <= _FEW:
        return sorted(unique, key=lambda node: node.order())
    tops: dict[int, Node] = {}
    for node in unique:
        top = node
        while top.parent is not None:
            top = top.parent
        tops.setdefault(id(top), top)
    places: dict[int, int] = {}
    for top in tops.values():
        for one in _with_attributes(top):
            places[id(one)] = len(places)
    # A text node of an answer is made when asked for and stands right after its element.
    return sorted(unique, key=lambda node: places.get(id(node), places.get(id(node.parent), 0)))


def _with_attributes(node: Node) -> Iterable[Node]:
    for one in node.walk():
        yield one
        yield from one.attributes


def _descendants(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = [child for child in reversed(node.children) if child.relevant]
    while waiting:
        one = waiting.pop()
        found.append(one)
        if one.children:
            waiting.extend(child for child in reversed(one.children) if child.relevant)
    return found


def _siblings(node: Node, *, after: bool) -> list[Node]:
    if node.parent is None:
        return []
    siblings = node.parent.children
    index = next((i for i, sibling in enumerate(siblings) if sibling is node), None)
    if index is None:
        return []
    return siblings[index + 1 :] if after else siblings[:index][::-1]


def _following(node: Node) -> list[Node]:
    owner = node.parent
    is_beside = owner is not None and not any(child is node for child in owner.children)
    # What is inside the element of an attribute comes after the attribute.
    found = _descendants(owner) if owner is not None and is_beside else []
    for start in (node, *ancestors(node)):
        for sibling in _siblings(start, after=True):
            if sibling.relevant:
                found.extend((sibling, *_descendants(sibling)))
    return found


def _preceding(node: Node) -> list[Node]:
    found: list[Node] = []
    for start in (node, *ancestors(node)):
        for sibling in _siblings(start, after=False):
            if sibling.relevant:
                found.extend((*reversed(_descendants(sibling)), sibling))
    return found


AXIS: dict[str, Callable[[Node], Iterable[Node]]] = {
    "child": lambda node: node.children,
    "self": lambda node: (node,),
    "parent": lambda node: () if node.parent is None else (node.parent,),
    "attribute": lambda node: node.attributes,
    "namespace": namespaces_of,
    "descendant": _descendants,
    "descendant-or-self": lambda node: [node, *_descendants(node)],
    "ancestor": ancestors,
    "ancestor-or-self": lambda node: [node, *ancestors(node)],
    "following-sibling": lambda node: _siblings(node, after=True),
    "preceding-sibling": lambda node: _siblings(node, after=False),
    "following": _following,
    "preceding": _preceding,
}
"""What each axis gives, nearest first, as predicates count."""

REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
"""Axes that go backwards."""

LEVEL = frozenset({"child", "attribute", "namespace", "self"})
"""Axes that keep nodes of one level in order, so that nothing need be sorted."""
