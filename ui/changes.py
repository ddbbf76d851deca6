"""Brings the core's word of what a commit touched to the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class ChangeRelay(QObject):
    """``publish`` may be called on any thread; ``changed`` is emitted on this object's.

    The signal carries what the core published (ids and kinds touched), in
    the order of the commits, after the commit.
    """

    changed = Signal(object)
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._came.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def publish(self, touched: object) -> None:
        """Pass on what a commit touched; the core calls this after each commit."""
        self._came.emit(touched)

    def follow(self, slot: Callable[[object], None]) -> None:
        """Call ``slot`` (a bound method of a QObject) for every commit."""
        self.changed.connect(slot)
