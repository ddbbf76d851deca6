"""What the page asks of the package service; ``services.packages`` fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.progress import Progress
    from fieldkit.storage.packages import TakenPackage


class PlannedFile(Protocol):
    """What taking a file would give."""

    @property
    def file(self) -> Path:
        """Where it lies."""
        ...

    @property
    def status(self) -> str:
        """``ready``, ``known`` or ``refused``."""
        ...

    @property
    def person(self) -> str:
        """Who made it."""
        ...

    @property
    def device(self) -> str:
        """On which device."""
        ...

    @property
    def added(self) -> int:
        """Changes that are new here."""
        ...

    @property
    def edits(self) -> int:
        """Cells corrected in a spreadsheet."""
        ...

    @property
    def damage(self) -> int:
        """Cells spoilt by a spreadsheet program."""
        ...

    @property
    def conflicts(self) -> int:
        """Conflicts that there would be."""
        ...

    @property
    def missing(self) -> str:
        """Gaps before this package (缺号), in words; empty for none."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """What was found in the cells."""
        ...

    @property
    def refusal(self) -> FieldkitError | None:
        """Why it cannot be taken."""
        ...


class ImportedFile(Protocol):
    """What taking a file gave."""

    @property
    def file(self) -> Path:
        """Where it lies."""
        ...

    @property
    def status(self) -> str:
        """``accepted``, ``known`` or ``refused``."""
        ...

    @property
    def added(self) -> int:
        """Changes that came."""
        ...

    @property
    def edits(self) -> int:
        """Corrected cells that came."""
        ...

    @property
    def conflicts(self) -> int:
        """Conflicts that it made."""
        ...

    @property
    def refusal(self) -> FieldkitError | None:
        """Why it was not taken."""
        ...


class WrittenFile(Protocol):
    """A package that was written."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    @property
    def records(self) -> int:
        """Records in it."""
        ...

    @property
    def changes(self) -> int:
        """Changes in it."""
        ...


class PackageDoor(Protocol):
    """The package service as the presenter sees it."""

    def preview(self, files: Sequence[Path], progress: Progress) -> Sequence[PlannedFile]:
        """Verify files and say what taking them would give."""
        ...

    def take(self, planned: Sequence[PlannedFile], progress: Progress) -> Sequence[ImportedFile]:
        """Take them in, each whole or not at all."""
        ...

    def export(
        self, path: Path, *, areas: Sequence[str] = (), progress: Progress | None = None
    ) -> WrittenFile:
        """Write a package."""
        ...

    def log(self) -> Sequence[TakenPackage]:
        """The import log, latest first."""
        ...

    def unsent(self) -> int:
        """Changes of this device that are in no package yet."""
        ...

    def suggested_name(self) -> str:
        """File name for the next package."""
        ...
