"""What the page reads of the workspace at once, beside the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.services.receipts import ReceiptService
from fieldkit.services.reviews import ReviewService
from ui.packages.incoming.kept import apart_rows, log_rows
from ui.packages.outgoing.wording import gaps_in_words

if TYPE_CHECKING:
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.conflict_views import ConflictView
    from fieldkit.services.packages import PackageService
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.arrivals import Arrival
    from ui.packages.deciding.deciding import Deciding
    from ui.packages.incoming.state import ApartRow, LogRow


@dataclass(frozen=True, slots=True)
class Read:
    """One look at the workspace.

    Attributes:
        views: open questions; moment: see :meth:`Deciding.show`.
        log, apart: files by key; log_rows, apart_rows: the same in words.
        gaps: whose numbers are missing, in words.
        unsent, unconfirmed: changes of this workspace; returned: records given back to it.
    """

    views: tuple[ConflictView, ...] = ()
    moment: int = 0
    log: dict[str, Arrival] = field(default_factory=dict)
    apart: dict[str, Arrival] = field(default_factory=dict)
    log_rows: dict[str, LogRow] = field(default_factory=dict)
    apart_rows: dict[str, ApartRow] = field(default_factory=dict)
    gaps: str = ""
    unsent: int = 0
    unconfirmed: int = 0
    returned: int = 0


class Reader:
    """Reads in a lane."""

    def __init__(self, workspace: Workspace, packages: PackageService, deciding: Deciding) -> None:
        self._workspace, self._packages, self._deciding = workspace, packages, deciding
        self._receipts, self._reviews = ReceiptService(workspace), ReviewService(workspace)

    def read(self, moment: int, progress: Progress) -> Read:
        """Read everything (any thread)."""
        now = self._workspace.clock.now()
        progress.check()
        log, apart = self._packages.log(), self._packages.quarantine.every()
        return Read(
            views=tuple(self._deciding.read()),
            moment=moment,
            log={str(one.id): one for one in log},
            apart={str(one.id): one for one in apart},
            log_rows=log_rows(log, now),
            apart_rows=apart_rows(apart, log, now),
            gaps=gaps_in_words(self._receipts.missing()),
            unsent=self._packages.unsent(),
            unconfirmed=self._packages.hand_in.unconfirmed(),
            returned=len(self._reviews.returned()),
        )
