"""The tree an expression walks: the answers of one interview, or a list of choices.

Names are local names: forms put their nodes in the XForms namespace, ``orx:meta``
and ``meta`` are the same node here. Attributes are nodes too, kept apart from children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_NUMBER_TYPES = frozenset({"int", "decimal"})
_UNTRUE = frozenset({"", "0", "false"})
_EMPTY = frozenset({""})


class Node:
    """One element, attribute or document of a tree; mutable, private to one interview.

    Attributes:
        name: local name; empty for a document.
        text: own text; the text of an element with children is that of its leaves.
        schema: path without positions, e.g. ``/data/member/age``; empty outside the answers.
        data_type: the bind's type, which tells how text becomes a value.
        tag: name with namespace as written in the form, ``{uri}local``; empty when it is ``name``.
        relevant: whether the node itself is asked for; see :attr:`is_present`.
    """

    __slots__ = ("attributes", "children", "data_type", "is_attribute", "name", "parent", "relevant",
                 "schema", "tag", "text")  # fmt: skip

    def __init__(self, name: str, parent: Node | None = None, text: str = "") -> None:
        self.name = name
        self.parent = parent
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self.is_attribute = False
        self.text = text
        self.schema = ""
        self.data_type = "string"
        self.tag = ""
        self.relevant = True

    def add(self, name: str, text: str = "") -> Node:
        """Append a child and return it."""
        child = Node(name, self, text)
        self.children.append(child)
        return child

    def set_attribute(self, name: str, text: str) -> Node:
        """Append an attribute and return it."""
        attribute = Node(name, self, text)
        attribute.is_attribute = True
        self.attributes.append(attribute)
        return attribute

    @property
    def is_present(self) -> bool:
        """Whether the node and everything around it is relevant."""
        node: Node | None = self
        while node is not None:
            if not node.relevant:
                return False
            node = node.parent
        return True

    @property
    def string_value(self) -> str:
        """The node's text, or that of all its relevant leaves, in order."""
        if not self.children:
            return self.text
        return "".join(child.string_value for child in self.children if child.relevant)

    @property
    def is_true(self) -> bool:
        """Whether the node, asked for as a truth, is one: no empty answer, no number 0, no written ``false``."""
        if self.children:
            return True
        if self.data_type in _NUMBER_TYPES:
            return self.text.strip("+-0.") != ""
        return self.text not in (_UNTRUE if self.data_type == "boolean" else _EMPTY)

    def child(self, name: str) -> Node | None:
        """Return the first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self, parent: Node | None = None) -> Node:
        """Return a copy of this subtree under ``parent`` (not yet among its children)."""
        twin = Node(self.name, parent, self.text)
        twin.schema, twin.data_type, twin.relevant = self.schema, self.data_type, self.relevant
        twin.is_attribute, twin.tag = self.is_attribute, self.tag
        twin.children = [child.copy(twin) for child in self.children]
        twin.attributes = [attribute.copy(twin) for attribute in self.attributes]
        return twin

    def order(self) -> tuple[int, ...]:
        """Return the key that sorts nodes of one tree in document order."""
        key: list[int] = []
        node = self
        while node.parent is not None:
            siblings = node.parent.attributes if node.is_attribute else node.parent.children
            index = next(i for i, sibling in enumerate(siblings) if sibling is node)
            # Attributes come after their element and before its children.
            key.append(index - len(siblings) if node.is_attribute else index)
            node = node.parent
        return tuple(reversed(key))
