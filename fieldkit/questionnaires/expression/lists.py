"""Lists of choices and data files: trees that never change, so that rows can be found by value.

``instance('towns')/root/item[name = 'x']`` looks at the rows once, on the first such
question, and from then on finds the rows by a hash of the child compared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.values import DATE_TYPES, EQUAL_WITHIN, arithmetic
from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    from fieldkit.questionnaires.expression.values import Value

WORTH_AN_INDEX = 24
"""Rows from which on an index is made."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The rows of one parent, and their places by the text or the whole part of the number of one child."""

    rows: list[Node]
    places: dict[str | int, list[int]]


class ListDocument(Node):
    """The document of a list that never changes after it was read."""

    __slots__ = ("_indexes",)

    def __init__(self) -> None:
        super().__init__("")
        self._indexes: dict[tuple[int, str, str, bool], _Index] = {}

    def rows_with(self, parent: Node, row: str, child: str, value: Value) -> list[Node] | None:
        """Return the rows that can pass ``row[child = value]``, in order; None when all must be tried.

        Args:
            parent: the node around the rows; it belongs to this document.
            row: name of the rows.
            child: name of the child compared.
            value: what it is compared with.
        """
        keys = _keys(value)
        if keys is None:
            return None
        index = self._index(parent, row, child, is_number=bool(keys) and isinstance(keys[0], int))
        places = {place for key in keys for place in index.places.get(key, ())}
        return [index.rows[place] for place in sorted(places)]

    def _index(self, parent: Node, row: str, child: str, *, is_number: bool) -> _Index:
        key = (id(parent), row, child, is_number)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = _indexed(parent, row, child, is_number=is_number)
        return index


def _indexed(parent: Node, row: str, child: str, *, is_number: bool) -> _Index:
    index = _Index([node for node in parent.children if node.name == row], {})
    for place, node in enumerate(index.rows):
        for one in node.children:
            if one.name == child:
                key = _whole(one.string_value) if is_number else one.string_value
                if key is not None:
                    index.places.setdefault(key, []).append(place)
    return index


def _whole(text: str) -> int | None:
    number = arithmetic(text)
    return math.floor(number) if math.isfinite(number) else None


def _keys(value: Value) -> list[str] | list[int] | None:
    if isinstance(value, str):
        # An empty text is also equal to a child that a row does not have.
        return [value] if value else None
    if isinstance(value, list):
        texts = [node.string_value for node in value]
        is_text = texts and all(texts) and all(node.data_type not in DATE_TYPES for node in value)
        return texts if is_text else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not math.isfinite(value):
        return None
    return sorted({math.floor(value - EQUAL_WITHIN), math.floor(value + EQUAL_WITHIN)})


def list_around(node: Node) -> ListDocument | None:
    """Return the unchanging list a node belongs to."""
    top = node
    while top.parent is not None:
        top = top.parent
    return top if isinstance(top, ListDocument) else None
