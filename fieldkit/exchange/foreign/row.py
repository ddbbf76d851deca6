"""What was read of a list: rows of canonical values, each with what is wrong in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldkit.exchange.foreign.book import letter_of
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.registers.reading import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.exchange.foreign.body import SkippedRow
    from fieldkit.exchange.foreign.matching import Match


class Directory(Names, Protocol):
    """The areas and circles that are known, and what a wrong name may have meant."""

    def nearest(self, kind: str, typed: str) -> tuple[str, ...]:
        """Names like the typed one, the likest first."""
        ...


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem and the columns, from 0, that it is about; none when it is about the row."""

    problem: Problem
    columns: tuple[int, ...] = ()

    @property
    def leaves_out(self) -> bool:
        """Whether the cell was left out, so that it has to be mended; a warning is about a value that is kept."""
        return self.problem.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row.

    Attributes:
        index: row of the sheet from 0.
        values: canonical value by field key; None says that the text of the cell stands for none (a business type
            that no table has).
        blank: fields whose cells are all empty.
        record: id of the record as the hidden column of our own sheets gives it; else empty.
        problems: what is wrong in it.
        refused: nothing of it can be taken.
    """

    index: int
    values: Mapping[str, str | None]
    blank: frozenset[str] = frozenset()
    record: str = ""
    problems: tuple[CellProblem, ...] = ()
    refused: bool = False

    @property
    def number(self) -> int:
        """As people count, from 1."""
        return self.index + 1


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The rows of a list.

    Attributes:
        rows: in their order.
        skipped: rows that are no records.
        problems: about the list as a whole.
    """

    rows: tuple[ForeignRow, ...]
    skipped: tuple[SkippedRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    def skipped_by_reason(self) -> dict[str, int]:
        """How many rows were left out for which reason."""
        return dict(Counter(row.why.name for row in self.skipped))


def place_of(sheet: str, index: int, match: Match | None, record: str = "") -> Place:
    """Where a cell is, in the words of a spreadsheet: row from 1, letter and title of the column."""
    column = f"{letter_of(match.column)} {match.title}".strip() if match else ""
    key = (match.field_key or "") if match else ""
    return Place(record=record, field=key, sheet=sheet, row=index + 1, column=column)
