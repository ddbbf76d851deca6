"""Editing a finished sheet: it gets an id of its own and names the sheet that it replaces."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from fieldkit.questionnaires.answers import AnswerTree

_META, _OWN, _REPLACED = "meta", "instanceID", "deprecatedID"


def new_id(chance: random.Random) -> str:
    """Return an id for a sheet, ``uuid:…``."""
    return f"uuid:{uuid.UUID(int=chance.getrandbits(128), version=4)}"


def revise(answers: AnswerTree, chance: random.Random) -> None:
    """Give the sheet a new ``instanceID`` and keep the one before as ``deprecatedID``.

    A sheet of a form without ``instanceID`` stays as it is.
    """
    own = _own_id(answers)
    if own is None or not own.text:
        return
    _replaced_id(own).text = own.text
    own.text = new_id(chance)


def restore_revision(answers: AnswerTree, values: Mapping[str, str]) -> None:
    """Put a stored ``deprecatedID`` back; forms seldom have a place for it of their own."""
    own = _own_id(answers)
    if own is None or own.parent is None:
        return
    kept = values.get(f"{answers.path_of(own.parent)}/{_REPLACED}")
    if kept:
        _replaced_id(own).text = kept


def _own_id(answers: AnswerTree) -> Node | None:
    meta = answers.document.children[0].child(_META)
    return None if meta is None else meta.child(_OWN)


def _replaced_id(own: Node) -> Node:
    """The place of the replaced id, beside the sheet's own and in its namespace."""
    meta = own.parent
    assert meta is not None
    found = meta.child(_REPLACED)
    if found is None:
        found = Node(_REPLACED, meta)
        found.schema = f"{meta.schema}/{_REPLACED}"
        found.tag = own.tag.replace(_OWN, _REPLACED)
        meta.children.insert(meta.children.index(own) + 1, found)
    return found
