"""Puts gaps on the demand list, and takes them off again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.services.projects import ProjectService
from fieldkit.services.records import RecordService

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fieldkit.kernel.ids import RecordId
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace


class GapListing:
    """Writes; run it in the lane of writers."""

    def __init__(self, workspace: Workspace) -> None:
        self._projects = ProjectService(workspace)
        self._records = RecordService(workspace)

    def put(
        self, communities: Sequence[str], code: str, absent: Collection[str], progress: Progress
    ) -> tuple[RecordId, ...]:
        """List a type for some communities; ``absent`` are those of them without any."""
        made = []
        for community in communities:
            progress.check()
            made.append(self._projects.demand_of_gap(community, code, is_absent=community in absent))
        return tuple(made)

    def take_off(self, demands: Sequence[RecordId]) -> None:
        """Delete demands that were just made."""
        for one in demands:
            self._records.delete(one)
