"""A plan's targets against what there is: required, where it stands, where the pace leads, who is behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.measures import counting, shares
from fieldkit.analysis.measures.counting import Period, Reading
from fieldkit.analysis.measures.places import resolve

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from fieldkit.analysis.measures.facts import Facts
    from fieldkit.analysis.measures.places import Place
    from fieldkit.plans.plan import Plan
    from fieldkit.plans.targets import Target

_MEASURES: dict[str, Callable[[Facts, Place, Period], Reading]] = {
    "circles_started": counting.circles_started,
    "circles_built": counting.circles_built,
    "communities_started": counting.communities_started,
    "communities_built": counting.communities_built,
    "circles": counting.circles,
    "outlets": counting.outlets,
    "open_24h": counting.open_24h,
    "new_or_upgraded_outlets": counting.new_or_upgraded_outlets,
    "residents_served": counting.residents_served,
    "communities_in_circles_share": shares.communities_in_circles_share,
    "basic_coverage_share": shares.basic_coverage_share,
    "quality_coverage_share": shares.quality_coverage_share,
    "chain_share": shares.chain_share,
    "open_24h_circles_share": shares.open_24h_circles_share,
    "floor_area_share": shares.floor_area_share,
    "floor_area_share_of_land": shares.floor_area_share_of_land,
    "floor_area_share_new": shares.floor_area_share_new,
    "main_urban_share": shares.main_urban_share,
    "active_prefectures_share": shares.active_prefectures_share,
    "cities_per_province": shares.cities_per_province,
    "districts_per_province": shares.districts_per_province,
    "service_area_per_100_households": shares.service_area_per_100_households,
    "completion_share": shares.completion_share,
    "satisfaction": shares.satisfaction,
}
_GROWING = frozenset(
    (
        "circles_started",
        "circles_built",
        "communities_started",
        "communities_built",
        "new_or_upgraded_outlets",
    )
)
"""Counts that grow over a period, so that their pace says where they will end."""


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """One place of a target that each place has to reach."""

    name: str
    reading: Reading
    met: bool | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One target as it stands on a day.

    Attributes:
        reading: the figure; of a target that each place has to reach, the lowest one.
        met: None where the figure or what is required is not known.
        forecast: the figure at the end by the pace so far; None where pace says nothing.
        places: each place of such a target, the one furthest behind first; empty for a sum.
    """

    target: Target
    reading: Reading
    met: bool | None
    forecast: Decimal | None = None
    places: tuple[PlaceStanding, ...] = ()

    @property
    def behind(self) -> tuple[str, ...]:
        """Names of the places that have not reached the figure."""
        return tuple(one.name for one in self.places if one.met is False)


def board(plan: Plan, facts: Facts, on: date) -> tuple[Standing, ...]:
    """Every target of a plan, in its order, as it stands at the end of ``on``."""
    return tuple(standing(one, plan, facts, on) for one in plan.targets)


def standing(target: Target, plan: Plan, facts: Facts, on: date) -> Standing:
    """One target as it stands at the end of ``on``."""
    period = Period(target.begins, min(target.ends, on) if target.ends else on)
    places = resolve(target.scope, plan, facts)
    readings = [(place, read(target, facts, place, period)) for place in places]
    if not target.scope.kind.startswith("each"):
        reading = readings[0][1] if readings else Reading(None)
        return Standing(target, reading, _met(target, reading), _forecast(target, reading, on))
    standings = [PlaceStanding(place.name, one, _met(target, one)) for place, one in readings if one.applies]
    standings.sort(key=lambda one: (one.reading.value is None, one.reading.value or Decimal(0)))
    known = [one for one in standings if one.reading.value is not None]
    lowest = known[0].reading if known else Reading(None, 0, readings[0][1].note if readings else _NOTE)
    return Standing(target, replace(lowest, n=len(standings)), _all_met(standings), None, tuple(standings))


_NOTE = Reading(None).note


def read(target: Target, facts: Facts, place: Place, period: Period) -> Reading:
    """The figure of a target in one place."""
    if target.measure == "basic_coverage_share":
        return shares.basic_coverage_share(facts, place, period, target.unit_type)
    if target.measure == "quality_coverage_share":
        return shares.quality_coverage_share(facts, place, period, target.unit_type)
    return _MEASURES.get(target.measure, shares.not_to_be_told)(facts, place, period)


def _met(target: Target, reading: Reading) -> bool | None:
    return target.met_by(reading.value)


def _all_met(standings: list[PlaceStanding]) -> bool | None:
    if any(one.met is False for one in standings):
        return False
    return True if standings and all(one.met for one in standings) else None


def _forecast(target: Target, reading: Reading, on: date) -> Decimal | None:
    """The figure at the end, if what came per day so far goes on; counts that grow only."""
    if target.measure not in _GROWING or not (target.begins and target.ends and reading.value):
        return None
    whole = (target.ends - target.begins).days + 1
    gone = (min(on, target.ends) - target.begins).days + 1
    if gone <= 0:
        return None
    return (reading.value * whole / gone).quantize(Decimal(1), ROUND_HALF_UP)
