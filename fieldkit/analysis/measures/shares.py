"""Shares in per cent: coverage, chains, floor area, completion, satisfaction (W-04, W-08, Z-14, N-15, M-31)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from fieldkit.analysis.matrix import CoverageState
from fieldkit.analysis.measures.counting import Lack, Reading, outlets_of
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.matrix import CoverageMatrix
    from fieldkit.analysis.measures.counting import Period
    from fieldkit.analysis.measures.facts import CommunityFact, Facts
    from fieldkit.analysis.measures.places import Place

_TENTH = Decimal("0.1")
_NO_ANSWERS = Text("还没有完成的答卷", "no finished sheets yet")
_NOT_ACCEPTED = Text("没有填写“商业设施同步验收”", "whether the shops were accepted is not recorded")
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
    """Open chain outlets ÷ all open outlets, both by the plan's definition (Z-14)."""
    del period
    total = chains = unknown = 0
    for sums in outlets_of(facts, place):
        for chain, count in sums.chains_among(facts.chains_among).items():
            total += count
            chains += count if chain in facts.chains else 0
            unknown += 0 if chain else count
    note = Text(_NO_CHAINS.zh.format(count=unknown), _NO_CHAINS.en.format(count=unknown))
    share = per_cent(chains, total)
    return Reading(share, total, note, Lack.CHAINS) if unknown else Reading(share, total)


def open_24h_circles_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Circles with an outlet of the plan's types that never closes ÷ all circles (N-30)."""
    del period
    inside = _by_circle(place)
    types = facts.open_24h_types
    covered = sum(
        any(
            not types or code in types
            for one in inside.get(circle.id, ())
            if (sums := facts.outlets.get(one.id)) is not None
            for code in sums.open_24h
        )
        for circle in place.circles
    )
    return Reading(per_cent(covered, len(place.circles)), len(place.circles))


def floor_area_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Commerce and service floor area ÷ floor area of the communities (A-05)."""
    del facts, period
    return _floor_area_share(place.communities, "building_m2")


def floor_area_share_of_land(facts: Facts, place: Place, period: Period) -> Reading:
    """Commerce and service floor area ÷ the communities' total area (N-15, A-05)."""
    del facts, period
    return _floor_area_share(place.communities, "land_m2")


def _floor_area_share(
    communities: Sequence[CommunityFact], whole_of: Literal["building_m2", "land_m2"]
) -> Reading:
    part = whole = 0.0
    counted = 0
    for one in communities:
        area: float | None = getattr(one, whole_of)
        if area and (one.commerce_m2 is not None or one.service_m2 is not None):
            part += (one.commerce_m2 or 0.0) + (one.service_m2 or 0.0)
            whole += area
            counted += 1
    if not counted:
        return Reading(None, 0, _NO_AREAS, Lack.AREAS)
    return Reading(per_cent(part, whole), counted)


def shops_accepted_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Communities whose shops were accepted with the housing ÷ those where it is recorded (N-40, W-20)."""
    del facts, period
    known = [one.is_accepted for one in place.communities if one.is_accepted is not None]
    return Reading(per_cent(sum(known), len(known)), len(known)) if known else Reading(None, 0, _NOT_ACCEPTED)


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
    """A measure that this program does not know."""
    del facts, place, period
    return Reading(None, 0, _ELSEWHERE, Lack.ELSEWHERE)


def _by_circle(place: Place) -> dict[str, list[CommunityFact]]:
    found: dict[str, list[CommunityFact]] = {}
    for one in place.communities:
        found.setdefault(one.circle or "", []).append(one)
    return found


def _coverage_share(facts: Facts, place: Place, wanted: TypeClass, unit: str) -> Reading:
    """Units whose communities together have an outlet of every type of a class."""
    units: list[list[CommunityFact]]
    if unit == "community":
        units = [[one] for one in place.communities]
    else:
        inside = _by_circle(place)
        units = [inside.get(circle.id, []) for circle in place.circles]
    lacking, asked = _masks(facts.coverage, wanted)
    whole = 0
    for members in units:
        rows = [one.id for one in members if one.id in lacking]
        lacked, wants = -1, 0
        for row in rows:
            lacked &= lacking[row]
            wants |= asked[row]
        whole += bool(rows) and not lacked & wants
    return Reading(per_cent(whole, len(units)), len(units))


def _masks(matrix: CoverageMatrix, wanted: TypeClass) -> tuple[dict[str, int], dict[str, int]]:
    """Per community the types that it lacks, and those that are of a class there: a bit for each column."""
    bits = [1 << at for at in range(len(matrix.entries))]
    odd = {one.area for one in matrix.profile.exceptions}
    usual = sum(bit for bit, entry in zip(bits, matrix.entries, strict=True) if entry.type_class is wanted)
    lacking: dict[str, int] = {}
    asked: dict[str, int] = {}
    for community, cells in zip(matrix.communities, matrix.cells, strict=True):
        lacking[community.id] = sum(
            [bit for bit, cell in zip(bits, cells, strict=True) if cell.state is CoverageState.ABSENT]
        )
        asked[community.id] = usual
        if community.name in odd:
            asked[community.id] = sum(
                bit
                for bit, entry in zip(bits, matrix.entries, strict=True)
                if matrix.class_at(community, entry) is wanted
            )
    return lacking, asked
