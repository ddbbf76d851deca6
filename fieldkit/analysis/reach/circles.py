"""Reach of every circle: types, rings, densities, places for what is out of reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.density import DensityReach, densities
from fieldkit.analysis.reach.facts import codes_of_rule, weighted
from fieldkit.analysis.reach.ground import Ground
from fieldkit.analysis.reach.judging import RingReach, TypeReach, judge_ring, judge_type
from fieldkit.analysis.reach.limits import CIRCLE_MINUTES, Verdict, limit_for
from fieldkit.analysis.reach.measuring import Measure, StraightMeasure, StreetMeasure, shorter
from fieldkit.analysis.reach.problems import ReachProblem
from fieldkit.analysis.reach.suggesting import Ground as Search
from fieldkit.analysis.reach.suggesting import Suggestion, candidates, suggest
from fieldkit.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.analysis.reach.facts import CirclePeople, OutletPlace, StartPoint, WantedType
    from fieldkit.analysis.reach.network import Network
    from fieldkit.analysis.reach.walking import Walk, Walking
    from fieldkit.plans.rules import Rule


@dataclass(frozen=True, slots=True)
class CircleReach:
    """One circle.

    Attributes:
        starts: its start points; ``people`` of each.
        types: in the plan's order.
        rings: what the plan wants within 5, 10, 15 minutes.
        facilities: of each type of facility that the plan has a quota for, who has one within 15 minutes; judged by
            the plan's 15 分钟步行可达覆盖率 where it names one, else by ``enough`` as every type is (W-39).
        density: its new outlets under the plan's densities.
        suggestions: places for types out of reach, in WGS-84 through ``ground`` of the result.
    """

    circle: CirclePeople
    starts: tuple[StartPoint, ...]
    people: tuple[float, ...]
    types: tuple[TypeReach, ...]
    rings: tuple[RingReach, ...] = ()
    facilities: tuple[RingReach, ...] = ()
    density: tuple[DensityReach, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """The whole answer.

    Attributes:
        ground: the plane that suggestions are on.
        problems: what could not be taken into account anywhere.
    """

    circles: tuple[CircleReach, ...]
    walking: Walking
    ground: Ground
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What reach is computed from; start points of circles that are not listed are left aside."""

    circles: tuple[CirclePeople, ...]
    starts: tuple[StartPoint, ...]
    outlets: tuple[OutletPlace, ...]
    wanted: tuple[WantedType, ...]
    rules: tuple[Rule, ...] = ()
    ground: Ground = field(default_factory=lambda: Ground(0.0, 0.0))


def reach(facts: Facts, walking: Walking, network: Network | None = None) -> Reach:
    """Judge every circle; along ``network`` where there is one, on the facts' plane."""
    starts = [facts.ground.flat(*one.place) for one in facts.starts]
    places = [facts.ground.flat(*one.place) for one in facts.outlets]
    measure, problems = _measure(starts, places, walking, network)
    members: dict[str, list[int]] = {}
    for at, start in enumerate(facts.starts):
        members.setdefault(start.circle, []).append(at)
    straight = StraightMeasure(starts, places, walking) if isinstance(measure, StreetMeasure) else measure
    walks = _Walks(facts, measure, straight)
    dense = densities(facts.rules, facts.outlets, places)
    junctions = network.junctions if network is not None else ()
    circles = []
    for circle in facts.circles:
        own = tuple(members.get(circle.id, ()))
        people = weighted([facts.starts[at] for at in own], circle.population)
        types = _types(facts, walks, walking, circle.id, own, people)
        flat = tuple(starts[at] for at in own)
        search = Search(own, flat, tuple(people), candidates(flat, junctions))
        circles.append(
            CircleReach(
                circle=circle,
                starts=tuple(facts.starts[at] for at in own),
                people=tuple(people),
                types=types,
                rings=_rings(facts, walks, walking, own, people),
                facilities=_facilities(facts, walks, walking, own, people),
                density=tuple(one for one in dense if one.outlet.circle == circle.id),
                suggestions=_suggestions(types, search, measure, walking),
                problems=() if own else (Problem(ReachProblem.NO_STARTS, Severity.WARNING),),
            )
        )
    return Reach(tuple(circles), walking, facts.ground, tuple(problems))


def _measure(
    starts: Sequence[tuple[float, float]],
    places: Sequence[tuple[float, float]],
    walking: Walking,
    network: Network | None,
) -> tuple[Measure, list[Problem]]:
    straight = StraightMeasure(starts, places, walking)
    if network is None:
        return straight, []
    streets = StreetMeasure(starts, places, network, walking)
    if not any(streets.starts) or not any(streets.outlets):
        return straight, [Problem(ReachProblem.NOT_COVERED, Severity.WARNING)]
    counts = (
        (ReachProblem.OFF_STREETS_STARTS, sum(one is None for one in streets.starts), 0),
        (ReachProblem.OFF_STREETS_OUTLETS, sum(one is None for one in streets.outlets), 0),
        (ReachProblem.FRAGMENTS, network.fragments, 0),
        (ReachProblem.PIECES, network.pieces, 1),
    )
    told = [
        Problem(code, Severity.NOTE, values={"count": count, "metres": f"{walking.to_street_m:g}"})
        for code, count, fine in counts
        if count > fine
    ]
    return streets, told


class _Walks:
    """The ways to a group of codes, searched once."""

    def __init__(self, facts: Facts, measure: Measure, straight: Measure) -> None:
        self._measure = measure
        self._straight = straight
        self._of_code: dict[str, list[int]] = {}
        for at, outlet in enumerate(facts.outlets):
            self._of_code.setdefault(outlet.business_type, []).append(at)
        self._in_circle = Counter((one.business_type, one.circle) for one in facts.outlets)
        self._known: dict[frozenset[str], list[Walk]] = {}
        self._known_straight: dict[frozenset[str], list[Walk]] = self._known if straight is measure else {}

    def both(self, codes: Sequence[str], own: Sequence[int]) -> tuple[list[Walk], list[Walk]]:
        """The ways of some start points, and the same as straight lines; one list where they are the same."""
        every, straight = self.to(codes), self.straight(codes)
        walks = [every[at] for at in own]
        return walks, (walks if straight is every else [straight[at] for at in own])

    def straight(self, codes: Sequence[str]) -> list[Walk]:
        """The same as :meth:`to` by straight lines."""
        return self._look_up(frozenset(codes), self._known_straight, self._straight)

    def to(self, codes: Sequence[str]) -> list[Walk]:
        """By start point, the way to the nearest outlet of any of these codes."""
        return self._look_up(frozenset(codes), self._known, self._measure)

    def _look_up(
        self, codes: frozenset[str], known: dict[frozenset[str], list[Walk]], measure: Measure
    ) -> list[Walk]:
        """The ways to these codes; of several that are known one by one, the shortest of theirs."""
        if codes not in known:
            parts = [known.get(frozenset((code,))) for code in sorted(codes) if code in self._of_code]
            whole = [one for one in parts if one is not None]
            if len(parts) == len(whole) > 0:
                known[codes] = [reduce(shorter, walks) for walks in zip(*whole, strict=True)]
            else:
                known[codes] = measure.nearest(self._of_all(codes))
        return known[codes]

    def _of_all(self, codes: Iterable[str]) -> list[int]:
        return [at for code in sorted(codes) for at in self._of_code.get(code, ())]

    def count(self, codes: Sequence[str], circle: str) -> int:
        """How many outlets of these codes a circle has."""
        return sum(self._in_circle[code, circle] for code in codes)


def _types(
    facts: Facts,
    walks: _Walks,
    walking: Walking,
    circle: str,
    own: Sequence[int],
    people: Sequence[float],
) -> tuple[TypeReach, ...]:
    found = []
    for wanted in facts.wanted:
        count = walks.count(wanted.codes, circle)
        limit = limit_for(wanted.code, facts.rules, walking)
        ways, straight = walks.both(wanted.codes, own)
        name = (wanted.code, wanted.name)
        found.append(judge_type(name, limit, ways, people, walking, count, straight))
    return tuple(found)


def _rings(
    facts: Facts, walks: _Walks, walking: Walking, own: Sequence[int], people: Sequence[float]
) -> tuple[RingReach, ...]:
    return tuple(
        judge_ring(
            rule,
            float(rule.high or CIRCLE_MINUTES),
            walking.enough,
            walks.both(codes_of_rule(rule), own),
            people,
            walking,
        )
        for rule in facts.rules
        if rule.kind == "ring" and codes_of_rule(rule) and own
    )


def _facilities(
    facts: Facts, walks: _Walks, walking: Walking, own: Sequence[int], people: Sequence[float]
) -> tuple[RingReach, ...]:
    return tuple(
        judge_ring(
            rule,
            CIRCLE_MINUTES,
            walking.enough if rule.walk_target is None else float(rule.walk_target),
            walks.both(codes_of_rule(rule), own),
            people,
            walking,
        )
        for rule in facts.rules
        if rule.kind == "quota" and rule.facilities and own
    )


def _suggestions(
    types: Sequence[TypeReach], search: Search, measure: Measure, walking: Walking
) -> tuple[Suggestion, ...]:
    found: list[Suggestion] = []
    for one in types:
        if one.verdict is Verdict.RED:
            found.extend(suggest(one, search, measure, walking.enough))
    return tuple(found)
