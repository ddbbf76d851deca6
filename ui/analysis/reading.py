"""Reads what the analysis page shows; runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.analysis.gaps import ranking
from fieldkit.analysis.rollup import Unit, unit_names
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.comparison import ComparisonService
from fieldkit.services.records import RecordService
from ui.analysis.grid import COMMUNITY, LEVELS, Choice, Grid, grid_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.analysis.comparison import Difference
    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.analysis.matrix import Cell
    from fieldkit.analysis.rollup import UnitCell
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.services.analysis import CoverageView
    from fieldkit.services.comparison import ComparisonView
    from fieldkit.services.kept_facts import WorkspaceFacts
    from fieldkit.services.workspace import Workspace
    from ui.analysis.rounds import Round

AREAS = ("city", "district", "zone", "street")
MOST_OUTLETS = 200
"""So many outlets behind one cell are listed; a city's have thousands."""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """An area that one may stay in: its level, and the one that it is part of."""

    id: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind a cell.

    Attributes:
        outlets: id, name, address and community of each, at most :data:`MOST_OUTLETS`.
    """

    outlets: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that the page shows, at one moment.

    Attributes:
        levels: those that the workspace has places of.
        places: areas that one may stay in.
        inside: communities of the place that one stays in.
        gaps: ranking within the place that one stays in.
        changes: per unit id and code, where it is compared with something.
        demands: record of the demand per community and code, where a gap is listed already.
    """

    view: CoverageView
    grid: Grid
    choice: Choice
    levels: tuple[str, ...]
    places: tuple[PlaceChoice, ...]
    inside: frozenset[str]
    gaps: tuple[TypeGaps, ...]
    profiles: tuple[tuple[str, Text], ...]
    demands: Mapping[tuple[str, str], str]
    comparison: ComparisonView | None = None
    changes: Mapping[tuple[str, str], Difference] = field(default_factory=dict)

    def unit(self, key: str) -> Unit | None:
        """The place of a row."""
        row = self.grid.row_of(key)
        return None if row is None else self.grid.units[row]

    def entry(self, code: str) -> ProfileEntry | None:
        """The type of a column."""
        return next((one for one in self.grid.entries if one.code == code), None)

    def cell(self, key: str, code: str) -> Cell | UnitCell | None:
        """The cell of a row and a column; None when it is not there any more."""
        row, column = self.grid.row_of(key), self.grid.column_of(code)
        return None if row is None or column is None else self.grid.cells[row][column]


class Reading:
    """Reads a workspace for the page."""

    def __init__(self, workspace: Workspace) -> None:
        self.analysis = AnalysisService(workspace)
        self._comparison = ComparisonService(workspace)
        self._records = RecordService(workspace)

    def read(self, choice: Choice, beside: Round | None, progress: Progress) -> Found:
        """Compute everything.

        Raises:
            FieldkitError: what it is compared with cannot be read.
        """
        progress.check()
        facts = self.analysis.facts()
        levels = _levels(facts)
        kept = choice.fitting(levels, facts.areas)
        view, rolled = (
            self.analysis.rollup(kept.by) if kept.by != COMMUNITY else (self.analysis.coverage(), None)
        )
        units = tuple(Unit(one.id, one.name, frozenset((one.id,))) for one in view.matrix.communities)
        progress.check()
        name = f"{view.plan.key}/{view.profile.key}"
        comparison = beside.read(self._comparison, kept.by, name) if beside else None
        changes = _changes(comparison, rolled.units if rolled else units)
        progress.check()
        within = frozenset(one.id for one in facts.community_facts if kept.inside in one.areas)
        grid = grid_of(view.matrix, rolled, units, kept, within, changes if comparison else None)
        matrix = view.matrix.of_communities(within) if kept.inside else view.matrix
        gaps = tuple(
            one for one in ranking(matrix) if kept.type_class is None or one.type_class is kept.type_class
        )
        return Found(
            view, grid, kept, levels, _places(facts), within, gaps, tuple(self.analysis.profiles()), self._demands(),
            comparison, changes,
        )  # fmt: skip

    def behind(self, found: Found, key: str, code: str) -> Behind:
        """The outlets behind a cell, in the order of their communities."""
        unit, entry = found.unit(key), found.entry(code)
        if unit is None or entry is None:
            return Behind(())
        column = found.view.matrix.entries.index(entry)
        rows: list[tuple[str, str]] = []
        for community, cells in zip(found.view.matrix.communities, found.view.matrix.cells, strict=True):
            if community.id in unit.communities and cells[column].count:
                rows += [(one, community.name) for one in cells[column].outlet_ids]
                if len(rows) >= MOST_OUTLETS:
                    break
        return Behind(self._named(rows[:MOST_OUTLETS]))

    def _named(self, rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str, str], ...]:
        communities = dict(rows)
        values = self._records.rows("outlet", list(communities), ("name", "address"))
        return tuple(
            (one, str(values[one]["name"] or ""), str(values[one]["address"] or ""), community)
            for one, community in communities.items()
            if one in values
        )

    def _demands(self) -> Mapping[tuple[str, str], str]:
        return {
            (one.values["community"] or "", one.values["business_type"] or ""): one.id
            for one in self._records.every("demand")
            if one.values["source"] == "gap"
        }


def _levels(facts: WorkspaceFacts) -> tuple[str, ...]:
    there = {one.level for one in facts.areas.values()}
    there |= {"district"} if "zone" in there else set()
    there |= {"circle"} if facts.circles else set()
    return tuple(level for level in LEVELS if level in there)


def _places(facts: WorkspaceFacts) -> tuple[PlaceChoice, ...]:
    return tuple(
        PlaceChoice(one.id, one.name, one.level, one.parent)
        for one in facts.areas.values()
        if one.level in AREAS
    )


def _changes(
    comparison: ComparisonView | None, units: tuple[Unit, ...]
) -> Mapping[tuple[str, str], Difference]:
    if comparison is None:
        return {}
    ids = dict(zip(unit_names(units), (unit.id for unit in units), strict=True))
    return {(ids[one.place], one.code): one for one in comparison.comparison.differences if one.place in ids}
