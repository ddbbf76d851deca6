"""Which posters were checked, against what they said then: a poster is checked again only when it says other things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Severity
from fieldkit.posters.poster import poster_problems
from fieldkit.posters.selecting import selected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.order import PosterOrder
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.services.posters import PosterService


@dataclass(frozen=True, slots=True)
class Said:
    """What a poster says now, and how many things its records say against printing it."""

    spec: PosterSpec
    of_records: int

    @property
    def outlets(self) -> int:
        """How many outlets the template of the order prints."""
        return len(selected(self.spec).outlets)


@dataclass(slots=True)
class Checks:
    """What is known of each circle's poster, by record id."""

    _said: dict[str, Said] = field(default_factory=dict)
    _counts: dict[str, tuple[Said, int]] = field(default_factory=dict)

    def take(self, said: Mapping[str, Said]) -> None:
        """Take what the posters say now."""
        self._said = dict(said)

    def take_one(self, circle: str, said: Said) -> None:
        """Take what one poster says now."""
        self._said[circle] = said

    def outlets(self, circle: str) -> int | None:
        """How many outlets are printed; None when not known yet."""
        said = self._said.get(circle)
        return None if said is None else said.outlets

    def problems(self, circle: str) -> int | None:
        """How many things there are to look at; None when this poster was not checked yet."""
        said, known = self._said.get(circle), self._counts.get(circle)
        return known[1] if said is not None and known is not None and known[0] == said else None

    def found(self, circle: str, count: int) -> None:
        """Remember what a check gave."""
        said = self._said.get(circle)
        if said is not None:
            self._counts[circle] = (said, count)

    def next_unchecked(self) -> Said | None:
        """What the next poster to check says."""
        return next((said for one, said in self._said.items() if self.problems(one) is None), None)


def said_by(
    service: PosterService, circles: list[str], order: PosterOrder, progress: Progress
) -> dict[str, Said]:
    """What every circle's poster says now; runs in a lane."""
    said = {}
    for circle in circles:
        progress.check()
        said[circle] = Said(service.spec(circle, order), to_put_right(service.record_problems(circle)))
    return said


def to_put_right(problems: Iterable[Problem]) -> int:
    """How many of them are to be put right; notes are only good to know."""
    return sum(problem.severity is not Severity.NOTE for problem in problems)


def count_problems(said: Said) -> int:
    """How many things there are to look at; runs in a lane."""
    return said.of_records + to_put_right(poster_problems(said.spec))
