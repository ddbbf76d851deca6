"""What an interview shows and hands back: frozen values for screens and services."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.entities import Entity
    from fieldkit.questionnaires.model import QuestionType


@dataclass(frozen=True, slots=True)
class Device:
    """Metadata that a form may ask of the machine; empty unless a project wants it."""

    deviceid: str = ""
    username: str = ""
    phonenumber: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice as it is read out; ``value`` is what is stored, ``image`` the file of its picture."""

    value: str
    label: str
    image: str = ""


class ScreenKind(StrEnum):
    """What stands on one screen."""

    QUESTION = "question"
    LIST = "list"
    MATRIX = "matrix"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Screen:
    """What is asked at once.

    Attributes:
        kind: a question alone, several together, rows with the same choices, or
            whether there is one more of a repeat.
        path: of the question, the group or the repeat; ``label(path)`` is the heading.
        section: label of the group around it, empty outside groups.
        questions: paths of the relevant questions in order; none for REPEAT.
    """

    kind: ScreenKind
    path: str
    section: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Which screen of how many, counting only those that will be asked as things stand."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it stands in the interview's language.

    Attributes:
        label: read out; ``hint`` is the instruction for the interviewer.
        value: canonical text, choices of a multiple select separated by blanks.
        unit: a code such as ``min``, empty without a unit.
        problem: what is wrong with the value now.
        parameters: of the control as written: ``start``, ``end``, ``step``, ``rows``, ``mediatype`` …
        media: files of the label by what they are: ``image``, ``big-image``, ``audio``, ``video``.
        warning: what the form doubts about the value; a person may confirm it (``bind::fieldkit:warning``).
        is_twice: keyed twice from paper (``bind::fieldkit:twice``).
        is_sensitive: asked only with a separate consent (``bind::fieldkit:sensitive``).
        input: what the input method should be ready for: ``digits``, ``latin``, ``chinese`` or empty.
    """

    path: str
    type: QuestionType
    label: str
    hint: str
    guidance: str
    value: str
    choices: tuple[ChoiceView, ...]
    appearance: frozenset[str]
    unit: str
    is_relevant: bool
    is_required: bool
    is_readonly: bool
    problem: Problem | None
    parameters: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    warning: Problem | None = None
    is_twice: bool = False
    is_sensitive: bool = False
    input: str = ""


class AnswerStatus(StrEnum):
    """What became of an answer."""

    OK = "ok"
    INVALID = "invalid"
    READONLY = "readonly"
    IRRELEVANT = "irrelevant"


@dataclass(frozen=True, slots=True)
class Answered:
    """What one answer did.

    Attributes:
        status: an INVALID answer is kept, with its problem; the last two change nothing.
        changed: every stored value that is different now, by path, empty text for
            cleared ones; this is what a ledger has to save.
    """

    status: AnswerStatus
    problem: Problem | None
    changed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finalised:
    """A finished answer sheet, or why it is none yet.

    Attributes:
        answers: the values that were asked for, by path in form order; values of
            questions that are not relevant are left out.
        problems: the offenders from first to last; each place's ``field`` is a path.
        xml: the sheet as other tools take it (OpenRosa submission).
        entities: the records that the sheet makes or changes.
    """

    answers: Mapping[str, str]
    problems: tuple[Problem, ...]
    xml: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether the sheet may be handed in."""
        return not self.problems
