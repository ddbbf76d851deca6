"""Facilities that a plan has a quota for: wanted, there, missing, who walks to one, how many circles have one.

The plan's coverage is of residents within 15 minutes. See :mod:`fieldkit.analysis.facilities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.facilities import CommunitySize, FacilityFact, circles_with, quotas
from fieldkit.analysis.populations import populations
from fieldkit.registers.facility import is_in_use, pieces
from fieldkit.services.analysis import AnalysisService, units_of
from fieldkit.services.reach import ReachService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.analysis.facilities import QuotaLine
    from fieldkit.analysis.reach.circles import Reach
    from fieldkit.analysis.reach.walking import By
    from fieldkit.kernel.progress import Progress
    from fieldkit.plans.plan import Plan
    from fieldkit.services.workspace import Workspace

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class FacilityCoverage:
    """Share of the people who have a facility of a rule within 15 minutes, in per cent; how it was measured."""

    share: Decimal
    straight_share: Decimal
    by: By


@dataclass(frozen=True, slots=True)
class FacilityView:
    """Quotas of a plan.

    Attributes:
        with_one: of each rule by its id, the share of circles that have one in per cent; nothing by unit.
        coverage: by rule id, 15 分钟步行可达覆盖率; only where some facility of it has a place.
    """

    plan: Plan
    lines: tuple[QuotaLine, ...]
    with_one: dict[str, Decimal | None]
    coverage: dict[str, FacilityCoverage]


class FacilityService:
    """Facilities against a plan's quotas."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._analysis = AnalysisService(workspace)

    def quotas(
        self,
        plan: str | None = None,
        by: str = "",
        *,
        network: Path | None = None,
        progress: Progress | None = None,
    ) -> FacilityView:
        """Every quota, for the whole, or by ``community``, ``circle`` or a level of area.

        Args:
            plan: its name; None for the one in use.
            by: what to part the quotas by; empty for the whole, which also tells coverage.
            network: a street file, to measure the coverage along streets.
            progress: of reading it.

        Raises:
            FieldkitError: no such plan, or a street file that cannot be used.
        """
        chosen, _ = self._analysis.plan(plan)
        facts = self._analysis.facts()
        people = populations(facts.communities, facts.circles)
        sizes = {one.id: CommunitySize(one.circle_id, people[one.id]) for one in facts.communities}
        units = tuple(units_of(facts, by)) if by else ()
        facilities = self._facilities()
        lines = quotas(chosen.rules, facilities, sizes, units)
        if by:
            return FacilityView(chosen, lines, {}, {})
        circles = {one.id for one in facts.circles}
        shares = {line.rule.id: circles_with(line.rule, facilities, sizes, circles) for line in lines}
        coverage = {}
        if any(line.actual for line in lines):
            view = ReachService(self._workspace).facilities(network, plan=plan, progress=progress)
            coverage = _coverage(view.reach)
        return FacilityView(chosen, lines, shares, coverage)

    def _facilities(self) -> list[FacilityFact]:
        keys = ("facility_type", "community", "status", "count")
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, "facility", keys)
        return [
            FacilityFact(str(row["facility_type"]), str(row["community"] or ""), pieces(row["count"]))
            for row in rows
            if row["facility_type"] and is_in_use(row["status"])
        ]


def _coverage(reach: Reach) -> dict[str, FacilityCoverage]:
    """Of all circles together, weighted by their people."""
    found: dict[str, FacilityCoverage] = {}
    rules = dict.fromkeys(ring.rule for circle in reach.circles for ring in circle.facilities)
    for rule in rules:
        rings = [
            (ring, sum(circle.people))
            for circle in reach.circles
            for ring in circle.facilities
            if ring.rule == rule
        ]
        total = sum(people for _, people in rings)
        if total:
            share = sum(ring.share * people for ring, people in rings) / total
            straight = sum(ring.straight_share * people for ring, people in rings) / total
            ways = {ring.by for ring, _ in rings}
            by = rings[0][0].by if len(ways) == 1 else min(ways)
            found[rule] = FacilityCoverage(_rounded(share), _rounded(straight), by)
    return found


def _rounded(share: float) -> Decimal:
    return Decimal(share).quantize(_TENTH, ROUND_HALF_UP)
