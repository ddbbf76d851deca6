"""Shortest ways from many places at once (Dijkstra 1959): one search finds the nearest of them everywhere."""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def spread(
    neighbours: Sequence[Sequence[tuple[int, float]]],
    seeds: Iterable[tuple[float, int, int]],
    limit_m: float = math.inf,
) -> tuple[list[float], list[int]]:
    """How far each junction is from the nearest place.

    Args:
        neighbours: by junction, those next to it with metres.
        seeds: metres at which a place is from a junction, the junction, the number of the place.
        limit_m: do not look farther.

    Returns:
        By junction: metres (``inf`` beyond the limit or where no street leads), and the nearest place (-1).
    """
    far = [math.inf] * len(neighbours)
    owner = [-1] * len(neighbours)
    heap: list[tuple[float, int]] = []
    for metres, junction, place in seeds:
        if metres <= limit_m and metres < far[junction]:
            far[junction], owner[junction] = metres, place
            heap.append((metres, junction))
    heapq.heapify(heap)
    pop, push = heapq.heappop, heapq.heappush
    while heap:
        here_m, here = pop(heap)
        if here_m > far[here]:
            continue
        mine = owner[here]
        for there, length in neighbours[here]:
            there_m = here_m + length
            if there_m < far[there] and there_m <= limit_m:
                far[there], owner[there] = there_m, mine
                push(heap, (there_m, there))
    return far, owner
