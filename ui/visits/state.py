"""What the page shows: frozen values, made by the presenter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.visit import APPOINTMENT, NO_ONE, NO_SUCH_ADDRESS, QUOTA_FULL, REFUSED

if TYPE_CHECKING:
    from fieldkit.exchange.foreign.addresses import AddressList
    from fieldkit.services.visit_board import Board, VisitLine

DUE, LATER, DONE, ALL = "due", "later", "done", ""
FILTERS = (DUE, LATER, DONE, ALL)
RECORDED_AT_ONCE = (NO_ONE, REFUSED, NO_SUCH_ADDRESS, QUOTA_FULL)
BY_KEY = {"2": NO_ONE, "3": REFUSED, "4": APPOINTMENT, "5": NO_SUCH_ADDRESS, "6": QUOTA_FULL}
"""What the number keys record; 1 begins the interview."""


def filter_of(line: VisitLine) -> str:
    """Under which heading a household stands."""
    if line.is_due:
        return DUE
    return DONE if line.standing.is_closed else LATER


def lines_under(board: Board, wanted: str) -> tuple[VisitLine, ...]:
    """The households under one heading: today's as they are gone to, the others in walking order."""
    if wanted == DUE:
        return board.route
    return tuple(line for line in board.lines if wanted in {ALL, filter_of(line)})


@dataclass(frozen=True, slots=True)
class ListState:
    """A list that was read and waits for a decision.

    Attributes:
        listing: as read.
        communities: record id and name of each.
        takes_personal: the project switched names and phones on.
        seed: suggested.
        former: how its doors were drawn before; another draw takes the place of these samples.
    """

    listing: AddressList
    communities: tuple[tuple[str, str], ...]
    takes_personal: bool
    seed: str
    former: tuple[str, ...] = ()


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
