"""What the list and the door show: frozen values, made by the presenters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView, ScreenKind

STATES = ("draft", "complete", "refused")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One submission in the list.

    Attributes:
        state: ``draft``, ``complete`` or ``refused``.
        started: ISO time.
        delivery: how far what was written here has come: ``unsent``, ``sent``, ``received``; empty for neither.
        is_returned, reason: given back by an office, and why.
    """

    id: str
    sheet: str
    community: str
    state: str
    started: str
    interviewer: str
    delivery: str = ""
    is_returned: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SheetsState:
    """The list page.

    Attributes:
        lines: every submission, latest first.
        communities: record id and name of every community.
        community: the one that the next interview is in, empty for none.
    """

    lines: tuple[SheetLine, ...] = ()
    communities: tuple[tuple[str, str], ...] = ()
    community: str = ""

    def count(self, state: str) -> int:
        """How many submissions are in a state."""
        return sum(line.state == state for line in self.lines)

    @property
    def returned(self) -> int:
        """How many submissions were given back and wait to be mended."""
        return sum(line.is_returned for line in self.lines)


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """One question and its answer, in words."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class SheetPeek:
    """A submission as it is looked at beside the list; ``sections`` pairs headings with answers."""

    line: SheetLine
    answered: int
    sections: tuple[tuple[str, tuple[AnsweredLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the screen.

    Attributes:
        view: what the engine says of it.
        problem: what to say beside the field now, in words; empty when nothing is to be said yet.
    """

    view: QuestionView
    problem: str = ""


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
        can_be_skipped: something is wrong here, and going on once more leaves it for later.
        note: the interviewer's remark on this sheet.
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


@dataclass(frozen=True, slots=True)
class Offender:
    """A question that keeps the sheet open: where, what it is, what is wrong."""

    path: str
    question: str
    sentence: str


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
