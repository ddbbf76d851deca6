"""What the door shows: frozen values, made by its presenter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.questionnaires.views import QuestionView, ScreenKind


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the screen.

    Attributes:
        view: what the engine says of it.
        problem: what to say beside the field now, in words; empty when nothing is to be said yet.
        doubt: what the form doubts about the value; ``is_confirmed`` when somebody has confirmed it.
        remark: the interviewer's on this question.
        file: where the file lies that the answer names; empty when it is not here.
        files: where the files lie that the form shows with the question, by name.
    """

    view: QuestionView
    problem: str = ""
    doubt: str = ""
    is_confirmed: bool = False
    remark: str = ""
    file: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FullCell:
    """A cell of the quota that has all its sheets.

    Attributes:
        cell: in words; ``have`` finished sheets of ``wanted``.
        is_insisted: somebody wanted to go on, and has to decide first.
    """

    cell: str
    have: int
    wanted: int
    is_insisted: bool = False


@dataclass(frozen=True, slots=True)
class DoorState:
    """One screen of an interview.

    Attributes:
        title: of the form; ``place``: where and which sheet.
        kind, path: of the screen; REPEAT has no questions.
        heading, hint: of a screen with several questions; empty for one alone.
        number, total: which screen of how many.
        languages: the form's, as they are called.
        is_saved: false when the last answer could not be written.
        can_be_skipped: something is doubted here, and going on once more leaves it for the end.
        is_held: something is wrong here, and the interview does not go on before it is right.
        note: the interviewer's remark on this sheet.
        language: the one it is held in.
        full: the full cell of the quota that the answers put this sheet into.
    """

    title: str
    place: str
    kind: ScreenKind
    path: str
    section: str
    heading: str
    hint: str
    number: int
    total: int
    questions: tuple[Asked, ...]
    languages: tuple[str, ...]
    is_saved: bool = True
    can_be_skipped: bool = False
    note: str = ""
    is_held: bool = False
    language: str = ""
    full: FullCell | None = None


@dataclass(frozen=True, slots=True)
class Offender:
    """A question that keeps the sheet open: where, what it is, what is wrong, or only doubted."""

    path: str
    question: str
    sentence: str
    is_doubt: bool = False


@dataclass(frozen=True, slots=True)
class EndState:
    """After the last screen.

    Attributes:
        offenders: what has to be looked at again; then the sheet cannot be closed.
        is_closed: the sheet is closed and saved.
        is_refusal: the resident declined.
        today: sheets closed today by this workspace, with this one.
    """

    title: str
    place: str
    sheet: str
    community: str
    offenders: tuple[Offender, ...] = ()
    is_closed: bool = False
    is_refusal: bool = False
    today: int = 0
