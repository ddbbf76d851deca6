"""What is shown of files that came, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from ui.packages.incoming import texts
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text


class FileState(Enum):
    """How far a file is; the value is its chip."""

    CHECKING = (texts.CHECKING_STATE, Tone.NEUTRAL)
    READY = (texts.READY, Tone.GOOD)
    NEW_DEVICE = (texts.NEW_DEVICE, Tone.INFO)
    GAP = (texts.GAP, Tone.FEW)
    RECEIPT = (texts.RECEIPT, Tone.GOOD)
    DECIDE = (texts.DECIDE, Tone.INFO)
    LOCKED = (texts.LOCKED, Tone.FEW)
    CHANGED_KEY = (texts.CHANGED_KEY, Tone.MISSING)
    KNOWN = (texts.KNOWN, Tone.NEUTRAL)
    REFUSED = (texts.REFUSED, Tone.MISSING)
    FOREIGN = (texts.FOREIGN, Tone.NEUTRAL)
    TAKEN = (texts.TAKEN, Tone.GOOD)
    SETTLED = (texts.LOG_SETTLED, Tone.NEUTRAL)

    @property
    def text(self) -> Text:
        """The word."""
        return self.value[0]

    @property
    def tone(self) -> Tone:
        """The colour that goes with it."""
        return self.value[1]


READY_STATES = frozenset((FileState.READY, FileState.NEW_DEVICE, FileState.GAP, FileState.RECEIPT))
"""What the import button takes."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the list.

    Attributes:
        name: file name; second: who, when, or what there is to know.
        sender: the device it comes from.
        added, edits, conflicts: counts; None while they are not known.
    """

    name: str
    second: str
    sender: str
    state: FileState
    added: int | None = None
    edits: int | None = None
    conflicts: int | None = None


class NextStep(StrEnum):
    """What a button of the panel leads to."""

    NONE = ""
    RETRY = "retry"
    UNLOCK = "unlock"
    CONFLICTS = "conflicts"
    AS_TABLE = "as_table"


class TrustAsk(StrEnum):
    """What is asked about the sender's key."""

    NOTHING = ""
    FIRST = "first"
    UNSIGNED = "unsigned"
    CHANGED = "changed"
    TRUSTED = "trusted"


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that somebody corrected, in words; ``key`` is told when its tick changes."""

    key: str
    title: str
    words: str
    place: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about a cell or a sheet, led by its place."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class FileDetail:
    """Everything about one file.

    Attributes:
        key: which file.
        name, sender: the head.
        notice, tone: what it is and what to do next.
        step, step_words: the button that does it; away_words: the button that takes it off the list.
        counts: what taking it would bring, in words.
        trust, trust_words, before, fingerprint: the sender's key.
        cleared: how many cells wait for a word; take_cleared: what was said, None while nobody did.
        corrections: each can be declined while ``is_open``.
        findings: damage, doubled rows and the like.
    """

    key: str
    name: str
    sender: str
    state: FileState
    notice: str
    tone: Tone
    step: NextStep = NextStep.NONE
    step_words: str = ""
    away_words: str = ""
    counts: tuple[str, ...] = ()
    trust: TrustAsk = TrustAsk.NOTHING
    trust_words: str = ""
    before: str = ""
    fingerprint: str = ""
    cleared: int = 0
    take_cleared: bool | None = None
    corrections: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the import log."""

    received: str
    name: str
    second: str
    sender: str
    added: int | None
    edits: int | None
    status: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ApartRow:
    """One file in quarantine: its name, why, and when it came."""

    name: str
    reason: str
    received: str
    came_again: str = ""


@dataclass(frozen=True, slots=True)
class IncomingState:
    """The files at the left.

    Attributes:
        files: what the rows show, by key, in the order in which they came.
        ready, waiting, locked: how many can be imported now, wait for a word, need a password.
        busy: files are being checked or imported.
    """

    files: dict[str, FileRow]
    ready: int = 0
    waiting: int = 0
    locked: int = 0
    busy: bool = False
