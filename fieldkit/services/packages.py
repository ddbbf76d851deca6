"""Packages: what travels between workspaces, out and in. The door; the work is done in the rooms it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.services.arriving import Decision, Imported, Planned
from fieldkit.services.handing_in import Exported, HandInService
from fieldkit.services.quarantine import Quarantine
from fieldkit.services.taking_in import TakingInService
from fieldkit.storage import arrivals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.arrivals import Arrival

__all__ = ["Decision", "Exported", "Imported", "PackageService", "Planned"]


class PackageService:
    """Handing in and taking in."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.hand_in = HandInService(workspace)
        self.taking_in = TakingInService(workspace)
        self.quarantine = Quarantine(workspace)

    def export(
        self,
        path: Path,
        *,
        areas: Sequence[str] = (),
        since_receipt: bool = False,
        password: str | None = None,
        photos: bool = False,
        progress: Progress | None = None,
    ) -> Exported:
        """See :meth:`HandInService.export`."""
        return self.hand_in.export(
            path,
            areas=areas,
            since_receipt=since_receipt,
            password=password,
            photos=photos,
            progress=progress,
        )

    def suggested_name(self) -> str:
        """A file name for the next package."""
        return self.hand_in.suggested_name()

    def unsent(self) -> int:
        """How many changes written here were in no package yet."""
        return self.hand_in.unsent()

    def preview(
        self, files: Sequence[Path], progress: Progress | None = None, *, passwords: Sequence[str] = ()
    ) -> list[Planned]:
        """Verify files and say what each would bring; nothing is taken."""
        return self.taking_in.preview(files, passwords=passwords, progress=progress)

    def take(
        self,
        planned: Sequence[Planned],
        progress: Progress | None = None,
        *,
        passwords: Sequence[str] = (),
        decisions: Mapping[Path, Decision] | None = None,
    ) -> list[Imported]:
        """Take files that were previewed."""
        return self.import_files(
            [one.file for one in planned], passwords=passwords, decisions=decisions, progress=progress
        )

    def import_files(
        self,
        files: Sequence[Path],
        *,
        passwords: Sequence[str] = (),
        decisions: Mapping[Path, Decision] | None = None,
        progress: Progress | None = None,
    ) -> list[Imported]:
        """See :meth:`TakingInService.import_files`."""
        return self.taking_in.import_files(files, passwords=passwords, decisions=decisions, progress=progress)

    def log(self, limit: int | None = None) -> list[Arrival]:
        """Every file that came, latest first; kept for good."""
        with self._workspace.database.read() as connection:
            return arrivals.every(connection, limit)
