"""What is kept for good: the log of every file, and the files that were set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.storage.arrivals import ACCEPTED, KNOWN, REFUSED, SETTLED
from ui.language import current_language, say
from ui.models.moments import when
from ui.packages.incoming import texts
from ui.packages.incoming.state import ApartRow, FileDetail, FileState, LogRow, NextStep
from ui.packages.incoming.wording import STATUS, without_name
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from fieldkit.storage.arrivals import Arrival

_TAKEN = frozenset((ACCEPTED, KNOWN))
_STATES = {
    ACCEPTED: FileState.TAKEN,
    KNOWN: FileState.KNOWN,
    REFUSED: FileState.REFUSED,
    SETTLED: FileState.SETTLED,
}


def log_rows(log: Sequence[Arrival], now: datetime) -> dict[str, LogRow]:
    """The log by key, latest first."""
    return {str(one.id): _log_row(one, now) for one in log}


def apart_rows(apart: Sequence[Arrival], log: Sequence[Arrival], now: datetime) -> dict[str, ApartRow]:
    """The files set aside by key, latest first; with a word where a file of that name was taken since."""
    taken: dict[str, Arrival] = {}
    for one in log:
        if one.status in _TAKEN:
            taken.setdefault(one.file_name, one)
    rows = {}
    for one in apart:
        later = taken.get(one.file_name)
        again = later is not None and later.id > one.id
        rows[str(one.id)] = ApartRow(
            name=one.file_name,
            reason=reason_of(one),
            received=when(one.received, now),
            came_again=say(texts.CAME_AGAIN, time=when(later.received, now)) if again and later else "",
        )
    return rows


def detail_of_apart(one: Arrival, row: ApartRow) -> FileDetail:
    """A file in quarantine: why, and what can be done."""
    return FileDetail(
        key=str(one.id),
        name=one.file_name,
        sender=say(texts.CAME_AT, time=row.received),
        state=FileState.REFUSED,
        notice=row.reason,
        tone=Tone.MISSING,
        step=NextStep.RETRY,
        step_words=say(texts.RETRY),
        away_words=say(texts.PUT_AWAY),
        counts=(row.came_again,) if row.came_again else (),
        is_open=False,
    )


def detail_of_line(one: Arrival, now: datetime) -> FileDetail:
    """A line of the log, whole: who sent what, when, and what became of it."""
    reason = reason_of(one)
    sender = " · ".join(part for part in (one.device, one.person) if part)
    came = say(texts.CAME_AT, time=when(one.received, now))
    return FileDetail(
        key=str(one.id),
        name=one.file_name,
        sender=f"{sender} · {came}" if sender else came,
        state=_STATES.get(one.status, FileState.SETTLED),
        notice=reason or say(texts.HEAD_KNOWN if one.status == KNOWN else texts.HEAD_TAKEN),
        tone=Tone.NEUTRAL if one.status != ACCEPTED else Tone.GOOD,
        counts=tuple(_counts(one)),
        is_open=False,
    )


def reason_of(one: Arrival) -> str:
    """Why a file was refused, in the language in force."""
    reason = one.reason if current_language() == "zh" else one.reason_en or one.reason
    return without_name(reason, one.file_name)


def _counts(one: Arrival) -> Iterator[str]:
    for text, count in (
        (texts.ADDED_COUNT, one.added),
        (texts.KNOWN_COUNT, one.known),
        (texts.EDIT_COUNT, one.edits),
        (texts.CONFLICTS_THEN, one.conflicts),
        (texts.PHOTO_COUNT, one.photos),
        (texts.DAMAGE_COUNT, one.damage),
    ):
        if count:
            yield say(text, count=count)


def _log_row(one: Arrival, now: datetime) -> LogRow:
    status, tone = STATUS.get(one.status, (None, Tone.NEUTRAL))
    refused = one.status == REFUSED
    return LogRow(
        received=when(one.received, now),
        name=one.file_name,
        second=reason_of(one) or one.person,
        sender=one.device or one.person or (say(texts.NONE) if one.reason else say(texts.UNKNOWN_SENDER)),
        added=None if refused or one.reason else one.added,
        edits=None if refused or one.reason else one.edits,
        status=say(status) if status is not None else one.status,
        tone=tone,
    )
