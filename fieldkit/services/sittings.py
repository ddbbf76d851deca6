"""One interview in progress, bound to its record: each answer is saved as it is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger import writing
from fieldkit.registers.records import answers_of, beside_of
from fieldkit.registers.submission import ANSWER, ON_PAPER, REMARK, SUBMISSION, TICK, beside
from fieldkit.registers.visit import QUOTA_FULL
from fieldkit.services.visit_problems import VisitError
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.kernel.ids import RecordId
    from fieldkit.kernel.problems import Problem
    from fieldkit.ledger.state import RecordState
    from fieldkit.questionnaires.engine import Interview
    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.views import Answered, Screen
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Work

CONSENT = "/data/notice/consent"
"""The question that asks whether the resident takes part (PIPL §14)."""
SENSITIVE = "notice.sensitive"
"""Setting: names of the questions and groups whose answers are sensitive."""
INSTANCE = re.compile(r"\[\d+\]")


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
    def is_untouched(self) -> bool:
        """Whether it is a closed sheet that was opened again, and in which nothing was changed yet."""
        return False

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

    def end_for_quota(self) -> None:
        """Close the sheet as it stands: its cell had all the sheets that were wanted."""
        self._write({"state": QUOTA_FULL, "finished": stamp(self._workspace.clock)})

    def go_over_quota(self) -> None:
        """Keep with the sheet that it was gone on with although its cell was full."""
        self._write({"over_quota": "1"})

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


def _paths_of(form: Form) -> frozenset[str]:
    """Every place of a form that can hold a value, attributes and repeats among them."""
    nodes = [node for tree in (form.model, *form.templates.values()) for node in tree.walk()]
    attributes = [one.schema for node in nodes for one in node.attributes]
    return frozenset((*(node.schema for node in nodes), *attributes, *form.binds, *form.containers))
