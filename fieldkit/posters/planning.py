"""Choosing the sizes of a poster: as few sheets as legible sizes allow, then large rows, then a large sketch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.posters.columns import Column
    from fieldkit.posters.listing import Listing
    from fieldkit.posters.regions import Regions

_STEPS = 12
_AIR = 1.8
_FILL = 1.22
_LAST_AIR = 1.3


@dataclass(frozen=True, slots=True)
class Plan:
    """A size of rows and of the sketch, with the sheets they make."""

    listing: Listing
    extent: float
    sheets: tuple[tuple[Column, ...], ...]


class Planner:
    """Tries sizes for one poster; everything it tries is remembered."""

    def __init__(
        self, regions: Regions, scales: tuple[float, ...], listing: Callable[[float, float, float], Listing]
    ) -> None:
        """Take what can be chosen.

        Args:
            scales: sizes of rows, largest first.
            listing: makes the list of a scale in a width, with the width of further sheets.
        """
        self._regions = regions
        self._scales = scales
        self._make = listing
        self._made: dict[tuple[float, float], Listing] = {}

    def plan(self) -> Plan:
        """Return the plan with the fewest sheets, then the largest rows, then the largest sketch."""
        least, good, _ = self._regions.map_sizes()
        smallest = self._scales[-1]
        fewest = len(self._sheets(smallest, least))
        for extent in dict.fromkeys((good, least)):
            scale = self._largest(extent, fewest)
            if scale is not None:
                return self._grown(scale, extent, fewest)
        return self._grown(smallest, least, fewest)

    def _largest(self, extent: float, fewest: int) -> float | None:
        """Return the largest rows that need no more sheets.

        On one sheet sizes are tried one by one, as larger rows may make fewer columns and what
        fits is not in order; over several sheets they are searched by halving.
        """
        fits = [scale for scale in self._scales[-1:] if len(self._sheets(scale, extent)) <= fewest]
        if not fits:
            return None
        if fewest == 1:
            return next(scale for scale in self._scales if len(self._sheets(scale, extent)) == 1)
        low, high = 0, len(self._scales) - 1
        while low < high:
            middle = (low + high) // 2
            if len(self._sheets(self._scales[middle], extent)) <= fewest:
                high = middle
            else:
                low = middle + 1
        return self._scales[high]

    def _grown(self, scale: float, extent: float, count: int) -> Plan:
        """Give the sketch all room that costs no further sheet, then air to the rows."""
        if count == 1:
            return self._single(scale, extent)
        # On several sheets the list is what matters: the sketch stays as large as is good.
        most = self._regions.map_sizes()[1]
        step = max((most - extent) / _STEPS, 1.0)
        while extent + step <= most and len(self._sheets(scale, extent + step)) <= count:
            extent += step
        listing = self._listing(scale, extent)
        rooms = [self._regions.list(extent).height, *[self._regions.further.height] * (count - 1)]
        sheets = zip(self._sheets(scale, extent), rooms, strict=False)
        filled = [listing.filled(columns, room, _FILL) for columns, room in sheets]
        filled[-1] = listing.stretched(filled[-1], rooms[-1], _LAST_AIR)
        return Plan(listing, extent, tuple(filled))

    def _single(self, scale: float, extent: float) -> Plan:
        regions = self._regions
        if regions.beside:
            extent = self._widest(scale, extent)
        listing = self._listing(scale, extent)
        room = regions.list(extent).height
        _, good, most = regions.map_sizes()
        if regions.beside or most <= good:
            fitted = listing.single(room, room)
            columns = fitted[1] if fitted else self._sheets(scale, extent)[0]
            return Plan(listing, extent, (listing.stretched(columns, room, _AIR),))
        fitted = listing.single(room, room - max(0.0, good - extent))
        if fitted is None:
            return Plan(listing, extent, self._sheets(scale, extent))
        needed, columns = fitted
        extent = min(most, extent + max(0.0, room - needed))
        return Plan(listing, extent, (listing.stretched(columns, regions.list(extent).height, _AIR),))

    def _widest(self, scale: float, extent: float) -> float:
        """Widen the sketch of a lying sheet while the list keeps its columns and stays on one sheet."""
        _, _, most = self._regions.map_sizes()
        columns = self._listing(scale, extent).columns
        step = (most - extent) / _STEPS
        for _ in range(_STEPS):
            wider = extent + step
            if step <= 0 or self._listing(scale, wider).columns < columns:
                break
            if len(self._sheets(scale, wider)) > 1:
                break
            extent = wider
        return extent

    def _listing(self, scale: float, extent: float) -> Listing:
        width = self._regions.list(extent).width
        key = (scale, round(width, 3))
        if key not in self._made:
            self._made[key] = self._make(scale, width, self._regions.further.width)
        return self._made[key]

    def _sheets(self, scale: float, extent: float) -> tuple[tuple[Column, ...], ...]:
        height = self._regions.list(extent).height
        return self._listing(scale, extent).sheets(height, self._regions.further.height) or ((),)
