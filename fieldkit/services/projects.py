"""From what is lacking to what is done about it: 短板 → 需求清单 → 项目清单 → 满意清单 (M-12, H-43)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import RecordId
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_types
from fieldkit.registers.project import STAGES
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.services.workspace import Workspace


class ProjectError(ErrorCode):
    """Why a demand or a project could not be made."""

    NOT_A_DEMAND = Text(
        "这一条不是需求，或已经删除，没有转为项目。请在需求清单里选一条。",
        "This is no demand, or it was deleted; no project was made. Choose a line of the demand list.",
    )
    HAS_A_PROJECT = Text(
        "这条需求已经列为项目“{name}”，没有再建。",
        "This demand already is the project “{name}”; no other was made.",
    )
    NOT_A_PROJECT = Text(
        "这一条不是项目，或已经删除，进度没有改。请在项目清单里选一条。",
        "This is no project, or it was deleted; nothing was changed. Choose a line of the project list.",
    )
    NO_FURTHER = Text(
        "项目已经是“{stage}”，没有下一步；进度没有改。",
        "The project is “{stage}” already, there is no further step; nothing was changed.",
    )
    NOT_ASKED = Text(
        "还没有回访，没有列入满意清单。请先填“回访满意率”和“回访人数”。",
        "Residents were not asked yet; it is not on the list. Fill in how many were asked and are satisfied first.",
    )
    NOT_SATISFIED = Text(
        "回访满意率 {rate}%，低于方案要求的 {required}%，没有列入满意清单。整改后再回访，改填满意率即可。",
        "{rate} % are satisfied, less than the {required} % of the plan; it is not on the list. "
        "Improve it, ask again and enter the new figure.",
    )


STEPS = {"reserve": "planned", "planned": "building", "building": "finished", "finished": "satisfied"}
"""From each stage of a project the next one; the last step asks the residents."""
_DATED = {"building": "started_on", "finished": "finished_on"}


@dataclass(frozen=True, slots=True)
class Flow:
    """How many stand in each of the three lists.

    Attributes:
        demands: those of the demand list, by state; without a state they are open.
        projects: by stage.
    """

    demands: Mapping[str, int]
    projects: Mapping[str, int]


class ProjectService:
    """The three lists of a circle.

    Args:
        records: what writes, so that its undo takes these steps back too.
    """

    def __init__(self, workspace: Workspace, records: RecordService | None = None) -> None:
        self._workspace = workspace
        self._records = records or RecordService(workspace)

    def demand_of_gap(self, community: str, code: str, *, is_absent: bool) -> RecordId:
        """Put a shortfall on the demand list; one that is there and open already is returned as it is.

        Args:
            community: record id.
            code: business type.
            is_absent: whether there is none at all; otherwise there are too few.
        """
        for one in self._records.every("demand"):
            values = one.values
            if (values["community"], values["business_type"], values["source"]) == (community, code, "gap"):
                return RecordId(one.id)
        name = next((one.name.zh for one in business_types() if one.code == code), code)
        saved = self._records.add_values(
            "demand",
            {
                "name": f"缺少{name}" if is_absent else f"{name}偏少",
                "business_type": code,
                "community": community,
                "source": "gap",
                "state": "open",
                "raised_on": today(self._workspace.clock).isoformat(),
            },
        )
        return saved.record

    def project_of(self, demand: str) -> RecordId:
        """Make a project of a demand, with its type, community and circle, and note it with the demand.

        Raises:
            FieldkitError: NOT_A_DEMAND, HAS_A_PROJECT; nothing was written.
        """
        found = self._records.get(demand)
        if found.kind != "demand" or found.is_deleted:
            raise FieldkitError(ProjectError.NOT_A_DEMAND)
        values = found.values
        present = values["project"]
        if present:
            name = self._records.names("project").get(present)
            if name is not None:
                raise FieldkitError(ProjectError.HAS_A_PROJECT, name=name)
        community = values["community"]
        circle = self._records.get(community).values.get("circle") if community else None
        made = self._records.add_values(
            "project",
            {
                "name": values["name"],
                "business_type": values["business_type"],
                "community": community,
                "circle": circle,
                "stage": "reserve",
            },
        )
        self._records.set_values(demand, {"project": made.record, "state": "project"})
        return made.record

    def flow(self) -> Flow:
        """How many demands are open, have a project, are met; how many projects stand at each stage."""
        demands: dict[str, int] = {}
        for state, count in self._records.count_by("demand", "state").items():
            demands[state or "open"] = demands.get(state or "open", 0) + count
        stages = {stage or "reserve": n for stage, n in self._records.count_by("project", "stage").items()}
        return Flow(demands, stages)

    def advance(self, project: str) -> str:
        """Take a project one step on, with the day where the register has one; returns its new stage.

        The last step puts it on the list of satisfied residents, if as many are satisfied
        as the plan in use wants, and notes with its demands that they are met.

        Raises:
            FieldkitError: NOT_A_PROJECT, NO_FURTHER, NOT_ASKED, NOT_SATISFIED; nothing was written.
        """
        found = self._records.get(project)
        if found.kind != "project" or found.is_deleted:
            raise FieldkitError(ProjectError.NOT_A_PROJECT)
        values = found.values
        stage = values["stage"] or "reserve"
        following = STEPS.get(stage)
        if following is None:
            label = next((one.label.zh for one in STAGES if one.code == stage), stage)
            raise FieldkitError(ProjectError.NO_FURTHER, stage=label)
        if following == "satisfied":
            self._check_satisfaction(values["satisfaction"], values["satisfaction_n"])
        written: dict[str, str | None] = {"stage": following}
        dated = _DATED.get(following)
        if dated and not values[dated]:
            written[dated] = today(self._workspace.clock).isoformat()
        self._records.set_values(project, written)
        if following == "satisfied":
            for demand in self._records.every("demand"):
                if demand.values["project"] == project and demand.values["state"] != "met":
                    self._records.set_values(demand.id, {"state": "met"})
        return following

    def wanted_satisfaction(self) -> Decimal | None:
        """The share of satisfied residents that the plan in use wants, in per cent; None where it names none."""
        plan = PlanService(self._workspace).plan()
        wanted = [one.required for one in plan.targets if one.measure == "satisfaction" and one.required]
        return max(wanted, default=None)

    def _check_satisfaction(self, rate: str | None, asked: str | None) -> None:
        if not rate or not asked or asked == "0":
            raise FieldkitError(ProjectError.NOT_ASKED)
        required = self.wanted_satisfaction()
        if required is not None and Decimal(rate) < required:
            raise FieldkitError(ProjectError.NOT_SATISFIED, rate=rate, required=required)
