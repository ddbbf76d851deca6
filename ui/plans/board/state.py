"""What the board shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tone


class Grouping(StrEnum):
    """By what the targets are put together."""

    YEAR = "year"
    PHASE = "phase"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the board, or a heading (``words`` and ``second`` only).

    Attributes:
        second: clause and where it holds.
        figures: ``12 / 20``.
        share, line, expected: 0 to 1 of the bar; None where there is none.
        by: until when.
        state, tone: how it stands.
    """

    id: str
    words: str
    second: str = ""
    figures: str = ""
    share: float | None = None
    line: float | None = None
    expected: float | None = None
    by: str = ""
    state: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class BoardState:
    """The list: ``number`` is the sentence beside the title, ``on`` the day in the field."""

    rows: tuple[BoardRow, ...] = ()
    number: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place behind a figure; ``page`` is where Enter leads, empty for nowhere."""

    id: str
    name: str
    figure: str
    state: str
    tone: Tone | None
    page: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be recorded before a figure can be told, and where."""

    words: str
    button: str
    page: str
    argument: object = None


@dataclass(frozen=True, slots=True)
class Detail:
    """The chosen line.

    Attributes:
        sentences: how it was reckoned, where the pace leads.
        clause, statement: number of the item and what the document says; both empty for the office's own.
        notes: what does not agree in the document about this item.
        places_title: heading over the places.
    """

    title: str
    subtitle: str = ""
    figures: str = ""
    state: str = ""
    tone: Tone | None = None
    sentences: tuple[str, ...] = ()
    step: NextStep | None = None
    clause: str = ""
    statement: str = ""
    notes: tuple[str, ...] = ()
    places_title: str = ""
    places: tuple[PlaceLine, ...] = ()
