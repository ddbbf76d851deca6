"""The figures that stand in several tables, each counted here and nowhere else (M-31, W-12, H-42)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from fieldkit.analysis.measures import counting, shares
from fieldkit.analysis.measures.counting import Period
from fieldkit.analysis.measures.places import Place
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from fieldkit.analysis.measures.facts import CircleFact, CommunityFact, Facts, OutletSums
    from fieldkit.plans.plan import Profile


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of one place.

    Attributes:
        circles: all; ``built``: finished by the day; ``planned``: those that the share of completion is of.
        communities: that belong to a circle.
        residents: people served.
        outlets: open ones, of which ``basic``, ``quality`` and ``other`` by the list of types.
        renewed: new or upgraded outlets.
        chains, open_24h: open outlets.
        completion: finished circles in per cent of the planned ones; None without circles.
        chain_share: in per cent; None without outlets.
    """

    circles: int
    built: int
    planned: int
    communities: int
    residents: int
    outlets: int
    basic: int
    quality: int
    renewed: int
    chains: int
    open_24h: int
    completion: Decimal | None
    chain_share: Decimal | None

    @property
    def other(self) -> int:
        """Open outlets of no basic or quality type."""
        return self.outlets - self.basic - self.quality


class Breakdown:
    """Facts by circle and area, so that a city of a thousand circles is gone through once."""

    def __init__(self, facts: Facts, profile: Profile, on: date) -> None:
        self.facts = facts
        self._profile = profile
        self._on = on

    def whole(self) -> Totals:
        """Everything there is, outlets without a community too."""
        inside = tuple(one for one in self.facts.communities if one.circle is not None)
        return self._of(Place("", "", inside, self.facts.circles), self.facts.outlets)

    def circle(self, circle: CircleFact) -> Totals:
        """One circle."""
        inside = self.members.get(circle.id, ())
        return self._of(Place(circle.id, circle.name, inside, (circle,)), self._outlets(inside))

    def area(self, area: str, name: str) -> Totals:
        """One area: the circles whose first community lies in it, and every outlet in its communities."""
        inside = tuple(one for one in self.facts.communities if area in one.areas)
        circles = tuple(
            one
            for one in self.facts.circles
            if (first := self.members.get(one.id)) and area in first[0].areas
        )
        counted = tuple(one for one in inside if one.circle is not None)
        return self._of(Place(area, name, counted, circles), self._outlets(inside))

    @cached_property
    def members(self) -> dict[str, tuple[CommunityFact, ...]]:
        """Communities by circle."""
        found: dict[str, list[CommunityFact]] = defaultdict(list)
        for one in self.facts.communities:
            if one.circle is not None:
                found[one.circle].append(one)
        return {circle: tuple(inside) for circle, inside in found.items()}

    def _outlets(self, inside: Iterable[CommunityFact]) -> dict[str, OutletSums]:
        return {one.id: sums for one in inside if (sums := self.facts.outlets.get(one.id)) is not None}

    def _of(self, place: Place, outlets: Mapping[str, OutletSums]) -> Totals:
        # A place without an id counts every outlet that it is given.
        here = replace(self.facts, outlets=outlets)
        everything = Place("", "", place.communities, place.circles)
        until = Period(None, self._on)
        completion = shares.completion_share(here, everything, until)
        classes = _classes(self._profile, outlets.values())
        return Totals(
            circles=len(place.circles),
            built=_whole(counting.circles_built(here, everything, until)),
            planned=completion.n,
            communities=len(place.communities),
            residents=_whole(counting.residents_served(here, everything, until)),
            outlets=_whole(counting.outlets(here, everything, until)),
            basic=classes[TypeClass.BASIC],
            quality=classes[TypeClass.QUALITY],
            renewed=_whole(counting.new_or_upgraded_outlets(here, everything, until)),
            chains=sum(
                count
                for one in outlets.values()
                for chain, count in one.chains_among(here.chains_among).items()
                if chain in here.chains
            ),
            open_24h=_whole(counting.open_24h(here, everything, until)),
            completion=completion.value,
            chain_share=shares.chain_share(here, everything, until).value,
        )


def _classes(profile: Profile, outlets: Iterable[OutletSums]) -> dict[TypeClass, int]:
    by_code: dict[str, int] = defaultdict(int)
    for one in outlets:
        for code, count in one.types.items():
            by_code[code] += count
    found: dict[TypeClass, int] = defaultdict(int)
    for code, count in by_code.items():
        found[profile.class_of(code)] += count
    return found


def _whole(reading: counting.Reading) -> int:
    return int(reading.value or 0)
