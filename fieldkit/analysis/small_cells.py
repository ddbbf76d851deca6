"""Counts that may not go out (1 to 4), hidden so that no sum of what is shown gives them away.

What is published of a table is its cells, the total of each row and column and the whole. A
count is safe when another table of whole numbers would have the same face: every shown number
alike, every hidden one at least 1, and this count different. Such a table is a walk around
hidden cells, one more here, one less there, so that each row and each column still adds up.
For every small count such a walk is looked for, and where there is none the cheapest further
cells are hidden until there is one. Where even that fails, nothing of the table is shown.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import SMALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_TOTAL = -1
"""Row, or column, in which the totals stand."""
_DEAR = 1_000_000
"""A total is given up only when no cell helps."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it goes out; None where a number stays in.

    Attributes:
        cells: counts by row and column; rows, columns: their totals.
    """

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]


def is_small(count: int) -> bool:
    """Whether so few are behind a count that they could be told apart."""
    return 0 < count < SMALL


def hidden_in_list(counts: Sequence[int]) -> frozenset[int]:
    """Which counts of one list stay in, when the list's total is known.

    At least two, together at least five and more than one each; all of them if there are not
    enough. Then one of them can be larger and another smaller without anybody seeing it.
    """
    hidden = {at for at, count in enumerate(counts) if is_small(count)}
    spare = sorted((count, at) for at, count in enumerate(counts) if count >= SMALL)
    while hidden and not blurs([counts[at] for at in hidden]):
        if not spare:
            return frozenset(at for at, count in enumerate(counts) if count)
        hidden.add(spare.pop(0)[1])
    return frozenset(hidden)


def blurs(counts: Collection[int]) -> bool:
    """Whether counts whose sum is known hide one another: two or more, five or more, not all of them 1."""
    return len(counts) > 1 and sum(counts) >= max(SMALL, len(counts) + 1)


def publish(
    cells: Sequence[Sequence[int]],
    rows: Sequence[int],
    columns: Sequence[int],
    hidden_rows: Collection[int] = (),
    *,
    adds_down: bool = True,
) -> Published:
    """Hide what must be hidden.

    Args:
        cells: counts by row and column.
        rows: total of each row, as it is published elsewhere; never less than its cells together.
        columns: base of each column.
        hidden_rows: rows whose total is published nowhere.
        adds_down: whether a column's cells add up to its base (not where several answers are allowed).
    """
    table = _Table(list(cells), list(rows), columns, adds_down=adds_down)
    table.hidden.update((row, _TOTAL) for row in hidden_rows)
    if not adds_down:
        table.add_the_rest()
    if not table.protect():
        nothing = tuple(tuple(None for _ in line) for line in cells)
        shown = tuple(None if at in hidden_rows else count for at, count in enumerate(rows))
        return Published(nothing, shown, tuple(None for _ in columns))
    return Published(
        tuple(
            tuple(None if (row, column) in table.hidden else count for column, count in enumerate(line))
            for row, line in enumerate(cells)
        ),
        tuple(None if (row, _TOTAL) in table.hidden else count for row, count in enumerate(rows)),
        tuple(None if (_TOTAL, column) in table.hidden else count for column, count in enumerate(columns)),
    )


@dataclass(slots=True)
class _Table:
    """The table with its totals as one more row and column: a graph of rows and columns, each cell an edge."""

    cells: list[Sequence[int]]
    rows: list[int]
    columns: Sequence[int]
    adds_down: bool = True
    hidden: set[Place] = field(default_factory=set)

    def add_the_rest(self) -> None:
        """A row that nobody knows and that takes up any difference in a column."""
        row = len(self.cells)
        self.cells.append([_DEAR] * len(self.columns))
        self.rows.append(_DEAR)
        self.hidden.update((row, column) for column in range(_TOTAL, len(self.columns)))

    def protect(self) -> bool:
        """Hide until every small count has its walk; False when one has none."""
        small = [place for place in self._places() if is_small(self._count(place))]
        open_totals = [place for place in small if place[1] == _TOTAL and place not in self.hidden]
        if open_totals:
            return False  # a row's total is small and stands elsewhere in the open
        self.hidden.update(small)
        for place in sorted(small, key=self._count):
            walk = self._walk(place)
            if walk is None:
                return False
            self.hidden.update(walk)
        return True

    def _places(self) -> Iterator[Place]:
        for row, line in enumerate(self.cells):
            yield from ((row, column) for column in range(len(line)))
            yield row, _TOTAL
        yield from ((_TOTAL, column) for column in range(len(self.columns)))

    def _count(self, place: Place) -> int:
        row, column = place
        if row == _TOTAL:
            return self.columns[column]
        return self.rows[row] if column == _TOTAL else self.cells[row][column]

    def _walk(self, place: Place) -> list[Place] | None:
        """The cells of the cheapest walk around that changes a count, either way."""
        row, column = place
        best: tuple[int, list[Place]] | None = None
        # From the row to the column means one more of a count, one less of a total.
        for start, end, outward in (((1, column), (0, row), True), ((0, row), (1, column), False)):
            if self._may(place, outward=outward):
                found = self._cheapest(start, end, place)
                if found is not None and (best is None or found[0] < best[0]):
                    best = found
        return best[1] if best else None

    def _may(self, place: Place, *, outward: bool) -> bool:
        """Whether a number can move this way and still be at least 1, and not above its base."""
        is_total = _TOTAL in place
        grows = outward is not is_total
        if not grows:
            return self._count(place) > 1
        if is_total or self.adds_down or self._count(place) == _DEAR:
            return True
        base = (_TOTAL, place[1])
        return base in self.hidden or self._count(place) < self._count(base)

    def _cheapest(
        self, start: tuple[int, int], end: tuple[int, int], without: Place
    ) -> tuple[int, list[Place]] | None:
        """From one line to another over cells other than ``without``; lines are (0, row) and (1, column)."""
        costs = {start: 0}
        came: dict[tuple[int, int], tuple[tuple[int, int], Place]] = {}
        queue = [(0, start)]
        while queue:
            cost, line = heapq.heappop(queue)
            if line == end:
                return cost, list(_back(came, start, end))
            if cost > costs[line]:
                continue
            for place, other in self._around(line):
                if place == without or not self._may(place, outward=line[0] == 0):
                    continue
                price = cost + self._price(place)
                if price < costs.get(other, price + 1):
                    costs[other], came[other] = price, (line, place)
                    heapq.heappush(queue, (price, other))
        return None

    def _around(self, line: tuple[int, int]) -> Iterator[tuple[Place, tuple[int, int]]]:
        is_column, at = line
        others = range(_TOTAL, len(self.cells) if is_column else len(self.columns))
        for other in others:
            place = (other, at) if is_column else (at, other)
            if place != (_TOTAL, _TOTAL) and self._usable(place):
                yield place, (1 - is_column, other)

    def _usable(self, place: Place) -> bool:
        if place in self.hidden:
            return True
        return place[1] != _TOTAL and self._count(place) > 0

    def _price(self, place: Place) -> int:
        if place in self.hidden:
            return 0
        return self._count(place) + (_DEAR if _TOTAL in place else 0)


def _back(
    came: dict[tuple[int, int], tuple[tuple[int, int], Place]], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[Place]:
    while end != start:
        end, place = came[end]
        yield place
