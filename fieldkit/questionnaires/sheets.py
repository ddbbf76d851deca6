"""An answer sheet as OpenRosa XML, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.questionnaires.problems import unreadable
from fieldkit.questionnaires.reading.findings import local_name
from fieldkit.questionnaires.reading.parsing import xml_parser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.tree import Node

_XFORMS = "{http://www.w3.org/2002/xforms}"


def sheet_xml(form: Form, document: Node) -> str:
    """Return the submission: every relevant node in form order, unanswered ones empty.

    Elements that the form put into the XForms namespace have none here, as other
    clients send them.
    """
    root = document.children[0]
    used = {one.tag.partition("}")[0][1:] for one in _tagged(root) if one.tag.startswith("{")}
    kept = {prefix: uri for prefix, uri in form.namespaces.items() if uri in used}
    element = etree.Element(_written(root), nsmap=kept)
    _fill(element, root)
    return etree.tostring(element, encoding="unicode")


def _tagged(root: Node) -> list[Node]:
    return [one for node in root.walk() for one in (node, *node.attributes)]


def _written(node: Node) -> str:
    return (node.tag or node.name).removeprefix(_XFORMS)


def _fill(element: _Element, node: Node) -> None:
    for attribute in node.attributes:
        if attribute.relevant:
            element.set(_written(attribute), _clean(attribute.text))
    for child in node.children:
        if child.relevant:
            _fill(etree.SubElement(element, _written(child)), child)
    if not node.children and node.text:
        element.text = _clean(node.text)


def _clean(text: str) -> str:
    """XML has no control characters, nor a few others; leave them out."""
    return "".join(sign for sign in text if (sign >= " " or sign in "\t\n\r") and sign not in "\ufffe\uffff")


def answers_of_xml(form: Form, text: str, *, name: str = "") -> Mapping[str, str]:
    """Return the answers of a submission by path, as :meth:`Interview.resume` takes them.

    Raises:
        FieldkitError: FORM_UNREADABLE, the text is no XML.
    """
    try:
        root = etree.fromstring(text.encode(errors="replace"), xml_parser(encoding="utf-8"))
    except etree.XMLSyntaxError as error:
        raise unreadable(name, "它不是完整的 XML", f"it is no well-formed XML ({error.msg})") from error
    found: dict[str, str] = {}
    _read(form, root, f"/{local_name(root.tag)}", f"/{local_name(root.tag)}", found)
    return found


def _read(form: Form, element: _Element, path: str, schema: str, found: dict[str, str]) -> None:
    for key, value in element.attrib.items():
        attribute = f"{schema}/@{local_name(key)}"
        if attribute in form.binds and value:
            found[f"{path}/@{local_name(key)}"] = str(value)
    numbers: dict[str, int] = {}
    children = list(element.iterchildren(etree.Element))
    for child in children:
        name = local_name(child.tag)
        numbers[name] = numbers.get(name, 0) + 1
        is_repeat = form.repeat(f"{schema}/{name}") is not None
        position = f"[{numbers[name]}]" if is_repeat else ""
        if is_repeat:
            found[f"{path}/{name}"] = str(numbers[name])
        _read(form, child, f"{path}/{name}{position}", f"{schema}/{name}", found)
    if not children and (element.text or "").strip():
        found[path] = (element.text or "").strip()
