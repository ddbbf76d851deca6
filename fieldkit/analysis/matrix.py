"""The values of coverage: three states, communities, cells, the matrix of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from fieldkit.kernel.problems import Problem
    from fieldkit.plans.norms import Norm
    from fieldkit.plans.plan import Profile, ProfileEntry
    from fieldkit.registers.business_types import TypeClass


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
class Cell:
    """One community and one type.

    Attributes:
        count: open outlets.
        required: what the norm asks for.
        outlet_ids: the outlets behind the count, in the order in which they came; perhaps looked up when read.
        population: people that the norm was computed with, or None.
        is_population_estimated: True where it is a share of the circle's people.
    """

    state: CoverageState
    count: int
    required: int
    outlet_ids: Sequence[str]
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
    untyped: Sequence[str] = ()
    unplaced: Sequence[str] = ()
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
