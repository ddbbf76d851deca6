"""Where a plan's targets stand: the facts of a workspace, read as counts, and the board made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.measures.board import board
from fieldkit.analysis.measures.facts import (
    AssessmentFact,
    CircleFact,
    CommunityFact,
    FacilityFact,
    Facts,
    Opinion,
    OutletTally,
    RegionFact,
)
from fieldkit.analysis.measures.grading import grading
from fieldkit.analysis.measures.quotas import quotas
from fieldkit.analysis.measures.standards import standards
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.remarks import remarks
from fieldkit.registers.outlet import serves_today
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.satisfaction import SatisfactionService, chosen_formulas
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.grading import CircleGrade
    from fieldkit.analysis.measures.quotas import QuotaStanding
    from fieldkit.plans.plan import Plan, PlanNote
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_CIRCLE = ("name", "plan_year", "started_on", "built_on", "published_on", "population", "grade")
_COMMUNITY = (
    "name",
    "level",
    "parent",
    "circle",
    "population",
    "households",
    "building_area_m2",
    "land_area_m2",
    "commerce_area_m2",
    "service_area_m2",
    "pilot_on",
    "built_on",
    "code",
    "community_kind",
    "main_urban",
)
_REGIONS = frozenset(("city", "district", "zone"))
_FACILITY = ("community", "facility_type", "count", "status")
_ASSESSMENT = ("name", "circle", "value", "target", "assessed_on")
IN_USE = "open"
_TALLIED = ("community", "business_type", "chain", "open_24h", "stage", "stage_date", "status")


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that a plan wants, as it stands on a day.

    Attributes:
        standings: its targets, in their order.
        standards: its thresholds for each community.
        quotas: its quotas of facilities.
        grades: every circle by the office's sheet; empty while there is no sheet.
        notes: what does not agree within the plan (A-01 …), never a failure.
    """

    plan: Plan
    on: date
    standings: tuple[Standing, ...]
    standards: tuple[Standing, ...]
    quotas: tuple[QuotaStanding, ...]
    grades: tuple[CircleGrade, ...]
    notes: tuple[PlanNote, ...]


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

    def overview(self, plan: str | None = None, on: date | None = None) -> Overview:
        """The whole board of a plan on a day: targets, standards, quotas, grades, and its contradictions.

        Args:
            plan: its name, perhaps with a profile; None for the one in use.
            on: the day; None for today.

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        chosen, _ = self._analysis.plan(plan)
        facts = self.facts(plan)
        day = on or today(self._workspace.clock)
        return Overview(
            chosen,
            day,
            board(chosen, facts, day),
            standards(chosen, facts, day),
            quotas(chosen, facts),
            grading(chosen, facts, day),
            remarks(chosen, day),
        )

    def facts(self, plan: str | None = None) -> Facts:
        """Everything that plans measure, under a plan's profile and definitions."""
        view = self._analysis.coverage(plan)
        with self._workspace.database.read() as connection:
            circles = tuple(_circle(row) for row in lists.every(connection, "circle", _CIRCLE))
            areas = {str(row["id"]): row for row in lists.every(connection, "area", _COMMUNITY)}
            outlets = tuple(_tallies(connection))
            facilities = tuple(_facility(row) for row in lists.every(connection, "facility", _FACILITY))
            judged = tuple(map(_assessment, lists.every(connection, "assessment", _ASSESSMENT)))
        chain = view.plan.chain
        return Facts(
            circles,
            tuple(_community(one, row, areas) for one, row in areas.items() if row["level"] == "community"),
            outlets,
            view.matrix,
            self._satisfaction(view.plan),
            regions=tuple(_region(one, row, areas) for one, row in areas.items() if row["level"] in _REGIONS),
            facilities=facilities,
            assessments=judged,
            **({"chains": frozenset(chain.counts)} if chain else {}),
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


def _circle(row: Mapping[str, object]) -> CircleFact:
    return CircleFact(
        str(row["id"]),
        str(row["name"] or ""),
        _whole(row["plan_year"]),
        _day(row["started_on"]),
        _day(row["built_on"]),
        _whole(row["population"]),
        is_public=row["published_on"] is not None,
        grade=str(row["grade"] or ""),
    )


def _community(
    record: str, row: Mapping[str, object], rows: Mapping[str, Mapping[str, object]]
) -> CommunityFact:
    around: list[str] = []
    step = record
    while step in rows and step not in around:
        around.append(step)
        step = str(rows[step]["parent"] or "")
    return CommunityFact(
        record,
        str(row["name"] or ""),
        None if row["circle"] is None else str(row["circle"]),
        frozenset(around),
        frozenset(str(rows[one]["name"] or "") for one in around),
        _whole(row["population"]),
        _whole(row["households"]),
        _amount(row["building_area_m2"]),
        _amount(row["land_area_m2"]),
        _amount(row["commerce_area_m2"]),
        _amount(row["service_area_m2"]),
        _day(row["pilot_on"]),
        _day(row["built_on"]),
        str(row["community_kind"] or ""),
        is_main_urban=row["main_urban"] in {True, "1"},
    )


def _region(record: str, row: Mapping[str, object], rows: Mapping[str, Mapping[str, object]]) -> RegionFact:
    code = str(row["code"] or rows.get(str(row["parent"]), {}).get("code") or "")
    return RegionFact(
        record,
        str(row["name"] or ""),
        str(row["level"]),
        code[:2] if code[:2].isdigit() else "",
        _day(row["pilot_on"]),
    )


def _facility(row: Mapping[str, object]) -> FacilityFact:
    count = _whole(row["count"])
    return FacilityFact(
        None if row["community"] is None else str(row["community"]),
        str(row["facility_type"] or ""),
        1 if count is None else count,
        is_open=row["status"] in {None, "", IN_USE},
    )


def _assessment(row: Mapping[str, object]) -> AssessmentFact:
    return AssessmentFact(
        str(row["circle"] or ""),
        str(row["name"] or ""),
        _amount(row["value"]),
        _amount(row["target"]),
        _day(row["assessed_on"]),
    )


def _tallies(connection: Connection) -> list[OutletTally]:
    return [
        OutletTally(
            None if row["community"] is None else str(row["community"]),
            str(row["business_type"] or ""),
            str(row["chain"] or ""),
            row["open_24h"] in {True, "1"},
            str(row["stage"] or ""),
            _day(row["stage_date"]),
            count,
        )
        for row, count in lists.tally(connection, "outlet", _TALLIED)
        if serves_today(row["status"])
    ]


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _amount(value: object) -> float | None:
    try:
        return None if value is None else float(str(value))
    except ValueError:
        return None


def _day(value: object) -> date | None:
    """A stored date; None for one that was typed wrongly."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
