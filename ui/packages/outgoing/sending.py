"""Asks the services what could go out, writes it, and tells what was written."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.services.handing_in import DEFAULT_PHOTO_LIMIT, PHOTO_LIMIT
from fieldkit.services.receipts import ReceiptService
from fieldkit.services.records import RecordService
from fieldkit.storage.delivery import Delivery
from ui.language import say
from ui.packages.outgoing import texts
from ui.packages.outgoing.areas import areas_of
from ui.packages.outgoing.sizing import size_of
from ui.packages.outgoing.state import HandInFacts
from ui.packages.outgoing.wording import by_name, device_row, in_groups, package_written, receipts_written
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.packages import Exported, PackageService
    from fieldkit.services.receipts import Device, Receipt
    from fieldkit.services.workspace import Workspace
    from ui.packages.outgoing.state import DeviceRow, HandInScope, HandInSize, HandInWish
    from ui.shell import Shell

FOLDER = "export_folder"


class Sending(QObject):
    """What goes out of this workspace.

    Signals: ``facts_read(HandInFacts)``, ``size_read(HandInSize)``,
    ``devices_read(tuple[DeviceRow])``, ``written(Written)``.
    """

    facts_read = Signal(object)
    size_read = Signal(object)
    devices_read = Signal(object)
    written = Signal(object)

    def __init__(
        self, workspace: Workspace, packages: PackageService, shell: Shell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._packages, self._shell = workspace, packages, shell
        self._receipts, self._records = ReceiptService(workspace), RecordService(workspace)
        self._devices: dict[str, Device] = {}

    @property
    def folder(self) -> Path:
        """Where the last file was put; at first the desk."""
        kept = self._workspace.setting(FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        places = QStandardPaths.StandardLocation
        for place in (places.DesktopLocation, places.DocumentsLocation, places.HomeLocation):
            found = Path(QStandardPaths.writableLocation(place))
            if found.is_dir():
                return found
        return self._workspace.path.parent

    # --- handing in -----------------------------------------------------------

    def ask_facts(self) -> None:
        """Read what the sheet for handing in starts from."""
        self._shell.runner.run(
            partial(self._facts, self.folder), self.facts_read.emit, owner=self, key="facts"
        )

    def ask_size(self, scope: HandInScope) -> None:
        """Read what a package of this scope would hold."""
        self._shell.runner.run(
            partial(self._size, scope),
            self.size_read.emit,
            owner=self,
            key="size",
            failed=self._shell.failures.show,
        )

    def export(self, wish: HandInWish) -> None:
        """Write a package."""
        self._workspace.set_setting(FOLDER, str(wish.path.parent))
        self._shell.runner.run(
            partial(self._export, wish),
            self._exported,
            owner=self,
            lane=Lane.WRITE,
            failed=self._shell.failures.show,
            title=texts.EXPORTING,
        )

    def _facts(self, folder: Path, progress: Progress) -> HandInFacts:
        hand_in = self._packages.hand_in
        progress.check()
        return HandInFacts(
            name=self._packages.suggested_name(),
            folder=folder,
            unsent=hand_in.unsent(),
            unconfirmed=hand_in.unconfirmed(),
            records={state: len(hand_in.records_in(state)) for state in Delivery},
            has_receipt=hand_in.has_receipt(),
            fingerprint=in_groups(hand_in.fingerprint()),
            photo_limit=int(self._workspace.setting(PHOTO_LIMIT) or DEFAULT_PHOTO_LIMIT),
            areas=areas_of(self._records) if self._workspace.identity.role != "community" else (),
        )

    def _size(self, scope: HandInScope, progress: Progress) -> HandInSize:
        progress.check()
        return size_of(scope, self._packages.hand_in, self._records)

    def _export(self, wish: HandInWish, progress: Progress) -> Exported:
        return self._packages.export(
            wish.path,
            areas=wish.scope.areas,
            since_receipt=wish.scope.since_receipt,
            password=wish.password,
            photos=wish.photos,
            progress=progress,
        )

    def _exported(self, written: Exported) -> None:
        self.written.emit(package_written(written))

    # --- receipts -------------------------------------------------------------

    def ask_devices(self) -> None:
        """Read the devices that handed in."""
        self._shell.runner.run(self._read_devices, self._show_devices, owner=self, key="devices")

    def write_receipts(self, keys: Sequence[str], folder: Path) -> None:
        """Write a receipt for each of these devices into a folder."""
        self._workspace.set_setting(FOLDER, str(folder))
        made: list[Receipt] = []
        self._shell.runner.run(
            partial(self._write_receipts, tuple(keys), folder, made),
            partial(self._receipts_done, len(keys), made),
            owner=self,
            lane=Lane.WRITE,
            failed=self._shell.failures.show,
            title=texts.WRITING_RECEIPTS,
        )

    def _read_devices(self, progress: Progress) -> list[Device]:
        progress.check()
        return self._receipts.devices()

    def _show_devices(self, devices: Sequence[Device]) -> None:
        devices = sorted(devices, key=by_name)
        self._devices = {one.replica: one for one in devices}
        if not devices:
            self._shell.toast(say(texts.NO_DEVICES), Tone.INFO)
            return
        now = self._workspace.clock.now()
        rows: tuple[DeviceRow, ...] = tuple(device_row(one, now) for one in devices)
        self.devices_read.emit(rows)

    def _write_receipts(
        self, keys: Sequence[str], folder: Path, made: list[Receipt], progress: Progress
    ) -> None:
        names: set[str] = set()
        with suppress(OperationCancelledError):  # those that are written stay
            progress.begin(texts.WRITING_RECEIPTS, len(keys))
            for key in keys:
                path = folder / _free_name(self._receipts.suggested_name(self._devices[key]), names)
                progress.step(0, path.name)
                made.append(self._receipts.write(key, path, progress.part()))
                progress.step(detail=path.name)

    def _receipts_done(self, wanted: int, made: Sequence[Receipt], _: None) -> None:
        if len(made) < wanted:
            self._shell.toast(say(texts.RECEIPTS_STOPPED, count=len(made)), Tone.INFO)
        if made:
            self.written.emit(receipts_written(made))


def _free_name(name: str, taken: set[str]) -> str:
    """Two devices of one name get two files."""
    found, number = name, 2
    while found in taken:
        stem = name.removesuffix(".xlsx")
        found, number = f"{stem} ({number}).xlsx", number + 1
    taken.add(found)
    return found
