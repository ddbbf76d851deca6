"""Coverage: community × business type in three states (N-23, W-08, W-46).

A type is 缺失 where no open outlet has it, 偏少 where there are fewer than the
norm, 齐全 otherwise. The norm is a setting per type (``plans.norms``); the list
of types is a plan's profile.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage_rows import RowsBefore
from fieldkit.analysis.matrix import Cell, CircleFacts, CommunityFacts, CoverageMatrix, CoverageState
from fieldkit.analysis.outlet_counts import OutletCounts
from fieldkit.analysis.populations import population_problems, populations
from fieldkit.analysis.problems import CoverageProblem
from fieldkit.kernel.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from fieldkit.plans.norms import Norm
    from fieldkit.plans.plan import Plan, Profile

__all__ = [
    "Cell",
    "CircleFacts",
    "CommunityFacts",
    "CoverageMatrix",
    "CoverageState",
    "OutletFacts",
    "coverage",
    "coverage_of_counts",
]

NO_OFFICE_NORMS: Mapping[str, Norm] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """One outlet.

    Attributes:
        community_id: its community, or None.
        business_type: code of its main type, or None.
        is_open: whether it serves residents today; others do not count.
    """

    id: str
    community_id: str | None
    business_type: str | None
    is_open: bool = True


def coverage(
    communities: Iterable[CommunityFacts],
    circles: Iterable[CircleFacts],
    outlets: Iterable[OutletFacts],
    plan: Plan,
    profile: Profile,
    *,
    office_norms: Mapping[str, Norm] = NO_OFFICE_NORMS,
) -> CoverageMatrix:
    """Compute the matrix of outlets in hand; see :func:`coverage_of_counts`."""
    listed = _Listed([one for one in outlets if one.is_open])
    return coverage_of_counts(communities, circles, listed.counts(), plan, profile, office_norms=office_norms)


def coverage_of_counts(
    communities: Iterable[CommunityFacts],
    circles: Iterable[CircleFacts],
    counts: OutletCounts,
    plan: Plan,
    profile: Profile,
    *,
    office_norms: Mapping[str, Norm] = NO_OFFICE_NORMS,
    before: RowsBefore | None = None,
) -> CoverageMatrix:
    """Compute the matrix.

    ``communities`` are all that the circles have. An outlet counts in one column: its
    own type's, or the one that merges it. ``office_norms`` replace the plan's by code.
    Rows of ``before`` that still hold are taken over.
    """
    ordered = tuple(sorted(communities, key=lambda one: (one.order, one.name, one.id)))
    norms = tuple(office_norms.get(entry.code) or plan.norm(entry.code) for entry in profile.entries)
    people = populations(ordered, circles)
    loose = _Loose(counts, {one.id for one in ordered}, profile)
    return CoverageMatrix(
        profile=profile,
        communities=ordered,
        norms=norms,
        cells=(before or RowsBefore()).rows(ordered, people, counts, profile, norms),
        untyped=loose.untyped,
        unplaced=loose.unplaced,
        unlisted=dict(sorted(loose.unlisted.items())),
        problems=(*loose.problems(), *population_problems(ordered, people)),
    )


class _Loose:
    """Open outlets that fit nowhere in the matrix."""

    def __init__(self, counts: OutletCounts, known: Collection[str], profile: Profile) -> None:
        untyped = sum(own.get("", 0) for own in counts.by_community.values())
        unknown = {one: own for one, own in counts.by_community.items() if one not in known}
        unplaced = sum(sum(own.values()) for own in unknown.values())
        self.untyped: Sequence[str] = counts.finder.without_type(untyped) if untyped else ()
        self.unplaced: Sequence[str] = counts.finder.elsewhere(unknown.keys(), unplaced) if unplaced else ()
        self.unlisted: Counter[str] = Counter()
        listed = {"", *(code for entry in profile.entries for code in entry.codes)}
        for community in known:
            own = counts.by_community.get(community, {})
            for code in own.keys() - listed:
                self.unlisted[code] += own[code]

    def problems(self) -> list[Problem]:
        told = (
            (CoverageProblem.WITHOUT_TYPE, "business_type", self.untyped),
            (CoverageProblem.WITHOUT_COMMUNITY, "community", self.unplaced),
        )
        return [
            Problem(code, Severity.WARNING, Place(field=field_key), {"count": len(ids)})
            for code, field_key, ids in told
            if ids
        ]


class _Listed:
    """Open outlets in hand, counted, and found again."""

    def __init__(self, outlets: Sequence[OutletFacts]) -> None:
        self._outlets = outlets

    def counts(self) -> OutletCounts:
        found: dict[str, Counter[str]] = {}
        for one in self._outlets:
            found.setdefault(one.community_id or "", Counter())[one.business_type or ""] += 1
        return OutletCounts(found, self)

    def of_cell(self, community: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            one.id for one in self._outlets if one.community_id == community and one.business_type in codes
        )

    def without_type(self, count: int) -> Sequence[str]:
        del count
        return tuple(one.id for one in self._outlets if not one.business_type)

    def elsewhere(self, unknown: Collection[str], count: int) -> Sequence[str]:
        del count
        return tuple(one.id for one in self._outlets if (one.community_id or "") in unknown)
