"""What the panel says about one file: what comes in, what is asked, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Severity
from fieldkit.services.trust import Trust
from ui.language import current_language, say
from ui.models.moments import when
from ui.packages.incoming import texts
from ui.packages.incoming.state import Correction, FileDetail, FileState, Finding, NextStep, TrustAsk
from ui.packages.incoming.wording import second_line, sender_of, without_name
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from fieldkit.exchange.corrections import SheetEdit
    from fieldkit.kernel.problems import Problem
    from fieldkit.services.packages import Planned
    from ui.packages.incoming.held import Held

_TONES = {Severity.ERROR: Tone.MISSING, Severity.WARNING: Tone.FEW, Severity.NOTE: Tone.NEUTRAL}
_GROUP = 4
"""Letters of a fingerprint that are read out together."""


def detail_of(key: str, held: Held, now: datetime) -> FileDetail:
    """Put everything about a file into words."""
    plan = held.planned
    notice, tone, step = _notice(held, now)
    if plan is None:
        return FileDetail(key, held.name, "", held.state, notice, tone)
    is_open = held.imported is None and plan.status == "ready"
    trust = _trust(held) if is_open or held.has_changed_key else TrustAsk.NOTHING
    return FileDetail(
        key=key,
        name=held.name,
        sender=_sender_line(plan, now),
        state=held.state,
        notice=notice,
        tone=tone,
        step=step,
        step_words=say(STEPS[step]) if step in STEPS else "",
        away_words=say(texts.TAKE_OFF),
        counts=tuple(_counts(plan)) if held.refusal is None else (),
        trust=trust,
        trust_words=_trust_words(trust, plan),
        before=grouped(plan.verdict.before),
        fingerprint=grouped(plan.verdict.fingerprint) if trust else "",
        cleared=plan.held_back if is_open else 0,
        take_cleared=held.take_cleared,
        corrections=tuple(corrections_of(plan.corrections, held)),
        findings=tuple(_findings(plan.problems)),
        is_open=is_open,
    )


def grouped(fingerprint: str) -> str:
    """``7F3A 91C2 04BD 5E60``: in groups that can be read out."""
    letters = "".join(sign for sign in fingerprint if sign.isalnum())
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def cell_of(edit: SheetEdit) -> str:
    """The cell a correction stands in: several changes of one cell are one decision."""
    return f"{edit.record}/{edit.key}"


def corrections_of(edits: Sequence[SheetEdit], held: Held) -> Iterator[Correction]:
    """The corrected cells, each once."""
    shown: set[str] = set()
    for edit in edits:
        cell = cell_of(edit)
        if cell in shown:
            continue
        shown.add(cell)
        yield _correction(edit, cell, is_taken=edit.dot.replica not in held.declined)


def _correction(edit: SheetEdit, cell: str, *, is_taken: bool) -> Correction:
    language = current_language()
    title = edit.title or say(texts.NAMELESS)
    empty = say(texts.EMPTY_CELL)
    words = say(texts.CORRECTION, before=edit.before or empty, now=edit.now or empty)
    return Correction(
        key=cell,
        title=say(texts.CORRECTION_TITLE, title=title, label=edit.label.say(language)),
        words=words,
        place=edit.place.say(language),
        is_taken=is_taken,
    )


STEPS = {
    NextStep.RETRY: texts.RETRY,
    NextStep.UNLOCK: texts.UNLOCK,
    NextStep.CONFLICTS: texts.SEE_CONFLICTS,
    NextStep.AS_TABLE: texts.AS_TABLE,
}


def _notice(held: Held, now: datetime) -> tuple[str, Tone, NextStep]:
    """What it is and what to do next."""
    plan, state = held.planned, held.state
    if plan is None:
        return say(texts.WAITS), Tone.NEUTRAL, NextStep.NONE
    if state is FileState.LOCKED:
        words = texts.LOCKED_AGAIN if held.tried else texts.HEAD_LOCKED
        return say(words), Tone.FEW, NextStep.UNLOCK
    if state is FileState.FOREIGN:
        return say(texts.HEAD_FOREIGN), Tone.NEUTRAL, NextStep.AS_TABLE
    if held.refusal is not None:
        reason = without_name(held.refusal.say(current_language()), held.path.name)
        return reason, Tone.MISSING, NextStep.RETRY
    if state is FileState.DECIDE and held.imported is not None:
        return say(texts.HEAD_DECIDE, count=held.imported.conflicts), Tone.INFO, NextStep.CONFLICTS
    if held.imported is not None and not held.imported.held_back:
        words = texts.HEAD_KNOWN if state is FileState.KNOWN else texts.HEAD_TAKEN
        return say(words), Tone.NEUTRAL if state is FileState.KNOWN else Tone.GOOD, NextStep.NONE
    if state is FileState.KNOWN:
        return say(texts.HEAD_KNOWN), Tone.NEUTRAL, NextStep.NONE
    if plan.content == "receipt":
        return say(texts.HEAD_RECEIPT), Tone.GOOD, NextStep.NONE
    if plan.missing and not held.waits:
        return say(texts.HEAD_GAP, device=sender_of(plan), missing=plan.missing), Tone.FEW, NextStep.NONE
    if held.is_ready:
        return say(texts.HEAD_READY), Tone.GOOD, NextStep.NONE
    return second_line(held, now), Tone.INFO, NextStep.NONE


def _sender_line(plan: Planned, now: datetime) -> str:
    sender = " · ".join(part for part in (plan.device, plan.person) if part)
    if not plan.created:
        return sender
    return say(texts.MADE_BY, sender=sender or say(texts.UNKNOWN_SENDER), time=when(plan.created, now))


def _counts(plan: Planned) -> Iterator[str]:
    for text, count in (
        (texts.ADDED_COUNT, plan.added),
        (texts.KNOWN_COUNT, plan.known),
        (texts.EDIT_COUNT, plan.edits),
        (texts.CONFLICT_COUNT, plan.conflicts),
        (texts.PHOTO_COUNT, plan.photos),
        (texts.DAMAGE_COUNT, plan.damage),
    ):
        if count:
            yield say(text, count=count)


def _trust(held: Held) -> TrustAsk:
    assert held.planned is not None, "only files that were checked come here"
    verdict = held.planned.verdict
    if verdict.needs_consent:
        return TrustAsk.TRUSTED if held.is_trusted else TrustAsk.CHANGED
    if verdict.trust is Trust.FIRST:
        return TrustAsk.FIRST
    return TrustAsk.UNSIGNED if verdict.trust is Trust.UNSIGNED else TrustAsk.NOTHING


def _trust_words(trust: TrustAsk, plan: Planned) -> str:
    match trust:
        case TrustAsk.NOTHING:
            return ""
        case TrustAsk.FIRST:
            return say(texts.FIRST_MET, device=sender_of(plan))
        case TrustAsk.UNSIGNED:
            return say(texts.UNSIGNED)
        case TrustAsk.CHANGED:
            return say(texts.KEY_CHANGED, device=sender_of(plan))
        case TrustAsk.TRUSTED:
            return say(texts.TRUSTED)


def _findings(problems: Sequence[Problem]) -> Iterator[Finding]:
    for problem in problems:
        yield Finding(problem.say(current_language()), _TONES[problem.severity])
