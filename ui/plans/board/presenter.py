"""Works the board out beside the window, again whenever what it rests on has changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.kernel.clock import today
from fieldkit.services.targets import TargetService
from ui.plans import texts
from ui.plans.board.details import detail_of
from ui.plans.board.listing import board_state
from ui.plans.board.state import BoardState, Grouping
from ui.plans.tab_presenter import TabPresenter

if TYPE_CHECKING:
    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.targets import Overview
    from fieldkit.services.workspace import Workspace
    from ui.plans.board.state import NextStep
    from ui.shell import Shell

_QUIET_MS = 400


class BoardPresenter(TabPresenter):
    """Signals: ``listed(BoardState)``, ``shown(Detail)``, ``refused(FieldkitError)``, ``day_refused``."""

    RESTS_ON = ("outlet", "area", "circle", "submission", "facility", "assessment")
    refused = Signal(object)
    day_refused = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(workspace, shell, parent)
        self._targets = TargetService(workspace)
        self._view: Overview | None = None
        self._by = Grouping.YEAR
        self._on: date | None = None
        self._line = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._load_if_seen)

    @property
    def state(self) -> BoardState:
        """The list as it was worked out last."""
        return BoardState() if self._view is None else board_state(self._view, self._by)

    @property
    def day(self) -> date | None:
        """The day that the board is of; None for today."""
        return self._on

    def load(self) -> None:
        """Work everything out anew; what is shown stays until then."""
        super().load()
        on = self._on or today(self._workspace.clock)

        def work(progress: Progress) -> Overview:
            progress.check()
            return self._targets.overview(on=on)

        self._shell.runner.run(
            work, self._take, owner=self, failed=self._refuse, title=texts.COUNTING, key="board"
        )

    def group(self, by: str) -> None:
        """Put the lines together by something else."""
        self._by = Grouping(by)
        self.listed.emit(self.state)

    def choose_day(self, words: str) -> None:
        """Look at the board of another day; an empty text is today."""
        try:
            self._on = date.fromisoformat(words) if words else None
        except ValueError:
            self.day_refused.emit()
            return
        self.load()

    def choose(self, line: str) -> None:
        """Show what is behind a line."""
        self._line = line
        if self._view is not None and line:
            found = detail_of(self._view, line)
            if found is not None:
                self.shown.emit(found)

    def go(self, step: NextStep) -> None:
        """Go where the missing figure is recorded."""
        self._shell.go(step.page, step.argument)

    def open(self, page: str, record: str) -> None:
        """Go to a place behind a figure."""
        self._shell.go(page, record)

    # --- inside -------------------------------------------------------------

    def _take(self, view: Overview) -> None:
        self._view = view
        self.listed.emit(self.state)
        self.choose(self._line)

    def _refuse(self, error: FieldkitError) -> None:
        self._stale = True
        self.refused.emit(error)

    def _touched(self) -> None:
        """Wait for a pause: much is typed into what the board counts."""
        self._stale = True
        self._quiet.start()
