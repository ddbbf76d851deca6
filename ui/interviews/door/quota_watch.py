"""Watches the quota of the interview in hand; how full the cells are is counted beside the interview."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.services.quotas import NO_WATCH, QuotaService, Watch
from ui.interviews.door.state import FullCell

if TYPE_CHECKING:
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.sittings import Sitting
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


class QuotaWatch(QObject):
    """Signal: ``came`` when the cells have been counted, and the answers given so far may already be of a full one."""

    came = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._runner = QuotaService(workspace), shell.runner
        self._record, self._watch = "", NO_WATCH
        self._insists = False

    def begin(self, record: str) -> None:
        """Watch a sheet from now on; an empty one is a trial, which fills nothing."""
        self._record, self._watch, self._insists = record, NO_WATCH, False
        if record:
            self._runner.run(
                partial(self._read, record), partial(self._take, record), owner=self, key="quota watch"
            )

    def full(self, sitting: Sitting) -> FullCell | None:
        """The full cell that the answers put the sheet into; None while all is well."""
        found = self._watch.full(sitting.interview.stored()) if self._watch is not NO_WATCH else None
        if found is None:
            self._insists = False
            return None
        return FullCell(found.cell.label, found.have, found.cell.wanted, is_insisted=self._insists)

    def insist(self) -> None:
        """Somebody wanted to go on without deciding."""
        self._insists = True

    def stop(self) -> None:
        """It is decided: no more is said of quotas."""
        self._record, self._watch, self._insists = "", NO_WATCH, False

    def _read(self, record: str, progress: Progress) -> Watch:
        progress.check()
        return self._service.watch(record)

    def _take(self, record: str, watch: Watch) -> None:
        if record == self._record and watch is not NO_WATCH:
            self._watch = watch
            self.came.emit()
