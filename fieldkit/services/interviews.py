"""Interviews: each answer is saved as it is given, a sheet can be left and taken up at any time."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import RecordId, new_record_id, short
from fieldkit.ledger import writing
from fieldkit.ledger.state import RecordState
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.views import Device
from fieldkit.registers.records import answers_of, beside_of
from fieldkit.registers.submission import ANSWER, DOOR, ON_PAPER, PAPER, REMARK, SUBMISSION, TICK, beside
from fieldkit.services import form_versions
from fieldkit.services.answer_sheets import instance_path, last_saved, sheet_id
from fieldkit.services.forms import version_named
from fieldkit.services.visit_problems import VisitError
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.views import Answered, Screen
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Work

CONSENT = "/data/notice/consent"
"""The question that asks whether the resident takes part (PIPL §14)."""
FILLED_IN = "/data/{name}"
SENSITIVE = "notice.sensitive"
"""Setting: names of the questions and groups whose answers are sensitive."""
TELL_USERNAME, TELL_DEVICE = "forms.username", "forms.deviceid"
"""Settings: "1" where forms may keep the interviewer's name, and the id of the machine."""
INSTANCE = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One line of the list of submissions.

    Attributes:
        id, sheet: record and sheet number.
        community: record id of the area.
        state: ``draft``, ``complete`` or ``refused``.
        started, interviewer: when (ISO) and by whom.
        form, form_version: id and version of its form.
    """

    id: str
    sheet: str
    community: str
    state: str
    started: str
    interviewer: str
    form: str = ""
    form_version: str = ""


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


class Sitting:
    """One interview in progress, bound to its record: what is answered is saved before the next question."""

    def __init__(self, workspace: Workspace, record: RecordId, interview: Interview) -> None:
        self.record = record
        self.interview = interview
        self._workspace = workspace
        self._saved: dict[str, str] = {}
        self._remarks: dict[str, str] = {}
        self._ticks: dict[str, str] = {}
        self._on_paper: dict[str, str] = {}
        self._barred: frozenset[str] = frozenset()
        self._is_asked_for_sensitive = False
        self._unknown: tuple[str, ...] = ()

    def guard(self) -> None:
        """Take no sensitive answer unless the resident agreed to it separately (PIPL §29).

        Sensitive is what the form flags (``bind::fieldkit:sensitive``, on a question or a group), and
        what the setting names: questions or groups, parted by blanks or commas.
        """
        names = set(re.split(r"[\s,，、;；]+", self._workspace.setting(SENSITIVE))) - {""}
        with self._workspace.database.read() as connection:
            row = lists.rows(connection, SUBMISSION.key, [self.record], ["sensitive_consent"])
        said = row.get(self.record, {}).get("sensitive_consent")
        form = self.interview.form
        sensitive = (path for path in form.binds if form.is_sensitive(path) or names & set(path.split("/")))
        self._is_asked_for_sensitive = said is not None
        self._barred = frozenset(() if said in {True, "1"} else sensitive)

    def is_barred(self, path: str) -> bool:
        """Whether a question is sensitive and not agreed to: it is not put to the resident."""
        return INSTANCE.sub("", path) in self._barred

    def waits_for_consent(self, paths: Sequence[str]) -> bool:
        """Whether the separate consent has to be asked for before these questions are put."""
        return not self._is_asked_for_sensitive and any(self.is_barred(path) for path in paths)

    def is_left_out(self, screen: Screen) -> bool:
        """Whether a whole screen is passed over, because the resident refused sensitive questions."""
        return (
            self._is_asked_for_sensitive
            and bool(screen.questions)
            and all(self.is_barred(path) for path in screen.questions)
        )

    def screen_after(self, path: str) -> Screen | None:
        """The next screen that is put to the resident; None at the end."""
        found = self.interview.screen_after(path)
        while found is not None and self.is_left_out(found):
            found = self.interview.screen_after(found.path)
        return found

    def screen_before(self, path: str) -> Screen | None:
        """The screen before that was put to the resident; None at the beginning."""
        found = self.interview.screen_before(path)
        while found is not None and self.is_left_out(found):
            found = self.interview.screen_before(found.path)
        return found

    @property
    def last_screen(self) -> Screen | None:
        """The last screen that is put to the resident."""
        put = [screen for screen in self.interview.screens() if not self.is_left_out(screen)]
        return put[-1] if put else None

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong as it stands, without the questions that are not put to the resident."""
        return tuple(one for one in self.interview.problems() if not self.is_barred(one.place.field))

    def adopt(self, units: Mapping[str, str | None]) -> None:
        """These values stand in the ledger already."""
        self._saved = answers_of(SUBMISSION, units)
        known = _paths_of(self.interview.form)
        self._unknown = tuple(path for path in self._saved if INSTANCE.sub("", path) not in known)
        self._remarks = beside_of(SUBMISSION, units, REMARK)
        self._ticks = beside_of(SUBMISSION, units, TICK)
        # One that was taken away again is known as empty: it is not to be kept anew.
        told = {unit: value or "" for unit, value in units.items()}
        self._on_paper = beside_of(SUBMISSION, told, ON_PAPER)

    @property
    def kept(self) -> Mapping[str, str]:
        """The answers as they stand in the ledger, by path."""
        return self._saved

    @property
    def remarks(self) -> Mapping[str, str]:
        """The interviewer's remarks on single questions, by path."""
        return self._remarks

    def remark(self, path: str, words: str) -> None:
        """Keep a remark on one question; empty takes it away."""
        self._write({beside(path, REMARK): words or None})
        self._remarks[path] = words

    @property
    def on_paper(self) -> Mapping[str, str]:
        """What paper says in questions that should not have been answered, by path."""
        return self._on_paper

    def write_on_paper(self, path: str, words: str) -> None:
        """Keep what paper says where nothing should stand; empty takes it away."""
        self._write({beside(path, ON_PAPER): words or None})
        self._on_paper[path] = words

    def write_beside(self, path: str, what: str, words: str) -> None:
        """Keep something beside the answer at ``path`` (``SECOND``, ``SETTLED``); empty takes it away."""
        self._write({beside(path, what): words or None})

    def tick(self, path: str) -> None:
        """Confirm the answer as it stands, in spite of what the form says; the ledger keeps who and when."""
        value = self.interview.value(path)
        self._write({beside(path, TICK): f"={value}"})
        self._ticks[path] = f"={value}"

    def is_ticked(self, path: str) -> bool:
        """Whether somebody confirmed the answer that stands now."""
        return self._ticks.get(path) == f"={self.interview.value(path)}"

    def answer(self, path: str, value: str) -> Answered:
        """Give an answer and save everything that it changed.

        Raises:
            FieldkitError: SENSITIVE_NOT_AGREED; the answer was not taken.
        """
        if value and self.is_barred(path):
            raise FieldkitError(VisitError.SENSITIVE_NOT_AGREED, question=self.interview.label(path) or path)
        answered = self.interview.answer(path, value)
        self.save()
        return answered

    def save(self) -> None:
        """Save every stored value that differs from the ledger; one transaction."""
        now = {path: value for path, value in self.interview.stored().items() if value}
        # What another version of the form asked stays as it is.
        now.update({path: self._saved[path] for path in self._unknown if path not in now})
        gone = {path: None for path in self._saved if path not in now}
        come = {path: value for path, value in now.items() if self._saved.get(path) != value}
        self._write(
            {
                **{ANSWER + path: None for path in gone},
                **{ANSWER + path: value for path, value in come.items()},
            }
        )
        self._saved = now

    def finish(self, *, accept_confirmed: bool = False) -> tuple[Problem, ...]:
        """Check everything; when nothing is wrong, close the sheet without what was not asked for.

        Args:
            accept_confirmed: also answers out of range, or missing ones, that somebody confirmed
                against the paper (:meth:`tick`); at the door they are never accepted.

        Returns:
            The offenders from first to last; empty when the sheet is closed.
        """
        finalised = self.interview.finalise()
        doubts = (one for one in self.interview.warnings() if not self.is_ticked(one.place.field))
        wrong = (
            one for one in finalised.problems if not (accept_confirmed and self.is_ticked(one.place.field))
        )
        problems = tuple(one for one in (*wrong, *doubts) if not self.is_barred(one.place.field))
        if problems:
            self.save()
            return problems
        strange = {path: self._saved[path] for path in self._unknown}
        answers = {**strange, **finalised.answers}
        kept = {ANSWER + path: value for path, value in answers.items()}
        dropped = {ANSWER + path: None for path in self._saved if path not in answers}
        agreed = finalised.answers.get(CONSENT)
        self._write(
            {
                **kept,
                **dropped,
                "state": "refused" if agreed == "no" else "complete",
                **({} if agreed is None else {"consent": "1" if agreed == "yes" else "0"}),
                "finished": stamp(self._workspace.clock),
            }
        )
        self._saved = answers
        return ()

    def reopen(self) -> None:
        """Something is asked for again: the sheet is a draft until it is closed anew."""
        self._write({"state": "draft"})

    def _write(self, units: Mapping[str, str | None]) -> None:
        if not units:
            return
        with self._workspace.database.write() as work:
            state = ledger_store.state(work.connection, self.record)
            assert state is not None, "a sitting has a record"
            settled = {unit: value for unit, value in units.items() if state.conflict(unit) is None}
            self._workspace.append(work, lambda cursor, who: writing.edit(cursor, who, state, settled))
            for unit in units.keys() - settled.keys():
                if units[unit] != state.value(unit):  # what the resident says now decides
                    self._settle(work, state, unit, units[unit])

    def _settle(self, work: Work, state: RecordState, unit: str, value: str | None) -> None:
        self._workspace.append(work, lambda cursor, who: writing.resolve(cursor, who, state, unit, value))


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


def _paths_of(form: Form) -> frozenset[str]:
    """Every place of a form that can hold a value, attributes and repeats among them."""
    nodes = [node for tree in (form.model, *form.templates.values()) for node in tree.walk()]
    attributes = [one.schema for node in nodes for one in node.attributes]
    return frozenset((*(node.schema for node in nodes), *attributes, *form.binds, *form.containers))


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
            return form_versions.open_version(connection, form_versions.in_use(connection))

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
            form: record id of a form version; empty for the one in use.
            language: as the form names it, or its code.
            chance: where the sheet's id comes from, for made sheets; these have ids of their own.
            paper: the sheet that is keyed; None for an interview.

        Raises:
            FieldkitError: NO_SUCH_FORM, or the form cannot be opened; no sheet was begun.
        """
        with self._workspace.database.read() as connection:
            version = version_named(connection, form) if form else form_versions.in_use(connection)
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
        keys = ("sheet", "community", "state", "started", "interviewer", "form", "form_version")
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
