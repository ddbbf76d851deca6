"""What the list of forms shows: frozen values, made by its presenter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormLine:
    """One version of a form.

    Attributes:
        state: ``current``, ``ready``, ``away`` or ``broken``.
        source: original file and what converted it, in words; empty for the shipped form.
        remarks: what its check said, in words with their place.
        failure: why it cannot be opened.
    """

    record: str
    title: str
    version: str
    languages: str
    questions: int
    sheets: int
    state: str
    is_shipped: bool
    source: str = ""
    remarks: tuple[str, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class FormsState:
    """All forms, the one in use first."""

    lines: tuple[FormLine, ...] = ()

    @property
    def current(self) -> str:
        """Title of the form in use."""
        return next((line.title for line in self.lines if line.state == "current"), "")


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """What keeps a form out: where in the workbook, and the sentence."""

    sheet: str
    row: str
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class RefusalState:
    """A file that was not installed."""

    file: str
    lines: tuple[ProblemLine, ...]


@dataclass(frozen=True, slots=True)
class PrintWish:
    """How blank sheets are printed; kept for the next time.

    Attributes:
        notice: whether the project's notice stands before the first question.
        rows, continued: lines of a table for a repeat, and of its continuation page; 0 for no such page.
    """

    table: str = ""
    issuer: str = ""
    approval: str = ""
    valid: str = ""
    copies: int = 1
    first_sheet: str = "000001"
    rows: int = 6
    continued: int = 0
    notice: bool = False


@dataclass(frozen=True, slots=True)
class PrintOffer:
    """What printing a form has to be asked about.

    Attributes:
        wish: as sheets were printed the last time.
        has_tables: the form asks for the same again and again, which is printed as a table.
        can_give_notice: the project's notice says who handles the answers.
    """

    wish: PrintWish
    has_tables: bool = False
    can_give_notice: bool = False
