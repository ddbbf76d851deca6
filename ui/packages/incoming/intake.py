"""Holds the files that came: has them checked and taken beside the window, and keeps what was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.services.taking_in import TrustError
from ui.packages.incoming import texts, work
from ui.packages.incoming.detail import cell_of, detail_of
from ui.packages.incoming.held import FileList, Held
from ui.packages.incoming.state import FileDetail, FileRow, IncomingState
from ui.packages.incoming.wording import row_of
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.texts import Text
    from fieldkit.services.packages import Imported, PackageService, Planned
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_SHOW_MS = 250
"""Results are shown four times a second, however fast they come."""


class Intake(QObject):
    """The files at the left of the page.

    Signals: ``changed()`` when there is something new to show; ``locked(count,
    opened)`` when a check left files that want a password (``opened``: how many
    the last password opened, -1 when none was tried); ``taken(results,
    is_whole)`` when an import ended; ``nothing_found(was_folder)``.
    """

    changed = Signal()
    locked = Signal(int, int)
    taken = Signal(object, bool)
    nothing_found = Signal(bool)

    def __init__(
        self, workspace: Workspace, packages: PackageService, shell: Shell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._packages, self._shell = workspace, packages, shell
        self._files = FileList()
        self._rows: dict[str, FileRow] = {}
        self._passwords: list[str] = []
        self._busy = 0
        self._taking = False
        self._plans: work.Outbox[Planned] = work.Outbox()
        self._results: work.Outbox[Imported] = work.Outbox()
        self._made: list[Imported] = []
        self._show = QTimer(self)
        self._show.setInterval(_SHOW_MS)
        self._show.timeout.connect(self._empty_boxes)

    # --- what is shown --------------------------------------------------------

    @property
    def state(self) -> IncomingState:
        """The rows now, in order."""
        now = self._now()
        gone_or_changed = self._files.drain()
        for key in gone_or_changed:
            held = self._files.get(key)
            if held is None:
                self._rows.pop(key, None)
            else:
                self._rows[key] = row_of(held, now)
        return IncomingState(
            files={key: self._rows[key] for key, _ in self._files},
            ready=len(self._files.ready()),
            waiting=self._files.waiting(),
            locked=len(self._files.locked()),
            busy=self._busy > 0,
        )

    @property
    def is_busy(self) -> bool:
        """Whether files are being checked or imported."""
        return self._busy > 0

    @property
    def is_taking(self) -> bool:
        """Whether files are being imported."""
        return self._taking

    def detail(self, key: str) -> FileDetail | None:
        """Everything about one file."""
        held = self._files.get(key)
        return detail_of(key, held, self._now()) if held is not None else None

    def held(self, key: str) -> Held | None:
        """One file of the list."""
        return self._files.get(key)

    def locked_names(self) -> tuple[str, ...]:
        """The files that want a password."""
        return tuple(one.name for one in self._files.locked())

    def conflicts_are_settled(self) -> None:
        """No decision waits any more: the rows say so."""
        self._files.conflicts_are_settled()

    # --- checking -------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Look for packages among what was dropped, then verify them."""
        has_folder = any(not path.suffix for path in paths)
        self._run(partial(work.find, paths), partial(self._found, has_folder=has_folder))

    def add_as(self, path: Path, name: str) -> None:
        """Verify one file under the name it came by (a copy in quarantine)."""
        self._files.put_in(path, name)
        self._check([path])

    def check_again(self, key: str) -> None:
        """Verify a file anew: it was sent again, or something else was in its way."""
        held = self._files.get(key)
        if held is not None and not self._taking:
            held.planned = held.imported = None
            self._files.touch(key)
            self._check([held.path])

    def unlock(self, password: str) -> None:
        """Try one password on every locked file; it is kept until the window closes."""
        locked = [one.path for one in self._files.locked()]
        if locked:
            self._check(locked, password)

    def _found(self, files: tuple[Path, ...], *, has_folder: bool) -> None:
        if not files:
            self.nothing_found.emit(has_folder)
            self.changed.emit()
            return
        for path in files:
            self._files.put_in(path)
        self._check(files)

    def _check(self, files: Sequence[Path], password: str = "") -> None:
        """Verify files with the passwords known so far, or with one more."""
        wanted = tuple(files)
        passwords = (password, *self._passwords) if password else tuple(self._passwords)
        self._run(
            partial(work.check, self._packages, wanted, passwords, self._plans),
            partial(self._checked, {str(path) for path in wanted}, password),
            title=texts.CHECKING,
        )

    def _checked(self, wanted: set[str], password: str, whole: bool) -> None:  # noqa: FBT001 - what the job returned
        self._empty_boxes()
        if not whole:
            self._files.take_off([key for key in self._files.unchecked() if key in wanted])
        still = self._files.still_locked(wanted, tried=bool(password))
        opened = len(wanted) - still if password else -1
        if opened > 0 and password not in self._passwords:
            self._passwords.insert(0, password)
        if still and whole:
            self.locked.emit(still, opened)
        self.changed.emit()

    # --- taking ---------------------------------------------------------------

    def take(self) -> None:
        """Import everything that is ready; what waits for a word stays."""
        ready = self._files.ready()
        if not ready or self.is_busy:
            return
        self._made, self._taking = [], True
        self._run(
            partial(work.take, self._packages, tuple(ready), tuple(self._passwords), self._results),
            self._took,
            lane=Lane.WRITE,
            title=texts.TAKING,
        )

    def _took(self, whole: bool) -> None:  # noqa: FBT001 - what the job returned
        self._taking = False
        self._empty_boxes()
        made, self._made = self._made, []
        # Two new packages of one device, signed differently: only now is the second one known to differ.
        again = [one for one in made if one.refusal and one.refusal.code is TrustError.CHANGED_KEY]
        self.taken.emit(tuple(made), whole)
        self.changed.emit()
        if again:
            self._check([one.file for one in again])

    # --- what a person says -----------------------------------------------------

    def tick(self, key: str, cell: str, *, on: bool) -> None:
        """Take a correction, or decline it."""
        held = self._open(key)
        if held is None or held.planned is None:
            return
        replicas = {edit.dot.replica for edit in held.planned.corrections if cell_of(edit) == cell}
        held.declined = held.declined - replicas if on else held.declined | replicas
        self._said(key)

    def trust(self, key: str, *, on: bool) -> None:
        """The fingerprint was compared and is right; or it was not."""
        held = self._open(key)
        if held is not None:
            held.is_trusted = on
            self._said(key)

    def take_cleared(self, key: str, answer: bool | None) -> None:  # noqa: FBT001 - yes, no, or open again
        """The many cleared cells were cleared on purpose, or not."""
        held = self._open(key)
        if held is not None:
            held.take_cleared = answer
            self._said(key)

    def take_off(self, keys: Collection[str]) -> None:
        """Take files off the list; nothing is deleted."""
        if not self._taking:
            self._files.take_off(keys)
            self.changed.emit()

    def _open(self, key: str) -> Held | None:
        held = self._files.get(key)
        return held if held is not None and held.imported is None and not self._taking else None

    def _said(self, key: str) -> None:
        self._files.touch(key)
        self.changed.emit()

    # --- inside -----------------------------------------------------------------

    def _run(
        self,
        job: Callable[..., object],
        done: Callable[..., None],
        *,
        lane: Lane = Lane.FREE,
        title: Text | None = None,
    ) -> None:
        self._busy += 1
        self._show.start()
        self.changed.emit()
        self._shell.runner.run(
            job,
            partial(self._end, done),
            owner=self,
            lane=lane,
            failed=self._failed,
            title=title,
        )

    def _end(self, done: Callable[..., None], result: object) -> None:
        self._busy -= 1
        done(result)
        if not self._busy:
            self._show.stop()

    def _failed(self, error: FieldkitError) -> None:
        self._busy -= 1
        self._taking = False
        self._empty_boxes()
        self._files.take_off(self._files.unchecked())
        self._shell.failures.show(error)
        self.changed.emit()

    def _empty_boxes(self) -> None:
        plans, results = self._plans.take(), self._results.take()
        for plan in plans:
            self._files.planned(plan)
        for result in results:
            self._files.imported(result)
        self._made += results
        if plans or results:
            self.changed.emit()

    def _now(self) -> datetime:
        return self._workspace.clock.now()
