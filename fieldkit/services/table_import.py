"""Lists of other offices (台账) into the registers: look first, then take; each in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.book import letter_of
from fieldkit.exchange.foreign.matching import body_of
from fieldkit.exchange.foreign.problem_rows import write_problem_rows
from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.exchange.foreign.rows import read_rows
from fieldkit.exchange.foreign.template import Options, Template, template_of
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.services.table_choice import Wanted, chosen_sheet
from fieldkit.services.table_decisions import Decider
from fieldkit.services.table_differences import SOURCE
from fieldkit.services.table_names import NamesForTable, NamesInTable
from fieldkit.services.table_plan import (
    ColumnPlan,
    Counts,
    FoundSheet,
    Outcome,
    TableImported,
    TablePlan,
    all_problems,
)
from fieldkit.storage import settings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from fieldkit.exchange.foreign.choosing import SheetChoice
    from fieldkit.exchange.foreign.matching import Match
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.writing import Cursor, Signature
    from fieldkit.services.table_decisions import Decision
    from fieldkit.services.workspace import Workspace

__all__ = ["Options", "TableImportService", "TableImported", "TablePlan", "Template"]

CHECKING = Text("核对台账", "Checking the list")
WRITING = Text("写入台账", "Taking the list")
_SAMPLES = 3


class TableError(ErrorCode):
    """Why a list was not taken."""

    NO_SUCH_TEMPLATE = Text(
        "没有叫“{name}”的对应方案，没有导入任何内容。已有的是：{known}。",
        "There is no template “{name}”; nothing was taken. Known templates: {known}.",
    )
    NO_TEMPLATE_NAME = Text(
        "请给对应方案起个名字，下次好认。没有保存。",
        "Give the template a name to know it by. Nothing was saved.",
    )


class TableImportService:
    """Imports lists of other offices."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # -- templates -------------------------------------------------------------

    def templates(self) -> list[Template]:
        """Every kept template that can be read, by name."""
        with self._workspace.database.read() as connection:
            kept = settings.starting_with(connection, settings.TEMPLATE)
        found = []
        for name, text in sorted(kept.items()):
            try:
                found.append(Template.from_json(text, name))
            except FieldkitError:
                # one of a newer version, or damaged: asked for by name it is reported, else it is not in the way
                continue
        return found

    def save_template(self, name: str, plan: TablePlan) -> Template:
        """Keep how a list was matched; it is recognised the next time by its header.

        Raises:
            FieldkitError: NO_TEMPLATE_NAME.
        """
        name = name.strip()
        if not name:
            raise FieldkitError(TableError.NO_TEMPLATE_NAME)
        template = template_of(name, plan.kind, plan.sheet, plan.matches, plan.options)
        self._workspace.set_setting(settings.TEMPLATE + name, template.to_json())
        return template

    def remove_template(self, name: str) -> None:
        """Forget a template; what was imported with it stays."""
        with self._workspace.database.write() as work:
            settings.remove(work, settings.TEMPLATE + name)

    # -- looking ---------------------------------------------------------------

    def preview(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        header_row: int | None = None,
        kind: str | None = None,
        template: str | Template | None = None,
        columns: Mapping[int, str | None] | None = None,
        options: Options | None = None,
        language: Language = "zh",
        progress: Progress | None = None,
    ) -> TablePlan:
        """Read a list and say what each row would do; nothing is written.

        Args:
            path: .xlsx, .xls, .ods, or text parted by commas, tabs or semicolons.
            sheet: name of the sheet; None for the one that looks most like a list.
            header_row: row of the header, from 1; 0 for none; None to find it.
            kind: of the records; None to find out.
            template: its name; None for the one that is recognised; an empty name for none.
            columns: field by column from 0, as corrected by a person; None leaves a column out.
            options: instead of those of the template.
            language: of the differences.
            progress: to watch and to cancel.

        Raises:
            FieldkitError: the file cannot be read, or no header is found; no such sheet, row, column or template.
            UsageError: no such kind or field.
            OperationCancelledError: cancelled.
        """
        progress = progress or Progress()
        book = read_table_file(path, progress)
        given = self._template(template) if template else None
        known = self.templates() if template is None else []
        wanted = Wanted(sheet, header_row, kind, columns, options)
        with self._workspace.database.read() as connection:
            names = NamesForTable(connection)
            chosen = chosen_sheet(book, names, wanted, known, given)
            choice = chosen.choice
            in_table = NamesInTable(names, choice.kind, _titles(choice, chosen.matches))
            progress.begin(CHECKING, 2 * max(0, choice.rows))
            read = read_rows(choice, chosen.matches, chosen.options, in_table, progress.step)
            decider = Decider(connection, choice, chosen.matches, in_table, chosen.options)
            decisions = decider.decide(read.rows, progress, language)
        rows = tuple(decision.plan for decision in decisions)
        return TablePlan(
            file=path,
            kind=choice.kind.key,
            sheets=tuple(
                FoundSheet(one.sheet.name, one.kind.key, one.score, one.rows, one.sheet.is_hidden)
                for one in chosen.sheets
            ),
            choice=choice,
            matches=chosen.matches,
            columns=tuple(_column(choice, match) for match in chosen.matches),
            rows=rows,
            counts=Counts.of(rows),
            skipped=read.skipped_by_reason(),
            problems=read.problems,
            options=chosen.options,
            template=chosen.template,
            read=read,
        )

    def _template(self, wanted: str | Template) -> Template:
        if isinstance(wanted, Template):
            return wanted
        with self._workspace.database.read() as connection:
            kept = settings.starting_with(connection, settings.TEMPLATE)
        if wanted not in kept:
            known = "、".join(sorted(kept)) or "—"
            raise FieldkitError(TableError.NO_SUCH_TEMPLATE, name=wanted, known=known)
        return Template.from_json(kept[wanted], wanted)

    # -- taking ----------------------------------------------------------------

    def take(
        self,
        plan: TablePlan,
        *,
        rows: Collection[int] | None = None,
        language: Language = "zh",
        progress: Progress | None = None,
    ) -> TableImported:
        """Write what the plan says, held once more against the workspace as it is now.

        Args:
            plan: from :meth:`preview`.
            rows: numbers of the rows to take, as people count them; None for all.
            language: of the differences.
            progress: to watch and to cancel; a cancelled import leaves nothing.

        Raises:
            FieldkitError: disk full, workspace busy; nothing was written.
            OperationCancelledError: cancelled; nothing was written.
        """
        progress = progress or Progress()
        progress.begin(WRITING, 2 * len(plan.read.rows))
        with self._workspace.database.write() as work:
            in_table = NamesInTable(
                NamesForTable(work.connection), plan.choice.kind, _titles(plan.choice, plan.matches)
            )
            decider = Decider(work.connection, plan.choice, plan.matches, in_table, plan.options)
            decisions = decider.decide(plan.read.rows, progress, language, rows)

            def compose(cursor: Cursor, who: Signature) -> tuple[list[Change], Cursor]:
                changes: list[Change] = []
                for decision in decisions:
                    progress.step()
                    if decision.news is not None:
                        made, cursor = decision.news.write(cursor, who)
                        changes += made
                return changes, cursor

            self._workspace.append(work, compose, SOURCE)
            progress.check()
        return _imported(decisions, plan)

    def write_problem_rows(
        self, plan: TablePlan, path: Path, *, taken: TableImported | None = None, language: Language = "zh"
    ) -> int:
        """Write the rows that were not taken, or not whole, to a workbook to be mended and imported again.

        Returns:
            How many rows are in it; with none, no file is written.

        Raises:
            FieldkitError: CANNOT_WRITE.
        """
        rows = taken.rows if taken is not None else plan.rows
        wrong = {
            row.number - 1: [one for one in row.problems if one.leaves_out]
            for row in rows
            if row.outcome is Outcome.PROBLEM or any(one.leaves_out for one in row.problems)
        }
        if not wrong:
            return 0
        return write_problem_rows(plan.choice.sheet, plan.choice.header, wrong, path, language)


def _imported(decisions: Sequence[Decision], plan: TablePlan) -> TableImported:
    rows = tuple(decision.plan for decision in decisions)
    return TableImported(
        counts=Counts.of(rows),
        conflicts=sum(difference.is_conflict for row in rows for difference in row.differences),
        records=tuple(decision.news.record for decision in decisions if decision.news is not None),
        problems=all_problems(rows, plan.problems),
        rows=rows,
    )


def _titles(choice: SheetChoice, matches: Sequence[Match]) -> list[tuple[int, str]]:
    """Row and title of everything below the header."""
    column = next((one.column for one in matches if one.field_key == choice.kind.title), None)
    if column is None:
        return []
    rows = enumerate(choice.sheet.rows)
    return [(at, row[column]) for at, row in rows if at > choice.header.last and row[column]]


def _column(choice: SheetChoice, match: Match) -> ColumnPlan:
    samples = body_of(choice.sheet, choice.header, match.column, _SAMPLES)
    return ColumnPlan(match, letter_of(match.column), tuple(samples))
