"""What the row of a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import current_language, say
from ui.models.moments import when
from ui.packages.incoming import texts
from ui.packages.incoming.state import FileRow, FileState
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fieldkit.services.packages import Imported, Planned
    from ui.packages.incoming.held import Held

STATUS = {
    "accepted": (texts.LOG_ACCEPTED, Tone.GOOD),
    "known": (texts.LOG_KNOWN, Tone.NEUTRAL),
    "refused": (texts.LOG_REFUSED, Tone.MISSING),
    "settled": (texts.LOG_SETTLED, Tone.NEUTRAL),
}


def row_of(held: Held, now: datetime) -> FileRow:
    """Put a file into words."""
    plan, state = held.planned, held.state
    second = second_line(held, now)
    if plan is None or held.refusal is not None:
        sender = sender_of(plan) if plan is not None and (plan.device or plan.person) else say(texts.NONE)
        return FileRow(held.name, second, sender, state)
    result = held.imported
    if plan.content == "receipt":
        return FileRow(held.name, second, sender_of(plan), state)
    return FileRow(
        name=held.name,
        second=second,
        sender=sender_of(plan),
        state=state,
        added=result.added if result else plan.added,
        edits=result.edits if result else plan.edits - len(held.declined),
        conflicts=result.conflicts if result else plan.conflicts,
    )


def sender_of(plan: Planned) -> str:
    """The device a file comes from."""
    return plan.device or plan.person or say(texts.UNKNOWN_SENDER)


def second_line(held: Held, now: datetime) -> str:
    """What matters most about a file, in a few words."""
    plan, refusal = held.planned, held.refusal
    if plan is None:
        return say(texts.WAITS)
    state = held.state
    if state is FileState.CHANGED_KEY:
        return say(texts.CHANGED_WORDS)
    if state is FileState.FOREIGN:
        return say(texts.FOREIGN_WORDS)
    if state is FileState.LOCKED:
        return say(texts.LOCKED_AGAIN if held.tried else texts.LOCKED_WORDS)
    if refusal is not None:
        return without_name(refusal.say(current_language()), held.path.name)
    if state is FileState.KNOWN:
        return say(texts.SAME_CONTENT)
    return _after(held) if held.imported is not None else _before(held, plan, now)


def without_name(reason: str, name: str) -> str:
    """A refusal beneath the name of its file need not say the name once more."""
    return reason.replace(f"“{name}”", say(texts.THIS_FILE), 1)


def _after(held: Held) -> str:
    result = held.imported
    assert result is not None, "asked only after the import"
    if held.decides_later:
        return say(texts.DECIDE_LEFT)
    if result.content == "receipt":
        return say(texts.RECEIPT_TAKEN)
    if result.held_back:
        return say(texts.HELD_LEFT, count=result.held_back)
    return say(texts.HEAD_TAKEN)


def _before(held: Held, plan: Planned, now: datetime) -> str:
    if held.state is FileState.DECIDE:
        return say(texts.CLEARED_WORDS, count=plan.held_back)
    if plan.content == "receipt":
        return say(texts.RECEIPT_WORDS)
    if plan.missing:
        return say(texts.GAP_WORDS, missing=plan.missing)
    if held.state is FileState.NEW_DEVICE:
        return say(texts.FIRST_WORDS)
    if plan.damage:
        return say(texts.DAMAGED, count=plan.damage)
    if plan.conflicts:
        return say(texts.WILL_ASK, count=plan.conflicts)
    if plan.edits:
        return say(texts.EDITED, count=plan.edits)
    if plan.content == "photos":
        return say(texts.PHOTOS_WORDS, count=plan.photos)
    return say(texts.SENT, person=plan.person or plan.device, time=when(plan.created, now))


def sum_up(results: Sequence[Imported], *, is_whole: bool) -> tuple[str, Tone]:
    """What an import gave, in a sentence or two."""
    taken = [one for one in results if one.status == "accepted"]
    refused = sum(one.status == "refused" for one in results)
    if not is_whole:
        return say(texts.STOPPED, count=len(taken)), Tone.INFO
    conflicts = sum(one.conflicts for one in taken)
    words = say(texts.TOOK_NOTHING)
    if taken:
        added, edits = sum(one.added for one in taken), sum(one.edits for one in taken)
        words = say(texts.TOOK, count=len(taken), added=added, edits=edits)
    elif refused:
        words = ""
    if conflicts:
        words += say(texts.TOOK_CONFLICTS, count=conflicts)
    if refused:
        words += say(texts.TOOK_REFUSED, count=refused)
    return words.strip(), Tone.MISSING if refused else Tone.INFO if conflicts else Tone.GOOD
