"""How long work tells where it stands, and how it is told to stop.

The worker writes, the window reads a snapshot every 100 ms: no signal for each
step, and the core stays free of any toolkit.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.kernel.texts import Text

_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class ProgressSnapshot:
    """Where the work stood when it was asked.

    Attributes:
        stage: what is being done, in words.
        done, total: steps of this stage; ``total`` 0 means unknown.
        detail: the file or circle in hand.
    """

    stage: Text = _NOTHING
    done: int = 0
    total: int = 0
    detail: str = ""


class Progress:
    """Passed down to every loop over user data; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot = ProgressSnapshot()
        self._cancelled = threading.Event()

    def begin(self, stage: Text, total: int = 0) -> None:
        """Start a stage of ``total`` steps (0 = unknown)."""
        self.check()
        with self._lock:
            self._snapshot = ProgressSnapshot(stage, 0, total)

    def step(self, count: int = 1, detail: str = "") -> None:
        """Say that ``count`` more steps are done.

        Raises:
            OperationCancelledError: when cancel was asked for.
        """
        self.check()
        with self._lock:
            now = self._snapshot
            self._snapshot = ProgressSnapshot(now.stage, now.done + count, now.total, detail or now.detail)

    def check(self) -> None:
        """Raise OperationCancelledError when cancel was asked for."""
        if self._cancelled.is_set():
            raise OperationCancelledError

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def snapshot(self) -> ProgressSnapshot:
        """Return where the work stands."""
        with self._lock:
            return self._snapshot

    def part(self) -> Progress:
        """The share of one file or circle: it stops when the whole is stopped, and tells no steps of its own."""
        return _Part(self)


class _Part(Progress):
    """See :meth:`Progress.part`."""

    def __init__(self, whole: Progress) -> None:
        super().__init__()
        self._whole = whole

    def check(self) -> None:
        self._whole.check()
