"""Work beside the window: two lanes, results brought back to the UI thread.

A job is a plain function ``work(progress)`` of a service. Nothing of Qt is
made, held or touched in a lane. Progress is pulled every 100 ms; cancel takes
hold at the work's next step; a result that nobody waits for any more (its
receiver is gone, or a newer job of the same key was started) is dropped.
"""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from ui.language import say
from ui.widgets.strip import JobState

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.texts import Text

T = TypeVar("T")

_POLL_MS = 100
_SHOWN_AFTER_S = 0.3
_COLLECT_MS = 1000
_FULL_COLLECT_EVERY = 30
_ESTIMATE_AFTER_S = 1.0


class Lane(Enum):
    """Where a job runs: one writer, or two for everything that only reads."""

    WRITE = "write"
    FREE = "free"


@dataclass(slots=True, eq=False)
class Job(Generic[T]):
    """One piece of work under way.

    Attributes:
        owner: the QObject that waits for the result; gone means drop.
        done, failed: called on the UI thread. Without ``failed`` a refusal goes
            to the runner's ``refused`` signal.
        title: shown in the strip; None for quick quiet work.
        key: a newer job with the same owner and key makes this one's result void.
        generation: counts jobs of one owner and key.
    """

    owner: QObject
    done: Callable[[T], None]
    failed: Callable[[FieldkitError], None] | None = None
    title: Text | None = None
    key: str = ""
    generation: int = 0
    progress: Progress = field(default_factory=Progress)
    stopping: bool = False
    started: float = field(default_factory=monotonic)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.stopping = True
        self.progress.cancel()


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: Job[Any]
    result: object = None
    error: BaseException | None = None


class Runner(Protocol):
    """What presenters see; :class:`TaskRunner` in the window, :class:`DirectRunner` in tests."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        lane: Lane = Lane.FREE,
        failed: Callable[[FieldkitError], None] | None = None,
        title: Text | None = None,
        key: str = "",
    ) -> Job[T]:
        """Start ``work``; ``done`` gets its result on the UI thread."""
        ...


class _Deliverer(QObject):
    """Common to both runners: which results count, and who hears of them.

    Signals: ``refused(FieldkitError)``, ``broke(exception)``, ``idle()`` when
    the last job has ended.
    """

    refused = Signal(object)
    broke = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job[Any]] = []
        self._generations: dict[tuple[int, str], int] = {}

    def jobs(self) -> tuple[Job[Any], ...]:
        """Return the jobs under way, the oldest first."""
        return tuple(self._jobs)

    def cancel_long(self) -> None:
        """Ask long work (what the strip shows) to stop; the saving of a field is never cut off."""
        for job in self._jobs:
            if job.title is not None:
                job.cancel()

    def _enter(self, job: Job[Any]) -> None:
        if job.key:
            place = (id(job.owner), job.key)
            job.generation = self._generations.get(place, 0) + 1
            self._generations[place] = job.generation
        self._jobs.append(job)

    def _deliver(self, outcome: _Outcome) -> None:
        job = outcome.job
        self._jobs.remove(job)
        if self._counts(job):
            self._tell(outcome)
        elif outcome.error is not None and not isinstance(
            outcome.error, OperationCancelledError | FieldkitError
        ):
            self.broke.emit(outcome.error)
        if not self._jobs:
            self.idle.emit()

    def _counts(self, job: Job[Any]) -> bool:
        newest = self._generations.get((id(job.owner), job.key), job.generation)
        return isValid(job.owner) and newest == job.generation

    def _tell(self, outcome: _Outcome) -> None:
        job, error = outcome.job, outcome.error
        if error is None:
            job.done(outcome.result)
        elif isinstance(error, FieldkitError):
            (job.failed or self.refused.emit)(error)
        elif not isinstance(error, OperationCancelledError):
            self.broke.emit(error)


def _outcome(job: Job[T], work: Callable[[Progress], T]) -> _Outcome:
    try:
        return _Outcome(job, result=work(job.progress))
    except Exception as error:  # noqa: BLE001 - carried to the UI thread, told apart there
        return _Outcome(job, error=error)


class TaskRunner(_Deliverer):
    """Runs jobs in two lanes of threads."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            Lane.WRITE: ThreadPoolExecutor(max_workers=1, thread_name_prefix="write"),
            Lane.FREE: ThreadPoolExecutor(max_workers=2, thread_name_prefix="free"),
        }
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        lane: Lane = Lane.FREE,
        failed: Callable[[FieldkitError], None] | None = None,
        title: Text | None = None,
        key: str = "",
    ) -> Job[T]:
        """Start ``work`` in a lane; ``done`` gets its result on the UI thread."""
        job = Job(owner, done, failed, title, key)
        self._enter(job)
        self._lanes[lane].submit(self._work, job, work)
        return job

    @property
    def is_closed(self) -> bool:
        """Whether no more work is taken."""
        return self._closed

    def close(self) -> None:
        """Stop long work, let what is being saved be saved, end the threads; nobody hears of what ends now."""
        self._closed = True
        self.cancel_long()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _counts(self, job: Job[Any]) -> bool:
        # What arrives after closing would read from a workspace that is closed as well.
        return not self._closed and super()._counts(job)

    def _work(self, job: Job[Any], work: Callable[[Progress], object]) -> None:
        self._arrived.emit(_outcome(job, work))


class DirectRunner(_Deliverer):
    """Runs jobs at once on the calling thread, for tests of presenters."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        lane: Lane = Lane.FREE,
        failed: Callable[[FieldkitError], None] | None = None,
        title: Text | None = None,
        key: str = "",
    ) -> Job[T]:
        """Run ``work`` and deliver before returning."""
        del lane
        job = Job(owner, done, failed, title, key)
        self._enter(job)
        self._deliver(_outcome(job, work))
        return job

    def close(self) -> None:
        """Nothing is under way."""


class ProgressPoller(QObject):
    """Looks every 100 ms at the oldest job with a title, once it has run for 0.3 s.

    Signals: ``progressed(JobState)``, ``ended()``.
    """

    progressed = Signal(object)
    ended = Signal()

    def __init__(self, runner: TaskRunner | DirectRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._shown: Job[Any] | None = None
        self._stage: tuple[object, float] = (None, 0.0)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Take one snapshot (called by the timer)."""
        jobs = [job for job in self._runner.jobs() if job.title is not None]
        ripe = [job for job in jobs if monotonic() - job.started >= _SHOWN_AFTER_S]
        if ripe:
            self._shown = ripe[0]
            self.progressed.emit(self._state(ripe[0]))
        elif self._shown is not None and self._shown not in jobs:
            self._shown = None
            self.ended.emit()

    def cancel_shown(self) -> None:
        """Cancel the job that is shown."""
        if self._shown is not None:
            self._shown.cancel()

    def _state(self, job: Job[Any]) -> JobState:
        now = job.progress.snapshot()
        title = job.title
        words = say(now.stage) or (say(title) if title is not None else "")
        if now.detail:
            words = f"{words} {now.detail}"
        if self._stage[0] != (id(job), now.stage):
            self._stage = ((id(job), now.stage), monotonic())
        spent = monotonic() - self._stage[1]
        left = None
        if now.total and now.done and spent >= _ESTIMATE_AFTER_S:
            left = round(spent / now.done * max(0, now.total - now.done))
        return JobState(words, min(now.done, now.total), now.total, left, job.stopping)


class Collector(QObject):
    """Collects garbage on the UI thread only.

    A cycle that holds a QObject with a timer must not be destroyed in a lane
    ("Timers cannot be stopped from another thread"), so the automatic
    collector is off while this object runs.
    """

    def __init__(self, runner: _Deliverer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._count = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Give collecting back to the interpreter."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        self._count += 1
        full = self._count % _FULL_COLLECT_EVERY == 0 and not self._runner.jobs()
        gc.collect(2 if full else 0)


def report_bug(error: BaseException) -> None:
    """Hand a bug from a lane to the same place as one on the UI thread."""
    sys.excepthook(type(error), error, error.__traceback__)
