"""Two rounds side by side: which types became better or worse, and where.

Both sides are coverage in three states. They are matched by the places' names and
the types' codes, so that two days, two plans, two workspaces or a list that was
written down earlier can stand beside each other; what only one side has is said
and not judged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RANK = {CoverageState.ABSENT: 0, CoverageState.FEW: 1, CoverageState.FULL: 2}


@dataclass(frozen=True, slots=True)
class Difference:
    """One place and type whose state is another than before; ``code`` is the business type."""

    place: str
    code: str
    before: CoverageState
    after: CoverageState

    @property
    def is_better(self) -> bool:
        """Whether it rose."""
        return _RANK[self.after] > _RANK[self.before]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of it.

    Attributes:
        differences: by place and type in the order of the later side.
        compared: cells that both sides have.
        only_before, only_after: places that one side alone has.
        types_before, types_after: types that one side alone lists.
    """

    differences: tuple[Difference, ...]
    compared: int
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    types_before: tuple[str, ...] = ()
    types_after: tuple[str, ...] = ()

    @property
    def better(self) -> tuple[Difference, ...]:
        """What rose."""
        return tuple(one for one in self.differences if one.is_better)

    @property
    def worse(self) -> tuple[Difference, ...]:
        """What fell."""
        return tuple(one for one in self.differences if not one.is_better)

    def at(self, place: str, code: str) -> Difference | None:
        """What became of one cell; None where it is as before, or was not compared."""
        return next((one for one in self.differences if (one.place, one.code) == (place, code)), None)

    def by_type(self) -> dict[str, tuple[int, int]]:
        """Better and worse by type, those with most changes first."""
        return _tally(self.differences, "code")

    def by_place(self) -> dict[str, tuple[int, int]]:
        """Better and worse by place, those with most changes first."""
        return _tally(self.differences, "place")


def compare(
    before: Mapping[str, Mapping[str, CoverageState]], after: Mapping[str, Mapping[str, CoverageState]]
) -> Comparison:
    """Set two sides beside each other; each is a state by place and by code."""
    found: list[Difference] = []
    compared = 0
    for place, row in after.items():
        earlier = before.get(place)
        if earlier is None:
            continue
        for code, state in row.items():
            if code in earlier:
                compared += 1
                if earlier[code] is not state:
                    found.append(Difference(place, code, earlier[code], state))
    codes_before, codes_after = _codes(before.values()), _codes(after.values())
    return Comparison(
        tuple(found),
        compared,
        tuple(place for place in before if place not in after),
        tuple(place for place in after if place not in before),
        tuple(code for code in codes_before if code not in codes_after),
        tuple(code for code in codes_after if code not in codes_before),
    )


def _codes(rows: Iterable[Mapping[str, CoverageState]]) -> dict[str, None]:
    return {code: None for row in rows for code in row}


def _tally(differences: Iterable[Difference], key: str) -> dict[str, tuple[int, int]]:
    better: Counter[str] = Counter()
    worse: Counter[str] = Counter()
    for one in differences:
        (better if one.is_better else worse)[getattr(one, key)] += 1
    names = sorted({*better, *worse}, key=lambda name: -(better[name] + worse[name]))
    return {name: (better[name], worse[name]) for name in names}
