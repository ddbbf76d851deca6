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

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.small_cells import blurs, is_small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
        replace(one, is_hidden=is_hidden, hides_left_out=is_hidden or is_sum)
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
    while (exposed := next(_exposed(shown, counts), None)) is not None:
        for key in _given_up(exposed, shown, counts):
            del shown[key]
    return everything - frozenset(shown)


def _key(one: Figure) -> Key:
    return one.place.level, one.place.id


def _groups(
    shown: Mapping[Key, frozenset[str]], counts: Mapping[str, int]
) -> dict[frozenset[Key], list[str]]:
    """Communities that lie within the same shown places, by these places."""
    groups: dict[frozenset[Key], list[str]] = {}
    for community in sorted(counts):
        around = frozenset(key for key, inside in shown.items() if community in inside)
        groups.setdefault(around, []).append(community)
    return groups


def _exposed(shown: Mapping[Key, frozenset[str]], counts: Mapping[str, int]) -> Iterator[frozenset[Key]]:
    """Groups with a small community whose number could be told from the shown places."""
    for around, members in _groups(shown, counts).items():
        answers = [counts[one] for one in members]
        if around and any(map(is_small, answers)) and not blurs(answers):
            yield around


def _given_up(
    around: frozenset[Key], shown: Mapping[Key, frozenset[str]], counts: Mapping[str, int]
) -> list[Key]:
    """What is hidden next to help a group: a neighbour, else the smallest place around."""
    neighbours = []
    for other, members in _groups(shown, counts).items():
        own = [key for key in other - around if shown[key] == frozenset(members)]
        if len(members) == 1 and own and other - frozenset(own) == around:
            neighbours.append((counts[members[0]], members[0], own))
    if neighbours:
        return min(neighbours)[2]
    return [min(around, key=lambda key: (sum(counts[one] for one in shown[key]), key))]
