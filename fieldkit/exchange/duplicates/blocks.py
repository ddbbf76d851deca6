"""Which two outlets are looked at at all: those that share a key, never all with all.

Every outlet has a number, its place in the register by id; a pair is two numbers,
the smaller first. A block that is crowded is put in order of what it is written
like, and each is compared with the next few only.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from fieldkit.exchange.duplicates.entry import Crowd
from fieldkit.exchange.duplicates.folding import in_town
from fieldkit.exchange.duplicates.weighing import MOST_WITH_ONE_CODE, MOST_WITH_ONE_PHONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from fieldkit.exchange.duplicates.folding import Outlet

    PairOfNumbers: TypeAlias = tuple[int, int]

CROWDED = 60
"""A block with more outlets is not compared pair by pair."""
WINDOW = 12
"""How many of those that follow each is then compared with."""
_MOST_WITH_ONE_KEY = 4 * MOST_WITH_ONE_PHONE
"""Landlines of several towns may look the same without their area codes."""
_KEYS_AT_A_TIME = 60_000
_DELETED_FROM = 3
_CELL_LATITUDE = 0.00028
_CELL_LONGITUDE = 0.0005
"""Cells of 31 m, and of 30 to 55 m inside China: what is within 30 m lies in one cell or the next."""
_FORWARD = ((0, 1), (1, -1), (1, 0), (1, 1))


@dataclass(frozen=True, slots=True)
class Crowded:
    """A block that was too large: what its outlets share, and how many they are."""

    what: Crowd
    count: int


class Blocks:
    """The pairs that are worth a look.

    Attributes:
        crowds: blocks that were too large, as they are met.
    """

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets = outlets
        self.crowds: list[Crowded] = []

    def by_numbers(self) -> Iterator[PairOfNumbers]:
        """Pairs with a code, a phone or a licence in common that is not everybody's."""
        everyone = range(len(self._outlets))
        for block in self._blocks(everyone, lambda one: [one.code] if one.code else []):
            if len(block) <= MOST_WITH_ONE_CODE:
                yield from _pairs(block)
        for block in self._blocks(everyone, _phone_keys):
            if len(block) <= _MOST_WITH_ONE_KEY:
                yield from _pairs(block)
        for block in self._blocks(everyone, lambda one: [one.licence] if one.licence else []):
            yield from self._compared(block, Crowd.NAME, _by_address)

    def by_names(self, community: Sequence[int]) -> Iterator[PairOfNumbers]:
        """Pairs of one community whose names may be alike: the same, of the same sound, or one slip away."""
        for block in self._blocks(community, lambda one: [one.name.core] if one.name.core else []):
            yield from self._compared(block, Crowd.NAME, _by_address)
        for block in self._blocks(community, lambda one: one.name.sounds):
            for one, other in self._compared(block, Crowd.NAME, _by_address):
                if self._outlets[one].name.core != self._outlets[other].name.core:
                    yield one, other
        for block in self._blocks(community, _slip_keys):
            for one, other in self._compared(block, Crowd.NAME, _by_address):
                first, second = self._outlets[one].name, self._outlets[other].name
                if set(first.sounds).isdisjoint(second.sounds):
                    yield one, other

    def by_addresses(self) -> Iterator[PairOfNumbers]:
        """Pairs at one house number whose names have something in common."""
        for block in self._blocks(range(len(self._outlets)), _address_keys):
            yield from self._with_common_traits(self._compared(block, Crowd.ADDRESS, _by_sound))

    def by_positions(self) -> Iterator[PairOfNumbers]:
        """Pairs that lie within some 30 m of each other and whose names have something in common."""
        cells: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
        for number, outlet in enumerate(self._outlets):
            if outlet.is_placed:
                cells[_cell(outlet)].append(number)
        for (datum, row, column), home in cells.items():
            around = [
                number
                for down, across in _FORWARD
                for number in cells.get((datum, row + down, column + across), ())
            ]
            if len(home) + len(around) > CROWDED:
                pairs = self._compared(home + around, Crowd.POSITION, _by_sound)
            else:
                pairs = _pairs_around(home, around)
            yield from self._with_common_traits(pairs)

    def communities(self) -> list[list[int]]:
        """The outlets of each community; those of none are in no list."""
        found: dict[str, list[int]] = {}
        for number, outlet in enumerate(self._outlets):
            if outlet.community:
                found.setdefault(outlet.community, []).append(number)
        return list(found.values())

    def _blocks(
        self, members: Sequence[int], keys_of: Callable[[Outlet], Iterable[str]]
    ) -> Iterator[list[int]]:
        """Members that share a key, two or more; the keys are held a share at a time."""
        shares = math.ceil(len(members) / _KEYS_AT_A_TIME)
        for share in range(shares):
            first: dict[str, int] = {}
            blocks: dict[str, list[int]] = {}
            for number in members:
                for key in keys_of(self._outlets[number]):
                    if shares > 1 and crc32(key.encode()) % shares != share:
                        continue
                    if key not in first:
                        first[key] = number
                    elif key in blocks:
                        blocks[key].append(number)
                    elif first[key] != number:
                        blocks[key] = [first[key], number]
            yield from blocks.values()

    def _compared(
        self, block: list[int], what: Crowd, order: Callable[[Outlet], tuple[str | int, ...]]
    ) -> Iterator[PairOfNumbers]:
        if len(block) <= CROWDED:
            yield from _pairs(block)
            return
        self.crowds.append(Crowded(what, len(block)))
        ranked = sorted(block, key=lambda number: (*order(self._outlets[number]), number))
        for at, one in enumerate(ranked):
            for other in ranked[at + 1 : at + 1 + WINDOW]:
                yield (one, other) if one < other else (other, one)

    def _with_common_traits(self, pairs: Iterable[PairOfNumbers]) -> Iterator[PairOfNumbers]:
        outlets = self._outlets
        return (pair for pair in pairs if outlets[pair[0]].traits & outlets[pair[1]].traits)


def _pairs(block: Sequence[int]) -> Iterator[PairOfNumbers]:
    """Members stand in the order of their numbers."""
    return ((one, other) for at, one in enumerate(block) for other in block[at + 1 :])


def _pairs_around(home: Sequence[int], around: Sequence[int]) -> Iterator[PairOfNumbers]:
    for at, one in enumerate(home):
        for other in home[at + 1 :]:
            yield one, other
        for other in around:
            yield (one, other) if one < other else (other, one)


def _phone_keys(outlet: Outlet) -> list[str]:
    """Each number, landlines as dialled in town: one of the two may lack its area code."""
    return list(dict.fromkeys(in_town(phone) or phone for phone in outlet.phones))


def _slip_keys(outlet: Outlet) -> list[str]:
    """What is left of a name when one character is taken out, its beginning and its end."""
    core = outlet.name.core
    if len(core) < _DELETED_FROM:
        return []
    keys = [core, *(core[:at] + core[at + 1 :] for at in range(len(core)))]
    keys += [f"^{core[:_DELETED_FROM]}", f"{core[-_DELETED_FROM:]}$"]
    return list(dict.fromkeys(keys))


def _address_keys(outlet: Outlet) -> list[str]:
    """Street and number; and the number alone within the community, for a street with a slip in it."""
    street, number, _ = outlet.address
    if not street:
        return []
    keys = [f"{street}#{number}"]
    if number and outlet.community:
        keys.append(f"{outlet.community}##{number}")
    return keys


def _by_address(outlet: Outlet) -> tuple[str | int, ...]:
    return outlet.address.street, int(outlet.address.number or 0), outlet.name.core


def _by_sound(outlet: Outlet) -> tuple[str | int, ...]:
    sound = outlet.name.sounds[0] if outlet.name.sounds else ""
    return sound, outlet.address.street, int(outlet.address.number or 0), outlet.address.unit


def _cell(outlet: Outlet) -> tuple[str, int, int]:
    return (
        outlet.datum,
        math.floor(outlet.latitude / _CELL_LATITUDE),
        math.floor(outlet.longitude / _CELL_LONGITUDE),
    )
