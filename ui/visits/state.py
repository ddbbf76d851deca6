"""What the page shows: frozen values, made by the presenter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.visit import APPOINTMENT, NO_ONE, NO_SUCH_ADDRESS, REFUSED

if TYPE_CHECKING:
    from fieldkit.exchange.foreign.addresses import AddressList
    from fieldkit.registers.consent import Notice
    from fieldkit.services.visits import Board, VisitLine

DUE, LATER, DONE, ALL = "due", "later", "done", ""
FILTERS = (DUE, LATER, DONE, ALL)
RECORDED_AT_ONCE = (NO_ONE, REFUSED, NO_SUCH_ADDRESS)
BY_KEY = {"2": NO_ONE, "3": REFUSED, "4": APPOINTMENT, "5": NO_SUCH_ADDRESS}
"""What the number keys record; 1 begins the interview."""


def filter_of(line: VisitLine) -> str:
    """Under which heading a household stands."""
    if line.is_due:
        return DUE
    return DONE if line.standing.is_closed else LATER


@dataclass(frozen=True, slots=True)
class ConsentState:
    """The notice at one door.

    Attributes:
        household, address: whose.
        handler, contact: as far as they are filled in; without them nobody may be asked.
        asks_sensitive: sensitive answers are asked for, so the separate consent is offered.
    """

    household: str
    address: str
    notice: Notice
    handler: str
    contact: str
    asks_sensitive: bool

    @property
    def is_complete(self) -> bool:
        """Whether the notice may be read out as it is."""
        return bool(self.handler and self.contact)


@dataclass(frozen=True, slots=True)
class ListState:
    """A list that was read and waits for a decision.

    Attributes:
        listing: as read.
        communities: record id and name of each.
        takes_personal: the project switched names and phones on.
        seed: suggested.
    """

    listing: AddressList
    communities: tuple[tuple[str, str], ...]
    takes_personal: bool
    seed: str


@dataclass(frozen=True, slots=True)
class DrawWish:
    """What the person decided: ``size`` 0 keeps the list without a sample."""

    size: int
    seed: str
    by: str
    method: str
    community: str


@dataclass(frozen=True, slots=True)
class PageState:
    """The board, and the household that should be chosen (empty: leave it)."""

    board: Board
    chosen: str = ""
