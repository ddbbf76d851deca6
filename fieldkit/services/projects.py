"""From what is lacking to what is done about it: 短板 → 需求清单 → 项目清单 → 满意清单 (M-12, H-43)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import RecordId
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_types
from fieldkit.services.records import RecordService

if TYPE_CHECKING:
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


class ProjectService:
    """The three lists of a circle."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._records = RecordService(workspace)

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
