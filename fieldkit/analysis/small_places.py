"""Figures of places that may not go out, and the further ones that would give them away.

Areas and circles are sums of communities. Communities that lie within exactly the same shown
places hide one another when they are two or more, have five answers or more together and not
all of them a single one: one could have more and another fewer without any shown number
changing. Where they are not enough, the smallest neighbour within the same places is hidden
too; where there is none, the smallest of these places is, so that they fall together with
others. A hidden street of fewer than five answers then always shares its answers' group with
communities of other streets, so its own number cannot be told either.
"""

from __future__ import annotations

import heapq
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.small_cells import blurs, is_small

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.analysis.satisfaction import Figure

Key = tuple[str, str]
"""Level and id of a place."""


def protected(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same figures, in the same order, those that may not go out marked ``is_hidden``."""
    columns: dict[tuple[Formula, str], dict[Key, Mapping[str, int]]] = {}
    for one in figures:
        columns.setdefault((one.formula, one.item), {})[_key(one)] = one.answers
    hidden = {column: hidden_places(places) for column, places in columns.items()}
    # What a score of several items leaves out is the sum of what its items leave out.
    partly = {key for (formula, _), keys in hidden.items() if formula is not Formula.WMEAN for key in keys}
    return tuple(
        replace(one, is_hidden=is_hidden, hides_left_out=True) if is_hidden or is_sum else one
        for one in figures
        for is_hidden in [_key(one) in hidden[one.formula, one.item]]
        for is_sum in [one.formula is Formula.WMEAN and _key(one) in partly]
    )


def hidden_places(places: Mapping[Key, Mapping[str, int]]) -> frozenset[Key]:
    """Which places may not be shown.

    Args:
        places: for each place, answers by community; a community is a place of its own, and its
            number is the same wherever it is counted.
    """
    counts = {community: n for inside in places.values() for community, n in inside.items() if n}
    shown = {key: frozenset(one for one, n in inside.items() if n) for key, inside in places.items()}
    shown = {key: inside for key, inside in shown.items() if inside}
    everything = frozenset(shown)
    for key in everything:
        if is_small(sum(counts[one] for one in shown[key])):
            del shown[key]
    hiding = _Hiding(shown, counts)
    hiding.run()
    return everything - frozenset(hiding.shown)


def _key(one: Figure) -> Key:
    return one.place.level, one.place.id


class _Hiding:
    """Hides one place after the other until no small number can be told; only what a hidden place held is looked at again.

    Attributes:
        shown: what is still shown, with the communities inside.
    """

    def __init__(self, shown: dict[Key, frozenset[str]], counts: Mapping[str, int]) -> None:
        self.shown = shown
        self._counts = counts
        self._around: dict[str, set[Key]] = {community: set() for community in counts}
        for key, inside in shown.items():
            for community in inside:
                self._around[community].add(key)
        self._groups: dict[frozenset[Key], set[str]] = {}
        self._alone: dict[frozenset[Key], set[str]] = {}
        # The group with the first community in the order of ids is helped first, so that the outcome is always the same.
        self._waiting: list[tuple[str, int, frozenset[Key]]] = []
        for community in counts:
            self._enter(community)

    def run(self) -> None:
        """Hide until nothing is exposed."""
        while self._waiting:
            first, _, around = heapq.heappop(self._waiting)
            if first == min(self._groups.get(around, ()), default="") and self._is_exposed(around):
                for key in self._given_up(around):
                    self._hide(key)

    def _is_exposed(self, around: frozenset[Key]) -> bool:
        """Whether a group has a small community whose number could be told from the shown places."""
        answers = [self._counts[one] for one in self._groups[around]]
        return bool(around) and any(map(is_small, answers)) and not blurs(answers)

    def _given_up(self, around: frozenset[Key]) -> list[Key]:
        """What is hidden next to help a group: a neighbour, else the smallest place around."""
        neighbours = self._alone.get(around)
        if neighbours:
            return self._own(min(neighbours, key=lambda one: (self._counts[one], one)))
        return [min(around, key=lambda key: (sum(self._counts[one] for one in self.shown[key]), key))]

    def _own(self, community: str) -> list[Key]:
        """Shown places that hold this community and no other."""
        return [key for key in self._around[community] if len(self.shown[key]) == 1]

    def _hide(self, key: Key) -> None:
        inside = self.shown[key]
        for community in inside:
            self._leave(community)
            self._around[community].discard(key)
        del self.shown[key]
        for community in inside:
            self._enter(community)

    def _enter(self, community: str) -> None:
        around = frozenset(self._around[community])
        group = self._groups.setdefault(around, set())
        group.add(community)
        heapq.heappush(self._waiting, (min(group), len(self._waiting), around))
        own = self._own(community)
        if own:
            self._alone.setdefault(around.difference(own), set()).add(community)

    def _leave(self, community: str) -> None:
        around = frozenset(self._around[community])
        group = self._groups[around]
        group.discard(community)
        if group:
            heapq.heappush(self._waiting, (min(group), len(self._waiting), around))
        else:
            del self._groups[around]
        self._alone.get(around.difference(self._own(community)), set()).discard(community)
