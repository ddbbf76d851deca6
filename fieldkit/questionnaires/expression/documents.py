"""Any XML document as a tree for expressions: with text nodes, comments, namespaces.

The answers of an interview need none of these and are plain :class:`Node` trees;
this is for documents that come from outside.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.questionnaires.expression.syntax import ExpressionError
from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class NodeKind(StrEnum):
    """The seven kinds of nodes of XPath 1.0 §5."""

    DOCUMENT = "document"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    COMMENT = "comment"
    INSTRUCTION = "processing-instruction"
    NAMESPACE = "namespace"


class XmlNode(Node):
    """A node of an XML document; ``children`` holds texts and comments too.

    Attributes:
        kind: which of the seven kinds.
        namespace: the namespace's address, empty for none.
        prefix: as written in the document.
        scope: prefixes and addresses in scope of an element.
        rank: place in document order; namespace and attribute nodes follow their element.
    """

    __slots__ = ("kind", "namespace", "prefix", "rank", "scope")

    def __init__(self, kind: NodeKind, name: str, parent: Node | None = None, text: str = "") -> None:
        super().__init__(name, parent, text)
        self.kind = kind
        self.namespace = ""
        self.prefix = ""
        self.scope: Mapping[str, str] = {}
        self.rank: tuple[int, ...] = (0,)
        self.is_attribute = kind is NodeKind.ATTRIBUTE

    @property
    def is_true(self) -> bool:
        """In a document from outside a node is true because it is there (XPath)."""
        return True

    @property
    def string_value(self) -> str:
        """The text of the node; of an element or document, that of all text below."""
        if self.kind is NodeKind.ELEMENT or self.kind is NodeKind.DOCUMENT:
            return "".join(_texts(self))
        return self.text

    @property
    def qualified_name(self) -> str:
        """The name with its prefix, as written."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    @property
    def default_namespace(self) -> str:
        """The address of the document's default namespace, empty for none."""
        top: Node = self
        while top.parent is not None:
            top = top.parent
        root = next((child for child in top.children if kind_of(child) is NodeKind.ELEMENT), None)
        return root.scope.get("", "") if isinstance(root, XmlNode) else ""

    def order(self) -> tuple[int, ...]:
        """Return the key that sorts nodes of one document in document order."""
        return self.rank


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        kind = kind_of(child)
        if kind is NodeKind.TEXT:
            yield child.text
        elif kind is NodeKind.ELEMENT:
            yield from _texts(child)


def kind_of(node: Node) -> NodeKind:
    """Return the kind of any node, of answers and lists too."""
    if isinstance(node, XmlNode):
        return node.kind
    if node.is_attribute:
        return NodeKind.ATTRIBUTE
    return NodeKind.ELEMENT if node.name else NodeKind.DOCUMENT


def own_texts(node: Node) -> list[Node]:
    """Return the text nodes directly below; an answer's text is made into one."""
    if isinstance(node, XmlNode):
        return [child for child in node.children if kind_of(child) is NodeKind.TEXT]
    if node.children or node.is_attribute or not node.text:
        return []
    text = XmlNode(NodeKind.TEXT, "", node, node.text)
    text.rank = (*node.order(), 0)
    return [text]


def namespaces_of(node: Node) -> list[Node]:
    """Return the namespace nodes of an element."""
    if not isinstance(node, XmlNode) or node.kind is not NodeKind.ELEMENT:
        return []
    found: list[Node] = []
    for place, (prefix, address) in enumerate(sorted({"xml": XML_NAMESPACE, **node.scope}.items())):
        one = XmlNode(NodeKind.NAMESPACE, prefix, node, address)
        one.rank = (*node.rank, 0, place)
        found.append(one)
    return found


def read_document(xml: str) -> XmlNode:
    """Read an XML document; nothing outside the text is fetched.

    Raises:
        ExpressionError: the text is not well-formed XML.
    """
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(xml.strip().encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ExpressionError(
            f"XML 文档读不了：{error.msg}", f"the XML cannot be read: {error.msg}"
        ) from error
    return _Reading().document(root)


class _Reading:
    """One pass over a parsed document."""

    def __init__(self) -> None:
        self._rank = 0

    def document(self, root: _Element) -> XmlNode:
        document = XmlNode(NodeKind.DOCUMENT, "")
        before = list(root.itersiblings(preceding=True))[::-1]
        for one in (*before, root, *root.itersiblings()):
            self._add(one, document)
        return document

    def _place(self, node: XmlNode) -> None:
        self._rank += 1
        node.rank = (self._rank,)

    def _add(self, element: _Element, parent: XmlNode) -> None:
        tag: object = element.tag
        if isinstance(tag, str):
            node = self._element(element, parent)
        elif tag is etree.Comment:
            node = XmlNode(NodeKind.COMMENT, "", parent, element.text or "")
        elif tag is etree.ProcessingInstruction:
            node = XmlNode(
                NodeKind.INSTRUCTION, str(getattr(element, "target", "")), parent, element.text or ""
            )
        else:
            return
        parent.children.append(node)
        self._place(node)
        if node.kind is NodeKind.ELEMENT:
            self._attributes(element, node)
            self._text(element.text, node)
            for child in element:
                self._add(child, node)
                self._text(child.tail, node)

    def _element(self, element: _Element, parent: XmlNode) -> XmlNode:
        name = etree.QName(element)
        node = XmlNode(NodeKind.ELEMENT, name.localname, parent)
        node.namespace = name.namespace or ""
        node.prefix = element.prefix or ""
        scope = {prefix or "": address for prefix, address in element.nsmap.items()}
        node.scope = parent.scope if parent.scope == scope else scope
        return node

    def _attributes(self, element: _Element, node: XmlNode) -> None:
        prefixes = {address: prefix for prefix, address in node.scope.items() if prefix}
        for place, (key, value) in enumerate(element.attrib.items()):
            name = etree.QName(str(key))
            attribute = XmlNode(NodeKind.ATTRIBUTE, name.localname, node, str(value))
            attribute.namespace = name.namespace or ""
            is_xml = attribute.namespace == XML_NAMESPACE
            attribute.prefix = "xml" if is_xml else prefixes.get(attribute.namespace, "")
            attribute.rank = (*node.rank, 1, place)
            node.attributes.append(attribute)

    def _text(self, text: str | None, node: XmlNode) -> None:
        if text:
            last = node.children[-1] if node.children else None
            if last is not None and kind_of(last) is NodeKind.TEXT:
                last.text += text
                return
            one = XmlNode(NodeKind.TEXT, "", node, text)
            node.children.append(one)
            self._place(one)


def path_of(node: Node) -> str:
    """Return the absolute path of a node with its positions: ``/data/rep[2]/x[1]/@id``."""
    steps: list[str] = []
    one: Node | None = node
    while one is not None and one.parent is not None:
        steps.append(_step_of(one))
        one = one.parent
    return "/" + "/".join(reversed(steps))


def _step_of(node: Node) -> str:
    kind = kind_of(node)
    name = node.qualified_name if isinstance(node, XmlNode) else node.name
    if kind is NodeKind.ATTRIBUTE:
        return f"@{name}"
    if kind is NodeKind.NAMESPACE:
        return f"namespace::{name}"
    if kind is NodeKind.TEXT or kind is NodeKind.COMMENT:
        name = f"{kind}()"
    elif kind is NodeKind.INSTRUCTION:
        name = f"processing-instruction('{name}')"
    parent = node.parent
    assert parent is not None
    if kind is NodeKind.ELEMENT and parent.parent is None:
        return name  # there is only one outermost element
    place = 0
    for sibling in parent.children:
        place += _is_alike(sibling, node)
        if sibling is node:
            return f"{name}[{place}]"
    return f"{name}[1]"


def _is_alike(one: Node, other: Node) -> bool:
    if kind_of(one) is not kind_of(other) or one.name != other.name:
        return False
    return not (isinstance(one, XmlNode) and isinstance(other, XmlNode)) or one.prefix == other.prefix
