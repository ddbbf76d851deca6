"""Shares in per cent: coverage, chains, floor area, completion, satisfaction (W-04, W-08, Z-14, N-15, M-31)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.measures.counting import Lack, Reading, outlets_of
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from fieldkit.analysis.measures.counting import Period
    from fieldkit.analysis.measures.facts import CommunityFact, Facts
    from fieldkit.analysis.measures.places import Place

_TENTH = Decimal("0.1")
_NO_ANSWERS = Text("还没有完成的答卷", "no finished sheets yet")
_NO_AREAS = Text("没有填写面积", "no floor areas entered")
_NO_CHAINS = Text("{count} 家没有填连锁性质，按非连锁计", "{count} without an entry count as not a chain")
_ELSEWHERE = Text("要用省级或全国的数据，本工作区算不出", "needs figures of the province or the country")


def per_cent(part: float, of: float) -> Decimal | None:
    """A share in per cent to one decimal, half away from nought; None of nothing."""
    if not of:
        return None
    return (Decimal(part) * 100 / Decimal(of)).quantize(_TENTH, ROUND_HALF_UP)


def communities_in_circles_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Communities that belong to a circle ÷ all communities (W-04)."""
    del facts, period
    covered = sum(one.circle is not None for one in place.communities)
    return Reading(per_cent(covered, len(place.communities)), len(place.communities))


def basic_coverage_share(facts: Facts, place: Place, period: Period, unit: str = "circle") -> Reading:
    """Circles (or communities) that have every basic type ÷ all of them (W-08, Z-05)."""
    del period
    return _coverage_share(facts, place, TypeClass.BASIC, unit)


def quality_coverage_share(facts: Facts, place: Place, period: Period, unit: str = "circle") -> Reading:
    """Circles (or communities) that have every quality type ÷ all of them."""
    del period
    return _coverage_share(facts, place, TypeClass.QUALITY, unit)


def chain_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Open chain outlets ÷ all open outlets, by the plan's definition (Z-14)."""
    del period
    tallies = outlets_of(facts, place)
    total = sum(one.count for one in tallies)
    chains = sum(one.count for one in tallies if one.chain in facts.chains)
    unknown = sum(one.count for one in tallies if not one.chain)
    note = Text(_NO_CHAINS.zh.format(count=unknown), _NO_CHAINS.en.format(count=unknown))
    share = per_cent(chains, total)
    return Reading(share, total, note, Lack.CHAINS) if unknown else Reading(share, total)


def floor_area_share(facts: Facts, place: Place, period: Period, *, of_land: bool = False) -> Reading:
    """Commerce and service floor area ÷ the community's floor area, or its land (A-05)."""
    del facts, period
    part = whole = 0.0
    counted = 0
    for one in place.communities:
        area = one.land_m2 if of_land else one.building_m2
        if area and (one.commerce_m2 is not None or one.service_m2 is not None):
            part += (one.commerce_m2 or 0.0) + (one.service_m2 or 0.0)
            whole += area
            counted += 1
    if not counted:
        return Reading(None, 0, _NO_AREAS, Lack.AREAS)
    return Reading(per_cent(part, whole), counted)


def floor_area_share_of_land(facts: Facts, place: Place, period: Period) -> Reading:
    """Commerce and service floor area ÷ the community's area (N-15)."""
    return floor_area_share(facts, place, period, of_land=True)


def service_area_per_100_households(facts: Facts, place: Place, period: Period) -> Reading:
    """Service floor area in m² for each hundred households."""
    del facts, period
    known = [one for one in place.communities if one.service_m2 is not None and one.households]
    households = sum(one.households or 0 for one in known)
    if not households:
        return Reading(None, 0, _NO_AREAS, Lack.AREAS)
    area = sum(one.service_m2 or 0.0 for one in known)
    value = (Decimal(area) * 100 / households).quantize(_TENTH, ROUND_HALF_UP)
    return Reading(value, len(known))


def completion_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Finished circles ÷ planned ones: those with a planned year, or all where none has (M-31)."""
    del facts
    planned = [one for one in place.circles if one.planned_year is not None] or list(place.circles)
    built = sum(period.has(one.built_on) for one in place.circles)
    return Reading(per_cent(built, len(planned)), len(planned))


def satisfaction(facts: Facts, place: Place, period: Period) -> Reading:
    """Residents' satisfaction in a place, by the plan's formula."""
    del period
    found = facts.satisfaction.get(place.id or place.name)
    if found is None or found.value is None:
        return Reading(None, 0, _NO_ANSWERS, Lack.ANSWERS)
    note = Text(f"n = {found.n}，拒访 {found.refused}", f"n = {found.n}, refused {found.refused}")
    return Reading(Decimal(str(found.value)).quantize(_TENTH, ROUND_HALF_UP), found.n, note)


def not_to_be_told(facts: Facts, place: Place, period: Period) -> Reading:
    """A figure of a province or the country, which no workspace holds."""
    del facts, place, period
    return Reading(None, 0, _ELSEWHERE, Lack.ELSEWHERE)


def _coverage_share(facts: Facts, place: Place, wanted: TypeClass, unit: str) -> Reading:
    units: list[list[CommunityFact]]
    if unit == "community":
        units = [[one] for one in place.communities]
    else:
        units = [[one for one in place.communities if one.circle == circle.id] for circle in place.circles]
    whole = sum(_has_all(facts, members, wanted) for members in units)
    return Reading(per_cent(whole, len(units)), len(units))


def _has_all(facts: Facts, members: list[CommunityFact], wanted: TypeClass) -> bool:
    """Whether the communities together have an outlet of every type of a class."""
    matrix = facts.coverage
    ids = {one.id for one in members}
    rows = [at for at, one in enumerate(matrix.communities) if one.id in ids]
    if not rows:
        return False
    for column, entry in enumerate(matrix.entries):
        if not any(matrix.class_at(matrix.communities[row], entry) is wanted for row in rows):
            continue
        if all(matrix.cells[row][column].state is CoverageState.ABSENT for row in rows):
            return False
    return True
