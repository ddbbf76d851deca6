"""What the page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.exchange.foreign.book import Span


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A template that was filled before."""

    name: str
    ties: str


@dataclass(frozen=True, slots=True)
class SheetState:
    """One sheet as it is shown.

    Attributes:
        rows: texts from the first cell on.
        merged: rows and columns from 0.
        ties: what a place will be filled with, in words; by row and column from 0.
        columns: columns of a table that are tied, with the rows from its titles to the first that is filled.
        formulas: cells that compute, by row and column from 0.
        missing: where a column of a table has a title and nothing is tied.
        filled: what was filled in, where the filled copy is shown.
    """

    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    merged: tuple[Span, ...] = ()
    ties: Mapping[tuple[int, int], str] = field(default_factory=dict)
    columns: Mapping[int, range] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()
    missing: frozenset[tuple[int, int]] = frozenset()
    filled: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class TemplateState:
    """A template that is open.

    Attributes:
        file: its name.
        words: how far it is tied, and what to do next.
        notice: what was left out on purpose; empty for nothing.
        is_ready: something is tied, so that it can be filled.
    """

    file: str
    words: str
    sheets: tuple[SheetState, ...]
    notice: str = ""
    is_ready: bool = False


@dataclass(frozen=True, slots=True)
class PreviewState:
    """The filled copy before it is written: its sheets, and lines about what was filled and what was not."""

    sheets: tuple[SheetState, ...]
    words: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class PlaceState:
    """The place that was pointed at.

    Attributes:
        title: cell or column, with what stands over it.
        tied: what it is filled with; ``value``: what that is now.
        can_tie: False for formulas.
        group: what is offered first: the table's own kind of records.
    """

    title: str
    tied: str
    value: str = ""
    can_tie: bool = True
    is_tied: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One thing that can be filled in."""

    key: str
    label: str
    group: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """What filling did: one sentence, lines about tables, lines about what was left."""

    words: tuple[str, ...]
    is_whole: bool
