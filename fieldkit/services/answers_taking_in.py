"""Answers in: what was filled in with Collect or Kobo becomes a sheet here, once, however often it comes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.analysis.form_columns import columns_of
from fieldkit.exchange.answers.arriving import Arrived, read_answers
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import RecordId
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.ledger import writing
from fieldkit.questionnaires.engine import Interview
from fieldkit.registers.submission import ANSWER, SUBMISSION, TAKEN_IN
from fieldkit.services.answer_doubts import TakenProblem, against_rules
from fieldkit.services.answer_sheets import form_named, sheet_id, stored_sheets
from fieldkit.services.answers import instance_of
from fieldkit.services.interviews import CONSENT
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.problems import ServiceError
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import FormColumns
    from fieldkit.exchange.answers.sheets import AnswerSheet
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.ledger.writing import Cursor, Signature
    from fieldkit.questionnaires.model import Form
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

SOURCE = "answers"
"""How changes of this way in are marked."""
DEPRECATED = "deprecatedID"
_POSITION = re.compile(r"\[\d+\]")
CHECKING, WRITING = Text("核对答卷", "Checking the sheets"), Text("写入答卷", "Taking the sheets")


class Outcome(StrEnum):
    """What becomes of a sheet that came."""

    NEW = "new"
    EDITED = "edited"
    KNOWN = "known"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Decision:
    """One sheet: its record, what becomes of it, and what is written."""

    arrived: Arrived
    record: str
    outcome: Outcome
    units: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class AnswersIn:
    """What an import did, or would do.

    Attributes:
        form: id of the form.
        decisions: in the order of the files.
        problems: what is doubtful.
    """

    form: str
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]

    def count(self, outcome: Outcome) -> int:
        """How many sheets had this outcome."""
        return sum(one.outcome is outcome for one in self.decisions)

    def as_json(self, language: Language) -> dict[str, object]:
        """For programs."""
        return {
            "form": self.form,
            **{outcome.value: self.count(outcome) for outcome in Outcome},
            "sheets": [
                {"instance": one.arrived.sheet.instance, "record": one.record, "outcome": one.outcome.value}
                for one in self.decisions
            ],
            "problems": [
                {
                    "severity": one.severity.value,
                    "file": one.place.file,
                    "sheet": one.place.sheet,
                    "row": one.place.row,
                    "question": one.place.field,
                    "message": one.say(language),
                }
                for one in self.problems
            ],
        }


class AnswerArrivalService:
    """Taking answers of other tools in."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def preview(
        self, form: str, path: Path, *, community: str = "", progress: Progress | None = None
    ) -> AnswersIn:
        """Say what :meth:`take` would do; nothing is written.

        Raises:
            FieldkitError: as :meth:`take`.
        """
        runnable = form_named(form, self._workspace)
        with self._workspace.database.read() as connection:
            return self._decide(connection, runnable, path, community, progress or Progress())

    def take(
        self, form: str, path: Path, *, community: str = "", progress: Progress | None = None
    ) -> AnswersIn:
        """Take the sheets in, all in one transaction.

        A sheet that is here, under the same instanceID, is left as it is; an edit made in
        the other tool (``deprecatedID``) changes the sheet it replaces; one that was deleted
        or erased here stays so.

        Args:
            form: a form file, or the id or title of a form that is here.
            path: see :func:`fieldkit.exchange.answers.arriving.read_answers`.
            community: name, code or id, for sheets that do not say it.
            progress: to watch and to cancel; a cancelled import leaves nothing.

        Raises:
            FieldkitError: NO_SUCH_FORM, NO_SUCH_AREA, CANNOT_READ, NOTHING_THERE, OTHER_FORM; nothing was taken.
        """
        progress = progress or Progress()
        runnable = form_named(form, self._workspace)
        with self._workspace.database.write() as work:
            found = self._decide(work.connection, runnable, path, community, progress)
            wanted = [one for one in found.decisions if one.units]
            progress.begin(WRITING, len(wanted))
            states = _states(work.connection, [one.record for one in wanted])

            def compose(cursor: Cursor, who: Signature) -> tuple[list[Change], Cursor]:
                changes: list[Change] = []
                for one in wanted:
                    progress.step()
                    made, cursor = _write(cursor, who, one, states.get(one.record))
                    changes += made
                return changes, cursor

            self._workspace.append(work, compose, SOURCE)
            progress.check()
        return found

    def _decide(
        self, connection: Connection, runnable: Form, path: Path, community: str, progress: Progress
    ) -> AnswersIn:
        form = columns_of(runnable)
        names = NamesInWorkspace(connection)
        fallback = _area(names, community) if community else ""
        arrival = read_answers(form, path)
        known = _Known(connection, form)
        problems = list(arrival.problems)
        versions: Counter[str] = Counter()
        broken: list[tuple[Arrived, Problem]] = []
        decisions, nowhere = [], 0
        progress.begin(CHECKING, len(arrival.sheets))
        for arrived in arrival.sheets:
            progress.step()
            record, outcome = known.find(arrived)
            units: dict[str, str | None] = {}
            if outcome in {Outcome.NEW, Outcome.EDITED}:
                place = _area(names, arrived.sheet.community, strict=False) or fallback
                nowhere += not place
                units = dict(_units(form, arrived, place))
                if arrived.sheet.version and arrived.sheet.version != form.version:
                    versions[arrived.sheet.version] += 1
                else:
                    interview = Interview.resume(runnable, arrived.sheet.answers, self._workspace.clock)
                    broken += [(arrived, problem) for problem in interview.problems()]
            decisions.append(Decision(arrived, record, outcome, units))
        problems += against_rules(form, broken)
        if nowhere:
            problems.append(Problem(TakenProblem.NO_COMMUNITY, Severity.WARNING, Place(), {"count": nowhere}))
        for other, count in versions.items():
            values = {"count": count, "other": other, "here": form.version}
            problems.append(Problem(TakenProblem.OTHER_VERSION, Severity.NOTE, Place(), values))
        return AnswersIn(form.id, tuple(decisions), tuple(problems))


class _Known:
    """Which sheets are here, by the ids they ever had."""

    def __init__(self, connection: Connection, form: FormColumns) -> None:
        self._connection = connection
        self._form = form
        self._deleted = set(lists.deleted(connection))
        self._now: dict[str, str] = {}
        self._earlier: dict[str, str] = {}
        meta = form.instance_id.rpartition("/")[0]
        for stored in stored_sheets(connection, form.id):
            self._now[instance_of(form, stored)] = stored.record
            earlier = stored.answers.get(f"{meta}/{DEPRECATED}")
            if earlier:
                self._earlier[earlier] = stored.record

    def find(self, arrived: Arrived) -> tuple[str, Outcome]:
        """The record of a sheet, and what becomes of it."""
        instance, replaces = arrived.sheet.instance, arrived.replaces
        here = self._now.get(instance) or self._earlier.get(instance)
        if here:
            return here, Outcome.KNOWN
        own = sheet_id(self._form.id, instance)
        if self._exists(own):
            return own, Outcome.DELETED if own in self._deleted else Outcome.KNOWN
        if replaces:
            first = (
                self._now.get(replaces) or self._earlier.get(replaces) or sheet_id(self._form.id, replaces)
            )
            if self._exists(first):
                if first in self._deleted:
                    return first, Outcome.DELETED
                known = instance in self._ever(first)
                self._now[instance] = first
                return first, Outcome.KNOWN if known else Outcome.EDITED
            own = sheet_id(self._form.id, replaces)
        self._now[instance] = own
        return own, Outcome.NEW

    def _exists(self, record: str) -> bool:
        return lists.kind_of_record(self._connection, record) is not None

    def _ever(self, record: str) -> set[str | None]:
        """Every instanceID a sheet ever had."""
        unit = ANSWER + self._form.instance_id
        return {change.values.get(unit) for change in ledger_store.history(self._connection, record)}


def _area(names: NamesInWorkspace, word: str, *, strict: bool = True) -> str:
    found = names.find("area", word)
    if len(found) == 1:
        return found[0]
    if strict:
        raise FieldkitError(ServiceError.NO_SUCH_AREA, name=word)
    return ""


def _units(form: FormColumns, arrived: Arrived, community: str) -> Mapping[str, str | None]:
    sheet = arrived.sheet
    answers = _in_order(form, sheet)
    agreed = answers.get(CONSENT)
    first = arrived.replaces or sheet.instance
    units: dict[str, str | None] = {
        "sheet": f"IN-{sheet_id(form.id, first)[:8].upper()}",
        "form": form.id,
        "form_version": sheet.version or form.version,
        "community": community or None,
        "state": "refused" if agreed == "no" else "complete",
        "started": _moment(sheet.started),
        "finished": _moment(sheet.finished),
        "interviewer": sheet.interviewer or None,
        "mode": TAKEN_IN,
        "consent": None if agreed is None else ("1" if agreed == "yes" else "0"),
    }
    if arrived.replaces:
        answers[f"{form.instance_id.rpartition('/')[0]}/{DEPRECATED}"] = arrived.replaces
    units.update({ANSWER + path: value for path, value in answers.items()})
    return units


def _in_order(form: FormColumns, sheet: AnswerSheet) -> dict[str, str]:
    """The answers, codes of several in the order of the choices: equal answers are equal text."""
    orders = {
        column.path: [code for code, _ in column.choices] for column in form.columns() if column.holds_several
    }
    answers = {}
    for path, value in sheet.answers.items():
        order = orders.get(_POSITION.sub("", path))
        codes = value.split()
        if order and all(code in order for code in codes):
            value = " ".join(sorted(dict.fromkeys(codes), key=order.index))  # noqa: PLW2901
        answers[path] = value
    return answers


def _moment(text: str) -> str | None:
    """A time to the second, as the program keeps it; what is no time stays as it came."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).isoformat(timespec="seconds")
    except ValueError:
        return text


def _states(connection: Connection, records: Sequence[str]) -> dict[str, RecordState]:
    found: dict[str, RecordState] = {}
    for at in range(0, len(records), 500):
        found.update(ledger_store.states_of(connection, records[at : at + 500]))
    return found


def _write(
    cursor: Cursor, who: Signature, one: Decision, state: RecordState | None
) -> tuple[list[Change], Cursor]:
    if state is None:
        held = {unit: value for unit, value in one.units.items() if value is not None}
        change, cursor = writing.write(
            cursor, who, record=RecordId(one.record), kind=SUBMISSION.key, values=held
        )
        return [change], cursor
    shown = state.values()
    units = {unit: value for unit, value in one.units.items() if unit not in {"sheet", "community", "mode"}}
    units.update({unit: None for unit in shown if unit.startswith(ANSWER) and unit not in one.units})
    settled = {unit: value for unit, value in units.items() if state.conflict(unit) is None}
    return writing.edit(cursor, who, state, settled)
