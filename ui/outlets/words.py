"""Changes of an outlet in words: the last one for the strip, the earlier ones for the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.ledger.change import DELETED, SAME
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.records import field_key
from ui.language import current_language, say
from ui.outlets import texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.ledger.change import Change

_LONGEST = 18
_LABELS_SHOWN = 3
_LINES = 6


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


def history_lines(history: Sequence[Change]) -> tuple[str, ...]:
    """Who changed what and when, the newest first."""
    lines = [_line(change, is_first=at == 0) for at, change in enumerate(history)]
    newest = lines[::-1][:_LINES]
    if len(lines) > _LINES:
        newest.append(say(texts.HISTORY_MORE, count=len(lines) - _LINES))
    return tuple(newest)


def _line(change: Change, *, is_first: bool) -> str:
    keys = tuple(dict.fromkeys(field_key(unit) for unit in change.values if not unit.startswith(SAME)))
    if DELETED in change.values:
        what = say(texts.DELETED if change.values[DELETED] else texts.RESTORED)
    elif is_first:
        what = say(texts.RECORDED)
    else:
        what = say(texts.CHANGED, labels=labels(keys))
    time = change.time[:16].replace("T", " ")
    return say(texts.HISTORY_LINE, time=time, person=change.person or say(texts.SOMEBODY), what=what)


def _short(words: str) -> str:
    if not words:
        return say(texts.NOTHING)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _joined(parts: Sequence[str]) -> str:
    between = "、" if current_language() == "zh" else ", "
    more = "…" if len(parts) > _LABELS_SHOWN else ""
    return between.join(parts[:_LABELS_SHOWN]) + more
