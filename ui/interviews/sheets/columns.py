"""The columns of the list of submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.submission import STATES as DECLARED_STATES
from ui.cells import Cell, Column
from ui.interviews import texts
from ui.language import say
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.interviews.sheets.state import SheetLine

STATE_LABELS = {option.code: option.label for option in DECLARED_STATES}
_DELIVERIES = {"unsent": texts.UNSENT, "sent": texts.SENT, "received": texts.RECEIVED}
_MODES = {"paper": texts.ON_PAPER, "taken_in": texts.TAKEN_IN}
_TONES = {"draft": Tone.FEW, "complete": Tone.GOOD}


def shown_time(started: str) -> str:
    """To the minute, as people write it."""
    return started[:16].replace("T", " ")


def _state(line: SheetLine) -> Cell:
    if line.is_returned:
        return Cell(say(texts.RETURNED), tone=Tone.MISSING)
    return Cell(say(STATE_LABELS[line.state]), tone=_TONES.get(line.state, Tone.NEUTRAL))


def _delivery(line: SheetLine) -> Cell:
    words = _DELIVERIES.get(line.delivery)
    return Cell(say(words) if words else "", muted=line.delivery != "unsent")


def _mode(line: SheetLine) -> Cell:
    words = _MODES.get(line.mode)
    return Cell(say(words) if words else "", muted=True)


COLUMNS: tuple[Column[SheetLine], ...] = (
    Column("sheet", texts.SHEET, lambda line: Cell(line.sheet), width=120, sortable=False),
    Column(
        "community",
        texts.COMMUNITY,
        lambda line: Cell(line.community),
        width=140,
        stretch=True,
        sortable=False,
    ),
    Column("mode", texts.MODE, _mode, width=64, sortable=False),
    Column("form", texts.FORM, lambda line: Cell(line.form, muted=True), width=150, sortable=False),
    Column(
        "state",
        texts.STATE,
        _state,
        width=96,
        sortable=False,
    ),
    Column("started", texts.STARTED, lambda line: Cell(shown_time(line.started)), width=150, sortable=False),
    Column(
        "interviewer",
        texts.INTERVIEWER,
        lambda line: Cell(line.interviewer, muted=True),
        width=90,
        sortable=False,
    ),
    Column("delivery", texts.DELIVERY, _delivery, width=84, sortable=False),
)
