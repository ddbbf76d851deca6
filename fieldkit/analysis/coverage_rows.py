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


class _Column(NamedTuple):
    """The codes that count in a column, and its norm."""

    codes: tuple[str, ...]
    norm: Norm


class _Circle(NamedTuple):
    """What a circle's communities have together, as far as norms are for a circle.

    Attributes:
        counts: a figure for each column whose norm is per circle.
    """

    people: int | None
    counts: tuple[int, ...]


class _Basis(NamedTuple):
    """What a row was made of."""

    community: CommunityFacts
    people: int | None
    circle: _Circle | None


class _Kept(NamedTuple):
    basis: _Basis
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
            _Column(profile.codes_of(entry), norm) for entry, norm in zip(profile.entries, norms, strict=True)
        ]
        circles = _circles(communities, people, counts, columns)
        find = counts.finder.of_cell
        rows: dict[str, _Kept] = {}
        for one in communities:
            own = counts.by_community.get(one.id, NOTHING)
            made_of = _Basis(one, people[one.id], circles.get(one.circle_id or ""))
            kept = before.get(one.id)
            if kept is None or kept.counts is not own or kept.basis != made_of:
                kept = _Kept(made_of, own, _row(made_of, own, columns, find))
            rows[one.id] = kept
        self._kept = ((profile, norms), rows)
        return tuple(kept.cells for kept in rows.values())


def _circles(
    communities: Sequence[CommunityFacts],
    people: Mapping[str, int | None],
    counts: OutletCounts,
    columns: Sequence[_Column],
) -> dict[str, _Circle]:
    shared = [column.codes for column in columns if column.norm.per_circle]
    if not shared:
        return {}
    inside: dict[str, list[str]] = {}
    for one in communities:
        if one.circle_id:
            inside.setdefault(one.circle_id, []).append(one.id)
    found = {}
    for circle, members in inside.items():
        owns = [counts.by_community.get(one, NOTHING) for one in members]
        sums = tuple(sum(own.get(code, 0) for own in owns for code in codes) for codes in shared)
        heads = [people[one] for one in members]
        found[circle] = _Circle(None if None in heads else sum(one or 0 for one in heads), sums)
    return found


def _row(
    made_of: _Basis,
    own: Mapping[str, int],
    columns: Sequence[_Column],
    find: Callable[[str, tuple[str, ...]], tuple[str, ...]],
) -> tuple[Cell, ...]:
    """The cells of one community; where a norm is per circle, the circle's outlets fulfil it."""
    community, people, circle = made_of
    estimated = people is not None and community.population is None
    together = iter(circle.counts if circle else ())
    cells = []
    for codes, norm in columns:
        count = sum([own.get(code, 0) for code in codes])
        if norm.per_circle and circle is not None:
            required = norm.required(circle.people)
            state = state_of(next(together), required)
        else:
            required = norm.required(people)
            state = state_of(count, required)
        ids = OutletIds(count, find, community.id, codes) if count else ()
        cells.append(Cell(state, count, required, ids, people, estimated))
    return tuple(cells)


def state_of(count: int, required: int) -> CoverageState:
    """A norm of nought asks for nothing, so nothing is missing."""
    if count >= required:
        return CoverageState.FULL
    return CoverageState.FEW if count else CoverageState.ABSENT
