"""Entities: the records that a finished sheet makes or changes (ODK Entities)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.tree import Node

_TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class Entity:
    """One record of an entity list.

    Attributes:
        dataset: name of the list.
        id: the record's UUID.
        is_new: made by this sheet, else changed by it.
        properties: the values to set, by property.
    """

    dataset: str
    id: str
    label: str
    is_new: bool
    properties: Mapping[str, str]


def entities_of(form: Form, document: Node) -> tuple[Entity, ...]:
    """Return what the sheet makes or changes; nothing where neither create nor update is true."""
    return tuple(_entities(form, document))


def _entities(form: Form, document: Node) -> Iterator[Entity]:
    for node in document.walk():
        if node.name != "entity" or node.parent is None or node.parent.name != "meta":
            continue
        stated = {one.name: one.text.strip() for one in node.attributes if one.relevant}
        creates, updates = stated.get("create") in _TRUE, stated.get("update") in _TRUE
        scope = node.parent.parent
        if not (creates or updates) or not node.is_present or scope is None:
            continue
        label = node.child("label")
        values = dict(_properties(form, scope))
        yield Entity(
            stated.get("dataset", ""), stated.get("id", ""), label.text if label else "", creates, values
        )


def _properties(form: Form, scope: Node) -> Iterator[tuple[str, str]]:
    """Answers with ``save_to`` around this entity; those of a deeper entity are not its own."""
    for child in scope.children:
        bind = form.binds.get(child.schema)
        if child.relevant and bind is not None and bind.save_to:
            yield bind.save_to, child.text
        if child.relevant and not _has_entity(child):
            yield from _properties(form, child)


def _has_entity(node: Node) -> bool:
    meta = node.child("meta")
    return meta is not None and meta.child("entity") is not None
