"""What a workspace has and lacks: coverage under a plan's profile, with the norms that the office set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CircleFacts, CommunityFacts, OutletFacts, coverage
from fieldkit.analysis.gaps import ranking
from fieldkit.analysis.rollup import Unit, roll_up
from fieldkit.kernel.texts import Text
from fieldkit.plans.norms import OFFICE_SETTING, Norm
from fieldkit.registers.outlet import serves_today
from fieldkit.services.plans import PlanService
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.analysis.rollup import Rollup
    from fieldkit.plans.plan import Plan, Profile
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

DEFAULT_PLAN = "zhongwei"
NORM = "norm/"
"""Prefix of the settings that replace a plan's norms: ``norm/B05`` = ``4000,2`` (people per outlet, minimum)."""


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

    def set_norm(self, code: str, people_per_outlet: int | None, minimum: int) -> None:
        """Set how many outlets of a type are enough."""
        people = "" if people_per_outlet is None else str(people_per_outlet)
        self._workspace.set_setting(f"{NORM}{code}", f"{people},{minimum}")

    def clear_norm(self, code: str) -> None:
        """Go back to the plan's norm of a type."""
        with self._workspace.database.write() as work:
            settings.remove(work, f"{NORM}{code}")

    def coverage(self, profile: str | None = None) -> CoverageView:
        """Every community × type in three states."""
        plan, chosen = self.plan(profile)
        with self._workspace.database.read() as connection:
            areas = lists.every(connection, "area", ("name", "level", "order", "population", "circle"))
            circles = lists.every(connection, "circle", ("name", "population"))
            outlets = lists.every(connection, "outlet", ("community", "business_type", "status"))
        matrix = coverage(
            (_community(row) for row in areas if row["level"] == "community"),
            (
                CircleFacts(str(row["id"]), str(row["name"] or ""), _whole(row["population"]))
                for row in circles
            ),
            (_outlet(row) for row in outlets),
            plan,
            chosen,
            office_norms=self.norms(),
        )
        return CoverageView(matrix, plan, chosen)

    def rollup(self, by: str, profile: str | None = None) -> tuple[CoverageView, Rollup]:
        """Coverage by ``community``, ``circle`` or a level of area (``street``, ``district``, ``city`` …).

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        view = self.coverage(profile)
        with self._workspace.database.read() as connection:
            units = tuple(_units(connection, by, view.matrix))
        return view, roll_up(view.matrix, units)

    def ranking(self, view: CoverageView) -> tuple[TypeGaps, ...]:
        """Types with gaps, the most lacking first."""
        return ranking(view.matrix)


UNNUMBERED = 1_000_000


def _units(connection: Connection, by: str, matrix: CoverageMatrix) -> Iterator[Unit]:
    if by == "community":
        yield from (Unit(one.id, one.name, frozenset((one.id,))) for one in matrix.communities)
        return
    if by == "circle":
        for row in sorted(lists.every(connection, "circle", ("name", "number")), key=_numbered):
            inside = frozenset(one.id for one in matrix.communities if one.circle_id == row["id"])
            yield Unit(str(row["id"]), str(row["name"] or ""), inside)
        return
    rows = {
        str(row["id"]): row for row in lists.every(connection, "area", ("name", "level", "order", "parent"))
    }
    members: dict[str, set[str]] = {}
    for one in matrix.communities:
        step, seen = one.id, set[str]()
        while step in rows and step not in seen:
            seen.add(step)
            members.setdefault(step, set()).add(one.id)
            step = str(rows[step]["parent"] or "")
    for record, row in rows.items():
        if row["level"] == by or (by == "district" and row["level"] == "zone"):
            yield Unit(record, str(row["name"] or ""), frozenset(members.get(record, ())))


def _numbered(row: Mapping[str, object]) -> tuple[int, str]:
    number = row["number"]
    return (number if isinstance(number, int) else UNNUMBERED, str(row["name"] or ""))


def _community(row: dict[str, object]) -> CommunityFacts:
    order = _whole(row["order"])
    return CommunityFacts(
        id=str(row["id"]),
        name=str(row["name"] or ""),
        order=UNNUMBERED if order is None else order,
        population=_whole(row["population"]),
        circle_id=None if row["circle"] is None else str(row["circle"]),
    )


def _outlet(row: dict[str, object]) -> OutletFacts:
    return OutletFacts(
        id=str(row["id"]),
        community_id=None if row["community"] is None else str(row["community"]),
        business_type=None if row["business_type"] is None else str(row["business_type"]),
        is_open=serves_today(row["status"]),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _norm(code: str, text: str) -> Norm:
    people, _, minimum = text.partition(",")
    return Norm(code, int(people) if people else None, int(minimum), OFFICE_SETTING)
