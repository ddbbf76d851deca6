"""Where a missing type would bring most people within reach: greedy, one place at a time.

Candidates are the circle's own start points and the junctions among them. Each counts the
people out of reach today who would be within the rule's distance of it; the best is taken, its
people are done, and so on until enough are within reach.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.ground import metres

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.ground import Flat
    from fieldkit.analysis.reach.judging import TypeReach
    from fieldkit.analysis.reach.measuring import Measure

MOST_PLACES = 3
MOST_CANDIDATES = 32
VERIFIED = 3
_AS_GOOD = 0.7
"""Candidates that straight lines rank first and that are then measured properly; of equals the most central."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One place for one type.

    Attributes:
        place: on the plane.
        start: the start point nearest to it.
        people: who come within reach, in the weights of the start points.
        share_before, share_after: per cent of the circle's people within reach.
    """

    code: str
    place: Flat
    start: int
    people: float
    share_before: float
    share_after: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What a search needs to know of a circle.

    Attributes:
        starts: numbers of its start points, as the measure knows them.
        places: where each of them is.
        people: of each of them.
        candidates: places that come into question.
    """

    starts: tuple[int, ...]
    places: tuple[Flat, ...]
    people: tuple[float, ...]
    candidates: tuple[Flat, ...]
    _straight: list[list[float]] = field(default_factory=list, compare=False)

    def straight(self) -> list[list[float]]:
        """By candidate, the straight line to each start point; computed once for all types."""
        if not self._straight:
            self._straight.extend([metres(one, place) for place in self.places] for one in self.candidates)
        return self._straight


def candidates(starts: Sequence[Flat], junctions: Sequence[Flat]) -> tuple[Flat, ...]:
    """The start points, and junctions in the box around them, thinned to what can be tried."""
    if not starts:
        return ()
    low = [min(one[axis] for one in starts) for axis in (0, 1)]
    high = [max(one[axis] for one in starts) for axis in (0, 1)]
    inside = [one for one in junctions if low[0] <= one[0] <= high[0] and low[1] <= one[1] <= high[1]]
    found = [*starts, *inside]
    step = max(1, -(-len(found) // MOST_CANDIDATES))
    return tuple(dict.fromkeys(found[::step]))


def suggest(reach: TypeReach, ground: Ground, measure: Measure, enough: float) -> list[Suggestion]:
    """Places for one type, the best first; none where enough people are within reach."""
    total = sum(ground.people)
    people = dict(zip(ground.starts, ground.people, strict=True))
    limit = reach.limit.high_m
    waiting = {
        start
        for start, walk in zip(ground.starts, reach.walks, strict=True)
        if walk.metres is None or walk.metres > limit
    }
    share = reach.within
    found: list[Suggestion] = []
    while waiting and share < enough and len(found) < MOST_PLACES:
        best, near = _best(ground, waiting, people, measure, limit)
        if best is None:
            break
        gain = sum(people[start] for start in near)
        after = share + 100 * gain / total if total else share
        nearest = min(range(len(ground.starts)), key=lambda at: metres(best, ground.places[at]))
        found.append(Suggestion(reach.code, best, nearest, gain, share, after))
        share = after
        waiting -= set(near)
    return found


def _best(
    ground: Ground, waiting: set[int], people: dict[int, float], measure: Measure, limit: float
) -> tuple[Flat | None, list[int]]:
    left = [(at, people[start]) for at, start in enumerate(ground.starts) if start in waiting]
    straight = ground.straight()
    promises = [sum(one for at, one in left if row[at] <= limit) for row in straight]
    most_promised = max(promises, default=0.0)
    firsts = [at for at, promise in enumerate(promises) if promise >= most_promised * _AS_GOOD]
    order = sorted(
        firsts, key=lambda at: (-promises[at], sum(straight[at][one] * weight for one, weight in left))
    )
    best: Flat | None = None
    most, reached = 0.0, list[int]()
    for at in order[:VERIFIED]:
        if promises[at] <= most:
            # no way is shorter than the straight line, so no promise is exceeded
            break
        candidate = ground.candidates[at]
        near = measure.from_place(candidate, sorted(waiting), limit)
        gain = sum(people[start] for start in near)
        if gain > most:
            best, most, reached = candidate, gain, near
    return best, reached
