"""What a workspace holds, as far as plans measure it; outlets only as counts of equal ones."""

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
    is_main_urban: bool = False


@dataclass(frozen=True, slots=True)
class RegionFact:
    """A city, district or functional zone.

    Attributes:
        province: first two digits of its code, or of the area above; empty where neither has one.
        pilot_on: the day on which it became a pilot, or None.
    """

    id: str
    name: str
    level: str
    province: str = ""
    pilot_on: date | None = None


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
class OutletTally:
    """How many open outlets of a community are alike.

    Attributes:
        community: its id, or None.
        stage: ``new``, ``upgraded``, ``stock`` or empty; ``staged_on`` when it became so.
    """

    community: str | None
    business_type: str
    chain: str
    open_24h: bool
    stage: str
    staged_on: date | None
    count: int


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
        coverage: under the plan's profile.
        satisfaction: by record id of communities, circles and areas; the empty id is the whole.
        chains: codes of ``outlet.chain`` that count as a chain, as the plan defines it.
        regions: cities, districts and functional zones.
    """

    circles: tuple[CircleFact, ...]
    communities: tuple[CommunityFact, ...]
    outlets: tuple[OutletTally, ...]
    coverage: CoverageMatrix
    satisfaction: Mapping[str, Opinion] = field(default_factory=dict)
    chains: frozenset[str] = frozenset(("direct", "franchise", "voluntary"))
    regions: tuple[RegionFact, ...] = ()
    facilities: tuple[FacilityFact, ...] = ()
    assessments: tuple[AssessmentFact, ...] = ()
