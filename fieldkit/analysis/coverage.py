"""Coverage: community × business type in three states (N-23, W-08, W-46).

A type is 缺失 where no open outlet has it, 偏少 where there are fewer than the
norm, 齐全 otherwise. The norm is a setting per type (``plans.norms``); the list
of types is a plan's profile.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.analysis.problems import CoverageProblem
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.plans.norms import norm_population

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from fieldkit.plans.norms import Norm
    from fieldkit.plans.plan import Plan, Profile, ProfileEntry
    from fieldkit.registers.business_types import TypeClass

NO_OFFICE_NORMS: Mapping[str, Norm] = MappingProxyType({})


class CoverageState(StrEnum):
    """Whether a community has enough outlets of a type."""

    FULL = "full"
    FEW = "few"
    ABSENT = "absent"

    @property
    def label(self) -> Text:
        """The word for legends and tooltips."""
        return _LABELS[self]

    @property
    def mark(self) -> Text:
        """One character for a matrix cell; never colour alone."""
        return _MARKS[self]


_LABELS = {
    CoverageState.FULL: Text("齐全", "enough"),
    CoverageState.FEW: Text("偏少", "too few"),
    CoverageState.ABSENT: Text("缺失", "none"),
}
_MARKS = {
    CoverageState.FULL: Text("齐", "✓"),
    CoverageState.FEW: Text("少", "–"),
    CoverageState.ABSENT: Text("缺", "✕"),
}


@dataclass(frozen=True, slots=True)
class CommunityFacts:
    """One community.

    Attributes:
        id: record id.
        order: place in the table; communities come out in this order.
        population: people of its own count; None where only the circle's is known.
        circle_id: its circle, or None.
    """

    id: str
    name: str
    order: int
    population: int | None = None
    circle_id: str | None = None


@dataclass(frozen=True, slots=True)
class CircleFacts:
    """One circle; ``population`` in people, None when not known."""

    id: str
    name: str
    population: int | None = None


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One community and one type.

    Attributes:
        count: open outlets.
        required: what the norm asks for.
        outlet_ids: the outlets behind the count, in the order in which they came.
        population: people that the norm was computed with, or None.
        is_population_estimated: True where it is a share of the circle's people.
    """

    state: CoverageState
    count: int
    required: int
    outlet_ids: tuple[str, ...]
    population: int | None
    is_population_estimated: bool


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Coverage of every community, in the profile's order of types.

    Attributes:
        communities: by their order.
        norms: one per entry.
        cells: a row per community, a cell per entry.
        untyped: open outlets without a type.
        unplaced: open outlets without a community, or with one that is not in the matrix.
        unlisted: open outlets per type that the profile does not list.
        problems: what could not be taken into account, ready to say.
    """

    profile: Profile
    communities: tuple[CommunityFacts, ...]
    norms: tuple[Norm, ...]
    cells: tuple[tuple[Cell, ...], ...]
    untyped: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    unlisted: Mapping[str, int] = field(default_factory=dict, hash=False)
    problems: tuple[Problem, ...] = ()

    @property
    def entries(self) -> tuple[ProfileEntry, ...]:
        """The columns."""
        return self.profile.entries

    def cell(self, community_id: str, code: str) -> Cell:
        """The cell of a community and a business type (or one that the profile's line merges).

        Raises:
            KeyError: the matrix has no such community or type.
        """
        entry = self.profile.entry(code)
        if entry is None:
            raise KeyError(code)
        row = next((at for at, one in enumerate(self.communities) if one.id == community_id), None)
        if row is None:
            raise KeyError(community_id)
        return self.cells[row][self.entries.index(entry)]

    def class_at(self, community: CommunityFacts, entry: ProfileEntry) -> TypeClass:
        """The class of a type, which may differ for one community (A-08)."""
        return self.profile.class_of(entry.code, community.name)

    def counts(self) -> Mapping[CoverageState, int]:
        """How many cells are in each state."""
        found = Counter(cell.state for row in self.cells for cell in row)
        return {state: found[state] for state in CoverageState}

    def of_communities(self, ids: Collection[str]) -> CoverageMatrix:
        """The same matrix with some rows only.

        Compute over all communities of a circle first: a community without its own
        figure takes its share of the circle's people by the number of its neighbours.
        """
        kept = [at for at, one in enumerate(self.communities) if one.id in ids]
        return replace(
            self,
            communities=tuple(self.communities[at] for at in kept),
            cells=tuple(self.cells[at] for at in kept),
        )


def coverage(
    communities: Iterable[CommunityFacts],
    circles: Iterable[CircleFacts],
    outlets: Iterable[OutletFacts],
    plan: Plan,
    profile: Profile,
    *,
    office_norms: Mapping[str, Norm] = NO_OFFICE_NORMS,
) -> CoverageMatrix:
    """Compute the matrix.

    ``communities`` are all that the circles have. An outlet counts in one column: its
    own type's, or the one that merges it. ``office_norms`` replace the plan's by code.
    """
    ordered = tuple(sorted(communities, key=lambda one: (one.order, one.name, one.id)))
    norms = tuple(office_norms.get(entry.code) or plan.norm(entry.code) for entry in profile.entries)
    sorting = _sort(outlets, {one.id for one in ordered}, profile)
    people = _populations(ordered, circles)
    cells = tuple(_row(one, people[one.id], profile, norms, sorting.found) for one in ordered)
    return CoverageMatrix(
        profile=profile,
        communities=ordered,
        norms=norms,
        cells=cells,
        untyped=tuple(sorting.untyped),
        unplaced=tuple(sorting.unplaced),
        unlisted=dict(sorted(sorting.unlisted.items())),
        problems=(*sorting.problems(), *_population_problems(ordered, people)),
    )


@dataclass(slots=True)
class _Sorting:
    """Open outlets by community and line of the profile, and those that fit nowhere."""

    found: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    untyped: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    unlisted: Counter[str] = field(default_factory=Counter)

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


def _sort(outlets: Iterable[OutletFacts], known: set[str], profile: Profile) -> _Sorting:
    sorting = _Sorting()
    line_of = _lines(profile)
    for outlet in outlets:
        if not outlet.is_open:
            continue
        placed = outlet.community_id in known
        if not placed:
            sorting.unplaced.append(outlet.id)
        if not outlet.business_type:
            sorting.untyped.append(outlet.id)
        elif placed and outlet.community_id:
            line = line_of.get(outlet.business_type)
            if line is None:
                sorting.unlisted[outlet.business_type] += 1
            else:
                sorting.found.setdefault((outlet.community_id, line), []).append(outlet.id)
    return sorting


def _lines(profile: Profile) -> dict[str, str]:
    """The line in whose column a type counts, as :meth:`Profile.entry` decides it."""
    codes = {code for entry in profile.entries for code in entry.codes}
    return {code: entry.code for code in codes if (entry := profile.entry(code)) is not None}


def _row(
    community: CommunityFacts,
    people: int | None,
    profile: Profile,
    norms: Sequence[Norm],
    found: Mapping[tuple[str, str], list[str]],
) -> tuple[Cell, ...]:
    estimated = people is not None and community.population is None
    cells = []
    for entry, norm in zip(profile.entries, norms, strict=True):
        outlets = tuple(found.get((community.id, entry.code), ()))
        required = norm.required(people)
        state = _state(len(outlets), required)
        cells.append(Cell(state, len(outlets), required, outlets, people, estimated))
    return tuple(cells)


def _state(count: int, required: int) -> CoverageState:
    """A norm of nought asks for nothing, so nothing is missing."""
    if count >= required:
        return CoverageState.FULL
    return CoverageState.FEW if count else CoverageState.ABSENT


def _populations(
    communities: Sequence[CommunityFacts], circles: Iterable[CircleFacts]
) -> dict[str, int | None]:
    """People per community; those without their own figure share what their circle has left."""
    people = {circle.id: circle.population for circle in circles}
    sharing = Counter(one.circle_id for one in communities if one.population is None)
    members = Counter(one.circle_id for one in communities)
    taken: Counter[str | None] = Counter()
    for one in communities:
        taken[one.circle_id] += one.population or 0
    result: dict[str, int | None] = {}
    for one in communities:
        whole = people.get(one.circle_id) if one.circle_id else None
        left = whole - taken[one.circle_id] if whole is not None else None
        # Figures of two sources may not fit together; then the plain share of the circle is the better guess.
        fits = left is not None and left > 0
        share = (left, sharing[one.circle_id]) if fits else (whole, members[one.circle_id])
        result[one.id] = norm_population(one.population, *share)
    return result


def _population_problems(
    communities: Sequence[CommunityFacts], people: Mapping[str, int | None]
) -> list[Problem]:
    return [
        Problem(
            CoverageProblem.POPULATION_UNKNOWN,
            Severity.NOTE,
            Place(record=one.id, field="population"),
            {"name": one.name},
        )
        for one in communities
        if people[one.id] is None
    ]
