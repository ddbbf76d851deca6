"""What to do next, the most pressing first: what waits for a decision, then the day's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.review import CHECK, RETURNED
from fieldkit.storage.lists import Filter
from ui.home import texts
from ui.home.state import Step
from ui.language import say
from ui.models.moments import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from fieldkit.ledger.union import SeqRange
    from ui.home.reading import Facts

MOST_STEPS = 4
"""The desk has room for no more at 768 pixels."""
MOST_PRESSING = 3
"""So that the day's work never leaves the desk."""
_RANGES_SHOWN = 3
_DEVICES_SHOWN = 2


def steps(facts: Facts, now: datetime, *, is_office: bool) -> tuple[Step, ...]:
    """At most :data:`MOST_STEPS`."""
    usual = _of_office(facts, now) if is_office else _of_worker(facts)
    pressing = tuple(_pressing(facts, is_office=is_office))[:MOST_PRESSING]
    return (*pressing, *usual)[:MOST_STEPS]


def ranges_in_words(ranges: Sequence[SeqRange]) -> str:
    """``41–56、60``: the first few ranges of numbers."""
    said = [f"{one.first}–{one.last}" if one.last > one.first else f"{one.first}" for one in ranges]
    more = "…" if len(said) > _RANGES_SHOWN else ""
    return say(texts.BETWEEN).join(said[:_RANGES_SHOWN]) + more


def _pressing(facts: Facts, *, is_office: bool) -> Iterator[Step]:
    if facts.conflicts:
        yield Step(say(texts.DECIDE, count=facts.conflicts), say(texts.DECIDE_WHY), "package", "packages")
    if facts.returned and not is_office:
        yield _mend(facts)
    if facts.refused_files:
        words = say(texts.REFUSED_FILES, count=len(facts.refused_files))
        why = say(texts.REFUSED_WHY, file=facts.refused_files[0].file_name)
        yield Step(words, why, "package", "packages")
    if facts.missing:
        lacks = [
            say(texts.LACKS, device=device, ranges=ranges_in_words(ranges))
            for device, ranges in facts.missing[:_DEVICES_SHOWN]
        ]
        words = say(texts.ASK_FOR_MISSING, count=len(facts.missing))
        yield Step(words, say(texts.BETWEEN_DEVICES).join(lacks), "package", "packages")
    if facts.duplicates:
        words = say(texts.LOOK_AT_DUPLICATES, count=facts.duplicates)
        yield Step(words, say(texts.LOOK_AT_DUPLICATES_WHY), "outlet", "duplicates")


def _mend(facts: Facts) -> Step:
    """To the outlets that were given back; to the sheet where only sheets were."""
    first = facts.returned[0]
    why = say(texts.MEND_WHY, title=first.title, reason=first.reason or say(texts.MEND_NO_REASON))
    words = say(texts.MEND, count=len(facts.returned))
    if first.kind == "outlet":
        return Step(words, why, "outlet", "outlets", Filter(equals=((CHECK.key, (RETURNED,)),)))
    return Step(words, why, "questionnaire", "interviews", first.record)


def _of_office(facts: Facts, now: datetime) -> tuple[Step, ...]:
    last = facts.last_file
    came = say(texts.LAST_FILE, file=last.file_name, time=when(last.received, now)) if last else ""
    return (
        Step(say(texts.IMPORT), came or say(texts.IMPORT_WHY), "download", "packages"),
        Step(say(texts.SEE_GAPS), say(texts.SEE_GAPS_WHY), "analysis", "analysis"),
        _posters(),
        _hand_in(facts),
    )


def _of_worker(facts: Facts) -> tuple[Step, ...]:
    return (
        Step(say(texts.ADD_OUTLET), say(texts.ADD_OUTLET_WHY), "outlet", "outlets", "new"),
        Step(say(texts.START_VISIT), say(texts.START_VISIT_WHY), "questionnaire", "interviews", "start"),
        _hand_in(facts),
        _posters(),
    )


def _hand_in(facts: Facts) -> Step:
    if facts.unsent:
        why = say(texts.HAND_IN_WHY, count=facts.unsent)
    elif facts.unconfirmed:
        why = say(texts.WAITS_FOR_RECEIPT, count=facts.unconfirmed)
    else:
        why = say(texts.HAND_IN_DONE)
    return Step(say(texts.HAND_IN), why, "upload", "packages", "export")


def _posters() -> Step:
    return Step(say(texts.POSTERS), say(texts.POSTERS_WHY), "poster", "posters")
