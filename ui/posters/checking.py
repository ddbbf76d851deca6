"""Which posters were checked, against what they said then: a poster is checked again only when it says other things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.posters.poster import poster_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.order import PosterOrder
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.services.posters import PosterService


@dataclass(slots=True)
class Checks:
    """What is known of each circle's poster, by record id."""

    _specs: Mapping[str, PosterSpec] = field(default_factory=dict)
    _counts: dict[str, tuple[PosterSpec, int]] = field(default_factory=dict)

    def take(self, specs: Mapping[str, PosterSpec]) -> None:
        """Take what the posters say now."""
        self._specs = specs

    def outlets(self, circle: str) -> int | None:
        """How many outlets are printed; None when not known yet."""
        spec = self._specs.get(circle)
        return None if spec is None else len(spec.outlets)

    def problems(self, circle: str) -> int | None:
        """How many things there are to look at; None when this poster was not checked yet."""
        spec, known = self._specs.get(circle), self._counts.get(circle)
        return known[1] if spec is not None and known is not None and known[0] == spec else None

    def found(self, circle: str, count: int) -> None:
        """Remember what a check gave."""
        spec = self._specs.get(circle)
        if spec is not None:
            self._counts[circle] = (spec, count)

    def next_unchecked(self) -> PosterSpec | None:
        """What the next poster to check says."""
        return next((spec for one, spec in self._specs.items() if self.problems(one) is None), None)


def specs_of(
    service: PosterService, circles: list[str], order: PosterOrder, progress: Progress
) -> dict[str, PosterSpec]:
    """What every circle's poster says now; runs in a lane."""
    specs = {}
    for circle in circles:
        progress.check()
        specs[circle] = service.spec(circle, order)
    return specs


def count_problems(spec: PosterSpec) -> int:
    """How many things there are to look at; runs in a lane."""
    return len(poster_problems(spec))
