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
    """

    id: str
    name: str
    planned_year: int | None = None
    started_on: date | None = None
    built_on: date | None = None
    population: int | None = None
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class CommunityFact:
    """One community.

    Attributes:
        circle: id of its circle, or None.
        areas: ids of every area around it, and its own.
        area_names: their names.
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
        subject: how the plan words its satisfaction, for notes.
    """

    circles: tuple[CircleFact, ...]
    communities: tuple[CommunityFact, ...]
    outlets: tuple[OutletTally, ...]
    coverage: CoverageMatrix
    satisfaction: Mapping[str, Opinion] = field(default_factory=dict)
    chains: frozenset[str] = frozenset(("direct", "franchise", "voluntary"))
