"""From a record to what the panel shows of it: words beneath fields, grey values, the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Severity
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.problems import RegisterProblem
from fieldkit.registers.records import codes_of
from fieldkit.registers.review import CHECK, CHECKED, RETURN_REASON, RETURNED
from ui.language import current_language, say
from ui.outlets import exchange_texts, texts
from ui.outlets.state import FieldNote, Photo, RecordState
from ui.outlets.words import labels
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from fieldkit.kernel.problems import Problem
    from fieldkit.registers.records import Record
    from ui.outlets.history import HistoryLine

_TONES = {Severity.ERROR: Tone.MISSING, Severity.WARNING: Tone.FEW, Severity.NOTE: Tone.NEUTRAL}
_WEIGHT = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def new_record_state(carried: Mapping[str, str], refused: Mapping[str, FieldNote]) -> RecordState:
    """The empty form; carried values stand in it in grey."""
    return RecordState(
        title=say(texts.NEW_TITLE),
        subtitle=say(texts.NEW_WORDS),
        next_label=say(texts.DONE_NEXT),
        values=dict(carried),
        notes=refused,
        carried=frozenset(carried),
        unsaved=frozenset(refused),
    )


def record_state(
    record: Record,
    *,
    notes: Mapping[str, FieldNote],
    refused: Mapping[str, FieldNote],
    carried: Collection[str],
    photos: Sequence[Photo],
    history: Sequence[HistoryLine],
    history_count: int,
    members: int,
    is_fresh: bool,
    is_office: bool,
) -> RecordState:
    """An outlet as it is kept.

    Args:
        record: with its values.
        notes, refused: words beneath fields; those of ``refused`` count first.
        carried: keys of fields in grey.
        photos: in order.
        history: written out only while somebody looks at it.
        history_count: how many changes there are.
        members: how many records were joined into it, itself included.
        is_fresh: it was begun in this sitting and is being filled in.
        is_office: it is looked at by an office, which approves and gives back.
    """
    return RecordState(
        record=record.id,
        title=record.values.get("name") or say(texts.NO_NAME),
        subtitle=_subtitle(record),
        next_label=_next_label(record, is_fresh=is_fresh, is_office=is_office),
        values=record.values,
        notes={**notes, **refused},
        carried=frozenset(carried),
        unsaved=frozenset(refused),
        locked=frozenset(record.conflicts),
        photos=tuple(photos),
        history=tuple(history),
        history_count=history_count,
        returned=_returned(record, is_office=is_office),
        joined=say(exchange_texts.JOINED, count=members) if members > 1 else "",
    )


def problem_notes(problems: Sequence[Problem], *, with_missing: Collection[str]) -> dict[str, FieldNote]:
    """Words beneath fields for what is wrong, the heaviest first.

    Args:
        problems: of the record.
        with_missing: keys of fields whose emptiness is worth saying; before a
            person has left a field empty it is not.
    """
    notes: dict[str, FieldNote] = {}
    for problem in sorted(problems, key=lambda one: _WEIGHT.index(one.severity)):
        key = problem.place.field
        if problem.code is RegisterProblem.MISSING and key not in with_missing:
            continue
        words = problem.code.text.say(current_language(), **problem.values)
        notes.setdefault(key, FieldNote(words, _TONES[problem.severity]))
    return notes


def type_note(values: Mapping[str, str | None]) -> FieldNote | None:
    """What stands below the business type: the text as written, with or without a type for it."""
    written = values.get("business_type_text")
    if not written:
        return None
    if values.get("business_type"):
        return FieldNote(say(texts.AS_WRITTEN, words=written))
    return FieldNote(say(texts.UNKNOWN_TYPE, words=written), Tone.FEW)


def conflict_note(values: Sequence[str]) -> FieldNote:
    """A field in conflict: what the values are, and the way to settle it."""
    said = [value or say(texts.NOTHING) for value in values]
    if len(said) == 2:
        words = say(texts.EITHER_OR, one=said[0], other=said[1])
    else:
        words = " / ".join(f"“{value}”" for value in said)
    return FieldNote(say(texts.IN_CONFLICT, values=words), Tone.FEW, say(texts.DECIDE))


def missing_keys(record: Record) -> tuple[str, ...]:
    """Required fields that are empty."""
    return tuple(
        problem.place.field for problem in record.problems if problem.code is RegisterProblem.MISSING
    )


def photo_codes(record: Record) -> tuple[str, ...]:
    """SHA-256 of each photo."""
    return codes_of(record.values.get("photos"))


def carried_keys() -> tuple[str, ...]:
    """Fields that the declaration carries over to the next outlet."""
    return tuple(field.key for field in OUTLET.fields if field.sticky)


def _subtitle(record: Record) -> str:
    missing = missing_keys(record)
    if missing:
        return say(texts.STILL_MISSING, labels=labels(missing))
    date, person = record.values.get("surveyed_on") or "", record.values.get("surveyor") or ""
    if date and person:
        return say(texts.SURVEYED_BY, date=date, person=person)
    return say(texts.SURVEYED_ON, date=date) if date else say(texts.NOT_SURVEYED)


def is_returned(record: Record) -> bool:
    """Whether an office gave it back and nobody mended it yet."""
    return record.values.get(CHECK.key) == RETURNED


def _returned(record: Record, *, is_office: bool) -> str:
    if not is_returned(record):
        return ""
    reason = record.values.get(RETURN_REASON.key) or ""
    if is_office:
        return say(exchange_texts.WAITS_FOR_WORKER, reason=reason or say(texts.NOTHING))
    return (
        say(exchange_texts.RETURN_REASON, reason=reason) if reason else say(exchange_texts.RETURN_NO_REASON)
    )


def _next_label(record: Record, *, is_fresh: bool, is_office: bool) -> str:
    if is_fresh:
        return say(texts.DONE_NEXT)
    if is_returned(record):
        return say(texts.NEXT if is_office else exchange_texts.MENDED_NEXT)
    if record.values.get(CHECK.key) == CHECKED:
        return say(texts.NEXT)
    return say(exchange_texts.APPROVE_NEXT if is_office else texts.SAME_NEXT)
