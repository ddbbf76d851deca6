"""Where a plan's targets stand: the facts of a workspace, read as counts, and the board made of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.measures.board import board
from fieldkit.analysis.measures.facts import CircleFact, CommunityFact, Facts, Opinion, OutletTally
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import serves_today
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.satisfaction import SatisfactionService, chosen_formulas
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.plans.plan import Plan
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_CIRCLE = ("name", "plan_year", "started_on", "built_on", "published_on", "population")
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
)
_TALLIED = ("community", "business_type", "chain", "open_24h", "stage", "stage_date", "status")


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
        view = self._analysis.coverage(plan)
        with self._workspace.database.read() as connection:
            circles = tuple(_circle(row) for row in lists.every(connection, "circle", _CIRCLE))
            communities = _communities(connection)
            outlets = tuple(_tallies(connection))
        chain = view.plan.chain
        return Facts(
            circles,
            communities,
            outlets,
            view.matrix,
            self._satisfaction(view.plan),
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
    )


def _communities(connection: Connection) -> tuple[CommunityFact, ...]:
    rows = {str(row["id"]): row for row in lists.every(connection, "area", _COMMUNITY)}
    return tuple(_community(one, row, rows) for one, row in rows.items() if row["level"] == "community")


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
