"""An interview: questions are answered in any order, the form reacts, a sheet comes out.

The interviewer's verbs are the methods; no screen is needed to use them.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Self

from fieldkit.questionnaires.entities import entities_of
from fieldkit.questionnaires.events import Events
from fieldkit.questionnaires.revising import restore_revision, revise
from fieldkit.questionnaires.settling import Settling
from fieldkit.questionnaires.sheets import sheet_xml
from fieldkit.questionnaires.standing import Standing, no_such_question
from fieldkit.questionnaires.views import Answered, AnswerStatus, Device, Finalised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.clock import Clock
    from fieldkit.questionnaires.model import Form


class Interview(Standing):
    """One answer sheet being filled.

    Made by :meth:`start` or :meth:`resume`. Answer paths are those of the XForm
    (``/data/profile/age_band``), with a position after each repeat.

    Attributes:
        form: what is asked.
        clock: where times come from.
    """

    def __init__(self, form: Form, clock: Clock, chance: random.Random) -> None:
        super().__init__(form, clock, chance)
        self._settling = Settling(form, self._answers, self._running)
        self._events = Events(form, self._answers, self._running, self._settling)

    @classmethod
    def start(
        cls,
        form: Form,
        clock: Clock,
        *,
        language: str = "",
        device: Device | None = None,
        chance: random.Random | None = None,
        last_saved: Mapping[str, str] | None = None,
    ) -> Self:
        """Begin a new sheet.

        Args:
            form: what is asked.
            clock: gives start, end, today and now().
            language: as the form names it, or its code (``en``); empty for the form's default.
            device: metadata, if the project wants it.
            chance: where the sheet's id and random() come from; for samples that must
                come out the same.
            last_saved: the answers of the sheet saved before this one, for forms that ask for it.
        """
        interview = cls(form, clock, chance or random.SystemRandom())
        interview.language = language or form.default_language
        interview._running.earlier = last_saved or {}
        interview._events.preload(device or Device())
        interview._open(keep_fresh=False)
        return interview

    @classmethod
    def resume(
        cls,
        form: Form,
        answers: Mapping[str, str],
        clock: Clock,
        *,
        language: str = "",
        chance: random.Random | None = None,
        last_saved: Mapping[str, str] | None = None,
    ) -> Self:
        """Reopen a sheet from its stored values (see :meth:`stored`).

        Times, numbers and ids that were drawn when they were needed stay as they were;
        every other calculation is worked out again, so merged answers come out consistent.
        """
        interview = cls(form, clock, chance or random.SystemRandom())
        interview._running.earlier = last_saved or {}
        interview._put_back(answers, language)
        interview._open(keep_fresh=True)
        return interview

    @classmethod
    def revise(
        cls,
        form: Form,
        answers: Mapping[str, str],
        clock: Clock,
        *,
        language: str = "",
        chance: random.Random | None = None,
    ) -> Self:
        """Edit a finished sheet: as :meth:`resume`, with a new ``instanceID`` and the old one as ``deprecatedID``."""
        chance = chance or random.SystemRandom()
        interview = cls(form, clock, chance)
        interview._put_back(answers, language)
        revise(interview._answers, chance)
        interview._open(keep_fresh=True)
        return interview

    def _put_back(self, answers: Mapping[str, str], language: str) -> None:
        self.language = language or self.form.default_language
        self._answers.restore(answers)
        restore_revision(self._answers, answers)

    def _language_changed(self) -> None:
        self._settling.settle_words()

    def _open(self, *, keep_fresh: bool) -> None:
        # Calculations are based on the values that events set, not the other way about.
        self._events.opened(is_new=not keep_fresh)
        self._settling.is_opening = False
        self._settling.settle_all(keep_fresh=keep_fresh)
        self._events.welcome()

    # --- answers --------------------------------------------------------------

    def answer(self, path: str, value: str) -> Answered:
        """Give an answer; an empty text takes it away.

        A value that does not fit its type or constraint is kept beside its problem:
        what somebody typed is never lost, and finalising will ask for it.

        Raises:
            FieldkitError: NO_SUCH_QUESTION.
        """
        node = self._node(path)
        if node.children or node.schema in self.form.containers:
            raise no_such_question(path)
        if not node.is_present:
            return Answered(AnswerStatus.IRRELEVANT, None, {})
        if self._judging.is_readonly(node):
            return Answered(AnswerStatus.READONLY, None, {})
        self._answers.watch()
        question = self.form.questions.get(node.schema)
        # Half a character, as broken programs send it, cannot be stored.
        whole = value.encode(errors="replace").decode()
        text = self._judging.canonical(question, node, whole)
        if self._answers.put(node, text):
            with self._settling.counting_later():
                self._settling.answered(node)
                self._events.answered(node)
            self._events.welcome()
        problem = self._judging.problem(question, node) if question and node.text else None
        status = AnswerStatus.INVALID if problem else AnswerStatus.OK
        return Answered(status, problem, self._answers.changes())

    def add_repeat(self, path: str) -> Answered:
        """Add an instance of a repeat.

        Args:
            path: of the repeat: ``/data/member`` adds at the end, ``/data/member[2]`` makes
                the new one the second.

        Raises:
            FieldkitError: NO_SUCH_QUESTION, no such repeat or one whose number the form decides.
        """
        above, _, last = path.rpartition("/")
        name, _, stated = last.partition("[")
        parent = self._node(above or "/")
        schema = f"{parent.schema}/{name}"
        self._open_repeat(schema, path)
        self._answers.watch()
        present = len(self._answers.instances(f"{above}/{name}"))
        digits = stated.removesuffix("]")
        is_readable = last == name or (stated.endswith("]") and digits.isdecimal())
        position = int(digits) if digits.isdecimal() else present + 1
        if not is_readable or not 1 <= position <= present + 1:
            raise no_such_question(path)
        born = self._answers.insert(schema, parent, position)
        # The specification wants the values of the event before anything is worked out.
        self._events.repeated(born)
        self._settling.settle_instances(born)
        self._events.welcome()
        return Answered(AnswerStatus.OK, None, self._answers.changes())

    def remove_repeat(self, path: str) -> Answered:
        """Take one instance of a repeat away, e.g. ``/data/member[2]``, with its answers.

        A repeat named without a position is one instance only if it has just one.

        Raises:
            FieldkitError: NO_SUCH_QUESTION.
        """
        node = self._node(path)
        self._open_repeat(node.schema, path)
        if (self.count_of(path) or 1) > 1:
            raise no_such_question(path)
        self._answers.watch()
        self._answers.remove(node)
        self._settling.settle_instances(node)
        self._events.welcome()
        return Answered(AnswerStatus.OK, None, self._answers.changes())

    def _open_repeat(self, schema: str, path: str) -> None:
        repeat = self.form.repeat(schema)
        if repeat is None or not repeat.is_open:
            raise no_such_question(path)

    # --- the end --------------------------------------------------------------

    def finalise(self) -> Finalised:
        """Check everything and return the sheet without values that were not asked for.

        The interview can go on afterwards; values of irrelevant questions come back
        with their question.
        """
        self._events.finished()
        self._events.stamp_end()
        kept = {
            self._answers.path_of(node): node.text
            for node in self._answers.leaves()
            if node.text and node.is_present
        }
        document = self._answers.document
        made = entities_of(self.form, document)
        return Finalised(kept, self.problems(), sheet_xml(self.form, document), made)
