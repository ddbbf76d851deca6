"""What the list shows: frozen values, made by its presenter."""

from __future__ import annotations

from dataclasses import dataclass

STATES = ("draft", "complete", "refused", "quota_full")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One submission in the list.

    Attributes:
        state: a code of the register, ``draft``, ``complete`` …
        started: ISO time.
        delivery: how far what was written here has come: ``unsent``, ``sent``, ``received``; empty for neither.
        is_returned, reason: given back by an office, and why.
        mode: ``door``, ``paper`` or ``taken_in``.
        form: what its form is called, with the version where there are several; empty where all are of one form.
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
    form: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class SheetsState:
    """The list page.

    Attributes:
        lines: every submission, latest first.
        communities: record id and name of every community.
        community: the one that the next interview is in, empty for none.
        forms: id and title of the forms that an interview may begin with; one where nobody is asked.
        form: the one that the next interview begins with.
    """

    lines: tuple[SheetLine, ...] = ()
    communities: tuple[tuple[str, str], ...] = ()
    community: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    form: str = ""

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
    """A submission as it is looked at beside the list.

    Attributes:
        sections: headings with answers.
        failure: why its form cannot be opened here; the answers then stand as they are stored.
        conflicts: how many fields hold different values by several people.
        changes: of a corrected sheet who changed what, the newest first.
    """

    line: SheetLine
    answered: int
    sections: tuple[tuple[str, tuple[AnsweredLine, ...]], ...]
    failure: str = ""
    conflicts: int = 0
    changes: tuple[str, ...] = ()

    @property
    def can_be_corrected(self) -> bool:
        """Whether it is closed, with a form that is here and a resident who did not withdraw."""
        return self.line.state in {"complete", "refused"} and not self.failure
