"""Making and opening a workspace, and writing into its ledger."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import SystemClock, stamp
from fieldkit.kernel.ids import ReplicaId
from fieldkit.ledger.writing import Signature
from fieldkit.services.kept_facts import KeptFacts
from fieldkit.storage import folder, ledger_store, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldkit.kernel.clock import Clock
    from fieldkit.kernel.progress import Progress
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.writing import Cursor
    from fieldkit.storage.database import Connection, Database, Work
    from fieldkit.storage.folder import Identity

ROLES = ("community", "street", "district")


class Workspace:
    """An open workspace: its folder, its database, who writes in it, what analysis has read of it."""

    def __init__(self, path: Path, database: Database, clock: Clock) -> None:
        self.path = path
        self.database = database
        self.clock = clock
        self.kept = KeptFacts(database)
        self.identity: Identity = folder.identity(database)

    @property
    def title(self) -> str:
        """What the window shows at its head: the area's name, or the folder's."""
        with self.database.read() as connection:
            return settings.get(connection, settings.TITLE) or self.path.name.removesuffix(folder.SUFFIX)

    def setting(self, key: str, default: str = "") -> str:
        """A setting of this workspace alone."""
        with self.database.read() as connection:
            return settings.get(connection, key, default)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this workspace alone."""
        with self.database.write() as work:
            settings.put(work, key, value)

    def signature(self, source: str) -> Signature:
        """Who writes now, and by which way."""
        return Signature(self.identity.person, stamp(self.clock), self.clock.monotonic_ms(), source)

    def append(
        self,
        work: Work,
        make: Callable[[Cursor, Signature], tuple[list[Change], Cursor]],
        source: str = "form",
    ) -> list[Change]:
        """Write the changes that ``make`` composes at this replica's cursor; part of the caller's transaction."""
        cursor = ledger_store.cursor_of(work.connection, ReplicaId(self.identity.replica))
        changes, _ = make(cursor, self.signature(source))
        if changes:
            ledger_store.add(work, changes, fresh=True)
        return changes

    def refresh_identity(self) -> None:
        """Read again who writes here; after a new replica id was minted."""
        self.identity = folder.identity(self.database)

    def refresh_identity_in(self, connection: Connection) -> None:
        """The same, as a transaction in hand sees it."""
        self.identity = folder.identity_in(connection)

    def discard(self) -> None:
        """Remove a workspace that was just made and could not be filled."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def close(self) -> None:
        """Close the database; nothing is pending, every field was saved as it was left."""
        self.database.close()


def is_current(path: Path) -> bool:
    """Whether a workspace opens at once; else :func:`open_workspace` has to bring it up to date, which takes a while."""
    return folder.is_current(path)


def open_workspace(path: Path, clock: Clock | None = None, progress: Progress | None = None) -> Workspace:
    """Open the workspace folder ``path``; one of an earlier program is brought up to date.

    Raises:
        FieldkitError: not a workspace, newer than this program, in use, damaged.
        OperationCancelledError: nothing is lost; it is brought up to date when it is opened next.
    """
    clock = clock or SystemClock()
    return Workspace(path, folder.open_database(path, clock, progress), clock)


def new_workspace(
    path: Path, *, person: str = "", device: str = "", role: str = "community", clock: Clock | None = None
) -> Workspace:
    """Make an empty workspace at ``path``; it holds no change.

    Raises:
        FieldkitError: the folder exists, cannot be written, the disk is full.
    """
    database = folder.create(path, person=person, device=device, role=role)
    return Workspace(path, database, clock or SystemClock())
