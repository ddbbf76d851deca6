"""The last change of an outlet in words, for the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.outlet import OUTLET
from ui.language import current_language, say
from ui.outlets import texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST = 18
_LABELS_SHOWN = 3


def change_words(keys: Sequence[str], before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """``从业人数 2 → 3`` for the fields of these keys; values as people read them."""
    parts = [
        say(
            texts.CHANGE,
            label=label_of(key),
            before=_short(before.get(key, "")),
            after=_short(after.get(key, "")),
        )
        for key in keys
        if before.get(key, "") != after.get(key, "")
    ]
    return _joined(parts)


def label_of(key: str) -> str:
    """A field's label in the language in force."""
    field = OUTLET.field(key)
    return say(field.label) if field else key


def labels(keys: Sequence[str]) -> str:
    """Labels of fields, the first few."""
    return _joined([label_of(key) for key in keys])


def _short(words: str) -> str:
    if not words:
        return say(texts.NOTHING)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _joined(parts: Sequence[str]) -> str:
    between = "、" if current_language() == "zh" else ", "
    more = "…" if len(parts) > _LABELS_SHOWN else ""
    return between.join(parts[:_LABELS_SHOWN]) + more
