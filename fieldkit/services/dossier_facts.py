"""Everything that the dossiers of a workspace are made from, read once for all circles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import serves_today
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.dossier_tables import Words
from fieldkit.services.filling_scope import FillingScope
from fieldkit.services.reach import ReachService
from fieldkit.services.satisfaction import SatisfactionService, chosen_formulas
from fieldkit.services.targets import TargetService
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.reach.circles import CircleReach
    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.services.dossier_tables import Row
    from fieldkit.services.reach import ReachView
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

CIRCLE = (
    "name", "number", "boundary", "mode", "population", "area_km2", "existing_types", "suggested_types",
    "intention", "form", "grade", "model", "theme", "pilot", "plan_year", "started_on", "built_on", "operator",
    "policy", "qualities", "hotline", "issuer", "remarks",
)  # fmt: skip
AREA = (
    "name",
    "level",
    "parent",
    "circle",
    "order",
    "population",
    "households",
    "community_kind",
    "elderly",
    "children",
)
OUTLET = ("name", "business_type", "address", "status", "chain", "open_24h", "community")
_KEYS = {
    "project": ("name", "circle", "community", "business_type", "work", "place", "stage", "responsible", "started_on",
                "due", "finished_on", "budget", "subsidy", "funding", "mode", "satisfaction", "satisfaction_n"),
    "demand": ("name", "business_type", "community", "source", "people", "raised_on", "state", "project"),
    "task": ("name", "units", "area", "due", "state", "progress"),
    "contact": ("name", "unit", "role", "duty", "area", "phone"),
    "facility": ("name", "facility_type", "community", "address", "count", "status", "operator"),
    "idle_space": ("name", "space_type", "community", "address", "area_m2", "owner_kind", "wanted_types", "status"),
}  # fmt: skip


class DossierFacts:
    """Registers and analyses of a workspace, by circle."""

    def __init__(self, workspace: Workspace, connection: Connection, plan: str | None) -> None:
        self.workspace = workspace
        self.view = AnalysisService(workspace).coverage(plan)
        self.scope = FillingScope(connection)
        self.words = Words(self.scope.names)
        self.day = today(workspace.clock).isoformat()
        self._connection = connection
        self.plan_name = plan
        ids = [str(one["id"]) for one in self.scope.circles]
        rows = lists.rows(connection, "circle", ids, ("id", *CIRCLE))
        self.circles: dict[str, Row] = {one: rows[one] for one in ids if one in rows}
        areas = [str(one["id"]) for one in self.scope.communities]
        self._areas = lists.rows(connection, "area", areas, ("id", *AREA))

    @property
    def issuer(self) -> str:
        """填报单位."""
        return self.workspace.setting(settings.ISSUER)

    def communities(self, circle: str) -> list[Row]:
        """Communities of a circle in their order."""
        return [self._areas[str(one["id"])] for one in self.scope.communities_of(circle)]

    def outlets(self, circle: str) -> list[Row]:
        """Outlets of a circle that serve today, by type."""
        ids = {str(one["id"]) for one in self.scope.communities_of(circle)}
        found = [row for one in ids for row in self._outlets.get(one, ())]
        return sorted(found, key=lambda row: (str(row["business_type"] or "Z"), str(row["name"] or "")))

    def of_circle(self, kind: str, circle: str) -> list[Row]:
        """Records of a register that belong to a circle or to one of its communities."""
        ids = {circle} | {str(one["id"]) for one in self.scope.communities_of(circle)}
        place = [key for key in ("circle", "community", "area") if key in _KEYS[kind]]
        return [row for row in self._register(kind) if any(str(row[key] or "") in ids for key in place)]

    def of_everybody(self, kind: str) -> list[Row]:
        """Records of a register that name no area, or one above the communities."""
        inside = {str(one["id"]) for one in self.scope.communities}
        return [row for row in self._register(kind) if str(row["area"] or "") not in inside]

    def all_of(self, kind: str) -> list[Row]:
        """All records of a register."""
        return self._register(kind)

    def satisfaction(self, circle: str) -> Figure | None:
        """How satisfied the circle's residents are; None without enough answers."""
        found = (one for one in self._satisfaction if one.place.id == circle and one.place.level == "circle")
        return next((one for one in found if not one.is_hidden and one.value is not None), None)

    def reach(self, circle: str) -> CircleReach | None:
        """Walking reach; None where no start points are known."""
        if self._reach is None:
            return None
        found = (one for one in self._reach.reach.circles if one.circle.id == circle)
        one = next(found, None)
        return one if one is not None and one.starts else None

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The plan's targets as they stand."""
        return TargetService(self.workspace).board(self.plan_name, today(self.workspace.clock))[1]

    def _register(self, kind: str) -> list[Row]:
        if kind not in self._registers:
            self._registers[kind] = lists.every(self._connection, kind, _KEYS[kind])
        return self._registers[kind]

    @cached_property
    def _registers(self) -> dict[str, list[Row]]:
        return {}

    @cached_property
    def _outlets(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in lists.every(self._connection, "outlet", OUTLET):
            if serves_today(row["status"]):
                found.setdefault(str(row["community"] or ""), []).append(row)
        return found

    @cached_property
    def _satisfaction(self) -> tuple[Figure, ...]:
        wanted = self.view.plan.satisfaction.formula if self.view.plan.satisfaction else Formula.TOP2.value
        try:
            return SatisfactionService(self.workspace).figures(chosen_formulas(wanted)).figures
        except FieldkitError:
            return ()

    @cached_property
    def _reach(self) -> ReachView | None:
        try:
            return ReachService(self.workspace).reach(plan=self.plan_name)
        except FieldkitError:
            return None
