"""A list as it came: sheets of text, as people see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from fieldkit.exchange.foreign.problems import ForeignProblem

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fault(Enum):
    """Why a cell no longer says what somebody typed; the value is the sentence."""

    LOST_DIGITS = ForeignProblem.LOST_DIGITS
    FORMULA_ERROR = ForeignProblem.FORMULA_ERROR
    BROKEN_CHARACTERS = ForeignProblem.BROKEN_CHARACTERS


class Span(NamedTuple):
    """Cells merged into one: rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: as on its tab; the file's name for a text file.
        rows: text by row and column, every row equally wide, from the first cell of the sheet on.
        faults: cells whose text cannot be trusted, by row and column from 0.
        dates: cells that hold a date of the spreadsheet, and no text.
        merged: cells merged into one. One merged over rows of a single column already stands in each of them.
        is_hidden: not seen by people who open the file.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    dates: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Span, ...] = ()
    is_hidden: bool = False

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Book:
    """One file.

    Attributes:
        file: its name.
        sheets: in the order of the tabs; at least one of them holds something.
    """

    file: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def letter_of(column: int) -> str:
    """What a spreadsheet calls the column counted from 0: ``A``, ``B`` … ``AA``."""
    return str(xl_col_to_name(column))
