"""Addresses apart: street, house number, what lies behind it; and how near two of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from fieldkit.exchange.duplicates.numerals import bare, figures_in_address, folded

_HAS_DISTRICT = re.compile("[省市区县旗镇乡道社]")
_DISTRICTS = re.compile(
    r"^(?:[^省]{2,3}省|(?:内蒙古|广西|西藏|宁夏|新疆)(?:回族|壮族|维吾尔)?(?:自治区)?)?"
    r"(?:[^市]{2,5}(?<![超城夜菜花早集门])市(?!场|集))?"
    r"(?:[^区县旗\da-z]{1,6}(?<![社小园景校街])[区县旗])?"
    r"(?:[^镇乡\d]{1,6}(?:街道办事处|街道|镇|乡))?"
    r"(?:[^社村居\d]{1,8}(?:社区|村委会|居委会))?"
)
_NUMBERED = re.compile(
    r"^(.{2,}?|\d+国道)(\d+)(?!\d|巷|弄|路|街|道|区|期|组|队|环|里|国道|省道)(?:[-之](\d+))?号?"
)
_RANGE = re.compile(r"(?<=\d)(?:[-~—–]|之)(?=\d)")
_UNITS = re.compile(r"[a-z]?\d+|[a-z](?=区|座|栋|幢|馆)|[上下前后东西南北](?=门|侧|边|区)")
_DIRECTIONS = re.compile("[东西南北中上下前后]|[0-9]+")
_NEIGHBOURS = 4
"""House numbers this far apart are the same house written differently, or the one beside it."""
_ALIKE = 75
_SHORTEST_PART = 3


class Nearness(IntEnum):
    """What two addresses say of each other."""

    DIFFER = -1
    UNKNOWN = 0
    STREET = 1
    ALIKE = 2
    NEAR = 3
    SAME = 4


class Address(NamedTuple):
    """An address apart.

    Attributes:
        street: without province, city, district, street office and community.
        number: the house number; empty where there is none.
        unit: figures of building, entrance, room or stall behind it.
    """

    street: str
    number: str
    unit: str

    @property
    def words(self) -> str:
        """Street and number as one reads them."""
        return f"{self.street}{self.number}号" if self.number else self.street


NOWHERE = Address("", "", "")


@dataclass(frozen=True, slots=True)
class Distance:
    """How near two addresses are.

    Attributes:
        nearness: in one word.
        apart: house numbers between them, where that can be said.
        other_unit: at one house number, but in different rooms or stalls.
    """

    nearness: Nearness
    apart: int = 0
    other_unit: bool = False


def address_of(typed: str) -> Address:
    """Take an address apart."""
    text = bare(_RANGE.sub("之", figures_in_address(folded(typed)))).replace("(", "").replace(")", "")
    if not text:
        return NOWHERE
    if _HAS_DISTRICT.search(text):
        found = _DISTRICTS.match(text)
        rest = text[found.end() :] if found else text
        text = rest if len(rest) >= _SHORTEST_PART and not rest[0].isdigit() else text
    numbered = _NUMBERED.match(text)
    if numbered is None:
        return Address(text, "", "")
    street, number, part = numbered.groups()
    units = [part] if part else []
    units += _UNITS.findall(text[numbered.end() :])
    return Address(street, str(int(number)), " ".join(units))


def distance(one: Address, other: Address) -> Distance:
    """How near two addresses are; what only one of them says is no contradiction."""
    if not one.street or not other.street:
        return _UNKNOWN
    if one.number and other.number:
        return _between_numbers(one, other)
    if one.number or other.number:
        return _ONE_STREET if one.street == other.street else _UNKNOWN
    return _ALIKE_TEXTS if _are_alike(one.street, other.street) else _UNKNOWN


_ONE_STREET = Distance(Nearness.STREET)
_UNKNOWN = Distance(Nearness.UNKNOWN)
_ALIKE_TEXTS = Distance(Nearness.ALIKE)
_DIFFERENT = Distance(Nearness.DIFFER)


def _between_numbers(one: Address, other: Address) -> Distance:
    if one.number == other.number:
        if not is_one_street(one.street, other.street):
            return _DIFFERENT
        clash = bool(one.unit and other.unit) and one.unit != other.unit
        return Distance(Nearness.SAME, 0, clash)
    apart = abs(int(one.number) - int(other.number))
    if apart <= _NEIGHBOURS and is_one_street(one.street, other.street):
        return Distance(Nearness.NEAR, apart)
    return _DIFFERENT


def is_one_street(one: str, other: str) -> bool:
    """Whether two street names mean one street: a slip in a character is allowed, another direction is not."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_PART or _DIRECTIONS.findall(one) != _DIRECTIONS.findall(other):
        return len(shorter) >= _SHORTEST_PART and longer.endswith(shorter)
    return longer.endswith(shorter) or Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _are_alike(one: str, other: str) -> bool:
    if _DIRECTIONS.findall(one) != _DIRECTIONS.findall(other):
        return False
    shorter, longer = sorted((one, other), key=len)
    return (len(shorter) >= _SHORTEST_PART and shorter in longer) or fuzz.ratio(one, other) >= _ALIKE
