"""Reads from the workspace what the desk shows; runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.services.analysis import AnalysisService
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.ledger.change import Change
    from fieldkit.services.workspace import Workspace

LATEST = 7
GAPS_SHOWN = 3
_KINDS = ("outlet", "submission", "circle", "area")


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

    def read(self, touched: Iterable[str], progress: Progress) -> Facts:
        """Read everything.

        Args:
            touched: records changed since the window opened, the latest first.
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
            unsent=self._packages.unsent(),
            conflicts=self._conflicts.count(),
            gaps=gaps,
            profile=profile,
            counted=counted,
            late=self._late(list(touched)),
            last_backup=self._maintenance.last_backup(),
        )

    def _gaps(self, *, has_communities: bool) -> tuple[tuple[TypeGaps, ...], Text | None, int]:
        if not has_communities or not self._records.count("outlet"):
            return (), None, 0
        view = self._analysis.coverage()
        ranked = sorted(self._analysis.ranking(view), key=lambda one: (-one.absent, -one.few))
        return tuple(ranked[:GAPS_SHOWN]), view.profile.title, len(view.matrix.communities)

    def _late(self, touched: list[str]) -> tuple[Late, ...]:
        """The last changes: of what was touched while the window is open, and of the newest records."""
        newest = [one for kind in _KINDS for one in reversed(self._records.ids(kind)[-LATEST:])]
        found = []
        for record in dict.fromkeys([*touched[:LATEST], *newest]):
            history = self._records.history(record)
            if history:
                kept = self._records.get(record)
                title = kept.values.get("name") or kept.values.get("sheet") or ""
                found.append(Late(history[-1], title, len(history) == 1))
        # Shown to people only, so the clock may order it.
        found.sort(key=lambda late: late.change.time, reverse=True)
        return tuple(found[:LATEST])
