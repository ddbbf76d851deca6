"""Where a plan's targets stand: the facts of a workspace, read as counts, and the board made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.board import board
from fieldkit.analysis.measures.facts import AssessmentFact, FacilityFact, Facts, RegionFact
from fieldkit.analysis.measures.grading import grading
from fieldkit.analysis.measures.quotas import quotas
from fieldkit.analysis.measures.standards import standards
from fieldkit.kernel.clock import today
from fieldkit.plans.remarks import remarks
from fieldkit.registers.facility import is_in_use, pieces
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.kept_facts import amount_of, day_of
from fieldkit.services.opinions import opinions
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.grading import CircleGrade
    from fieldkit.analysis.measures.quotas import QuotaStanding
    from fieldkit.plans.plan import Plan, PlanNote
    from fieldkit.services.kept_facts import AreaRow
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

OPEN_24H = "open_24h"
"""The bucket of types whose opening round the clock a plan counts (N-30, H-45)."""
_REGIONS = frozenset(("city", "district", "zone"))
_FACILITY = ("community", "facility_type", "count", "status")
_ASSESSMENT = ("name", "circle", "value", "target", "assessed_on")


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
        chosen, profile = self._analysis.plan(plan)
        found = self._analysis.facts()
        view = self._analysis.coverage_of(found, chosen, profile)
        chain = chosen.chain
        night = next((one for one in chosen.buckets if one.key == OPEN_24H), None)
        kept = self._workspace.kept
        with self._workspace.database.read() as connection:
            facilities = kept.part(connection, "facility", _facilities)
            judged = kept.part(connection, "assessment", _assessments)
        return Facts(
            found.circle_facts,
            found.community_facts,
            found.sums,
            view.matrix,
            opinions(self._workspace, found, chosen.satisfaction.formula if chosen.satisfaction else ""),
            **({"chains": frozenset(chain.counts), "chains_among": frozenset(chain.among)} if chain else {}),
            open_24h_types=frozenset(night.codes if night else ()),
            regions=tuple(_region(one, found.areas) for one in found.areas.values() if one.level in _REGIONS),
            facilities=facilities,
            assessments=judged,
        )


def _region(row: AreaRow, rows: Mapping[str, AreaRow]) -> RegionFact:
    above = rows.get(row.parent)
    code = row.code or (above.code if above else "")
    return RegionFact(
        row.id, row.name, row.level, code[:2] if code[:2].isdigit() else "", row.pilot_on, row.is_leading
    )


def _facilities(connection: Connection) -> tuple[FacilityFact, ...]:
    return tuple(map(_facility, lists.every(connection, "facility", _FACILITY)))


def _assessments(connection: Connection) -> tuple[AssessmentFact, ...]:
    return tuple(map(_assessment, lists.every(connection, "assessment", _ASSESSMENT)))


def _facility(row: Mapping[str, object]) -> FacilityFact:
    return FacilityFact(
        None if row["community"] is None else str(row["community"]),
        str(row["facility_type"] or ""),
        pieces(row["count"]),
        is_open=is_in_use(row["status"]),
    )


def _assessment(row: Mapping[str, object]) -> AssessmentFact:
    return AssessmentFact(
        str(row["circle"] or ""),
        str(row["name"] or ""),
        amount_of(row["value"]),
        amount_of(row["target"]),
        day_of(row["assessed_on"]),
    )
