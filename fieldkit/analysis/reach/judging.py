"""Shares and verdicts of a circle, from the ways of its start points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.limits import Verdict
from fieldkit.analysis.reach.walking import By

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.limits import Limit
    from fieldkit.analysis.reach.walking import Walk, Walking
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.rules import Rule

RINGS = (5, 10, 15)


@dataclass(frozen=True, slots=True)
class TypeReach:
    """How well a circle reaches one type; shares in per cent of its people.

    Attributes:
        verdict: of the way that ``Walking.enough`` per cent of the people do not exceed.
        limit: the rule it is held to.
        metres: that way; None where so many people have none.
        minutes: the same on foot.
        by: how it was measured; STRAIGHT as soon as some way was.
        straight_m: the same way as a straight line × the detour factor, whatever ``metres`` is.
        shares: within 5, 10, 15 minutes.
        within: share within the rule; ``green`` of them within its lower figure.
        outlets: open outlets of the type in the circle whose place is known.
        walks: by start point of the circle.
    """

    code: str
    name: Text
    verdict: Verdict
    limit: Limit
    metres: float | None
    minutes: float | None
    by: By
    shares: tuple[float, float, float]
    within: float
    green: float
    outlets: int
    walks: tuple[Walk, ...]
    straight_m: float | None = None


@dataclass(frozen=True, slots=True)
class RingReach:
    """How many of a circle's people have what a rule asks for within its minutes; shares in per cent.

    Attributes:
        rule: id of the rule.
        wanted: the share that is to be reached.
        by: how the ways were measured; ``straight_share`` is by straight lines × the detour factor in any case.
    """

    rule: str
    item: str
    label: Text
    minutes: float
    share: float
    wanted: float
    by: By
    straight_share: float

    @property
    def is_met(self) -> bool:
        """Whether enough people have it."""
        return self.share >= self.wanted


class Ways:
    """The ways of a circle's people, the shortest first.

    Args:
        walks: by start point.
        people: of each.
    """

    def __init__(self, walks: Sequence[Walk], people: Sequence[float]) -> None:
        self._total = sum(people)
        found = sorted(
            (walk.metres, one) for walk, one in zip(walks, people, strict=True) if walk.metres is not None
        )
        self._metres = [metres for metres, _ in found]
        self._people = [0.0, *accumulate(one for _, one in found)]

    def share_within(self, metres: float) -> float:
        """Per cent of the people whose way is not longer."""
        if not self._total:
            return 0.0
        return 100 * self._people[bisect_right(self._metres, metres)] / self._total

    def enough(self, share: float) -> float | None:
        """The way that so many per cent of the people do not exceed; None where so many have none."""
        at = bisect_left(self._people, self._total * share / 100 - 1e-9)
        if not self._metres or at >= len(self._people):
            return None
        return self._metres[max(at, 1) - 1]


def judge_type(
    wanted: tuple[str, Text],
    limit: Limit,
    walks: Sequence[Walk],
    people: Sequence[float],
    walking: Walking,
    outlets: int,
    straight: Sequence[Walk],
) -> TypeReach:
    """One type in one circle; ``wanted`` is its code and name, ``straight`` the same ways as straight lines."""
    ways = Ways(walks, people)
    metres = ways.enough(walking.enough)
    five, ten, fifteen = (ways.share_within(walking.metres(minutes)) for minutes in RINGS)
    return TypeReach(
        code=wanted[0],
        name=wanted[1],
        verdict=limit.verdict(metres) if walks else Verdict.UNKNOWN,
        limit=limit,
        metres=metres,
        minutes=None if metres is None else walking.minutes(metres),
        by=by_of(walks),
        shares=(five, ten, fifteen),
        within=ways.share_within(limit.high_m),
        green=ways.share_within(limit.low_m),
        outlets=outlets,
        walks=tuple(walks),
        straight_m=metres if straight is walks else Ways(straight, people).enough(walking.enough),
    )


def judge_ring(
    rule: Rule,
    minutes: float,
    wanted: float,
    ways: tuple[Sequence[Walk], Sequence[Walk]],
    people: Sequence[float],
    walking: Walking,
) -> RingReach:
    """One rule in one circle; ``ways`` as they are walked, and as straight lines."""
    within = walking.metres(minutes)
    walks, straight = ways
    share = Ways(walks, people).share_within(within)
    return RingReach(
        rule=rule.id,
        item=rule.item,
        label=rule.label,
        minutes=minutes,
        share=share,
        wanted=wanted,
        by=by_of(walks),
        straight_share=share if straight is walks else Ways(straight, people).share_within(within),
    )


def by_of(walks: Sequence[Walk]) -> By:
    """How these ways were measured: along streets only where all of them were."""
    return By.STREETS if walks and all(walk.by is By.STREETS for walk in walks) else By.STRAIGHT
