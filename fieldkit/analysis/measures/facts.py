"""What a workspace holds, as far as plans measure it; outlets only as counts per community."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fieldkit.analysis.coverage import CoverageMatrix


@dataclass(frozen=True, slots=True)
class CircleFact:
    """One circle.

    Attributes:
        planned_year: the year for which it is planned, or None.
        population: people served, or None.
        is_public: whether it was made public as finished (M-03).
        grade: code of ``circle.grade``, as recorded.
    """

    id: str
    name: str
    planned_year: int | None = None
    started_on: date | None = None
    built_on: date | None = None
    population: int | None = None
    is_public: bool = False
    grade: str = ""


@dataclass(frozen=True, slots=True)
class CommunityFact:
    """One community.

    Attributes:
        circle: id of its circle, or None.
        areas: ids of every area around it, and its own.
        area_names: their names.
        kind: code of ``area.community_kind``, or empty.
        building_m2, land_m2, commerce_m2, service_m2: floor areas and the community's land, in m².
        is_main_urban: whether it lies in the main urban area; None where nobody filled it in.
        is_model: whether it is recorded as a model community (W-10).
        is_accepted: whether its shops were accepted with the housing; None likewise.
    """

    id: str
    name: str
    circle: str | None = None
    areas: frozenset[str] = frozenset()
    area_names: frozenset[str] = frozenset()
    population: int | None = None
    households: int | None = None
    building_m2: float | None = None
    land_m2: float | None = None
    commerce_m2: float | None = None
    service_m2: float | None = None
    pilot_on: date | None = None
    built_on: date | None = None
    kind: str = ""
    is_main_urban: bool | None = None
    is_accepted: bool | None = None
    is_model: bool = False


@dataclass(frozen=True, slots=True)
class RegionFact:
    """A city, district or functional zone.

    Attributes:
        province: first two digits of its code, or of the area above; empty where neither has one.
        pilot_on: the day on which it became a pilot, or None.
        is_leading: whether it is recorded as a 全域推进先行区 (M-06).
    """

    id: str
    name: str
    level: str
    province: str = ""
    pilot_on: date | None = None
    is_leading: bool = False


@dataclass(frozen=True, slots=True)
class FacilityFact:
    """Facilities of one type in one community: how many, and whether they are in use."""

    community: str | None
    type: str
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class AssessmentFact:
    """What people judged of one indicator of one circle.

    Attributes:
        name: the indicator's, as typed.
        on: the day of the assessment, or None.
    """

    circle: str
    name: str
    value: float | None
    target: float | None
    on: date | None


@dataclass(frozen=True, slots=True)
class OutletSums:
    """The open outlets of one community, as counts.

    Attributes:
        types: by business type; empty text where nobody filled it in.
        open_24h: those that never close, by business type.
        chains: by ``outlet.chain``; empty text where nobody filled it in.
        chains_of_types: the same by business type and ``outlet.chain``.
        renewed: new or upgraded ones, by the day on which they became so; None without a date.
    """

    types: Mapping[str, int] = field(default_factory=dict)
    open_24h: Mapping[str, int] = field(default_factory=dict)
    chains: Mapping[str, int] = field(default_factory=dict)
    chains_of_types: Mapping[tuple[str, str], int] = field(default_factory=dict)
    renewed: Mapping[date | None, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.types.values())

    def chains_among(self, types: frozenset[str]) -> Mapping[str, int]:
        """By ``outlet.chain``, those of some business types only; of all where ``types`` is empty."""
        if not types:
            return self.chains
        found: dict[str, int] = {}
        for (code, chain), count in self.chains_of_types.items():
            if code in types:
                found[chain] = found.get(chain, 0) + count
        return found


@dataclass(frozen=True, slots=True)
class Opinion:
    """Satisfaction in one place: per cent, valid answers, refusals."""

    value: float | None
    n: int
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that plans measure.

    Attributes:
        outlets: open ones by community id; under the empty text those without a community.
        coverage: under the plan's profile.
        satisfaction: by record id of communities, circles and areas; the empty id is the whole.
        chains: codes of ``outlet.chain`` that count as a chain, as the plan defines it.
        chains_among: business types whose outlets the share of chains is taken of; empty: all.
        open_24h_types: business types whose opening round the clock is counted; empty: all.
        regions: cities, districts and functional zones.
    """

    circles: tuple[CircleFact, ...]
    communities: tuple[CommunityFact, ...]
    outlets: Mapping[str, OutletSums]
    coverage: CoverageMatrix
    satisfaction: Mapping[str, Opinion] = field(default_factory=dict)
    chains: frozenset[str] = frozenset(("direct", "franchise", "voluntary"))
    chains_among: frozenset[str] = frozenset()
    open_24h_types: frozenset[str] = frozenset()
    regions: tuple[RegionFact, ...] = ()
    facilities: tuple[FacilityFact, ...] = ()
    assessments: tuple[AssessmentFact, ...] = ()

    def by_circle(self) -> dict[str, tuple[CommunityFact, ...]]:
        """The communities of each circle, by its id."""
        found: dict[str, list[CommunityFact]] = {one.id: [] for one in self.circles}
        for one in self.communities:
            if one.circle in found:
                found[one.circle].append(one)
        return {circle: tuple(inside) for circle, inside in found.items()}
