"""Where on a sheet the sketch and the list stand: upright, lying, or tall on the floor. Pure numbers, in mm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import Rect
from fieldkit.posters.sheet import Format, Paper

if TYPE_CHECKING:
    from fieldkit.posters.template import MapSizes

_GAP = 7.0
_LYING_MAP = (0.34, 0.44, 0.56)
"""Least, good and largest part of a lying sheet's width for the sketch."""


@dataclass(frozen=True, slots=True)
class Regions:
    """The body of a first sheet between title and foot.

    Attributes:
        body: between title and foot, inside the margins.
        strip: band across a tall sheet with its code, or None.
        further: body of the other sheets.
        legend: height of the sketch's legend; 0 = no sketch.
    """

    paper: Paper
    body: Rect
    strip: Rect | None
    further: Rect
    legend: float
    sizes: MapSizes

    @property
    def gap(self) -> float:
        """Space between parts."""
        return _GAP * self.paper.factor

    @property
    def beside(self) -> bool:
        """Whether sketch and list stand side by side."""
        return self.paper.format is Format.LYING

    def map_sizes(self) -> tuple[float, float, float]:
        """Return the least, good and largest extent of the sketch: its height, or its width when lying."""
        if not self.legend:
            return 0.0, 0.0, 0.0
        if self.beside:
            least, good, most = (share * self.body.width for share in _LYING_MAP)
            return least, good, most
        if self.strip is not None:
            fixed = self.strip.y - self.gap - self.body.y - self.legend
            return fixed, fixed, fixed
        k = self.paper.factor
        return self.sizes.least * k, self.sizes.good * k, self.sizes.most * k

    def map(self, extent: float) -> Rect:
        """Return the sketch's frame."""
        if self.beside:
            return Rect(self.body.x, self.body.y, extent, self.body.height - self.legend)
        return Rect(self.body.x, self.body.y, self.body.width, extent)

    def list(self, extent: float) -> Rect:
        """Return the list's room on the first sheet."""
        body = self.body
        if not self.legend:
            top = body.y if self.strip is None else self.strip.bottom + self.gap
            return Rect(body.x, top, body.width, body.bottom - top)
        if self.beside:
            left = body.x + extent + 1.4 * self.gap
            return Rect(left, body.y, body.right - left, body.height)
        top = body.y + extent + self.legend + 0.5 * self.gap
        if self.strip is not None:
            top = self.strip.bottom + self.gap
        return Rect(body.x, top, body.width, body.bottom - top)
