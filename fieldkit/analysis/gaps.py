"""Gaps read from a coverage matrix: per community (附件2, W-46), per type (W-47), per circle (A-10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from fieldkit.analysis.coverage import Cell, CommunityFacts, CoverageMatrix
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.plan import Plan, ProfileEntry


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What one community is short of, in the profile's order.

    Entries carry the word that the plan's table prints. A type stands in the class
    that the plan gives it for this very community (A-08), and in one list only: one
    printed both as too few and as lacking counts as lacking (A-09). Published tables
    name only lacking quality types; ``quality_few`` is empty unless an office sets
    norms above one for them.
    """

    community: CommunityFacts
    basic_few: tuple[ProfileEntry, ...]
    basic_absent: tuple[ProfileEntry, ...]
    quality_few: tuple[ProfileEntry, ...]
    quality_absent: tuple[ProfileEntry, ...]


@dataclass(frozen=True, slots=True)
class TypeGaps:
    """In how many communities a type is lacking or too few, as far as it has this class there.

    Attributes:
        absent_in, few_in: community ids in the matrix's order.
    """

    entry: ProfileEntry
    type_class: TypeClass
    absent_in: tuple[str, ...]
    few_in: tuple[str, ...]

    @property
    def absent(self) -> int:
        """Communities without any open outlet of it."""
        return len(self.absent_in)

    @property
    def few(self) -> int:
        """Communities with fewer than the norm."""
        return len(self.few_in)


def shortfalls(matrix: CoverageMatrix) -> tuple[Shortfall, ...]:
    """One row per community, in order, also for those that lack nothing."""
    lines = {entry.code: at for at, entry in enumerate(matrix.entries)}
    return tuple(
        _shortfall(matrix, community, cells, lines)
        for community, cells in zip(matrix.communities, matrix.cells, strict=True)
    )


def _shortfall(
    matrix: CoverageMatrix, community: CommunityFacts, cells: tuple[Cell, ...], lines: dict[str, int]
) -> Shortfall:
    def of(type_class: TypeClass, state: CoverageState) -> tuple[ProfileEntry, ...]:
        listed = matrix.profile.of_class(type_class, community.name)
        return tuple(entry for entry in listed if cells[lines[entry.code]].state is state)

    return Shortfall(
        community=community,
        basic_few=of(TypeClass.BASIC, CoverageState.FEW),
        basic_absent=of(TypeClass.BASIC, CoverageState.ABSENT),
        quality_few=of(TypeClass.QUALITY, CoverageState.FEW),
        quality_absent=of(TypeClass.QUALITY, CoverageState.ABSENT),
    )


def ranking(matrix: CoverageMatrix) -> tuple[TypeGaps, ...]:
    """Types with gaps, each class by itself (basic first), the most lacking first.

    A type that the plan classes differently for one community has a line in each class.
    """
    absent: dict[tuple[TypeClass, str], list[str]] = {}
    few: dict[tuple[TypeClass, str], list[str]] = {}
    for community, cells in zip(matrix.communities, matrix.cells, strict=True):
        for entry, cell in zip(matrix.entries, cells, strict=True):
            if cell.state is not CoverageState.FULL:
                table = absent if cell.state is CoverageState.ABSENT else few
                table.setdefault((matrix.class_at(community, entry), entry.code), []).append(community.id)
    found = [
        TypeGaps(entry, type_class, tuple(absent.get(key, ())), tuple(few.get(key, ())))
        for type_class in TypeClass
        for entry in matrix.entries
        if (key := (type_class, entry.code)) in absent or key in few
    ]
    classes = tuple(TypeClass)
    return tuple(sorted(found, key=lambda one: (classes.index(one.type_class), -one.absent, -one.few)))


def circle_lacks(matrix: CoverageMatrix) -> dict[str, tuple[ProfileEntry, ...]]:
    """Per circle id the types that each of its communities in the matrix lacks.

    A gap is a community's; a circle lacks a type only where all of its communities do (A-10).
    """
    rows: dict[str, list[tuple[Cell, ...]]] = {}
    for community, cells in zip(matrix.communities, matrix.cells, strict=True):
        if community.circle_id:
            rows.setdefault(community.circle_id, []).append(cells)
    return {
        circle: tuple(
            entry
            for at, entry in enumerate(matrix.entries)
            if all(cells[at].state is CoverageState.ABSENT for cells in members)
        )
        for circle, members in rows.items()
    }


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A circle's list of existing types names one that each of its communities lacks (A-10)."""

    circle: str
    entry: ProfileEntry


def contradictions(
    matrix: CoverageMatrix, existing: Mapping[str, Collection[str]]
) -> tuple[Contradiction, ...]:
    """Where the two published tables of one document do not agree.

    Args:
        matrix: coverage of all communities.
        existing: per circle id the codes that the circle's own list (已有业态) names.

    Returns:
        Circles in the matrix's order, types in the profile's; none where no community is short.
    """
    return tuple(
        Contradiction(circle, entry)
        for circle, lacking in circle_lacks(matrix).items()
        for entry in lacking
        if any(code in existing.get(circle, ()) for code in entry.codes)
    )


_SHARES = {TypeClass.BASIC: "basic_coverage_share", TypeClass.QUALITY: "quality_coverage_share"}


def clauses(plan: Plan, entry: ProfileEntry, type_class: TypeClass) -> tuple[tuple[str, Text | None], ...]:
    """What a cell serves: the item that lists the type, and the targets that want its class, with their words."""
    measure = _SHARES.get(type_class, "")
    wanted = {one.item: one.label for one in plan.targets if one.measure == measure}
    listed: dict[str, Text | None] = {entry.source: None} if entry.source else {}
    return tuple((listed | wanted).items())
