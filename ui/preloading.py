"""Loads the code of pages while nobody waits, a module at a time, so that opening one only makes its widgets."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.kernel.progress import Progress
    from ui.tasks import TaskRunner

_STEP_MS = 60


class Preloader(QObject):
    """Modules of the window on its own thread, for classes of Qt must not be made elsewhere; others beside it.

    Each step is short, and none is taken while a job runs.

    Args:
        modules: of the window, each after what it imports, so that no step takes long.
        runner: whose jobs go first; it also loads what is loaded beside the window.
        beside: modules that know no Qt; they come first.
    """

    def __init__(
        self, modules: Iterable[str], runner: TaskRunner, parent: QObject, beside: Iterable[str] = ()
    ) -> None:
        super().__init__(parent)
        self._modules = list(dict.fromkeys(modules))
        self._beside = list(dict.fromkeys(beside))
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        if not self.is_done:
            self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._modules and not self._beside

    def _step(self) -> None:
        if self._runner.is_closed:
            self._timer.stop()
            return
        if self._runner.jobs():
            return
        if self._beside:
            self._runner.run(partial(_load, self._beside.pop(0)), _loaded, owner=self)
        else:
            importlib.import_module(self._modules.pop(0))
        if self.is_done:
            self._timer.stop()


def _load(module: str, progress: Progress) -> None:
    progress.check()
    importlib.import_module(module)


def _loaded(_: None) -> None:
    """Nobody waits for it."""
