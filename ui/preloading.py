"""Loads the code of pages while nobody waits, a module at a time, so that opening one only makes its widgets."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.tasks import TaskRunner

_STEP_MS = 60


class Preloader(QObject):
    """On the UI thread, for classes of Qt must not be made elsewhere; each step is short, and none while a job runs.

    Args:
        modules: what to load, each after what it imports, so that no step takes long.
        runner: whose jobs go first.
    """

    def __init__(self, modules: Iterable[str], runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._modules = list(dict.fromkeys(modules))
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        if self._modules:
            self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._modules

    def _step(self) -> None:
        if self._runner.jobs():
            return
        importlib.import_module(self._modules.pop(0))
        if self.is_done:
            self._timer.stop()
