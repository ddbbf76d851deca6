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
    """An outlet behind a cell; ``place`` is its community where the cell is of a larger place, else its address."""

    id: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class GapState:
    """What can be done about a cell.

    Attributes:
        words: on the button; empty where nothing is lacking.
        wanted: communities that are short and stand on no list yet.
        demand: the demand that stands for it already, which the button then leads to.
    """

    words: str = ""
    wanted: tuple[str, ...] = ()
    demand: str = ""


NO_GAP = GapState()


@dataclass(frozen=True, slots=True)
class CellState:
    """One place and one business type.

    Attributes:
        place: id of the community, circle or area.
        word, tone: the state.
        count: how many there are and should be, in words.
        people: what the norm was computed with, in words.
        was: what it was in the round beside it, in words.
        lacking: communities of a larger place that have none, in words.
        clause: which items of which document it serves.
        more: how many outlets are not listed, in words.
        norm_people: people per outlet as typed; empty when population does not matter.
        norm_basis: where the norm comes from.
    """

    place: str
    code: str
    title: str
    type_class: str
    word: str
    tone: Tone
    count: str
    people: str
    was: str
    lacking: str
    clause: str
    gap: GapState
    norm_people: str
    norm_minimum: str
    norm_basis: str


@dataclass(frozen=True, slots=True)
class OutletsState:
    """The outlets behind a cell; ``more`` says how many are not listed."""

    lines: tuple[OutletLine, ...] = ()
    more: str = ""


Choices = tuple[tuple[str, str, str], ...]
"""Key, words and group of what a menu offers."""


@dataclass(frozen=True, slots=True)
class FiltersState:
    """What one can choose, and what is chosen."""

    levels: Choices = ()
    level: str = ""
    profiles: Choices = ()
    profile: str = ""
    places: Choices = ()
    place: str = ""
    classes: Choices = ()
    type_class: str = ""
    only: str = ""
    is_only: bool = False
    rounds: Choices = ()
    round: str = ""


@dataclass(frozen=True, slots=True)
class FiguresState:
    """The line over the matrix.

    Attributes:
        absent, few, full: how many cells; words with the number.
        whole: places that lack nothing of the basic types.
        whole_note: what the plan wants of it.
        extent: how many places and types are in sight.
    """

    absent: str = ""
    few: str = ""
    full: str = ""
    whole: str = ""
    whole_note: str = ""
    extent: str = ""


@dataclass(frozen=True, slots=True)
class RankingState:
    """The bars: what is lacking most, or what changed most."""

    title: str = ""
    bars: tuple[Bar, ...] = ()
    note: str = ""


NO_FILTERS, NO_FIGURES, NO_RANKING = FiltersState(), FiguresState(), RankingState()


@dataclass(frozen=True, slots=True)
class AnalysisState:
    """The page.

    Attributes:
        basis: which list of which document.
        corner: what the rows are.
        compared: what came of the comparison, in a sentence; empty without one.
        nothing: what to say where no row is left.
        start: the cell to begin with.
    """

    lack: Lack = Lack.NOTHING
    basis: str = ""
    corner: str = ""
    filters: FiltersState = NO_FILTERS
    figures: FiguresState = NO_FIGURES
    matrix: Matrix = NO_MATRIX
    ranking: RankingState = NO_RANKING
    compared: str = ""
    loose: tuple[Loose, ...] = ()
    nothing: str = ""
    start: tuple[str, str] | None = None
