"""What became of each address, whom to visit today, and how many answered: pure rules over visits.

* A household that completed once is completed. Otherwise its last visit counts.
* A drawn address is *lost* when the last visit says refused, no such address or quota full, or when nobody was in
  on :data:`MOST_ATTEMPTS` visits. Each lost address brings in the next replacement of its stratum.
* Response rate = completed ÷ (visited - no such address - quota full), by household. This is AAPOR's RR1, the lowest
  one: refusals, doors where nobody was in and appointments all stay in the divisor, as if each were
  eligible. RR2 would add partial interviews to the completed ones; an unfinished sheet can still be
  gone on with, so there are none, and RR2 = RR1. Doors nobody has been to yet are left out while
  the work goes on; once every door was visited, it is the rate of the whole sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.household import MAIN, SPARE
from fieldkit.registers.visit import (
    APPOINTMENT,
    COMPLETED,
    NO_ONE,
    NO_SUCH_ADDRESS,
    OUTCOMES,
    QUOTA_FULL,
    REFUSED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_ATTEMPTS = 3
"""Visits after which a door that nobody opens is given up."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One visit: when (ISO time), what came of it, when to come again (ISO time or empty), and by whom."""

    at: str
    outcome: str
    come_again: str = ""
    visitor: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one household.

    Attributes:
        outcome: code that counts; empty before the first visit.
        last: the visit that it comes from.
        attempts: visits so far.
        empty_handed: visits on which nobody was in.
    """

    outcome: str = ""
    last: Attempt | None = None
    attempts: int = 0
    empty_handed: int = 0

    @property
    def is_lost(self) -> bool:
        """Whether a replacement takes its place."""
        return self.outcome in {REFUSED, NO_SUCH_ADDRESS, QUOTA_FULL} or (
            self.outcome == NO_ONE and self.empty_handed >= MOST_ATTEMPTS
        )

    @property
    def is_closed(self) -> bool:
        """Whether nobody need go there again."""
        return self.outcome == COMPLETED or self.is_lost

    def is_due(self, day: str) -> bool:
        """Whether somebody should go there on a day (``2026-06-30``); an appointment waits for its day."""
        if self.is_closed:
            return False
        return not self.again or self.again[:10] <= day

    @property
    def again(self) -> str:
        """When somebody is expected there (ISO); empty where no appointment stands."""
        return self.last.come_again if self.last and self.outcome == APPOINTMENT else ""


NOT_VISITED = Standing()


def standing(attempts: Iterable[Attempt]) -> Standing:
    """What the visits of one household add up to, in whatever order they arrived."""
    visits = sorted(attempts, key=lambda one: (one.at, one.outcome, one.come_again, one.visitor))
    if not visits:
        return NOT_VISITED
    done = [one for one in visits if one.outcome == COMPLETED]
    last = done[-1] if done else visits[-1]
    empty = sum(one.outcome == NO_ONE for one in visits)
    return Standing(last.outcome, last, len(visits), empty)


@dataclass(frozen=True, slots=True)
class Draw:
    """One household's place in a sample: which sample, which stratum of it, drawn or spare, in which order."""

    household: str
    sample: str
    stratum: str
    drawn: str
    order: int

    @property
    def group(self) -> tuple[str, str]:
        """Within which a replacement may stand in."""
        return self.sample, self.stratum


def in_force(draws: Sequence[Draw], standings: Mapping[str, Standing]) -> frozenset[str]:
    """The households to be visited: those drawn, and the replacements that came in for lost ones."""
    found: set[str] = set()
    groups: dict[tuple[str, str], list[Draw]] = {}
    for one in draws:
        groups.setdefault(one.group, []).append(one)
    for group in groups.values():
        own = sorted(group, key=lambda one: (one.order, one.household))
        active = [one.household for one in own if one.drawn == MAIN]
        spare = [one.household for one in own if one.drawn == SPARE]
        lost = sum(standings.get(one, NOT_VISITED).is_lost for one in active)
        while lost and spare:
            come = spare.pop(0)
            active.append(come)
            lost += standings.get(come, NOT_VISITED).is_lost - 1
        found.update(active)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Quota:
    """How far a stratum has come: completed of wanted."""

    stratum: str
    wanted: int
    completed: int


def quotas(draws: Sequence[Draw], standings: Mapping[str, Standing]) -> tuple[Quota, ...]:
    """Completed interviews of each stratum against what was to be drawn of it, in order of appearance."""
    wanted: dict[tuple[str, str], int] = {}
    completed: dict[tuple[str, str], int] = {}
    for one in draws:
        wanted[one.group] = wanted.get(one.group, 0) + (one.drawn == MAIN)
        is_done = standings.get(one.household, NOT_VISITED).outcome == COMPLETED
        completed[one.group] = completed.get(one.group, 0) + is_done
    return tuple(Quota(group[1], wanted[group], completed[group]) for group in wanted)


@dataclass(frozen=True, slots=True)
class Rate:
    """The response rate, and what it was made of.

    Attributes:
        counts: households by outcome, all outcomes.
        visited: households visited at least once.
    """

    counts: Mapping[str, int]
    visited: int

    @property
    def completed(self) -> int:
        """Households that completed."""
        return self.counts[COMPLETED]

    @property
    def eligible(self) -> int:
        """Visited households whose address exists, and that were wanted (AAPOR: a full quota makes ineligible)."""
        return self.visited - self.counts[NO_SUCH_ADDRESS] - self.counts[QUOTA_FULL]

    @property
    def rate(self) -> float | None:
        """Response rate, 0 to 1; None before the first eligible visit."""
        return self.completed / self.eligible if self.eligible else None


def response(standings: Iterable[Standing]) -> Rate:
    """The response rate over households; those not visited do not count."""
    counts = {option.code: 0 for option in OUTCOMES}
    visited = 0
    for one in standings:
        if one.outcome in counts:
            counts[one.outcome] += 1
            visited += 1
    return Rate(counts, visited)
