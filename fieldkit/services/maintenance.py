"""Keeping a workspace safe: check, digest, backup, rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.changes import Topic
from fieldkit.kernel.clock import stamp
from fieldkit.kernel.progress import Progress
from fieldkit.storage import backup, integrity, ledger_store, settings

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.services.workspace import Workspace


class MaintenanceService:
    """What is done to a workspace as a whole."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def check(self, progress: Progress | None = None) -> list[Problem]:
        """Everything that is wrong with the workspace: file, ledger, projections, photos."""
        return integrity.check(self._workspace.database, self._workspace.path, progress or Progress())

    def digest(self) -> str:
        """One hash of the set of changes and of the state they make; equal sets give equal hashes anywhere."""
        with self._workspace.database.read() as connection:
            return ledger_store.digest(connection)

    def change_count(self) -> int:
        """How many changes the ledger holds."""
        with self._workspace.database.read() as connection:
            return ledger_store.count(connection)

    def back_up(self, reason: str = "daily") -> Path:
        """Write a verified backup into the workspace's backups folder."""
        target = backup.back_up(
            self._workspace.database, self._workspace.path / "backups", self._workspace.clock, reason
        )
        with self._workspace.database.write() as work:
            settings.put(work, settings.LAST_BACKUP, stamp(self._workspace.clock))
            work.topics.add(Topic.BACKUPS)
        return target

    def last_backup(self) -> str:
        """When the last backup was made (ISO), or an empty string."""
        return self._workspace.setting(settings.LAST_BACKUP)

    def back_up_if_due(self) -> Path | None:
        """Back up unless that was done today; called when the window opens."""
        if self.last_backup()[:10] == stamp(self._workspace.clock)[:10] or self.change_count() == 0:
            return None
        return self.back_up()

    def rebuild(self) -> None:
        """Make every table anew from the ledger."""
        with self._workspace.database.write() as work:
            ledger_store.rebuild(work)
