"""From a record to what the panel shows of it: words beneath fields, grey values, the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Severity
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.problems import RegisterProblem
from fieldkit.registers.records import codes_of
from ui.language import current_language, say
from ui.outlets import texts
from ui.outlets.state import FieldNote, Photo, RecordState
from ui.outlets.words import history_lines, labels
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from fieldkit.kernel.problems import Problem
    from fieldkit.ledger.change import Change
    from fieldkit.registers.records import Record

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
    history: Sequence[Change],
    is_fresh: bool,
) -> RecordState:
    """An outlet as it is kept; ``is_fresh``: it was begun in this sitting and is being filled in."""
    return RecordState(
        record=record.id,
        title=record.values.get("name") or say(texts.NO_NAME),
        subtitle=_subtitle(record),
        next_label=_next_label(record, is_fresh=is_fresh),
        values=record.values,
        notes={**notes, **refused},
        carried=frozenset(carried),
        unsaved=frozenset(refused),
        locked=frozenset(record.conflicts),
        photos=tuple(photos),
        history=history_lines(history),
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


def _next_label(record: Record, *, is_fresh: bool) -> str:
    if is_fresh:
        return say(texts.DONE_NEXT)
    return say(texts.NEXT if record.values.get("checked") == "checked" else texts.SAME_NEXT)
