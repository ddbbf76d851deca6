"""Turns what a person does on the page of packages into calls, and results into a new state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.services.packages import PackageService
from ui.language import current_language, say
from ui.models.moments import when
from ui.packages import texts
from ui.packages.asking import Asking
from ui.packages.files import FileList
from ui.packages.questions import name_of, shown_value
from ui.packages.state import LogRow, PackagesState
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.conflicts import ConflictView
    from fieldkit.services.packages import Exported, Imported, Planned
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.packages import TakenPackage
    from ui.shell import Shell

PAGE = "packages"
_COALESCE_MS = 150


@dataclass(frozen=True, slots=True)
class _Read:
    """What one look at the workspace gave."""

    views: tuple[ConflictView, ...]
    log: tuple[TakenPackage, ...]
    unsent: int


class PackagesPresenter(QObject):
    """Holds the services of the page.

    Signals: ``state_changed(PackagesState)``, ``export_asked()`` when another
    page sent a person here to hand in.
    """

    state_changed = Signal(object)
    export_asked = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._packages = PackageService(workspace)
        self._files = FileList()
        self._asking = Asking(workspace)
        self._log: tuple[TakenPackage, ...] = ()
        self._unsent = 0
        self._busy = 0
        self._trouble = ""
        self._wanted = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COALESCE_MS)
        self._soon.timeout.connect(self._refresh_if_shown)
        shell.relay.follow(self._on_change)

    # --- reading ------------------------------------------------------------

    @property
    def state(self) -> PackagesState:
        """Everything on the page now."""
        now = self._workspace.clock.now()
        return PackagesState(
            files=self._files.rows(now, open_conflicts=self._asking.count),
            log=tuple((taken.id, _log_row(taken, when(taken.received, now))) for taken in self._log),
            ready=len(self._files.ready()),
            busy=self._busy > 0,
            open=self._asking.count,
            unsent=self._unsent,
            question=self._asking.question(now),
            trouble=self._trouble,
        )

    def entered(self, argument: object) -> None:
        """The page comes into sight.

        Args:
            argument: a record id goes to its conflict, ``"export"`` opens the
                handing in, paths are taken as if they had been dropped.
        """
        self._wanted = ""
        if argument == "export":
            self.export_asked.emit()
        elif isinstance(argument, str) and argument:
            self._wanted = argument
        elif isinstance(argument, tuple):
            self.add_files(tuple(path for path in argument if isinstance(path, Path)))
        self.refresh()

    def refresh(self) -> None:
        """Read conflicts, log and what is not handed in."""
        self._shell.runner.run(self._read, self._show_read, owner=self, key="read")

    def _read(self, progress: Progress) -> _Read:
        progress.check()
        return _Read(tuple(self._asking.every()), tuple(self._packages.log()), self._packages.unsent())

    def _show_read(self, read: _Read) -> None:
        self._asking.show(read.views)
        self._log, self._unsent = read.log, read.unsent
        if self._wanted:
            if not self._asking.go_to(self._wanted):
                self._shell.toast(say(texts.NOT_IN_CONFLICT), Tone.INFO)
            self._wanted = ""
        self._render()

    def _on_change(self, touched: object) -> None:
        del touched
        self._soon.start()

    def _refresh_if_shown(self) -> None:
        # A page out of sight reads anew when it is entered.
        page = self.parent()
        if not isinstance(page, QWidget) or page.isVisible():
            self.refresh()

    def _render(self) -> None:
        self._shell.set_badge(PAGE, self._asking.count)
        self.state_changed.emit(self.state)

    # --- packages in --------------------------------------------------------

    def add_files(self, paths: Sequence[Path]) -> None:
        """Verify files that were dropped or chosen."""
        fresh = self._files.put_in(paths)
        if not fresh:
            self._shell.toast(say(texts.NOT_A_PACKAGE), Tone.MISSING)
            return
        self._busy += 1
        self._render()
        self._shell.runner.run(
            partial(self._preview, fresh),
            self._show_plans,
            owner=self,
            lane=Lane.FREE,
            failed=self._failed,
            title=texts.CHECKING,
        )

    def _preview(self, files: Sequence[Path], progress: Progress) -> Sequence[Planned] | None:
        try:
            return self._packages.preview(files, progress)
        except OperationCancelledError:
            return None

    def _show_plans(self, plans: Sequence[Planned] | None) -> None:
        self._busy -= 1
        if plans is None:
            self._files.forget_unchecked()
        else:
            self._files.planned(plans)
        self._render()

    def take(self) -> None:
        """Import everything that is ready."""
        ready = self._files.ready()
        if not ready or self._busy:
            return
        self._busy += 1
        self._render()
        self._shell.runner.run(
            partial(self._take, ready),
            partial(self._show_taken, ready),
            owner=self,
            lane=Lane.WRITE,
            failed=self._failed,
            title=texts.TAKING,
        )

    def _take(self, planned: Sequence[Planned], progress: Progress) -> Sequence[Imported] | None:
        try:
            return self._packages.take(planned, progress)
        except OperationCancelledError:
            return None

    def _show_taken(self, ready: Sequence[Planned], results: Sequence[Imported] | None) -> None:
        self._busy -= 1
        if results is None:
            # Nobody can say here which of them were finished: looking again tells.
            self._shell.toast(say(texts.STOPPED), Tone.INFO)
            self.add_files(tuple(plan.file for plan in ready))
        else:
            self._files.imported(results)
            words, tone = _sum_up(results)
            self._shell.toast(words, tone)
        self.refresh()

    def _failed(self, error: FieldkitError) -> None:
        self._busy -= 1
        self._files.forget_unchecked()
        self._shell.failures.show(error)
        self._render()

    # --- decisions ----------------------------------------------------------

    def pick(self, index: int) -> None:
        """Settle the question in hand with one of its values."""
        view = self._asking.current
        if view is None or not 0 <= index < len(view.choices):
            return
        choice = view.choices[index]
        try:
            self._asking.pick(view, choice)
        except FieldkitError as error:
            self._shell.failures.show(error)
            self.refresh()
            return
        if view.deleted_and_changed:
            self._settled(view, say(texts.DELETED if choice.value is None else texts.KEPT))
        else:
            self._settled(view, shown_value(view, choice))

    def write(self, typed: str) -> None:
        """Settle the question in hand with a third value."""
        view = self._asking.current
        if view is None or not typed.strip():
            return
        try:
            self._asking.write(view, typed)
        except FieldkitError as error:
            self._trouble = error.say(current_language())
            self._render()
            return
        self._settled(view, typed.strip())

    def later(self) -> None:
        """Leave the question for later."""
        self._trouble = ""
        self._asking.later()
        self._render()

    def _settled(self, view: ConflictView, value: str) -> None:
        self._trouble = ""
        back = partial(self._take_back, view)
        left = self._asking.count
        words = say(texts.SETTLED_NEXT, value=value, count=left) if left else say(texts.SETTLED, value=value)
        self._shell.toast(words, Tone.GOOD, say(texts.UNDO), back)
        change = say(texts.CHANGE, title=name_of(view), label=say(view.label), value=value)
        self._shell.say_change(change, undo=back)
        self._render()
        self.refresh()

    def _take_back(self, view: ConflictView) -> None:
        if self._asking.current is view:
            return
        try:
            self._asking.take_back(view)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self._shell.say_change("")
        self._render()

    # --- packages out -------------------------------------------------------

    def export(self, path: Path, areas: Sequence[str]) -> None:
        """Write a package; ``areas`` are record ids, none means everything."""
        self._workspace.set_setting("export_folder", str(path.parent))
        self._shell.runner.run(
            partial(self._export, path, tuple(areas)),
            self._show_exported,
            owner=self,
            lane=Lane.WRITE,
            title=texts.EXPORTING,
        )

    def _export(self, path: Path, areas: Sequence[str], progress: Progress) -> Exported:
        return self._packages.export(path, areas=areas, progress=progress)

    def _show_exported(self, written: Exported) -> None:
        words = say(texts.EXPORTED, name=written.path.name, records=written.records, changes=written.changes)
        self._shell.toast(
            words, Tone.GOOD, say(texts.OPEN_FOLDER), partial(_open_folder, written.path.parent)
        )
        self.refresh()


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _log_row(taken: TakenPackage, received: str) -> LogRow:
    sender = taken.device or taken.person or say(texts.UNKNOWN_SENDER)
    return LogRow(received, taken.file_name, sender, taken.added, taken.edits)


def _sum_up(results: Sequence[Imported]) -> tuple[str, Tone]:
    taken = [result for result in results if result.status == "accepted"]
    refused = sum(result.status == "refused" for result in results)
    conflicts = sum(result.conflicts for result in taken)
    words = say(
        texts.TOOK,
        count=len(taken),
        added=sum(result.added for result in taken),
        edits=sum(result.edits for result in taken),
    )
    if conflicts:
        words += say(texts.TOOK_CONFLICTS, count=conflicts)
    if refused:
        words += say(texts.TOOK_REFUSED, count=refused)
    return words, Tone.MISSING if refused else Tone.INFO if conflicts else Tone.GOOD
