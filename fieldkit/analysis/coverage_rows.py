"""Rows of the matrix, made of counts; a row whose community, people and counts are as before is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fieldkit.analysis.matrix import Cell, CoverageState
from fieldkit.analysis.outlet_counts import OutletIds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fieldkit.analysis.matrix import CommunityFacts
    from fieldkit.analysis.outlet_counts import OutletCounts
    from fieldkit.plans.norms import Norm
    from fieldkit.plans.plan import Profile

NOTHING: Mapping[str, int] = {}


class _Kept(NamedTuple):
    community: CommunityFacts
    people: int | None
    counts: Mapping[str, int]
    cells: tuple[Cell, ...]


class RowsBefore:
    """The rows that were made last, for one list of types and its norms."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[Profile, tuple[Norm, ...]] | None, dict[str, _Kept]] = (None, {})

    def rows(
        self,
        communities: Sequence[CommunityFacts],
        people: Mapping[str, int | None],
        counts: OutletCounts,
        profile: Profile,
        norms: tuple[Norm, ...],
    ) -> tuple[tuple[Cell, ...], ...]:
        """A row per community, in their order."""
        basis, before = self._kept
        if basis != (profile, norms):
            before = {}
        columns = [
            (profile.codes_of(entry), norm) for entry, norm in zip(profile.entries, norms, strict=True)
        ]
        find = counts.finder.of_cell
        rows: dict[str, _Kept] = {}
        for one in communities:
            own = counts.by_community.get(one.id, NOTHING)
            kept = before.get(one.id)
            if (
                kept is None
                or kept.counts is not own
                or kept.people != people[one.id]
                or kept.community != one
            ):
                cells = row(one, people[one.id], own, columns, find)
                kept = _Kept(one, people[one.id], own, cells)
            rows[one.id] = kept
        self._kept = ((profile, norms), rows)
        return tuple(kept.cells for kept in rows.values())


def row(
    community: CommunityFacts,
    people: int | None,
    own: Mapping[str, int],
    columns: Sequence[tuple[tuple[str, ...], Norm]],
    find: Callable[[str, tuple[str, ...]], tuple[str, ...]],
) -> tuple[Cell, ...]:
    """The cells of one community, one for the codes and the norm of each column."""
    estimated = people is not None and community.population is None
    cells = []
    for codes, norm in columns:
        count = sum([own.get(code, 0) for code in codes])
        required = norm.required(people)
        ids = OutletIds(count, find, community.id, codes) if count else ()
        cells.append(Cell(state_of(count, required), count, required, ids, people, estimated))
    return tuple(cells)


def state_of(count: int, required: int) -> CoverageState:
    """A norm of nought asks for nothing, so nothing is missing."""
    if count >= required:
        return CoverageState.FULL
    return CoverageState.FEW if count else CoverageState.ABSENT
