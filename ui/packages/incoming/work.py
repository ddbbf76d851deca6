"""What runs beside the window while files come in: results go into a box as they are made."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from fieldkit.exchange.reading import file_digest
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from ui.packages.incoming import texts
from ui.packages.incoming.held import Held, packages_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.services.packages import Imported, PackageService, Planned

T = TypeVar("T")


class Outbox(Generic[T]):
    """Filled in a lane, emptied on the UI thread a few times a second."""

    def __init__(self) -> None:
        self._made: deque[T] = deque()

    def put(self, one: T) -> None:
        """Lay a result in."""
        self._made.append(one)

    def take(self) -> list[T]:
        """Take out what is there."""
        taken: list[T] = []
        with suppress(IndexError):
            while True:
                taken.append(self._made.popleft())
        return taken


class _OneFile(Progress):
    """One file's share of an import: stopped with the whole until it is taken; then it is told, come what may."""

    def __init__(self, whole: Progress) -> None:
        super().__init__()
        self._whole = whole

    def step(self, count: int = 1, detail: str = "") -> None:
        del count, detail

    def check(self) -> None:
        self._whole.check()


def find(paths: Sequence[Path], progress: Progress) -> tuple[Path, ...]:
    """The packages among what was dropped."""
    progress.check()
    return tuple(packages_in(paths))


def check(
    packages: PackageService,
    files: Sequence[Path],
    passwords: Sequence[str],
    box: Outbox[Planned],
    progress: Progress,
) -> bool:
    """Verify files one by one; what is refused is kept in quarantine. False when it was cancelled."""
    try:
        progress.begin(texts.CHECKING, len(files))
        for file in files:
            progress.step(0, file.name)
            plan = packages.preview([file], progress.part(), passwords=passwords)[0]
            if plan.status == "refused":
                _keep_apart(packages, plan)
            box.put(plan)
            progress.step(detail=file.name)
    except OperationCancelledError:
        return False
    return True


def take(
    packages: PackageService,
    files: Sequence[Held],
    passwords: Sequence[str],
    box: Outbox[Imported],
    progress: Progress,
) -> bool:
    """Import files one by one, each whole or not at all. False when it was cancelled."""
    decisions = {one.path: one.decision() for one in files}
    names = {one.path: one.name for one in files}
    try:
        progress.begin(texts.TAKING, len(files))
        for file, name in names.items():
            progress.step(0, name)
            box.put(
                packages.import_files(
                    [file], passwords=passwords, decisions=decisions, progress=_OneFile(progress)
                )[0]
            )
            progress.step(detail=name)
    except OperationCancelledError:
        return False
    return True


def _keep_apart(packages: PackageService, plan: Planned) -> None:
    """A file that was refused is kept with the reason; some other workbook is nobody's business."""
    assert plan.refusal is not None, "a refusal says why"
    if Held(plan.file, plan.file.name, plan).is_foreign:
        return
    with suppress(FieldkitError):  # it is gone, or cannot be read: its row says so
        packages.quarantine.put(plan.file, file_digest(plan.file), plan.refusal)
