"""What the import of a list would do, row by row, as people look at it before they say yes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fieldkit.exchange.foreign.choosing import SheetChoice
    from fieldkit.exchange.foreign.matching import Match
    from fieldkit.exchange.foreign.row import CellProblem, ReadRows
    from fieldkit.exchange.foreign.template import Options
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.services.table_matching import How


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


class TableProblem(ProblemCode):
    """What stands between a row and its record."""

    SAME_RECORD = Text(
        "和第 {number} 行是同一条记录（{how}），只采用了第 {number} 行。如果是两家，请把名称或地址写得不一样；如果是一家，请删去一行。",
        "This is the same record as row {number} ({how_en}); only row {number} was taken. If they are two, write their "
        "names or addresses differently; if they are one, remove a row.",
    )
    SAME_RECORD_BELOW = Text(
        "第 {number} 行和这一行是同一条记录（{how}），只采用了这一行。",
        "Row {number} is the same record as this row ({how_en}); only this row was taken.",
    )
    DELETED_RECORD = Text(
        "这条记录在程序里已经删除，没有改动它。确实还在的话，请先在程序里恢复，再导入。",
        "This record was deleted in the program and was left alone. If it still exists, restore it there "
        "and import again.",
    )
    BAD_ID = Text(
        "隐藏列里的记录编号“{value}”不对，这一行没有采用。请清空这个编号再导入，程序会按名称去找。",
        "The record's id “{value}” in the hidden column is wrong; this row was not taken. Clear it and import "
        "again; the record is then found by its name.",
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the list gives another value.

    Attributes:
        field: its key; label: in words.
        before, now: as people read them; empty for nothing.
        is_conflict: somebody changed it meanwhile; both values will wait under 冲突.
    """

    field: str
    label: Text
    before: str
    now: str
    is_conflict: bool = False


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What would become of one row.

    Attributes:
        number: row of the sheet, from 1.
        title: what its record is called.
        record: id of the record; empty where there is none.
        outcome, how: what becomes of it, and how its record was found.
        differences: of an updated row.
        problems: what is wrong in it, also where it is taken.
        is_proposal: it names its record by id, without the history behind it; a person should look at it.
    """

    number: int
    title: str
    record: str
    outcome: Outcome
    how: How | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    is_proposal: bool = False


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column: what it was taken for, and its first values."""

    match: Match
    letter: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet of the file that could be imported: its name, what it seems to hold, how surely, and how much."""

    name: str
    kind: str
    score: float
    rows: int
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by what becomes of them; the last are those with a problem that keeps them out."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0

    @classmethod
    def of(cls, rows: Iterable[RowPlan]) -> Counts:
        """Count these rows."""
        found = Counter(row.outcome for row in rows)
        return cls(
            found.total(),
            found[Outcome.CREATED],
            found[Outcome.UPDATED],
            found[Outcome.UNCHANGED],
            found[Outcome.PROBLEM],
        )


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A list, read and held against the workspace; nothing is written yet.

    Attributes:
        file: the file.
        kind: of the records.
        sheets: what could be imported from the file, the likeliest first.
        choice: the sheet that was chosen, with its header; matches: what its columns are.
        columns: the same for people, with samples.
        rows, counts: row by row, and in figures.
        skipped: rows that are no records, by reason (``Skip``).
        problems: about the list as a whole.
        options: how the rows are read; template: name of the template in use, empty for none.
        read: the values of the rows.
    """

    file: Path
    kind: str
    sheets: tuple[FoundSheet, ...]
    choice: SheetChoice
    matches: tuple[Match, ...]
    columns: tuple[ColumnPlan, ...]
    rows: tuple[RowPlan, ...]
    counts: Counts
    skipped: dict[str, int]
    problems: tuple[Problem, ...]
    options: Options
    template: str
    read: ReadRows

    @property
    def sheet(self) -> str:
        """Name of the sheet that was chosen."""
        return self.choice.sheet.name

    @property
    def header_row(self) -> int:
        """Last row of the header, from 1; 0 for none."""
        return self.choice.header.last + 1

    def as_json(self, language: Language = "zh") -> dict[str, object]:
        """Rows, created, updated, unchanged and problems, for the command line."""
        return _as_json(self.counts, all_problems(self.rows, self.problems), language)


@dataclass(frozen=True, slots=True)
class TableImported:
    """What an import did.

    Attributes:
        counts: rows by what became of them.
        conflicts: fields in which the list and somebody's change now wait for a decision.
        records: ids of the records made or changed.
        problems: everything that was found, by row.
        rows: row by row, for the sheet of rows to mend.
    """

    counts: Counts
    conflicts: int
    records: tuple[str, ...]
    problems: tuple[Problem, ...]
    rows: tuple[RowPlan, ...] = field(default=(), repr=False)

    def as_json(self, language: Language = "zh") -> dict[str, object]:
        """Rows, created, updated, unchanged and problems, for the command line."""
        return _as_json(self.counts, self.problems, language)


def all_problems(rows: Iterable[RowPlan], overall: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of the list, then those of its rows in their order."""
    return (*overall, *(one.problem for row in rows for one in row.problems))


def _as_json(counts: Counts, problems: Iterable[Problem], language: Language) -> dict[str, object]:
    return {
        "rows": counts.rows,
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "problems": [
            {
                "sheet": problem.place.sheet,
                "row": problem.place.row,
                "column": problem.place.column,
                "message": problem.code.text.say(language, **problem.values),
            }
            for problem in problems
        ],
    }
