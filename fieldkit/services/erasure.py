"""Erasure: what a resident demands, or what was kept long enough, is gone here and wherever this arrives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.ledger import writing
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.records import field_key
from fieldkit.services.problems import ServiceError
from fieldkit.storage import files, ledger_store
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.ledger.state import RecordState
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Work


@dataclass(frozen=True, slots=True)
class Purged:
    """What an erasure did.

    Attributes:
        record: which one.
        fields: keys of the fields whose values are gone; empty for the whole record.
        copies: files that still hold the values: backups and packages in this workspace's folders.
    """

    record: str
    fields: tuple[str, ...]
    copies: tuple[Path, ...]


class ErasureService:
    """Erase values for good."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def purge(self, record: str, fields: Sequence[str] = ()) -> Purged:
        """Erase these fields of a record, or all of it; there is no undo.

        The erasure travels: who gets it loses the values too, and packages that come
        late are stripped of them (merge property P22).

        Raises:
            UsageError: the kind has no such field.
            FieldkitError: no such record; nothing was changed.
        """
        with self._workspace.database.write() as work:
            for member in ledger_store.members_of(work.connection, record):
                state = ledger_store.state(work.connection, member)
                if state is None:
                    raise FieldkitError(StorageError.NO_SUCH_RECORD, record=record)
                self._purge(work, state, fields)
            files.remove_unreferenced(work, self._workspace.path)
        self._workspace.database.scrub()
        return Purged(record, tuple(fields), self.copies())

    def _purge(self, work: Work, state: RecordState, fields: Sequence[str]) -> None:
        kind = kind_of(state.kind)
        units: list[str] | None = None
        if fields:
            for key in fields:
                open_ = kind is not None and kind.open_prefix and key.startswith(kind.open_prefix)
                if kind is not None and not open_ and kind.field(key) is None:
                    raise UsageError(
                        ServiceError.NO_SUCH_FIELD, field=key, kind=kind.label.zh, kind_en=kind.label.en
                    )
            units = [unit for unit in state.heads if field_key(unit) in fields]
            units += [key for key in fields if kind is not None and not _several(kind, key)]
            units = list(dict.fromkeys(units))
        self._workspace.append(work, lambda cursor, who: writing.purge(cursor, who, state, units), "purge")

    def copies(self) -> tuple[Path, ...]:
        """Files beside the database that were made before and may hold what was erased."""
        found = []
        for part in ("backups", "outbox", "quarantine"):
            folder = self._workspace.path / part
            if folder.is_dir():
                found += [path for path in sorted(folder.iterdir()) if path.is_file()]
        return tuple(found)

    def remove_copies(self) -> int:
        """Delete those copies; how many there were."""
        copies = self.copies()
        for path in copies:
            path.unlink(missing_ok=True)
        return len(copies)


def _several(kind: Kind, key: str) -> bool:
    field = kind.field(key)
    return field is not None and field.holds_several
