"""What the page of packages shows, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ui.packages.deciding.state import DecidingState
from ui.packages.incoming.state import ApartRow, IncomingState, LogRow


class View(Enum):
    """The lists at the left."""

    FILES = "files"
    APART = "apart"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class PackagesState:
    """Everything on the page but the file in hand.

    Attributes:
        incoming: what was dropped in this sitting.
        apart, log: what waits in quarantine, and every file that ever came, by key, latest first.
        deciding: the question asked now.
        unsent: changes that were never handed in.
        gaps: whose numbers are missing, in words.
        is_taking: files are being imported; nothing is decided meanwhile.
    """

    incoming: IncomingState = field(default_factory=lambda: IncomingState({}))
    apart: dict[str, ApartRow] = field(default_factory=dict)
    log: dict[str, LogRow] = field(default_factory=dict)
    deciding: DecidingState = field(default_factory=DecidingState)
    unsent: int = 0
    gaps: str = ""
    is_taking: bool = False
