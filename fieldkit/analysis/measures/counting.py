"""Counts: circles and communities begun and finished, outlets, people (N-04…11, W-10, W-11, Z-02, M-31)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fieldkit.analysis.measures.facts import CircleFact, CommunityFact, Facts, OutletSums
    from fieldkit.analysis.measures.places import Place

_UNDATED = Text("{count} 个没有填日期，未计入", "{count} without a date are not counted")
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day that counts; ``begins`` None counts from the start."""

    begins: date | None
    ends: date

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and (self.begins is None or self.begins <= day) and day <= self.ends

    def has_year(self, year: int | None) -> bool:
        """Whether a planned year that is over or running by its end lies in it."""
        return (
            year is not None and (self.begins is None or self.begins.year <= year) and year <= self.ends.year
        )


class Lack(StrEnum):
    """What has to be recorded before a figure can be told, or told better."""

    ANSWERS = "answers"
    AREAS = "areas"
    CHAINS = "chains"
    STAGES = "stages"
    PEOPLE = "people"
    REGIONS = "regions"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure came to.

    Attributes:
        value: a count, or per cent (90, not 0.9); None where it cannot be told.
        n: how many things it was computed of.
        note: what to print beside it.
        lack: what is not recorded; None where nothing lacks.
    """

    value: Decimal | None
    n: int = 0
    note: Text = _NOTHING
    lack: Lack | None = None


def circles_started(facts: Facts, place: Place, period: Period) -> Reading:
    """Circles that were begun in the period; one without a date counts in its planned year."""
    del facts
    return _counted([one for one in place.circles if _is_started(one, period)], place.circles)


def circles_built(facts: Facts, place: Place, period: Period) -> Reading:
    """Circles that were finished in the period."""
    del facts
    found = [one for one in place.circles if period.has(one.built_on)]
    return _counted(found, place.circles)


def communities_started(facts: Facts, place: Place, period: Period) -> Reading:
    """Communities that became pilots in the period, by their own date or their circle's."""
    started = {one.id for one in facts.circles if _is_started(one, period)}
    found = [
        one
        for one in place.communities
        if (period.has(one.pilot_on) if one.pilot_on else one.circle in started)
    ]
    return _counted(found, place.communities)


def communities_built(facts: Facts, place: Place, period: Period) -> Reading:
    """Communities that were finished in the period, by their own date or their circle's."""
    built = {one.id for one in facts.circles if period.has(one.built_on)}
    found = [
        one
        for one in place.communities
        if (period.has(one.built_on) if one.built_on else one.circle in built)
    ]
    return _counted(found, place.communities)


def circles(facts: Facts, place: Place, period: Period) -> Reading:
    """All circles there are."""
    del facts, period
    return _counted(place.circles, place.circles)


def outlets(facts: Facts, place: Place, period: Period) -> Reading:
    """Open outlets."""
    del period
    total = sum(one.total for one in outlets_of(facts, place))
    return Reading(Decimal(total), total)


def open_24h(facts: Facts, place: Place, period: Period) -> Reading:
    """Open outlets of the plan's types that never close (N-30, H-25)."""
    del period
    sums = outlets_of(facts, place)
    wanted = facts.open_24h_types
    found = sum(_of_types(one.open_24h, wanted) for one in sums)
    return Reading(Decimal(found), sum(_of_types(one.types, wanted) for one in sums))


def model_communities(facts: Facts, place: Place, period: Period) -> Reading:
    """Communities that are recorded as models (W-10); they carry no date."""
    del facts, period
    return Reading(Decimal(sum(one.is_model for one in place.communities)), len(place.communities))


def new_or_upgraded_outlets(facts: Facts, place: Place, period: Period) -> Reading:
    """Open outlets that are new or upgraded, those with a date only within the period (H-44)."""
    marked = [pair for one in outlets_of(facts, place) for pair in one.renewed.items()]
    counted = sum(count for day, count in marked if day is None or period.has(day))
    undated = sum(count for day, count in marked if day is None)
    note = Text(f"其中 {undated} 家没有填新增或改造日期", f"{undated} of them have no date")
    total = sum(count for _, count in marked)
    return (
        Reading(Decimal(counted), total, note, Lack.STAGES) if undated else Reading(Decimal(counted), total)
    )


def _of_types(counts: Mapping[str, int], types: frozenset[str]) -> int:
    return sum(count for code, count in counts.items() if not types or code in types)


def residents_served(facts: Facts, place: Place, period: Period) -> Reading:
    """People of the circles; where a circle has no figure, those of its communities."""
    del facts, period
    inside: Counter[str | None] = Counter()
    for one in place.communities:
        inside[one.circle] += one.population or 0
    people, without = 0, 0
    for circle in place.circles:
        own = circle.population if circle.population is not None else inside[circle.id] or None
        people += own or 0
        without += own is None
    note = Text(f"{without} 个生活圈没有人口数", f"{without} circles have no figure")
    if without:
        return Reading(Decimal(people), len(place.circles), note, Lack.PEOPLE)
    return Reading(Decimal(people), len(place.circles))


def outlets_of(facts: Facts, place: Place) -> list[OutletSums]:
    """The open outlets of a place; of the whole also those without a community."""
    if not place.id and not place.name:
        return list(facts.outlets.values())
    return [sums for one in place.communities if (sums := facts.outlets.get(one.id)) is not None]


def _is_started(circle: CircleFact, period: Period) -> bool:
    if circle.started_on is not None:
        return period.has(circle.started_on)
    return period.has(circle.built_on) if circle.built_on else period.has_year(circle.planned_year)


def _counted(
    found: list[CircleFact] | list[CommunityFact] | tuple[CircleFact, ...],
    among: tuple[CircleFact, ...] | tuple[CommunityFact, ...],
) -> Reading:
    return Reading(Decimal(len(found)), len(among))
