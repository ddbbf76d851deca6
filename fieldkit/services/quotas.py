"""Quotas: setting them from a table, how full their cells are, and what is full at the door."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.kernel.ids import RecordId
from fieldkit.ledger import writing
from fieldkit.ledger.state import RecordState
from fieldkit.registers.quota import (
    QUOTA,
    Cell,
    Condition,
    Filling,
    conditions_line,
    conditions_of,
    fill,
)
from fieldkit.registers.submission import SUBMISSION
from fieldkit.services.answer_sheets import columns_named, stored_sheets
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.quota_table import QuotaReader
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.ledger.change import Change
    from fieldkit.services.answer_sheets import SheetShelf
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_KEYS = ("cell", "form", "community", "conditions", "wanted")
_CARD = ("form", "community", "state", "over_quota")


@dataclass(frozen=True, slots=True)
class FormQuota:
    """The quota of one form.

    Attributes:
        form, title: of the form.
        fillings: of its cells, in the order in which they were declared.
    """

    form: str
    title: str
    fillings: tuple[Filling, ...]

    @property
    def wanted(self) -> int:
        """Sheets of all cells together; cells that overlap count each."""
        return sum(one.cell.wanted for one in self.fillings)

    @property
    def still(self) -> int:
        """Sheets still wanted of all cells together."""
        return sum(one.still for one in self.fillings)


@dataclass(frozen=True, slots=True)
class Watch:
    """The quota of the form in hand, as counted when the interview began.

    Attributes:
        fillings: without the sheet in hand.
        names: of the questions that make cells, by path.
        community: of the sheet.
    """

    fillings: tuple[Filling, ...]
    names: Mapping[str, str]
    community: str

    def full(self, answers: Mapping[str, str]) -> Filling | None:
        """The first full cell that these answers (by path) put the sheet into; None while all is well."""
        named = {self.names[path]: value for path, value in answers.items() if path in self.names}
        fitting = (one for one in self.fillings if one.cell.fits(named, self.community))
        return next((one for one in fitting if one.is_full), None)


NO_WATCH = Watch((), {}, "")


class QuotaService:
    """What is wanted of each cell, and what is there."""

    def __init__(self, workspace: Workspace, shelf: SheetShelf | None = None) -> None:
        """Args: ``shelf`` keeps the sheets that were read, for a page that counts again and again."""
        self._workspace, self._shelf = workspace, shelf

    def read(self, path: Path, form: str = "", progress: Progress | None = None) -> tuple[Cell, ...]:
        """Read a table of quotas for a form (empty: the one in use); nothing is written.

        Raises:
            FieldkitError: the file cannot be read, or its table is not one of this form's.
        """
        book = read_table_file(path, progress)
        columns = columns_named(form, self._workspace)
        with self._workspace.database.read() as connection:
            return QuotaReader(columns, NamesInWorkspace(connection)).read(book.sheets)

    def cross(
        self,
        form: str,
        rows: tuple[str, Sequence[str]],
        columns: tuple[str, Sequence[str]],
        counts: Mapping[tuple[int, int], int],
    ) -> tuple[Cell, ...]:
        """Cells of a grid that was typed: rows by columns; nothing is written.

        Args:
            form: id or name; empty for the one in use.
            rows, columns: name of a question and the words of its cells (``60-74``, ``女``); no name, one cell ``""``.
            counts: sheets wanted by row and column, from 0; cells that are left out want none.

        Raises:
            FieldkitError: NO_SUCH_CHOICE, with the row from 1.
        """
        table = columns_named(form, self._workspace)
        by_name = {one.name: one for one in table.main.columns}
        with self._workspace.database.read() as connection:
            reader = QuotaReader(table, NamesInWorkspace(connection))
        made = []
        for (at, across), wanted in sorted(counts.items()):
            conditions: list[Condition] = []
            words = []
            for (name, parts), place in ((rows, at), (columns, across)):
                if name:
                    conditions.append(reader.condition(by_name[name], parts[place], at + 1))
                    words.append(parts[place])
            made.append(reader.cell("", conditions, " · ".join(words), wanted))
        return tuple(made)

    def set(self, cells: Sequence[Cell], form: str = "") -> None:
        """Keep these cells as the whole quota of their form; cells that it had before and that are not here go.

        Args:
            cells: of one form; none at all takes the quota of ``form`` away.
            form: id of the form; needed without cells.
        """
        wanted: dict[str, Cell] = {cell.record: cell for cell in cells}
        form = cells[0].form if cells else form
        with self._workspace.database.write() as work:
            kept = [one.record for one in _cells(work.connection) if one.form == form]
            gone = [one for one in kept if one not in wanted]
            states = ledger_store.states_of(work.connection, [*wanted, *gone])
            self._workspace.append(work, partial(_edits, wanted, gone, states), "import")

    def forms(self) -> tuple[FormQuota, ...]:
        """Every form that has a quota, and how full its cells are."""
        with self._workspace.database.read() as connection:
            cells = _cells(connection)
        return tuple(self.of(form) for form in dict.fromkeys(cell.form for cell in cells))

    def of(self, form: str = "") -> FormQuota:
        """The quota of a form (empty: the one in use); without cells where it has none.

        Raises:
            FieldkitError: there is no such form.
        """
        columns = columns_named(form, self._workspace)
        with self._workspace.database.read() as connection:
            cells = [one for one in _cells(connection) if one.form == columns.id]
            if not cells:
                return FormQuota(columns.id, columns.title, ())
            sheets = stored_sheets(connection, columns.id, self._shelf)
        names = _names(cells, {one.path: one.name for one in columns.main.columns})
        done = [one for one in sheets if one.value("state") == "complete"]
        counted = fill(cells, ((_named(one.answers, names), one.value("community")) for one in done))
        return FormQuota(columns.id, columns.title, counted)

    def watch(self, sheet: str) -> Watch:
        """What to look at while a draft is being filled; nothing once somebody went on over the quota."""
        with self._workspace.database.read() as connection:
            row = lists.rows(connection, SUBMISSION.key, [sheet], _CARD).get(sheet, {})
            form, community = str(row.get("form") or ""), str(row.get("community") or "")
            is_watched = row.get("state") == "draft" and not row.get("over_quota")
            if not is_watched or not any(one.form == form for one in _cells(connection)):
                return NO_WATCH
        columns = columns_named(form, self._workspace)
        fillings = self.of(form).fillings
        names = _names([one.cell for one in fillings], {one.path: one.name for one in columns.main.columns})
        return Watch(fillings, names, community)


def _cells(connection: Connection) -> list[Cell]:
    return [
        Cell(
            RecordId(str(row["id"])),
            str(row["cell"] or ""),
            str(row["form"] or ""),
            str(row["community"] or ""),
            conditions_of(str(row["conditions"] or "")),
            int(str(row["wanted"] or 0)),
        )
        for row in lists.every(connection, QUOTA.key, _KEYS)
    ]


def _names(cells: Sequence[Cell], by_path: Mapping[str, str]) -> dict[str, str]:
    asked = {one.question for cell in cells for one in cell.conditions}
    return {path: name for path, name in by_path.items() if name in asked}


def _named(answers: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {name: answers[path] for path, name in names.items() if path in answers}


def _edits(
    wanted: Mapping[str, Cell],
    gone: Sequence[str],
    states: Mapping[str, RecordState],
    cursor: writing.Cursor,
    who: writing.Signature,
) -> tuple[list[Change], writing.Cursor]:
    changes: list[Change] = []
    for cell in wanted.values():
        state = states.get(cell.record) or RecordState(cell.record, QUOTA.key, (), {})
        if state.live and state.is_deleted:
            made, cursor = writing.restore(cursor, who, state)
            changes += made
        units = {
            "cell": cell.label,
            "form": cell.form,
            "community": cell.community or None,
            "conditions": conditions_line(cell.conditions) or None,
            "wanted": str(cell.wanted),
        }
        differing = {
            unit: value
            for unit, value in units.items()
            if value != state.value(unit) and state.conflict(unit) is None
        }
        if differing:
            made, cursor = writing.edit(cursor, who, state, differing)
            changes += made
    for record in gone:
        made, cursor = writing.delete(cursor, who, states[record])
        changes += made
    return changes, cursor
