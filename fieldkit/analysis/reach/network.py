"""A street network for walkers: junctions, the streets between them, and which pieces hang together.

Points of a way where nothing branches off do not become junctions; they only bend the street.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.ground import metres

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from fieldkit.analysis.reach.ground import Degrees, Flat, Ground

FRAGMENT_SHARE = 0.05
"""A piece shorter than this share of the longest is a stray path of a park or courtyard, not a part of town."""


@dataclass(frozen=True, slots=True)
class Way:
    """One line of a street file that may be walked.

    Attributes:
        keys: name of each point; lines join where they share one.
        points: longitude and latitude of each, WGS-84.
    """

    keys: tuple[Hashable, ...]
    points: tuple[Degrees, ...]


@dataclass(frozen=True, slots=True)
class Street:
    """What lies between two junctions.

    Attributes:
        a, b: the junctions; the same for a loop.
        bends: from ``a`` to ``b``, both included.
        length_m: along it.
    """

    a: int
    b: int
    bends: tuple[Flat, ...]
    length_m: float


@dataclass(frozen=True, slots=True)
class Network:
    """Streets that may be walked in both directions.

    Attributes:
        junctions: where they are.
        streets: every street of a piece that counts.
        neighbours: by junction, the junctions next to it with metres.
        piece_of: by junction, the number of the connected piece it is in; the longest is 0.
        pieces: how many there are.
        fragments: stray pieces that were left out.
    """

    junctions: tuple[Flat, ...]
    streets: tuple[Street, ...]
    neighbours: tuple[tuple[tuple[int, float], ...], ...]
    piece_of: tuple[int, ...]
    pieces: int
    fragments: int


def build_network(ways: Iterable[Way], ground: Ground) -> Network:
    """Join ways into a network on this plane."""
    kept = [way for way in ways if len(way.keys) > 1]
    uses = Counter(key for way in kept for key in way.keys)
    for way in kept:
        uses[way.keys[0]] += 1
        uses[way.keys[-1]] += 1
    numbers: dict[Hashable, int] = {}
    streets = [street for way in kept for street in _split(way, uses, numbers, ground)]
    return _counting(streets, len(numbers))


def _split(way: Way, uses: Counter[Hashable], numbers: dict[Hashable, int], ground: Ground) -> list[Street]:
    flat = [ground.flat(*point) for point in way.points]
    found = []
    start = 0
    for at in range(1, len(flat)):
        if uses[way.keys[at]] > 1:
            a = numbers.setdefault(way.keys[start], len(numbers))
            b = numbers.setdefault(way.keys[at], len(numbers))
            found.append(_street(a, b, flat[start : at + 1]))
            start = at
    return found


def _street(a: int, b: int, bends: Sequence[Flat]) -> Street:
    return Street(a, b, tuple(bends), sum(metres(one, other) for one, other in pairwise(bends)))


def _counting(streets: Sequence[Street], size: int) -> Network:
    """Leave the fragments out and number what stays anew."""
    root = _pieces(streets, size)
    lengths: defaultdict[int, float] = defaultdict(float)
    for street in streets:
        lengths[root[street.a]] += street.length_m
    ordered = sorted(lengths, key=lambda one: (-lengths[one], one))
    least = FRAGMENT_SHARE * lengths[ordered[0]] if ordered else 0.0
    pieces = {one: at for at, one in enumerate(ordered) if lengths[one] >= least}
    numbers: dict[int, int] = {}
    places: list[Flat] = []
    kept = []
    for street in streets:
        if root[street.a] not in pieces:
            continue
        for old, place in ((street.a, street.bends[0]), (street.b, street.bends[-1])):
            if numbers.setdefault(old, len(numbers)) == len(places):
                places.append(place)
        kept.append(Street(numbers[street.a], numbers[street.b], street.bends, street.length_m))
    return Network(
        junctions=tuple(places),
        streets=tuple(kept),
        neighbours=_neighbours(kept, len(numbers)),
        piece_of=tuple(pieces[root[old]] for old in numbers),
        pieces=len(pieces),
        fragments=len(ordered) - len(pieces),
    )


def _pieces(streets: Iterable[Street], size: int) -> list[int]:
    """By junction, the junction that stands for its connected piece."""
    parent = list(range(size))

    def top(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for street in streets:
        parent[top(street.a)] = top(street.b)
    return [top(one) for one in range(size)]


def _neighbours(streets: Iterable[Street], size: int) -> tuple[tuple[tuple[int, float], ...], ...]:
    """The shortest street counts where two join the same junctions; loops lead nowhere."""
    shortest: list[dict[int, float]] = [{} for _ in range(size)]
    for street in streets:
        if street.a == street.b:
            continue
        for here, there in ((street.a, street.b), (street.b, street.a)):
            known = shortest[here].get(there)
            if known is None or street.length_m < known:
                shortest[here][there] = street.length_m
    return tuple(tuple(one.items()) for one in shortest)
