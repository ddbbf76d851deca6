"""Shares and verdicts of a circle, from the ways of its start points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.limits import Verdict
from fieldkit.analysis.reach.walking import By

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.limits import Limit
    from fieldkit.analysis.reach.walking import Walk, Walking
    from fieldkit.kernel.texts import Text

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


@dataclass(frozen=True, slots=True)
class RingReach:
    """How many of a circle's people have what a ring asks for; ``share`` in per cent."""

    item: str
    label: Text
    minutes: float
    share: float
    is_met: bool


def share_within(walks: Sequence[Walk], people: Sequence[float], metres: float) -> float:
    """Per cent of the people whose way is not longer."""
    total = sum(people)
    if not total:
        return 0.0
    near = sum(
        one
        for walk, one in zip(walks, people, strict=True)
        if walk.metres is not None and walk.metres <= metres
    )
    return 100 * near / total


def enough_metres(walks: Sequence[Walk], people: Sequence[float], enough: float) -> float | None:
    """The way that ``enough`` per cent of the people do not exceed; None where so many have none."""
    needed = sum(people) * enough / 100
    reached = 0.0
    ways = sorted(
        (walk.metres, one) for walk, one in zip(walks, people, strict=True) if walk.metres is not None
    )
    for metres, one in ways:
        reached += one
        if reached >= needed - 1e-9:
            return metres
    return None


def judge_type(
    wanted: tuple[str, Text],
    limit: Limit,
    walks: Sequence[Walk],
    people: Sequence[float],
    walking: Walking,
    outlets: int,
) -> TypeReach:
    """One type in one circle; ``wanted`` is its code and name."""
    metres = enough_metres(walks, people, walking.enough)
    five, ten, fifteen = (share_within(walks, people, walking.metres(minutes)) for minutes in RINGS)
    return TypeReach(
        code=wanted[0],
        name=wanted[1],
        verdict=limit.verdict(metres) if walks else Verdict.UNKNOWN,
        limit=limit,
        metres=metres,
        minutes=None if metres is None else walking.minutes(metres),
        by=_by(walks),
        shares=(five, ten, fifteen),
        within=share_within(walks, people, limit.high_m),
        green=share_within(walks, people, limit.low_m),
        outlets=outlets,
        walks=tuple(walks),
    )


def _by(walks: Sequence[Walk]) -> By:
    return By.STREETS if walks and all(walk.by is By.STREETS for walk in walks) else By.STRAIGHT
