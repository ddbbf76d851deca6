"""How a figure is taken: several rounds, ours and the base by turns, the middle one counts."""

from __future__ import annotations

import statistics
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of ``bench.json``.

    Attributes:
        ours, base: in ``unit``; ``base`` None where there is nothing to compare with.
        ratio: ours over base.
    """

    ours: float
    base: float | None
    ratio: float | None
    unit: str

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def computed(work: Callable[[], object]) -> float:
    """Seconds of computing alone: on a machine that others use too they tell more than those that passed."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(ours: Callable[[], object], base: Callable[[], object], rounds: int = 3) -> Figure:
    """The middle of ``rounds`` of each, taken by turns so that a slow spell hits both."""
    taken = [(seconds(base), seconds(ours)) for _ in range(rounds)]
    low = statistics.median(first for first, _ in taken)
    high = statistics.median(second for _, second in taken)
    return Figure(round(high, 4), round(low, 4), round(high / low, 2), "s")


def figure_ms(value_s: float) -> Figure:
    return Figure(round(value_s * 1000, 3), None, None, "ms")
