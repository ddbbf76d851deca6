"""What the page of packages shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ui.packages import texts
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text


class FileState(Enum):
    """How far a file is; the value is its chip."""

    CHECKING = (texts.STATE_CHECKING, Tone.NEUTRAL)
    READY = (texts.STATE_READY, Tone.GOOD)
    GAP = (texts.STATE_GAP, Tone.FEW)
    KNOWN = (texts.STATE_KNOWN, Tone.NEUTRAL)
    REFUSED = (texts.STATE_REFUSED, Tone.MISSING)
    DECIDE = (texts.STATE_DECIDE, Tone.INFO)
    TAKEN = (texts.STATE_TAKEN, Tone.GOOD)

    @property
    def text(self) -> Text:
        """The word."""
        return self.value[0]

    @property
    def tone(self) -> Tone:
        """The colour that goes with it."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the list.

    Attributes:
        name: file name; second: who, when, or what there is to know.
        sender: the device it comes from.
        added, edits, conflicts: counts; None while they are not known.
        detail: the whole sentence of a refusal, or what was found in the cells.
    """

    name: str
    second: str
    sender: str
    state: FileState
    added: int | None = None
    edits: int | None = None
    conflicts: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the import log."""

    received: str
    name: str
    sender: str
    added: int
    edits: int


@dataclass(frozen=True, slots=True)
class Option:
    """One of the competing values, in words.

    Attributes:
        value: what to pick; shown: how people read it.
        by: who and when; device, before: lines in small print, may be empty.
        verb: what the button says.
    """

    value: str | None
    shown: str
    by: str
    device: str
    before: str
    verb: str


@dataclass(frozen=True, slots=True)
class Question:
    """A conflict as a question that a person can answer.

    Attributes:
        place: ``冲突 1 / 2 · 网点名称``.
        ask: the question; why: what happened.
        options: at least two.
        another: what the field for a third value says; empty when there can be none.
        choices: for a third value out of a list: key and words.
    """

    place: str
    ask: str
    why: str
    options: tuple[Option, ...]
    another: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PackagesState:
    """Everything on the page.

    Attributes:
        files: ids and rows in the order in which they came.
        log: the import log, latest first.
        ready: how many files can be imported now.
        busy: files are being checked or imported.
        open: decisions that wait; unsent: changes that were never handed in.
        question: the one asked now.
        trouble: why the third value was refused; shown beneath its field.
    """

    files: tuple[tuple[str, FileRow], ...] = ()
    log: tuple[tuple[str, LogRow], ...] = ()
    ready: int = 0
    busy: bool = False
    open: int = 0
    unsent: int = 0
    question: Question | None = None
    trouble: str = ""
