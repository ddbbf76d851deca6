"""What the results show; frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Interval:
    """One bar with its whisker.

    Attributes:
        name: the place; ``note`` stands behind the figure in small print.
        value, low, high: of 100; ``value`` None for a figure that is not shown.
        words: the figure, or why there is none.
        level: 0 for everything, 1 for areas and circles, 2 for communities.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str
    note: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class SatisfactionState:
    """Figures of one formula and one question.

    Attributes:
        items: path and words of the questions that can be chosen.
        bars: as seen here; ``outside``: the same without small numbers, for pictures.
        formula: the formula in words; ``basis``: what the whole is counted from.
        is_rated: False where the form has no question that this formula can count.
    """

    items: tuple[tuple[str, str], ...] = ()
    item: str = ""
    bars: tuple[Interval, ...] = ()
    outside: tuple[Interval, ...] = ()
    formula: str = ""
    basis: str = ""
    target: float = 0.0
    complete: int = 0
    refused: int = 0
    is_rated: bool = True


@dataclass(frozen=True, slots=True)
class FormList:
    """Forms that can be counted, by id and title, and the one that is."""

    forms: tuple[tuple[str, str], ...]
    form: str


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question counted.

    Attributes:
        head, lines: a table; ``shares`` are drawn beside it where it is not broken down.
        texts: open answers and how often.
    """

    title: str = ""
    base: str = ""
    numbers: str = ""
    head: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()
    texts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionList:
    """Which questions there are, and what they can be broken down by."""

    questions: tuple[tuple[str, str], ...] = ()
    groupings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ArrivalState:
    """What a dropped file would bring."""

    path: Path
    words: str
    problems: tuple[str, ...]
    wanted: int
