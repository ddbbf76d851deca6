"""What a workspace has and lacks: coverage under a plan's profile, with the norms that the office set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import coverage_of_counts
from fieldkit.analysis.gaps import ranking
from fieldkit.analysis.rollup import Unit, roll_up
from fieldkit.kernel.texts import Text
from fieldkit.plans.norms import OFFICE_SETTING, Norm
from fieldkit.services.kept_facts import UNNUMBERED
from fieldkit.services.plans import PlanService
from fieldkit.storage import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.analysis.matrix import CoverageMatrix
    from fieldkit.analysis.outlet_counts import OutletCounts
    from fieldkit.analysis.rollup import Rollup
    from fieldkit.plans.plan import Plan, Profile
    from fieldkit.services.kept_facts import WorkspaceFacts
    from fieldkit.services.workspace import Workspace

__all__ = ["UNNUMBERED", "AnalysisService", "CoverageView", "units_of"]

DEFAULT_PLAN = "zhongwei"
NORM = "norm/"
"""Prefix of the settings that replace a plan's norms: ``norm/B05`` = ``4000,2`` (people per outlet, minimum).

A third word ``circle`` says that the communities of a circle fulfil it together.
"""
PER_CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A coverage matrix and what it was computed by."""

    matrix: CoverageMatrix
    plan: Plan
    profile: Profile


class AnalysisService:
    """Pure analysis over the workspace's values."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def profiles(self) -> list[tuple[str, Text]]:
        """Every list of business types there is: its name (``zhongwei/annex2``) and title."""
        return [
            (
                f"{plan.key}/{profile.key}",
                Text(
                    f"{plan.short_title.zh} · {profile.title.zh}",
                    f"{plan.short_title.en} · {profile.title.en}",
                ),
            )
            for plan in PlanService(self._workspace).plans()
            for profile in plan.profiles
        ]

    def chosen_profile(self) -> str:
        """The name of the list that this workspace uses."""
        plan = self._workspace.setting(settings.PLAN) or DEFAULT_PLAN
        profile = self._workspace.setting(settings.PROFILE)
        return f"{plan}/{profile}" if profile else plan

    def choose_profile(self, name: str) -> None:
        """Use another list from now on.

        Raises:
            FieldkitError: there is no such plan or profile; the setting stays.
        """
        plan, profile = PlanService(self._workspace).choose(name)
        with self._workspace.database.write() as work:
            settings.put(work, settings.PLAN, plan.key)
            settings.put(work, settings.PROFILE, profile.key)

    def plan(self, name: str | None = None) -> tuple[Plan, Profile]:
        """The plan and profile of this name, or those that the workspace uses.

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        return PlanService(self._workspace).choose(name or self.chosen_profile())

    def norms(self) -> dict[str, Norm]:
        """The norms that this office set itself, by business type."""
        with self._workspace.database.read() as connection:
            kept = settings.starting_with(connection, NORM)
        return {code: _norm(code, text) for code, text in kept.items()}

    def set_norm(
        self, code: str, people_per_outlet: int | None, minimum: int, *, per_circle: bool = False
    ) -> None:
        """Set how many outlets of a type are enough, for each community or for the whole circle."""
        people = "" if people_per_outlet is None else str(people_per_outlet)
        text = f"{people},{minimum},{PER_CIRCLE}" if per_circle else f"{people},{minimum}"
        self._workspace.set_setting(f"{NORM}{code}", text)

    def clear_norm(self, code: str) -> None:
        """Go back to the plan's norm of a type."""
        with self._workspace.database.write() as work:
            settings.remove(work, f"{NORM}{code}")

    def coverage(self, profile: str | None = None) -> CoverageView:
        """Every community × type in three states."""
        plan, chosen = self.plan(profile)
        return self.coverage_of(self.facts(), plan, chosen)

    def facts(self) -> WorkspaceFacts:
        """What analysis knows of the workspace now."""
        with self._workspace.database.read() as connection:
            return self._workspace.kept.now(connection)

    def coverage_of(self, facts: WorkspaceFacts, plan: Plan, profile: Profile) -> CoverageView:
        """Every community × type of facts in hand."""
        matrix = coverage_of_counts(
            facts.communities,
            facts.circles,
            facts.counts,
            plan,
            profile,
            office_norms=self.norms(),
            before=self._workspace.kept.rows(f"{plan.key}/{profile.key}"),
        )
        return CoverageView(matrix, plan, profile)

    def rollup(self, by: str, profile: str | None = None) -> tuple[CoverageView, Rollup]:
        """Coverage by ``community``, ``circle`` or a level of area (``street``, ``district``, ``city`` …).

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        plan, chosen = self.plan(profile)
        facts = self.facts()
        view = self.coverage_of(facts, plan, chosen)
        return view, roll_up(view.matrix, units_of(facts, by))

    def matrix_of(
        self, facts: WorkspaceFacts, counts: OutletCounts, plan: Plan, profile: Profile
    ) -> CoverageMatrix:
        """Coverage of today's communities with other counts, such as those of an earlier day."""
        return coverage_of_counts(
            facts.communities, facts.circles, counts, plan, profile, office_norms=self.norms()
        )

    def ranking(self, view: CoverageView) -> tuple[TypeGaps, ...]:
        """Types with gaps, the most lacking first."""
        return ranking(view.matrix)


def units_of(facts: WorkspaceFacts, by: str) -> Iterator[Unit]:
    """The units of a kind with their communities: ``community``, ``circle`` or a level of area, in order."""
    ordered = sorted(facts.communities, key=lambda one: (one.order, one.name, one.id))
    if by == "community":
        yield from (Unit(one.id, one.name, frozenset((one.id,))) for one in ordered)
        return
    members: dict[str, set[str]] = {}
    if by == "circle":
        for one in ordered:
            members.setdefault(one.circle_id or "", set()).add(one.id)
        numbered = sorted(facts.circles, key=lambda one: (_number(facts.numbers.get(one.id)), one.name))
        for circle in numbered:
            yield Unit(circle.id, circle.name, frozenset(members.get(circle.id, ())))
        return
    for fact in facts.community_facts:
        for area in fact.areas:
            members.setdefault(area, set()).add(fact.id)
    for row in facts.areas.values():
        if row.level == by or (by == "district" and row.level == "zone"):
            yield Unit(row.id, row.name, frozenset(members.get(row.id, ())))


def _number(number: int | None) -> int:
    return UNNUMBERED if number is None else number


def _norm(code: str, text: str) -> Norm:
    people, minimum, *per = text.split(",")
    return Norm(
        code, int(people) if people else None, int(minimum), OFFICE_SETTING, per_circle=per == [PER_CIRCLE]
    )
