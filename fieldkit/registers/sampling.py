"""Samples of addresses that come out the same on every machine and in every version of the program.

The rules, in full, so that anybody can draw the sample again by hand:

1. Every address has a key (``household.address_key``: ``社区|小区|楼栋|单元|户号`` as folded). Its *random number* is the SHA-256 of
   ``seed`` + U+001F + key, read as a number. A larger list gives no address another number.
2. *Simple random*: within a stratum the addresses with the smallest random numbers are drawn.
3. *Systematic*: the addresses of a stratum stand in walking order in a circle. A start is drawn at
   random; from there every (N/n)-th address is taken, fractions dropped: place (start + ⌊i·N/n⌋) mod N.
   The start is the first of the numbers SHA-256(``seed`` + U+001F + stratum + U+001F + counter),
   first eight bytes, big-endian, that lies below the largest multiple of N; modulo N.
4. *Strata* share the sample in proportion to their addresses (largest remainder; of equal remainders
   the larger stratum first, then by name).
5. *Replacements* of a stratum: its addresses that were not drawn, by random number, as many as were drawn.
   They are used in this order only, one for each drawn address of the stratum that is lost.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.registers.household import natural_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BETWEEN = "\x1f"
_RANGE = 1 << 64


class Method(StrEnum):
    """How addresses are drawn within a stratum."""

    RANDOM = "random"
    SYSTEMATIC = "systematic"


@dataclass(frozen=True, slots=True)
class Unit:
    """One address of the frame; ``key`` is unique, ``stratum`` empty where there is only one."""

    key: str
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Stratum:
    """What was drawn of one stratum.

    Attributes:
        name: as in the list.
        frame: addresses in it.
        drawn: keys in the order of the draw (systematic: in walking order).
        spare: keys of the replacements, first to be used first.
    """

    name: str
    frame: int
    drawn: tuple[str, ...]
    spare: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawn sample; the same frame, size, seed and method give the same one.

    Attributes:
        seed: canonical text of the seed.
        frame: addresses in the list.
        digest: first 12 digits of the SHA-256 of the sorted keys and strata of the frame.
        strata: in natural order of their names.
    """

    seed: str
    method: Method
    frame: int
    digest: str
    strata: tuple[Stratum, ...]

    @property
    def size(self) -> int:
        """Addresses drawn, replacements not counted."""
        return sum(len(stratum.drawn) for stratum in self.strata)


def canonical_seed(seed: str) -> str:
    """The seed as it is hashed: a whole number without leading zeros, other text trimmed."""
    text = seed.strip()
    body = text.removeprefix("-").removeprefix("+")
    return str(int(text)) if body.isascii() and body.isdecimal() else text


def random_number(seed: str, key: str) -> bytes:
    """The random number of an address; bytes sort as the numbers do."""
    return hashlib.sha256(f"{seed}{_BETWEEN}{key}".encode()).digest()


def number_below(seed: str, stratum: str, bound: int) -> int:
    """A number from 0 to ``bound`` - 1, each as likely as any other."""
    limit = _RANGE - _RANGE % bound
    counter = 0
    while True:
        text = f"{seed}{_BETWEEN}{stratum}{_BETWEEN}{counter}"
        found = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        if found < limit:
            return found % bound
        counter += 1


def allocate(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Share ``total`` among strata in proportion to their sizes, by largest remainder.

    Args:
        sizes: addresses by stratum.
        total: at most their sum.
    """
    frame = sum(sizes.values())
    shares = {name: total * size // frame for name, size in sizes.items()}
    order = sorted(
        sizes, key=lambda name: (-(total * sizes[name] % frame), -sizes[name], natural_order(name), name)
    )
    for name in order[: total - sum(shares.values())]:
        shares[name] += 1
    return shares


def draw(
    units: Sequence[Unit], size: int, seed: str, method: Method = Method.RANDOM, *, stratified: bool = False
) -> Sample:
    """Draw a sample.

    Args:
        units: the frame in walking order (systematic samples depend on it); keys are distinct.
        size: addresses to draw, 1 to the number of units.
        seed: any text; whole numbers are the same however they are written.
        method: within each stratum.
        stratified: share the size among the strata of the units; else there is one stratum.
    """
    assert 1 <= size <= len(units), "the caller says how many there are"
    seed = canonical_seed(seed)
    groups: dict[str, list[str]] = {}
    for unit in units:
        groups.setdefault(unit.stratum if stratified else "", []).append(unit.key)
    shares = allocate({name: len(keys) for name, keys in groups.items()}, size)
    strata = tuple(
        _draw_stratum(name, groups[name], shares[name], seed, method)
        for name in sorted(groups, key=lambda name: (natural_order(name), name))
    )
    lines = sorted(f"{unit.key}{_BETWEEN}{unit.stratum if stratified else ''}" for unit in units)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
    return Sample(seed, method, len(units), digest, strata)


def _draw_stratum(name: str, keys: Sequence[str], size: int, seed: str, method: Method) -> Stratum:
    at_random = sorted(keys, key=lambda key: (random_number(seed, key), key))
    if method is Method.RANDOM or not size:
        drawn = at_random[:size]
    else:
        start = number_below(seed, name, len(keys))
        places = [(start + at * len(keys) // size) % len(keys) for at in range(size)]
        drawn = [keys[place] for place in sorted(places)]
    taken = set(drawn)
    rest = [key for key in at_random if key not in taken]
    return Stratum(name, len(keys), tuple(drawn), tuple(rest[:size]))
