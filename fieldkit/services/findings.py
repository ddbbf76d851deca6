"""What does not fit in a workspace under a plan, ready to be looked into; and the three information bases."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.findings import (
    CircleLists,
    OutletShare,
    behind,
    below_share,
    contradictions,
    named_short,
    sizes,
)
from fieldkit.analysis.measures.board import board
from fieldkit.analysis.measures.standards import standards
from fieldkit.kernel.clock import today
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.records import codes_of
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.plans import PlanService
from fieldkit.services.targets import TargetService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.analysis.findings import Finding
    from fieldkit.services.workspace import Workspace

UNNUMBERED = 1_000_000
OUTLET_SHARES = {"medicines": "medicines_share"}
"""Last parts of rules' ids, and the field of an outlet that each is about (W-43)."""


class FindingService:
    """Contradictions and rules that are not kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._analysis = AnalysisService(workspace)
        self._targets = TargetService(workspace)

    def findings(self, plan: str | None = None, on: date | None = None) -> tuple[Finding, ...]:
        """Everything under a plan, as it stands on a day: A-10, sizes of circles, places behind a target.

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        view = self._analysis.coverage(plan)
        day = on or today(self._workspace.clock)
        facts = self._targets.facts(plan)
        standings = (*board(view.plan, facts, day), *standards(view.plan, facts, day))
        return (
            *contradictions(view.matrix, self._circles()),
            *sizes(PlanService(self._workspace).out_of_size(view.plan)),
            *behind(one for one in standings if one.target.scope.kind in {"each_circle", "each_community"}),
            *named_short(view.matrix, view.plan.rules),
            *below_share(
                view.plan.rules, {rule: self._shares(field) for rule, field in OUTLET_SHARES.items()}
            ),
        )

    def _shares(self, field: str) -> list[OutletShare]:
        with self._workspace.database.read() as connection:
            rows = lists.stored(connection, "outlet", ("name", "business_type", "status", field))
        return [
            OutletShare(str(name or ""), str(code or ""), Decimal(str(share)))
            for name, code, status, share in rows
            if share is not None and serves_today(status)
        ]

    def _circles(self) -> list[CircleLists]:
        keys = ("name", "number", "existing_types", "suggested_types")
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, "circle", keys)
        rows.sort(key=lambda row: row["number"] if isinstance(row["number"], int) else UNNUMBERED)
        return [
            CircleLists(
                str(row["id"]),
                str(row["name"] or ""),
                codes_of(str(row["existing_types"] or "")),
                codes_of(str(row["suggested_types"] or "")),
            )
            for row in rows
        ]
