"""A plan's targets against what there is: required, where it stands, where the pace leads, who is behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.measures import counting, regions, shares
from fieldkit.analysis.measures.counting import Period, Reading
from fieldkit.analysis.measures.outlook import GROWING, Outlook, forecast, outlook
from fieldkit.analysis.measures.places import parts_of, resolve

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
    "model_communities": counting.model_communities,
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
    "shops_accepted_share": shares.shops_accepted_share,
    "service_area_per_100_households": shares.service_area_per_100_households,
    "completion_share": shares.completion_share,
    "satisfaction": shares.satisfaction,
    "cities_per_province": regions.cities_per_province,
    "districts_per_province": regions.districts_per_province,
    "active_prefectures_share": regions.active_prefectures_share,
    "leading_per_province": regions.leading_per_province,
    "main_urban_share": regions.main_urban_share,
}


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """One place of a target, ``id`` its record where it is one."""

    name: str
    reading: Reading
    met: bool | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One target as it stands on a day.

    Attributes:
        reading: the figure; of a target that each place has to reach, the lowest one.
        met: None where the figure or what is required is not known.
        forecast: the figure at the end by the pace so far; None where pace says nothing.
        places: each place of such a target, the one furthest behind first; empty for a sum.
        parts: what each area of the plan gave to a sum, where the workspace has the area.
        outlook: how it will end.
    """

    target: Target
    reading: Reading
    met: bool | None
    forecast: Decimal | None = None
    places: tuple[PlaceStanding, ...] = ()
    parts: tuple[PlaceStanding, ...] = ()
    outlook: Outlook = Outlook.UNKNOWN

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
        parts = _parts(target, plan, facts, period)
        return _judged(Standing(target, reading, _met(target, reading), parts=parts), on)
    standings = [PlaceStanding(place.name, one, _met(target, one), place.id) for place, one in readings]
    standings.sort(key=lambda one: (one.reading.value is None, one.reading.value or Decimal(0)))
    known = [one for one in standings if one.reading.value is not None]
    lowest = (known or standings or [_NOWHERE])[0].reading
    reading = replace(lowest, n=len(standings))
    return _judged(Standing(target, reading, _all_met(standings), None, tuple(standings)), on)


def _judged(one: Standing, on: date) -> Standing:
    """With its forecast, of the lowest place where each has to reach it, and its outlook."""
    expected = forecast(one.target, one.reading, on)
    ends = outlook(one.target, met=one.met, value=one.reading.value, expected=expected, on=on)
    return replace(one, forecast=expected, outlook=ends)


def _parts(target: Target, plan: Plan, facts: Facts, period: Period) -> tuple[PlaceStanding, ...]:
    """What each area of the plan gave to a count; areas that the workspace lacks are left out."""
    if target.measure not in GROWING or target.scope.kind not in {"all", "group"}:
        return ()
    found = [
        PlaceStanding(place.name, read(target, facts, place, period), None)
        for place in parts_of(target.scope, plan, facts)
        if place.is_known
    ]
    return tuple(found) if len(found) > 1 else ()


_NOWHERE = PlaceStanding("", Reading(None), None)


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
