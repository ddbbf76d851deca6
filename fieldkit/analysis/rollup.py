"""Coverage rolled up: a circle, street, district or city has a type where its communities together have enough.

A unit is judged as one community is: the open outlets of all its communities
against the norm for all its people; it lacks a type only where none of its
communities has any (A-10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.analysis.coverage import CoverageMatrix


@dataclass(frozen=True, slots=True)
class Unit:
    """A circle or an area: its record id, name, and the ids of its communities."""

    id: str
    name: str
    communities: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitCell:
    """One unit and one type: how many open outlets, how many the norm wants.

    Attributes:
        lacking: ids of communities of the unit without any.
    """

    state: CoverageState
    count: int
    required: int
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rollup:
    """Coverage of units, a row per unit in the given order, a cell per entry of the profile."""

    units: tuple[Unit, ...]
    cells: tuple[tuple[UnitCell, ...], ...]

    def by_unit(self, names: Sequence[str]) -> Mapping[str, Mapping[str, CoverageState]]:
        """State by unit and by the given name of each entry; units of one name are told apart by a number."""
        return {
            name: {entry: cell.state for entry, cell in zip(names, row, strict=True)}
            for name, row in zip(unit_names(self.units), self.cells, strict=True)
        }


def unit_names(units: Iterable[Unit]) -> tuple[str, ...]:
    """A name for each unit; those of one name are told apart by a number."""
    found: dict[str, None] = {}
    for unit in units:
        name, again = unit.name or unit.id, 2
        while name in found:
            name, again = f"{unit.name}（{again}）", again + 1
        found[name] = None
    return tuple(found)


def roll_up(matrix: CoverageMatrix, units: Iterable[Unit]) -> Rollup:
    """Judge each unit by its communities together."""
    place = {one.id: at for at, one in enumerate(matrix.communities)}
    kept = tuple(units)
    cells = []
    for unit in kept:
        rows = [place[one] for one in unit.communities if one in place]
        cells.append(tuple(_cell(matrix, sorted(rows), column) for column in range(len(matrix.entries))))
    return Rollup(kept, tuple(cells))


def _cell(matrix: CoverageMatrix, rows: Sequence[int], column: int) -> UnitCell:
    cells = [matrix.cells[row][column] for row in rows]
    count = sum(cell.count for cell in cells)
    people = [cell.population for cell in cells]
    total = None if not people or None in people else sum(one or 0 for one in people)
    circles = [matrix.communities[row].circle_id for row in rows]
    required = matrix.norms[column].required(total, len({*filter(None, circles)}) + circles.count(None))
    short = CoverageState.FEW if count else CoverageState.ABSENT
    state = CoverageState.FULL if count >= required else short
    lacking = tuple(
        matrix.communities[row].id for row, cell in zip(rows, cells, strict=True) if not cell.count
    )
    return UnitCell(state, count, required, lacking)
