"""What the analysis page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from ui.widgets.matrix import Matrix

if TYPE_CHECKING:
    from ui.theme import Tone
    from ui.widgets.charts import Bar


NO_MATRIX = Matrix()


class Lack(Enum):
    """What there has to be before anything can be judged."""

    NOTHING = auto()
    COMMUNITIES = auto()
    OUTLETS = auto()


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """One list of business types: its name for the service, its label, its plan's key."""

    name: str
    label: str
    plan: str


@dataclass(frozen=True, slots=True)
class Loose:
    """Outlets that could not be counted: a sentence, and the first of them."""

    words: str
    first: str


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet behind a cell."""

    id: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class CellState:
    """One community and one business type.

    Attributes:
        word, tone: the state.
        count: how many there are and should be, in words.
        people: what the norm was computed with, in words.
        norm_people: people per outlet as typed; empty when population does not matter.
        norm_basis: where the norm comes from.
    """

    community: str
    code: str
    title: str
    type_class: str
    word: str
    tone: Tone
    count: str
    people: str
    outlets: tuple[OutletLine, ...]
    norm_people: str
    norm_minimum: str
    norm_basis: str


@dataclass(frozen=True, slots=True)
class AnalysisState:
    """The page.

    Attributes:
        basis: which list of which document.
        chosen: name of the profile in force.
        totals: cells that are enough, few, absent.
        start: the cell to begin with.
    """

    lack: Lack = Lack.NOTHING
    basis: str = ""
    profiles: tuple[ProfileChoice, ...] = ()
    chosen: str = ""
    matrix: Matrix = NO_MATRIX
    totals: tuple[int, int, int] = (0, 0, 0)
    bars: tuple[Bar, ...] = ()
    bars_note: str = ""
    loose: tuple[Loose, ...] = ()
    start: tuple[str, str] | None = None
