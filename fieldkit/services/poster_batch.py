"""Many posters at once, drawn by as many processes as the machine has processors.

A poster is worked out from plain values, so another process needs no database.
Few posters are drawn here: starting a process costs as much as several of them.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from fieldkit.kernel.progress import Progress
from fieldkit.posters.poster import make_poster

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.posters.results import PosterResult
    from fieldkit.posters.spec import PosterSpec

WORTH_PROCESSES = 12
"""From so many posters on, processes are started."""
_PATIENCE = 0.2


def make_posters(
    jobs: Sequence[tuple[PosterSpec, Path]], progress: Progress, processes: int = 0
) -> list[PosterResult]:
    """Make posters into their files; one step of progress each.

    Args:
        jobs: what each says and where it goes.
        progress: asked between posters; what is finished stays when somebody stops it.
        processes: how many at the same time; 0 = as the machine and the number of posters suggest.

    Raises:
        FieldkitError: a PosterError; posters made before it stay.
    """
    wanted = processes or (_processors() if len(jobs) >= WORTH_PROCESSES else 1)
    if wanted > 1 and len(jobs) > 1:
        try:
            return _together(jobs, progress, min(wanted, len(jobs)))
        except BrokenProcessPool:
            # Where no second interpreter can be started, or it is ended from outside, the posters are drawn here.
            progress.check()
    return [_here(spec, path, progress) for spec, path in jobs]


def _together(
    jobs: Sequence[tuple[PosterSpec, Path]], progress: Progress, processes: int
) -> list[PosterResult]:
    # A fresh interpreter, not a copy of this one: threads of the window do not survive a copy.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        futures = [pool.submit(_elsewhere, spec, path) for spec, path in jobs]
        titles = {future: spec.title for future, (spec, _) in zip(futures, jobs, strict=True)}
        try:
            _follow(set(futures), titles, progress)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return [future.result() for future in futures]


def _follow(
    waiting: set[Future[PosterResult]], titles: dict[Future[PosterResult], str], progress: Progress
) -> None:
    """Tell each finished poster; hear whether to stop."""
    while waiting:
        progress.check()
        done, waiting = wait(waiting, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
            progress.step(detail=titles[future])


def _here(spec: PosterSpec, path: Path, progress: Progress) -> PosterResult:
    progress.check()
    made = make_poster(spec, path, Progress())
    progress.step(detail=spec.title)
    return made


def _elsewhere(spec: PosterSpec, path: Path) -> PosterResult:
    return make_poster(spec, path, Progress())


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
