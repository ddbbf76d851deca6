"""Reads from the workspace what the desk shows; runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter

if TYPE_CHECKING:
    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.ledger.change import Change
    from fieldkit.services.workspace import Workspace

LATEST = 7
GAPS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Late:
    """The last change of a record.

    Attributes:
        is_first: it made the record.
        title: what the record is called.
    """

    change: Change
    title: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The counts and lists behind the desk."""

    outlets: int
    checked: int
    communities: tuple[str, ...]
    submissions: int
    complete: int
    drafts: int
    refused: int
    unsent: int
    conflicts: int
    gaps: tuple[TypeGaps, ...]
    profile: Text | None
    counted: int
    late: tuple[Late, ...]
    last_backup: str


class HomeReader:
    """Holds the services that the desk reads from; any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._records = RecordService(workspace)
        self._packages = PackageService(workspace)
        self._conflicts = ConflictService(workspace)
        self._analysis = AnalysisService(workspace)
        self._maintenance = MaintenanceService(workspace)

    def read(self, progress: Progress) -> Facts:
        """Read everything.

        Args:
            progress: asked between the parts.
        """
        progress.check()
        records = self._records
        checked = records.count_by("outlet", "checked")
        states = records.count_by("submission", "state")
        communities = records.ids("area", Filter(equals=(("level", ("community",)),), order="order"))
        names = records.names("area")
        progress.check()
        gaps, profile, counted = self._gaps(has_communities=bool(communities))
        progress.check()
        return Facts(
            outlets=sum(checked.values()),
            checked=checked.get("checked", 0),
            communities=tuple(names.get(one, "") for one in communities),
            submissions=sum(states.values()),
            complete=states.get("complete", 0),
            drafts=states.get("draft", 0),
            refused=states.get("refused", 0),
            unsent=self._packages.unsent(),
            conflicts=self._conflicts.count(),
            gaps=gaps,
            profile=profile,
            counted=counted,
            late=self._late(),
            last_backup=self._maintenance.last_backup(),
        )

    def _gaps(self, *, has_communities: bool) -> tuple[tuple[TypeGaps, ...], Text | None, int]:
        if not has_communities or not self._records.count("outlet"):
            return (), None, 0
        view = self._analysis.coverage()
        ranked = sorted(self._analysis.ranking(view), key=lambda one: (-one.absent, -one.few))
        return tuple(ranked[:GAPS_SHOWN]), view.profile.title, len(view.matrix.communities)

    def _late(self) -> tuple[Late, ...]:
        """The last changes, one for each record."""
        found = []
        for change in self._records.latest(LATEST):
            kept = self._records.get(change.record)
            key = KINDS_BY_KEY[kept.kind].title
            # Its name is set with its first change, by somebody who had seen none before.
            found.append(Late(change, kept.values[key] or "", key in change.values and not change.seen))
        return tuple(found)
