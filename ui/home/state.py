"""What the desk shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: its words, and the page behind it."""

    name: str
    figure: str
    note: str
    page: str
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next.

    Attributes:
        page, argument: what ``go`` is given.
    """

    words: str
    why: str
    icon: str
    page: str
    argument: object = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A type that lacks, and in how many communities."""

    name: str
    absent: int


@dataclass(frozen=True, slots=True)
class Recent:
    """One late change: what, by whom and when, and where it can be seen."""

    what: str
    by: str
    page: str
    record: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something the plan wants by a day: what, when, how long yet, in which tone."""

    what: str
    day: str
    left: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class HomeState:
    """Everything on the desk.

    Attributes:
        line: greeting and date.
        is_new: nothing is recorded yet; the first steps are shown instead.
        communities: names recorded so far, for the first steps.
        deadlines: the next that are due; ``overdue`` says how many are late.
        gaps_from: by which list, over how many communities; empty while there are no gaps to show.
    """

    line: str = ""
    is_new: bool = False
    is_office: bool = False
    communities: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    gaps_from: str = ""
    communities_counted: int = 0
    deadlines: tuple[Deadline, ...] = ()
    overdue: str = ""
    recent: tuple[Recent, ...] = ()
    backup: str = ""
