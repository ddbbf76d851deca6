"""The columns of the list of doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.household import MAIN, SPARE
from fieldkit.registers.visit import APPOINTMENT, COMPLETED, NO_ONE, OUTCOMES
from ui.cells import Cell, Column
from ui.language import say
from ui.theme import Tone
from ui.visits import texts

if TYPE_CHECKING:
    from fieldkit.services.visit_board import VisitLine

LABELS = {option.code: option.label for option in OUTCOMES}
_TONES = {COMPLETED: Tone.GOOD, NO_ONE: Tone.FEW, APPOINTMENT: Tone.INFO}
_ROLES = {MAIN: texts.MAIN, SPARE: texts.SPARE}


def day_and_time(moment: str) -> str:
    """``2026-06-30T09:30:00+08:00`` as ``06-30 09:30``; midnight, where only a day was agreed, as the day."""
    return moment[5:16].replace("T", " ").removesuffix(" 00:00")


def outcome_cell(line: VisitLine) -> Cell:
    """What came of a door, in words and colour."""
    if line.sheet:
        return Cell(say(texts.INTERVIEWING), tone=Tone.INFO)
    found = line.standing
    if not found.outcome:
        return Cell("")
    words = say(LABELS[found.outcome]) if found.outcome in LABELS else found.outcome
    if line.is_overdue:
        return Cell(say(texts.OVERDUE, when=day_and_time(found.again)), tone=Tone.MISSING)
    if found.again:
        words = say(texts.AGAIN, when=day_and_time(found.again))
    return Cell(words, tone=_TONES.get(found.outcome, Tone.NEUTRAL))


def _drawn(line: VisitLine) -> Cell:
    words = _ROLES.get(line.drawn)
    return Cell(say(words) if words else "", muted=line.drawn == MAIN)


def _last(line: VisitLine) -> Cell:
    last = line.standing.last
    return Cell(f"{day_and_time(last.at)} {last.visitor}".strip() if last else "", muted=True)


COLUMNS: tuple[Column[VisitLine], ...] = (
    Column("address", texts.DOOR, lambda line: Cell(line.address), width=220, stretch=True, sortable=False),
    Column("drawn", texts.DRAWN, _drawn, width=124, sortable=False),
    Column("outcome", texts.OUTCOME, outcome_cell, width=150, sortable=False),
    Column(
        "times",
        texts.TIMES,
        lambda line: Cell(str(line.standing.attempts or ""), muted=True),
        width=60,
        sortable=False,
    ),
    Column("last", texts.LAST, _last, width=150, sortable=False),
)
