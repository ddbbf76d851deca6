"""Where a plan's targets stand: the facts of a workspace, read as counts, and the board made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.measures.board import board
from fieldkit.analysis.measures.facts import Facts, Opinion
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.kept_facts import DISTRICTS
from fieldkit.services.satisfaction import SatisfactionService, chosen_formulas

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.plans.plan import Plan
    from fieldkit.services.workspace import Workspace

OPEN_24H = "open_24h"
"""The bucket of types whose opening round the clock a plan counts (N-30, H-45)."""


class TargetService:
    """A plan's targets against today's figures."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._analysis = AnalysisService(workspace)

    def board(self, plan: str | None = None, on: date | None = None) -> tuple[Plan, tuple[Standing, ...]]:
        """Every target of a plan as it stands on a day.

        Args:
            plan: its name, perhaps with a profile; None for the one in use.
            on: the day; None for today.

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        chosen, _ = self._analysis.plan(plan)
        facts = self.facts(plan)
        return chosen, board(chosen, facts, on or today(self._workspace.clock))

    def facts(self, plan: str | None = None) -> Facts:
        """Everything that plans measure, under a plan's profile and definitions."""
        chosen, profile = self._analysis.plan(plan)
        found = self._analysis.facts()
        view = self._analysis.coverage_of(found, chosen, profile)
        chain = chosen.chain
        night = next((one for one in chosen.buckets if one.key == OPEN_24H), None)
        return Facts(
            found.circle_facts,
            found.community_facts,
            found.sums,
            view.matrix,
            self._satisfaction(chosen),
            **({"chains": frozenset(chain.counts), "chains_among": frozenset(chain.among)} if chain else {}),
            cities=frozenset(one.id for one in found.areas.values() if one.level == "city"),
            districts=frozenset(one.id for one in found.areas.values() if one.level in DISTRICTS),
            open_24h_types=frozenset(night.codes if night else ()),
        )

    def _satisfaction(self, plan: Plan) -> Mapping[str, Opinion]:
        """Satisfaction by id and by name of each place; the answer to "all in all" where the form asks it."""
        wanted = plan.satisfaction.formula if plan.satisfaction else Formula.TOP2.value
        try:
            view = SatisfactionService(self._workspace).figures(chosen_formulas(wanted))
        except FieldkitError:
            return {}
        found: dict[str, Opinion] = {}
        for figure in view.figures:
            opinion = Opinion(figure.value, figure.n, figure.refused)
            if figure.place.level == "total":
                found.setdefault("", opinion)
            else:
                found.setdefault(figure.place.id, opinion)
                found.setdefault(figure.place.name, opinion)
        return found
