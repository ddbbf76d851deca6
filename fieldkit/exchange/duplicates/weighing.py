"""What speaks for two outlets being one, and what against it.

A code, a licence or a phone of one's own is a ground by itself. A name never is:
it needs a place to go with it, and the more doubtful the name, the nearer the
place. That two shops are of one type, or stand at one address, is no ground.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from fieldkit.exchange.duplicates.addresses import Distance, Nearness, distance
from fieldkit.exchange.duplicates.folding import in_town, is_local, metres

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.exchange.duplicates.folding import Outlet
    from fieldkit.exchange.duplicates.names import Name

MOST_WITH_ONE_PHONE = 3
"""A number that stands at more outlets is a market's office or a chain's hotline: it says nothing."""
MOST_WITH_ONE_CODE = 5
"""A code that stands at more outlets is the head office's, or was filled in for all."""
NEAR_M = 30.0
"""Positions are good for about as much: phone GPS among houses, or a finger on a map."""
ONE_SPOT_M = 10.0
FAR_M = 200.0
_MOST_OF_A_RARE_NAME = 3
_CHAIN_FROM = 6
_ALIKE = 60
_SHORTEST_NEAR = 3
_SLIPS_IN_A_CODE = 2
_PLAIN = frozenset("店铺馆部行坊屋站点社厅")
_BY_SURNAME = frozenset("记氏家姐哥嫂叔婶姨伯爷婆")
_FIGURES = re.compile(r"\d+")


class Likeness(IntEnum):
    """How alike two names are, the least first."""

    NONE = 0
    UNNAMED = 1
    FAINT = 2
    SOUNDS = 3
    NEAR = 4
    SAME = 5


@dataclass(slots=True)
class Counts:
    """How many outlets of the register have a phone, a code, a name."""

    phones: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    cores: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, outlets: Iterable[Outlet]) -> Counts:
        """Count."""
        counts = cls()
        for outlet in outlets:
            for phone in outlet.phones:
                counts.phones[phone] += 1
                if not is_local(phone) and "-" in phone:
                    counts.phones[in_town(phone)] += 1
            if outlet.code:
                counts.codes[outlet.code] += 1
            if outlet.name.core:
                counts.cores[outlet.name.core] += 1
        return counts


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two outlets side by side.

    Attributes:
        code, licence: the same, and of their own.
        phone: the number they share, of their own; empty for none.
        likeness: of the names.
        branches_differ: both say which branch, and not the same.
        owners_differ: both have a code, and the difference is no slip.
        where: of the addresses; apart_m: between the positions, None where it cannot be said.
        one_community: in the same one.
        one_type: the same business type; None where one is not known.
    """

    code: bool
    licence: bool
    phone: str
    likeness: Likeness
    branches_differ: bool
    owners_differ: bool
    where: Distance
    apart_m: float | None
    one_community: bool
    one_type: bool | None

    @property
    def is_near(self) -> bool:
        """Whether addresses or positions say so."""
        return self.is_within(NEAR_M) or (self.where.nearness >= Nearness.ALIKE and not self.is_far)

    @property
    def is_one_place(self) -> bool:
        """Whether it is one door: house number and room agree, as far as they are given."""
        return self.where.nearness is Nearness.SAME and not self.where.other_unit and not self.is_far

    @property
    def is_around(self) -> bool:
        """Whether it is the same part of the town: a street of that name there may be in every town."""
        return self.one_community or self.is_within(NEAR_M)

    @property
    def is_far(self) -> bool:
        """Whether addresses or positions contradict."""
        if self.is_within(NEAR_M):
            return False
        return self.where.nearness is Nearness.DIFFER or (self.apart_m is not None and self.apart_m > FAR_M)

    def is_within(self, distance_m: float) -> bool:
        """Whether the positions are known to be no farther apart."""
        return self.apart_m is not None and self.apart_m <= distance_m


def weigh(one: Outlet, other: Outlet, counts: Counts) -> Weighed | None:
    """Put two outlets side by side; None where nothing makes them one."""
    likeness = likeness_of(one.name, other.name)
    code = bool(one.code) and one.code == other.code and counts.codes[one.code] <= MOST_WITH_ONE_CODE
    licence = bool(one.licence) and one.licence == other.licence
    phone = shared_phone(one, other, counts) if one.phones and other.phones else ""
    own = code or licence or bool(phone)
    if not own and (likeness is Likeness.NONE or _are_numbered_apart(one.name.branch, other.name.branch)):
        return None
    branches = one.name.branch, other.name.branch
    weighed = Weighed(
        code=code,
        licence=licence,
        phone=phone,
        likeness=likeness,
        branches_differ=all(branches) and branches[0] != branches[1],
        owners_differ=not code and _are_two_owners(one.code, other.code),
        where=distance(one.address, other.address),
        apart_m=metres(one, other),
        one_community=bool(one.community) and one.community == other.community,
        one_type=_one_type(one, other),
    )
    if code or _by_licence(weighed) or _by_phone(weighed, one, other, counts):
        return weighed
    return weighed if _by_name(weighed, one, other, counts) else None


def likeness_of(one: Name, other: Name) -> Likeness:
    """How alike two names are, kinds of shop and branches aside."""
    first, second = one.core, other.core
    if not first or not second:
        return Likeness.UNNAMED
    if first == second:
        return Likeness.SAME
    shorter, longer = (first, second) if len(first) <= len(second) else (second, first)
    if _FIGURES.findall(first) != _FIGURES.findall(second):
        return Likeness.NONE
    if len(shorter) >= _SHORTEST_NEAR and (
        longer.startswith(shorter)
        or longer.endswith(shorter)
        or Levenshtein.distance(first, second, score_cutoff=1) <= 1
    ):
        return Likeness.NEAR
    if _is_slip_in_kind(one.full, other.full):
        return Likeness.NEAR
    if _are_two_families(first, second):
        return Likeness.NONE
    if not set(one.sounds).isdisjoint(other.sounds):
        return Likeness.SOUNDS
    is_slip = len(shorter) == _SHORTEST_NEAR - 1 and Levenshtein.distance(first, second, score_cutoff=1) <= 1
    return Likeness.FAINT if is_slip else Likeness.NONE


def _is_slip_in_kind(first: str, second: str) -> bool:
    """``福来便民超市`` and ``福来便明超市``: the slip stands behind the name."""
    return (
        min(len(first), len(second)) > _SHORTEST_NEAR
        and first[:2] == second[:2]
        and Levenshtein.distance(first, second, score_cutoff=1) <= 1
    )


def _are_two_families(first: str, second: str) -> bool:
    """``王记`` and ``马记``, ``曹记`` and ``陈记``."""
    return (
        len(first) == len(second) == 2
        and first[0] != second[0]
        and first[1] in _BY_SURNAME
        and second[1] in _BY_SURNAME
    )


def shared_phone(one: Outlet, other: Outlet, counts: Counts) -> str:
    """A number both have and few others; empty for none. One of them may lack its area code."""
    for mine in one.phones:
        for yours in other.phones:
            if mine == yours:
                both = mine
            elif is_local(mine) is not is_local(yours) and in_town(mine) == in_town(yours):
                both = in_town(mine)
            else:
                continue
            if counts.phones[both] <= MOST_WITH_ONE_PHONE:
                return mine if is_local(yours) else yours
    return ""


def _one_type(one: Outlet, other: Outlet) -> bool | None:
    if one.business_type and other.business_type:
        if one.business_type == other.business_type:
            return True
        # the same words on both signs: one of the two codes is the slip
        return None if one.name.tail and one.name.tail == other.name.tail else False
    tails = set(one.name.tail) - _PLAIN, set(other.name.tail) - _PLAIN
    return False if all(tails) and tails[0].isdisjoint(tails[1]) else None


def _are_two_owners(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return Levenshtein.distance(one, other, score_cutoff=_SLIPS_IN_A_CODE) > _SLIPS_IN_A_CODE


def _by_licence(weighed: Weighed) -> bool:
    return weighed.licence and not weighed.owners_differ and (weighed.one_community or weighed.is_near)


def _by_phone(weighed: Weighed, one: Outlet, other: Outlet, counts: Counts) -> bool:
    """A phone alone does not make two shops of one owner, nor two branches of one chain, the same shop."""
    if not weighed.phone or (weighed.owners_differ and weighed.likeness < Likeness.NEAR):
        return False
    if weighed.likeness >= Likeness.SOUNDS:
        return not (_is_chain(one, other, counts) and (weighed.branches_differ or weighed.is_far))
    return not (weighed.is_far and weighed.one_type is False)


def _is_chain(one: Outlet, other: Outlet, counts: Counts) -> bool:
    if one.name.branch or other.name.branch or (one.brand and one.brand == other.brand):
        return True
    return one.name.core == other.name.core and counts.cores[one.name.core] >= _CHAIN_FROM


def _by_name(weighed: Weighed, one: Outlet, other: Outlet, counts: Counts) -> bool:
    if weighed.one_type is False and not (
        weighed.likeness >= Likeness.NEAR
        and weighed.is_one_place
        and fuzz.ratio(one.name.full, other.name.full) > _ALIKE
    ):
        return False
    if weighed.owners_differ and not (weighed.likeness >= Likeness.NEAR and weighed.is_one_place):
        return False
    if weighed.branches_differ and not (weighed.is_one_place or weighed.is_within(NEAR_M)):
        return False  # a branch may be called after its street or its community
    if _are_numbered_apart(one.name.branch, other.name.branch):
        return False
    match weighed.likeness:
        case Likeness.SAME:
            return _by_same_name(weighed, one, other, counts)
        case Likeness.NEAR:
            return _by_near_name(weighed)
        case Likeness.SOUNDS:
            return _is_one_door(weighed)
        case Likeness.FAINT:
            return weighed.is_one_place and weighed.is_around and weighed.one_type is True
        case _:
            return weighed.one_type is True and _is_one_spot(weighed, one, other)


def _are_numbered_apart(one: str, other: str) -> bool:
    """1号店 and 2号店 are two."""
    return one != other and one[:1].isdigit() and other[:1].isdigit()


def _by_same_name(weighed: Weighed, one: Outlet, other: Outlet, counts: Counts) -> bool:
    if weighed.is_near and (weighed.one_community or not weighed.where.other_unit):
        return True
    if not weighed.one_community:
        return False
    if not weighed.is_far:
        return True
    # Two places in one community: one shop that moved, or was written down twice; but many share a common name.
    rare = counts.cores[one.name.core] <= _MOST_OF_A_RARE_NAME
    return rare and not _is_chain(one, other, counts)


def _by_near_name(weighed: Weighed) -> bool:
    if weighed.where.nearness is Nearness.DIFFER or weighed.where.other_unit:
        return False
    return weighed.is_near or (weighed.one_community and not weighed.is_far)


def _is_one_door(weighed: Weighed) -> bool:
    if weighed.is_far or weighed.where.other_unit:
        return False
    match weighed.where.nearness:
        case Nearness.SAME:
            return weighed.is_around
        case Nearness.ALIKE:
            return weighed.one_community
        case Nearness.STREET:
            return weighed.one_community and weighed.one_type is True
        case Nearness.UNKNOWN:
            return weighed.is_within(NEAR_M)
        case _:
            return False


def _is_one_spot(weighed: Weighed, one: Outlet, other: Outlet) -> bool:
    if one.floor and other.floor and one.floor != other.floor:
        return False
    if weighed.where.nearness is Nearness.DIFFER or weighed.where.other_unit:
        return False
    return (weighed.is_one_place and weighed.one_community) or weighed.is_within(ONE_SPOT_M)
