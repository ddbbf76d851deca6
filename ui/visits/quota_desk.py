"""Holds the quotas of the page 入户: counts them, loads a table, writes one to fill in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.services.answer_sheets import SheetShelf
from fieldkit.services.quota_templates import write_template
from fieldkit.services.quotas import FormQuota, QuotaService
from ui.language import current_language, say
from ui.tasks import Lane
from ui.theme import Tone
from ui.visits import quota_texts as texts

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


class QuotaDesk(QObject):
    """Signals: ``counted(tuple of FormQuota)``, ``written(path)`` of a table to fill in."""

    counted = Signal(object)
    written = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._service = QuotaService(workspace, SheetShelf())
        self.quotas: tuple[FormQuota, ...] = ()

    def load(self) -> None:
        """Count anew."""
        self._shell.runner.run(self._count, self._take, owner=self, key="quotas")

    def read_table(self, path: Path) -> None:
        """Take a table for the quota of the form in use."""
        self._shell.runner.run(
            partial(self._set, path), self._was_set, owner=self, key="quota table", lane=Lane.WRITE,
            title=texts.READING,
        )  # fmt: skip

    def clear(self, form: str) -> None:
        """Take the quota of a form away."""
        self._shell.runner.run(
            partial(self._clear, form), self._was_cleared, owner=self, key="quota table", lane=Lane.WRITE
        )

    def write_template(self, path: Path) -> None:
        """Write a table to fill in."""
        self._shell.runner.run(
            partial(self._write, path), self.written.emit, owner=self, key="quota template"
        )

    def _count(self, progress: Progress) -> tuple[FormQuota, ...]:
        progress.check()
        return self._service.forms()

    def _take(self, quotas: tuple[FormQuota, ...]) -> None:
        self.quotas = quotas
        self.counted.emit(quotas)

    def _set(self, path: Path, progress: Progress) -> FormQuota:
        cells = self._service.read(path, progress=progress)
        self._service.set(cells)
        return self._service.of(cells[0].form)

    def _was_set(self, one: FormQuota) -> None:
        words = say(texts.SET, title=one.title, cells=len(one.fillings), wanted=one.wanted)
        self._shell.toast(words, Tone.GOOD)
        self.load()

    def _clear(self, form: str, progress: Progress) -> FormQuota:
        progress.check()
        self._service.set((), form)
        return self._service.of(form)

    def _was_cleared(self, one: FormQuota) -> None:
        self._shell.toast(say(texts.CLEARED, title=one.title), Tone.GOOD)
        self.load()

    def _write(self, path: Path, progress: Progress) -> Path:
        progress.check()
        write_template(self._workspace, path, language=current_language())
        return path
