"""The files of the list: how far each is, and what a person said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.exchange.problems import ExchangeError
from fieldkit.services.packages import Decision
from fieldkit.services.taking_in import TrustError
from fieldkit.services.trust import Trust
from ui.packages.incoming.state import READY_STATES, FileState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.services.packages import Imported, Planned

SUFFIX = ".xlsx"
_LOCK_FILE = "~$"
"""Office programs lay such a file beside a workbook that is open."""
_FOREIGN = frozenset((ExchangeError.NOT_A_PACKAGE, ExchangeError.LEDGER_GONE))


@dataclass(slots=True)
class Held:
    """One file of the list.

    Attributes:
        path: where it lies; name: how it is called for people.
        planned: what taking it would give; imported: what it gave.
        tried: a password was tried on it, and was wrong.
        is_trusted, take_cleared, declined: what a person said; None while nobody did.
        decides_later: it left conflicts that are still open.
    """

    path: Path
    name: str
    planned: Planned | None = None
    imported: Imported | None = None
    tried: bool = False
    is_trusted: bool = False
    take_cleared: bool | None = None
    declined: set[str] = field(default_factory=set)
    decides_later: bool = False

    @property
    def refusal(self) -> FieldkitError | None:
        """Why it cannot be taken, as far as is known."""
        if self.imported is not None:
            return self.imported.refusal
        return self.planned.refusal if self.planned is not None else None

    @property
    def is_foreign(self) -> bool:
        """Whether it is some other workbook, to be imported as a table."""
        return self.refusal is not None and self.refusal.code in _FOREIGN

    @property
    def has_changed_key(self) -> bool:
        """Whether a person must compare a fingerprint first."""
        if self.imported is not None:
            return self.refusal is not None and self.refusal.code is TrustError.CHANGED_KEY
        return self.planned is not None and self.planned.verdict.needs_consent and not self.is_trusted

    @property
    def state(self) -> FileState:
        """How far it is."""
        if self.planned is None:
            return FileState.CHECKING
        if self.refusal is not None and self.planned.status != "locked":
            if self.has_changed_key:
                return FileState.CHANGED_KEY
            return FileState.FOREIGN if self.is_foreign else FileState.REFUSED
        if self.imported is not None:
            return self._state_after()
        return self._state_before(self.planned)

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported now."""
        return self.imported is None and self.state in READY_STATES

    @property
    def waits(self) -> bool:
        """Whether a word about it is missing before it can be imported."""
        return self.imported is None and self.state in {FileState.DECIDE, FileState.CHANGED_KEY}

    def decision(self) -> Decision:
        """What was said, for the service."""
        return Decision(
            is_trusted=self.is_trusted,
            take_cleared=bool(self.take_cleared),
            declined=frozenset(self.declined),
        )

    def _state_after(self) -> FileState:
        assert self.imported is not None, "asked only after the import"
        if self.imported.status == "known":
            return FileState.KNOWN
        return FileState.DECIDE if self.decides_later else FileState.TAKEN

    def _state_before(self, planned: Planned) -> FileState:
        if planned.status in {"locked", "known"}:
            return FileState.LOCKED if planned.status == "locked" else FileState.KNOWN
        if self.has_changed_key:
            return FileState.CHANGED_KEY
        if planned.held_back and self.take_cleared is None:
            return FileState.DECIDE
        if planned.content == "receipt":
            return FileState.RECEIPT
        if planned.verdict.trust is Trust.FIRST:
            return FileState.NEW_DEVICE
        return FileState.GAP if planned.missing else FileState.READY


class FileList:
    """The files in the order in which they came; a file dropped again is looked at again.

    ``touched`` collects what changed since it was last asked for.
    """

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}
        self._touched: set[str] = set()

    def __iter__(self) -> Iterator[tuple[str, Held]]:
        return iter(self._held.items())

    def get(self, key: str) -> Held | None:
        """One file; None when it is not in the list."""
        return self._held.get(key)

    def put_in(self, path: Path, name: str = "") -> None:
        """Add a file, or look at it anew."""
        self._held[str(path)] = Held(path, name or path.name)
        self._touched.add(str(path))

    def planned(self, plan: Planned) -> None:
        """Keep what the check found; what was said about the file stays."""
        held = self._held.get(str(plan.file))
        if held is None:  # taken off meanwhile
            return
        held.planned, held.imported = plan, None
        held.tried = False
        self._touched.add(str(plan.file))

    def imported(self, result: Imported) -> None:
        """Keep what the import gave."""
        held = self._held.get(str(result.file))
        if held is not None:
            held.imported = result
            held.decides_later = bool(result.conflicts)
            self._touched.add(str(result.file))

    def touch(self, key: str) -> None:
        """Something about this file was said."""
        self._touched.add(key)

    def conflicts_are_settled(self) -> None:
        """No decision waits any more."""
        for key, held in self._held.items():
            if held.decides_later:
                held.decides_later = False
                self._touched.add(key)

    def take_off(self, keys: Collection[str]) -> None:
        """Take files off the list; the files themselves stay where they are."""
        for key in keys:
            self._held.pop(key, None)
            self._touched.add(key)

    def unchecked(self) -> list[str]:
        """Files whose check never ended."""
        return [key for key, one in self._held.items() if one.planned is None]

    def ready(self) -> list[Held]:
        """What can be imported now."""
        return [one for one in self._held.values() if one.is_ready]

    def waiting(self) -> int:
        """How many wait for a word of a person."""
        return sum(one.waits for one in self._held.values())

    def locked(self) -> list[Held]:
        """What needs a password."""
        return [one for one in self._held.values() if one.state is FileState.LOCKED]

    def still_locked(self, keys: Collection[str], *, tried: bool) -> int:
        """How many of these still want a password, after one was tried on them or not."""
        found = [key for key in keys if key in self._held and self._held[key].state is FileState.LOCKED]
        for key in found:
            self._held[key].tried = tried
            self._touched.add(key)
        return len(found)

    def drain(self) -> set[str]:
        """The files that changed since this was last called."""
        touched, self._touched = self._touched, set()
        return touched


def packages_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The workbooks among files and inside folders, however deep."""
    for path in paths:
        found = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        for one in found:
            if one.suffix.lower() == SUFFIX and not one.name.startswith(_LOCK_FILE):
                yield one
