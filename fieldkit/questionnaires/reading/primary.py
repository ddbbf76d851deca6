"""The answers' tree as the form gives it, with the templates of its repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.questionnaires.reading.findings import JR, local_name
from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from fieldkit.questionnaires.model import Bind


class Primary:
    """The primary instance.

    Attributes:
        document: a document whose only child is the root of the answers.
        templates: a fresh instance of each repeat, by path.
    """

    def __init__(self, root: _Element, attributes: frozenset[str]) -> None:
        """Copy ``root``; ``attributes`` are the paths of attributes that the form works with."""
        self._bound = attributes
        self.templates: dict[str, Node] = {}
        self.document = Node("")
        self._copy(root, self.document)

    def _copy(self, element: _Element, parent: Node) -> None:
        node = Node(local_name(element.tag), parent)
        node.tag = str(element.tag)
        node.schema = f"{parent.schema}/{node.name}"
        if element.get(f"{JR}template") is not None:
            self.templates.setdefault(node.schema, node)
        else:
            parent.children.append(node)
        for key, value in element.items():
            if key != f"{JR}template":
                attribute = node.set_attribute(local_name(key), str(value))
                attribute.tag = str(key)
                path = f"{node.schema}/@{attribute.name}"
                attribute.schema = path if path in self._bound else ""
        if len(element) == 0:
            node.text = (element.text or "").strip()
            return
        for child in element.iterchildren(etree.Element):
            self._copy(child, node)

    def paths(self) -> Iterator[str]:
        """Yield every path once, in document order, attributes after their element."""
        seen = {
            path: None
            for tree in (self.document, *self.templates.values())
            for node in tree.walk()
            for path in (node.schema, *(attribute.schema for attribute in node.attributes))
            if path
        }
        yield from seen

    def nodes(self) -> Iterator[Node]:
        """Yield every element, those of the templates too."""
        for tree in (self.document, *self.templates.values()):
            yield from tree.walk()

    def doubled(self, repeats: frozenset[str]) -> frozenset[str]:
        """Return the paths of what stands several times in one place and is no repeat."""
        return frozenset(
            child.schema
            for node in self.nodes()
            if len({child.schema for child in node.children}) < len(node.children)
            for child in node.children
            if child.schema not in repeats and sum(one.schema == child.schema for one in node.children) > 1
        )

    def set_types(self, binds: Mapping[str, Bind]) -> None:
        """Tell every node the type of its bind."""
        for node in self.nodes():
            for one in (node, *node.attributes):
                bind = binds.get(one.schema)
                if bind is not None and one.schema:
                    one.data_type = bind.data_type
