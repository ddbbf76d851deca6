"""Reads from the workspace what the desk shows; runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import short
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.due import DueService
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.receipts import ReceiptService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from fieldkit.storage.arrivals import ACCEPTED, KNOWN
from fieldkit.storage.lists import Filter

if TYPE_CHECKING:
    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.union import SeqRange
    from fieldkit.plans.due import Due
    from fieldkit.services.reviews import Returned
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.arrivals import Arrival

LATEST = 7
DUE_SHOWN = 3
GAPS_SHOWN = 3
LOOKED_AT = 50
"""Lines of the log in which the last file that was taken is looked for."""


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
    """The counts and lists behind the desk.

    Attributes:
        unsent, unconfirmed: changes written here that are in no package, and that no office confirmed.
        has_receipt: some office confirmed something once.
        returned: what was given back and waits to be mended.
        missing: device and the numbers of it that exist and are not here.
        due: what the plan wants next; ``overdue`` is how many dates have passed in all.
        refused_files: what could not be taken, latest first.
        last_file: what was taken last; None while nothing came.
    """

    outlets: int
    checked: int
    communities: tuple[str, ...]
    submissions: int
    complete: int
    drafts: int
    refused: int
    unsent: int
    unconfirmed: int
    has_receipt: bool
    returned: tuple[Returned, ...]
    missing: tuple[tuple[str, tuple[SeqRange, ...]], ...]
    refused_files: tuple[Arrival, ...]
    last_file: Arrival | None
    conflicts: int
    duplicates: int
    due: tuple[Due, ...]
    overdue: int
    gaps: tuple[TypeGaps, ...]
    profile: Text | None
    counted: int
    late: tuple[Late, ...]
    last_backup: str


class HomeReader:
    """Holds the services that the desk reads from; any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._records = RecordService(workspace)
        self._due = DueService(workspace)
        self._packages = PackageService(workspace)
        self._receipts = ReceiptService(workspace)
        self._reviews = ReviewService(workspace)
        self._conflicts = ConflictService(workspace)
        self._duplicates = DuplicateService(workspace)
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
        due, overdue = self._dates()
        return Facts(
            outlets=sum(checked.values()),
            checked=checked.get("checked", 0),
            communities=tuple(names.get(one, "") for one in communities),
            submissions=sum(states.values()),
            complete=states.get("complete", 0),
            drafts=states.get("draft", 0),
            refused=states.get("refused", 0),
            unsent=self._packages.unsent(),
            unconfirmed=self._packages.hand_in.unconfirmed(),
            has_receipt=self._packages.hand_in.has_receipt(),
            returned=tuple(self._reviews.returned()),
            missing=tuple(
                (device.device or device.person or short(device.id), ranges)
                for device, ranges in self._receipts.missing()
            ),
            refused_files=tuple(self._packages.quarantine.every()),
            last_file=self._last_file(),
            conflicts=self._conflicts.count(),
            duplicates=self._duplicates.count() or 0,
            due=due,
            overdue=overdue,
            gaps=gaps,
            profile=profile,
            counted=counted,
            late=self._late(),
            last_backup=self._maintenance.last_backup(),
        )

    def _dates(self) -> tuple[tuple[Due, ...], int]:
        """What is due next under the plan in use; nothing while its files have mistakes."""
        on = today(self._workspace.clock)
        try:
            overdue = sum(one.days < 0 for one in self._due.due(on))
            return self._due.nearest(on, DUE_SHOWN), overdue
        except FieldkitError:
            return (), 0

    def _last_file(self) -> Arrival | None:
        came = self._packages.log(LOOKED_AT)
        return next((one for one in came if one.status in {ACCEPTED, KNOWN}), None)

    def _gaps(self, *, has_communities: bool) -> tuple[tuple[TypeGaps, ...], Text | None, int]:
        if not has_communities or not self._records.count("outlet"):
            return (), None, 0
        try:
            view = self._analysis.coverage()
        except FieldkitError:
            # The plan in use has mistakes; its own page says which.
            return (), None, 0
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
