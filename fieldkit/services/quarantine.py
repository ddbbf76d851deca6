"""Files that were refused: kept apart with the reason, to be tried again or put away."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.services.names import file_name
from fieldkit.storage import arrivals

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.arrivals import Arrival

FOLDER = "quarantine"
LARGEST = 64 * 1024 * 1024
"""A larger file is noted and stays where it is."""


class Quarantine:
    """The refused files of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def every(self) -> list[Arrival]:
        """What waits there, latest first."""
        with self._workspace.database.read() as connection:
            return arrivals.refused(connection)

    def path(self, arrival: Arrival) -> Path | None:
        """The copy of a refused file; None where there is none."""
        path = self._workspace.path / FOLDER / arrival.stored if arrival.stored else None
        return path if path is not None and path.is_file() else None

    def put(self, file: Path, digest: str, reason: FieldkitError) -> None:
        """Keep a copy of a refused file and why; the same file is kept once."""
        waiting = {one.file_hash: one for one in self.every()}
        if digest and digest in waiting:
            return
        stored = self._copy(file, digest) if digest else ""
        with self._workspace.database.write() as work:
            arrivals.note(
                work,
                arrivals.Arrival(
                    file_name=file.name,
                    file_hash=digest,
                    received=stamp(self._workspace.clock),
                    status=arrivals.REFUSED,
                    reason=reason.say("zh"),
                    reason_en=reason.say("en"),
                    stored=stored,
                ),
            )

    def taken(self, digest: str) -> None:
        """A file with these bytes was taken after all."""
        for arrival in self.every():
            if arrival.file_hash == digest:
                self.remove(arrival)

    def remove(self, arrival: Arrival) -> None:
        """Put a refused file away; the line in the log stays."""
        path = self.path(arrival)
        with self._workspace.database.write() as work:
            arrivals.settle(work, arrival.id)
        if path is not None:
            with suppress(OSError):
                path.unlink()

    def _copy(self, file: Path, digest: str) -> str:
        folder = self._workspace.path / FOLDER
        name = f"{digest[:12]}_{file_name(file.name)}"
        try:
            if file.stat().st_size > LARGEST or file.parent == folder:
                return file.name if file.parent == folder else ""
            folder.mkdir(exist_ok=True)
            shutil.copyfile(file, folder / name)
        except OSError:
            # the reason stands in the log all the same, and the sender's file is where it was
            return ""
        return name
