"""Row by row: which record, what is new about it, and what keeps it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.row import CellProblem, place_of
from fieldkit.exchange.foreign.titles import ID_KEY
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.ledger.change import DELETED
from fieldkit.ledger.state import state_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.reading import display
from fieldkit.registers.records import field_key, fields_of
from fieldkit.services.table_differences import RecordNews, news_of, news_of_new
from fieldkit.services.table_matching import How, Matched, RowMatcher
from fieldkit.services.table_names import ROW
from fieldkit.services.table_plan import Difference, Outcome, RowPlan, TableProblem
from fieldkit.storage import ledger_store

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from fieldkit.exchange.foreign.choosing import SheetChoice
    from fieldkit.exchange.foreign.matching import Match
    from fieldkit.exchange.foreign.row import ForeignRow
    from fieldkit.exchange.foreign.template import Options
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Language, Text
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.services.table_names import NamesInTable
    from fieldkit.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Decision:
    """A row and what it writes; None where it writes nothing."""

    plan: RowPlan
    news: RecordNews | None = None


class Decider:
    """Decides about all rows of one list, with one look at the ledger for all of them."""

    def __init__(
        self,
        connection: Connection,
        choice: SheetChoice,
        matches: Sequence[Match],
        names: NamesInTable,
        options: Options,
    ) -> None:
        self._connection = connection
        self._kind = choice.kind
        self._sheet = choice.sheet.name
        self._matches = matches
        self._names = names
        self._options = options
        self._title = next((one for one in matches if one.field_key == self._kind.title), None)

    def decide(
        self,
        rows: Sequence[ForeignRow],
        progress: Progress,
        language: Language,
        wanted: Collection[int] | None = None,
    ) -> list[Decision]:
        """What becomes of every row, or of those with the wanted numbers, in their order."""
        matched = {
            one.row.index: one for one in RowMatcher(self._connection, self._kind, self._names).match(rows)
        }
        records = {
            index: one.record
            for index, one in matched.items()
            if one.record and not one.is_deleted and (wanted is None or one.row.number in wanted)
        }
        histories = self._histories([one.record for one in matched.values() if one.how is not How.NEW])
        followed = {one.same_as: one for one in matched.values() if one.same_as is not None}
        decisions = []
        for row in rows:
            progress.step()
            if wanted is not None and row.number not in wanted:
                continue
            one = matched.get(row.index)
            linked = self._linked(row, records)
            if one is None:
                decisions.append(Decision(self._plan(linked, Outcome.PROBLEM)))
                continue
            decision = self._decide(replace(one, row=linked), histories, language)
            later = followed.get(row.index)
            decisions.append(self._noted(decision, row, later) if later is not None else decision)
        return decisions

    def _histories(self, records: Sequence[str]) -> Mapping[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for change in ledger_store.all_changes(self._connection, [one for one in records if one]):
            found.setdefault(change.record, []).append(change)
        return found

    def _decide(self, one: Matched, histories: Mapping[str, list[Change]], language: Language) -> Decision:
        kept_out = self._kept_out(one)
        if kept_out is not None:
            problems = (*one.row.problems, kept_out)
            return Decision(self._plan(replace(one.row, problems=problems), Outcome.PROBLEM, one))
        history = histories.get(one.record)
        if not history:
            news = news_of_new(self._kind, one.record, one.row)
            outcome = Outcome.CREATED if news.news else Outcome.UNCHANGED
            return Decision(self._plan(one.row, outcome, one), news if news.news else None)
        state = state_of(history)
        news = news_of(
            self._kind,
            state,
            history,
            one.row,
            blanks_clear=self._options.blanks_clear,
            accepted=bool(one.row.record),
        )
        if not news.news:
            return Decision(self._plan(one.row, Outcome.UNCHANGED, one))
        differences = self._differences(state, news, language)
        return Decision(self._plan(one.row, Outcome.UPDATED, one, differences), news)

    def _linked(self, row: ForeignRow, records: Mapping[int, str]) -> ForeignRow:
        """The row with the records of other rows where it names them."""
        values = dict(row.values)
        for field in self._kind.fields:
            value = values.get(field.key)
            if field.type is FieldType.REFERENCE and value is not None and value.startswith(ROW):
                index = int(value.removeprefix(ROW))
                if index in records and index != row.index:
                    values[field.key] = records[index]
                else:
                    del values[field.key]
        return row if values == row.values else replace(row, values=values)

    # -- what keeps a row out ----------------------------------------------------

    def _kept_out(self, one: Matched) -> CellProblem | None:
        if one.how is How.BAD_ID:
            column = next((match for match in self._matches if match.field_key == ID_KEY), None)
            return self._problem(TableProblem.BAD_ID, one.row, column, value=one.row.record)
        if one.is_deleted:
            return self._problem(TableProblem.DELETED_RECORD, one.row, self._title)
        if one.same_as is not None:
            return self._problem(
                TableProblem.SAME_RECORD,
                one.row,
                self._title,
                severity=Severity.ERROR,
                number=one.same_as + 1,
                **_how(one.how),
            )
        return None

    def _noted(self, decision: Decision, row: ForeignRow, later: Matched) -> Decision:
        """The row that was taken says so, where another one was not because of it."""
        code, number = TableProblem.SAME_RECORD_BELOW, later.row.number
        note = self._problem(
            code, row, self._title, severity=Severity.WARNING, number=number, **_how(later.how)
        )
        plan = replace(decision.plan, problems=(*decision.plan.problems, note))
        return replace(decision, plan=plan)

    def _problem(
        self,
        code: TableProblem,
        row: ForeignRow,
        column: Match | None,
        *,
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> CellProblem:
        problem = Problem(code, severity, place_of(self._sheet, row.index, column), values)
        return CellProblem(problem, (column.column,) if column else ())

    # -- for people ----------------------------------------------------------------

    def _plan(
        self,
        row: ForeignRow,
        outcome: Outcome,
        one: Matched | None = None,
        differences: tuple[Difference, ...] = (),
    ) -> RowPlan:
        return RowPlan(
            number=row.number,
            title=row.values.get(self._kind.title) or "",
            record=one.record if one else "",
            outcome=outcome,
            how=one.how if one else None,
            differences=differences,
            problems=row.problems,
            is_proposal=bool(row.record),
        )

    def _differences(
        self, state: RecordState, news: RecordNews, language: Language
    ) -> tuple[Difference, ...]:
        before = fields_of(self._kind, state.values())
        after = {unit: value for unit, value in state.values().items() if unit != DELETED}
        after.update((one.unit, one.value) for one in news.news)
        now = fields_of(self._kind, after)
        conflicts = {field_key(one.unit) for one in news.news if one.is_conflict}
        found = []
        for key in dict.fromkeys(field_key(one.unit) for one in news.news):
            declared = self._kind.field(key)
            if declared is None:
                continue
            shown = [display(declared, value, self._names, language) for value in (before[key], now[key])]
            found.append(Difference(key, declared.label, shown[0], shown[1], key in conflicts))
        return tuple(found)


def _how(how: How) -> dict[str, str]:
    words: Text = how.value
    return {"how": words.zh, "how_en": words.en}
