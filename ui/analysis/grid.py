"""The matrix as it is asked for: places of one level by business type, only the rows and columns wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fieldkit.analysis.coverage import Cell, CoverageMatrix
    from fieldkit.analysis.rollup import Rollup, Unit, UnitCell
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.registers.business_types import TypeClass

COMMUNITY = "community"
LEVELS = (COMMUNITY, "circle", "street", "district", "city")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see.

    Attributes:
        by: level of the places.
        inside: id of the street or district to stay in; empty for everywhere.
        type_class: only types of this class; None for all.
        only_short: only rows and columns that lack something; where something is compared, that changed.
    """

    by: str = COMMUNITY
    inside: str = ""
    type_class: TypeClass | None = None
    only_short: bool = False

    def fitting(self, levels: Collection[str], areas: Collection[str]) -> Choice:
        """The same without a level or a place that is not there (any more)."""
        return replace(
            self,
            by=self.by if self.by in levels else COMMUNITY,
            inside=self.inside if self.inside in areas else "",
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """Places down, types across.

    Attributes:
        units: id, name and communities of each row.
        entries: the columns.
        cells: a row per unit.
    """

    units: tuple[Unit, ...]
    entries: tuple[ProfileEntry, ...]
    cells: tuple[tuple[Cell | UnitCell, ...], ...]

    def row_of(self, unit: str) -> int | None:
        """The row of a place."""
        return next((at for at, one in enumerate(self.units) if one.id == unit), None)

    def column_of(self, code: str) -> int | None:
        """The column of a type."""
        return next((at for at, one in enumerate(self.entries) if one.code == code), None)

    def counts(self) -> dict[CoverageState, int]:
        """How many cells are in each state."""
        states = [cell.state for row in self.cells for cell in row]
        return {state: states.count(state) for state in CoverageState}


def grid_of(
    matrix: CoverageMatrix,
    rolled: Rollup | None,
    units: Sequence[Unit],
    choice: Choice,
    within: frozenset[str],
    changes: Collection[tuple[str, str]] | None = None,
) -> Grid:
    """The wanted part of a matrix.

    Args:
        matrix: of every community.
        rolled: of the places of the wanted level; None for communities.
        units: a unit for each community of the matrix, in its order.
        choice: what is wanted.
        within: communities of the place to stay in.
        changes: ids and codes of the cells that differ; None where nothing is compared.
    """
    places = rolled.units if rolled is not None else tuple(units)
    every: Sequence[tuple[Cell | UnitCell, ...]] = rolled.cells if rolled is not None else matrix.cells
    rows = [at for at, one in enumerate(places) if not choice.inside or one.communities & within]
    columns = [
        at
        for at, entry in enumerate(matrix.entries)
        if choice.type_class is None or entry.type_class is choice.type_class
    ]
    if choice.only_short:

        def wanted(row: int, column: int) -> bool:
            if changes is not None:
                return (places[row].id, matrix.entries[column].code) in changes
            return every[row][column].state is not CoverageState.FULL

        columns = [one for one in columns if any(wanted(row, one) for row in rows)]
        rows = [row for row in rows if any(wanted(row, one) for one in columns)]
    return Grid(
        tuple(places[row] for row in rows),
        tuple(matrix.entries[one] for one in columns),
        tuple(tuple(every[row][one] for one in columns) for row in rows),
    )
