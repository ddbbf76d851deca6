"""The history of an outlet in words: a line of who, where and when, and beneath it what became of each field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.services.histories import Event
from ui.language import say
from ui.models.moments import when
from ui.outlets import exchange_texts, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fieldkit.services.histories import FieldStep, HistoryEntry


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: who and when in small print, and what, a line for each field."""

    head: str
    words: str


def history_lines(entries: Sequence[HistoryEntry], now: datetime) -> tuple[HistoryLine, ...]:
    """The changes in words, in the order given."""
    return tuple(HistoryLine(_head(entry, now), _words(entry)) for entry in entries)


def _head(entry: HistoryEntry, now: datetime) -> str:
    source = exchange_texts.SOURCES.get(entry.source)
    person = entry.person or say(texts.SOMEBODY)
    parts = [when(entry.time, now), person, entry.device, say(source) if source else ""]
    return say(exchange_texts.HEAD).join(part for part in parts if part)


def _words(entry: HistoryEntry) -> str:
    said = exchange_texts.EVENTS.get(entry.event)
    lines = []
    if said is not None:
        other = entry.other or say(exchange_texts.OTHER_RECORD)
        lines.append(say(said, other=other, reason=entry.reason or say(texts.NOTHING)))
    lines += [_step(step, is_first=entry.event is Event.RECORDED) for step in entry.steps]
    return "\n".join(lines)


def _step(step: FieldStep, *, is_first: bool) -> str:
    if step.is_erased:
        return say(exchange_texts.STEP_ERASED, label=step.label)
    if step.added or step.removed:
        between = say(exchange_texts.BETWEEN)
        changes = [
            say(sign, names=between.join(names))
            for sign, names in ((exchange_texts.PLUS, step.added), (exchange_texts.MINUS, step.removed))
            if names
        ]
        words = say(exchange_texts.BETWEEN_CHANGES).join(changes)
        return say(exchange_texts.STEP_SEVERAL, label=step.label, changes=words)
    if is_first and not step.before:
        return say(exchange_texts.STEP_FIRST, label=step.label, after=step.after or say(texts.NOTHING))
    return say(
        exchange_texts.STEP,
        label=step.label,
        before=step.before or say(texts.NOTHING),
        after=step.after or say(texts.NOTHING),
    )
