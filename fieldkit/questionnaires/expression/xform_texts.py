"""The wordings of an XForm document: translations, and the labels of choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.documents import NodeKind, kind_of
from fieldkit.questionnaires.expression.values import Value, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fieldkit.questionnaires.tree import Node

_POSITIONS = re.compile(r"\[[^\]]*\]")
_ITEXT = re.compile(r"""\s*jr:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*""")
_SELECTS = frozenset({"select", "select1", "rank"})


class XFormTexts:
    """Looks wordings up in a document; a document that is no form has none.

    Attributes:
        language: the one asked for, or else the form's default or first.
    """

    def __init__(self, document: Node, language: str) -> None:
        self._document = document
        translations = [node for node in _named(document, "translation") if _attribute(node, "lang")]
        default = next((node for node in translations if _attribute(node, "default") is not None), None)
        chosen = next((node for node in translations if _attribute(node, "lang") == language), None)
        fallback = default or (translations[0] if translations else None)
        self._order = [node for node in (chosen, fallback) if node is not None]
        self.language = (_attribute(self._order[0], "lang") or "") if self._order else language

    def text(self, text_id: str) -> str:
        """Return the plain form of an itext, empty when there is none."""
        for translation in self._order:
            for entry in translation.children:
                if entry.name == "text" and _attribute(entry, "id") == text_id:
                    values = [one for one in entry.children if one.name == "value"]
                    plain = next((one for one in values if _attribute(one, "form") in {None, "long"}), None)
                    if plain is not None:
                        return plain.string_value
        return ""

    def choice_label(self, value: str, path: str, origin: Node, compute: Callable[[str, Node], Value]) -> str:
        """Return the label of a choice; of several, in their order, separated by commas.

        Args:
            value: one value, or several separated by blanks.
            path: the path of the question, as its select control has it.
            origin: where the expression stands.
            compute: the value of an expression at a node.
        """
        control = self._control(path, origin, compute)
        if control is None:
            return ""
        labels = dict(self._choices(control, origin, compute))
        picked = [value] if value in labels else value.split()
        return ", ".join(labels[one] for one in picked if one in labels)

    def _control(self, path: str, origin: Node, compute: Callable[[str, Node], Value]) -> Node | None:
        wanted = _POSITIONS.sub("", path).strip()
        if not wanted.startswith("/"):
            asked = compute(path, origin)
            wanted = _names_to(asked[0]) if isinstance(asked, list) and asked else ""
        for node in self._document.walk():
            reference = _attribute(node, "ref") if node.name in _SELECTS else None
            if reference and (reference == wanted or wanted.endswith(f"/instance{reference}")):
                return node
        return None

    def _choices(
        self, control: Node, origin: Node, compute: Callable[[str, Node], Value]
    ) -> Iterator[tuple[str, str]]:
        for part in control.children:
            value, label = part.child("value"), part.child("label")
            if value is None or label is None:
                continue
            if part.name == "item":
                yield value.string_value.strip(), self._item_label(label, origin, compute)
            elif part.name == "itemset":
                rows = compute(_attribute(part, "nodeset") or ".", origin)
                for row in rows if isinstance(rows, list) else []:
                    yield (
                        to_text(compute(_attribute(value, "ref") or ".", row)),
                        to_text(compute(_attribute(label, "ref") or ".", row)),
                    )

    def _item_label(self, label: Node, origin: Node, compute: Callable[[str, Node], Value]) -> str:
        reference = _attribute(label, "ref")
        if reference is None:
            return label.string_value.strip()
        itext = _ITEXT.fullmatch(reference)
        if itext is not None:
            return self.text(itext[1] or itext[2] or "")
        return to_text(compute(reference, origin))


def _named(document: Node, name: str) -> Iterator[Node]:
    return (node for node in document.walk() if node.name == name and kind_of(node) is NodeKind.ELEMENT)


def _attribute(node: Node, name: str) -> str | None:
    return next((one.text for one in node.attributes if one.name == name), None)


def _names_to(node: Node) -> str:
    """The names on the way to a node, without positions."""
    names: list[str] = []
    one: Node | None = node
    while one is not None and one.parent is not None:
        names.append(one.name)
        one = one.parent
    return "/" + "/".join(reversed(names))
