"""Interviews: each answer is saved as it is given, a sheet can be left and taken up at any time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import RecordId, new_record_id, short
from fieldkit.ledger import writing
from fieldkit.ledger.state import RecordState
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.views import Device
from fieldkit.registers.records import answers_of
from fieldkit.registers.submission import ANSWER, DOOR, PAPER, SUBMISSION
from fieldkit.services import form_versions
from fieldkit.services.answer_sheets import instance_path, last_saved, sheet_id
from fieldkit.services.forms import version_named
from fieldkit.services.sittings import CONSENT, SENSITIVE, Sitting
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.questionnaires.model import Form
    from fieldkit.services.workspace import Workspace

__all__ = ["CONSENT", "FILLED_IN", "SENSITIVE", "InterviewService", "Paper", "Peeked", "Sheet", "Sitting"]

FILLED_IN = "/data/{name}"
TELL_USERNAME, TELL_DEVICE = "forms.username", "forms.deviceid"
"""Settings: "1" where forms may keep the interviewer's name, and the id of the machine."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One line of the list of submissions.

    Attributes:
        id, sheet: record and sheet number.
        community: record id of the area.
        state: a code of the register, ``draft``, ``complete`` …
        started, interviewer: when (ISO) and by whom.
        form, form_version: id and version of its form.
        mode: ``door``, ``paper`` or ``taken_in``.
    """

    id: str
    sheet: str
    community: str
    state: str
    started: str
    interviewer: str
    form: str = ""
    form_version: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The head of a paper sheet that is keyed.

    Attributes:
        sheet: its printed number.
        interviewer: who filled it in; ``answered_on`` when, an ISO date or empty.
    """

    sheet: str
    interviewer: str = ""
    answered_on: str = ""


@dataclass(frozen=True, slots=True)
class Peeked:
    """A sheet that is only looked at.

    Attributes:
        interview: over its form; None where that is not here.
        raw: then its answers as they are stored, each with the path of its question.
        failure: and why.
    """

    interview: Interview | None
    raw: tuple[tuple[str, str], ...]
    failure: FieldkitError | None


class InterviewService:
    """Starting, taking up and listing interviews."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def form(self) -> Form:
        """The questionnaire that interviews begin with.

        Raises:
            FieldkitError: its files are not here, or damaged.
        """
        with self._workspace.database.read() as connection:
            return form_versions.open_version(connection, form_versions.chosen(connection))

    def start(
        self,
        community: str,
        *,
        form: str = "",
        language: str = "",
        chance: random.Random | None = None,
        paper: Paper | None = None,
    ) -> Sitting:
        """Begin a sheet in a community; the record exists from this moment on.

        The record follows from the sheet's instanceID, so that one which was erased here
        cannot come back from an export of its own.

        Args:
            community: record id of the area.
            form: record id of a form version; empty for the one chosen last, or in use.
            language: as the form names it, or its code.
            chance: where the sheet's id comes from, for made sheets; these have ids of their own.
            paper: the sheet that is keyed; None for an interview.

        Raises:
            FieldkitError: NO_SUCH_FORM, or the form cannot be opened; no sheet was begun.
        """
        with self._workspace.database.read() as connection:
            version = version_named(connection, form) if form else form_versions.chosen(connection)
            runnable = form_versions.open_version(connection, version)
            earlier = last_saved(connection, runnable)
        interview = Interview.start(
            runnable,
            self._workspace.clock,
            language=language,
            device=self._device(),
            chance=chance,
            last_saved=earlier,
        )
        record = new_record_id()
        instance = interview.stored().get(instance_path(runnable))
        with self._workspace.database.write() as work:
            if chance is None and instance:
                record = sheet_id(runnable.id, instance)
            name = str(
                lists.rows(work.connection, "area", [community], ["name"]).get(community, {}).get("name")
                or ""
            )
            for path, value in self._filled_in(name).items():
                if path in runnable.binds or path in interview.stored():
                    interview.answer(path, value)
            stored = {path: value for path, value in interview.stored().items() if value}
            values = {
                "sheet": paper.sheet
                if paper
                else self._sheet_number(lists.count_ever(work.connection, SUBMISSION.key)),
                "form": runnable.id,
                "form_version": runnable.version or None,
                "form_content": version.record,
                "community": community,
                "state": "draft",
                "mode": PAPER if paper else DOOR,
                "started": (paper and paper.answered_on) or stamp(self._workspace.clock),
                "interviewer": (paper.interviewer if paper else self._workspace.identity.person) or None,
                **{ANSWER + path: value for path, value in stored.items()},
            }
            empty = RecordState(record, SUBMISSION.key, (), {})
            held = {unit: value for unit, value in values.items() if value is not None}
            self._workspace.append(work, lambda cursor, who: writing.edit(cursor, who, empty, held))
        sitting = Sitting(self._workspace, record, interview)
        sitting.adopt(held)
        sitting.guard()
        return sitting

    def resume(self, record: str, *, language: str = "") -> Sitting:
        """Take up a sheet exactly as it was left, in the version of its form that it was begun with.

        Raises:
            FieldkitError: NOT_HERE or FILES_NOT_HERE, the form of the sheet cannot be opened on this
                machine; :meth:`peek` shows it all the same.
        """
        with self._workspace.database.read() as connection:
            state = ledger_store.state(connection, record)
            assert state is not None, "listed records exist"
            units = state.values()
            version = form_versions.version_of_sheet(connection, units)
            if version is None:
                raise form_versions.missing(units)
            form = form_versions.open_version(connection, version)
            earlier = last_saved(connection, form, before=units.get("started") or "")
        stored = answers_of(SUBMISSION, units)
        interview = Interview.resume(
            form, stored, self._workspace.clock, language=language, last_saved=earlier
        )
        sitting = Sitting(self._workspace, RecordId(record), interview)
        sitting.adopt(units)
        sitting.guard()
        return sitting

    def units(self, record: str) -> tuple[str, ...]:
        """Every unit of a sheet that holds an answer, or something beside one."""
        with self._workspace.database.read() as connection:
            state = ledger_store.state(connection, record)
        return tuple(unit for unit in (state.heads if state else ()) if unit.startswith(ANSWER))

    def peek(self, record: str, *, language: str = "") -> Peeked:
        """Look at a sheet without touching it, also where its form is not here."""
        try:
            sitting = self.resume(record, language=language)
        except FieldkitError as error:
            with self._workspace.database.read() as connection:
                state = ledger_store.state(connection, record)
            assert state is not None, "listed records exist"
            answers = answers_of(SUBMISSION, state.values())
            # Words of another version might mean another question, so paths stand as they are.
            raw = tuple((path, value) for path, value in answers.items() if value and "/meta/" not in path)
            return Peeked(None, raw, error)
        return Peeked(sitting.interview, (), None)

    def sheets(self) -> list[Sheet]:
        """Every submission, latest first."""
        keys = ("sheet", "community", "state", "started", "interviewer", "form", "form_version", "mode")
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, SUBMISSION.key, keys)
        made = [Sheet(id=str(row["id"]), **{key: str(row[key] or "") for key in keys}) for row in rows]
        return sorted(made, key=lambda sheet: sheet.started, reverse=True)

    def rehearse(self, community: str, seeds: Sequence[int]) -> int:
        """Fill made sheets, one for each seed, for demonstrations; returns how many."""
        from fieldkit.questionnaires.rehearsal import rehearse

        for seed in seeds:
            chance = random.Random(seed)  # noqa: S311 - a made sheet is no secret
            sitting = self.start(community, chance=chance)
            rehearse(sitting.interview, chance)
            problems = sitting.finish()
            assert not problems, "a rehearsal keeps to the form"
        return len(seeds)

    def _device(self) -> Device:
        """What a form may learn of who asks; nothing unless the project allows it."""
        identity = self._workspace.identity
        allowed = {key: self._workspace.setting(key) == "1" for key in (TELL_USERNAME, TELL_DEVICE)}
        return Device(
            deviceid=f"fieldkit:{identity.replica}" if allowed[TELL_DEVICE] else "",
            username=identity.person if allowed[TELL_USERNAME] else "",
        )

    def _filled_in(self, community: str) -> dict[str, str]:
        """What the program fills in for the notice (PIPL §17): where, whom to contact."""
        contact = self._workspace.setting("contact")
        return {FILLED_IN.format(name="community"): community, FILLED_IN.format(name="contact"): contact}

    def _sheet_number(self, present: int) -> str:
        return f"{short(self._workspace.identity.replica)[:4].upper()}-{present + 1:04}"
