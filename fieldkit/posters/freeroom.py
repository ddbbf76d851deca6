"""What of a map is still free for something to be read there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.posters.shapes import Rect

Point = tuple[float, float]


class FreeRoom:
    """The frame with what was put into it so far.

    Args:
        area: nothing may leave it.
        wanted: where numbered discs would like to stand; they are kept free where that is possible.
        reach: radius of a disc, mm.
    """

    def __init__(self, area: Rect, wanted: Sequence[Point], reach: float) -> None:
        self.area = area
        self.taken: list[Rect] = []
        self._wanted = wanted
        self._reach = reach

    def free(self, rect: Rect, gap: float = 0.6) -> bool:
        """Whether nothing stands there, nor within ``gap`` mm around."""
        grown = rect.inset(-gap)
        return self.area.holds(rect) and not any(grown.overlaps(one) for one in self.taken)

    def cost(self, rect: Rect) -> int:
        """How many discs would have to move aside."""
        near = rect.inset(-self._reach)
        return sum(near.x < x < near.right and near.y < y < near.bottom for x, y in self._wanted)

    def take(self, *rects: Rect) -> None:
        """Put something there."""
        self.taken += rects

    def best(self, rects: Iterable[Rect], gap: float = 0.6) -> Rect | None:
        """Return the free one that moves the fewest discs, the first of several; None where none is free."""
        found = [rect for rect in rects if self.free(rect, gap)]
        return min(found, key=self.cost, default=None)
