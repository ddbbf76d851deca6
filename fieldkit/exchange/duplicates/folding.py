"""An outlet made comparable, in little room: a register of 280,000 is held in memory while it is searched."""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from fieldkit.exchange.duplicates.addresses import NOWHERE, Address, address_of
from fieldkit.exchange.duplicates.names import NAMELESS, Name, name_of
from fieldkit.exchange.duplicates.numerals import bare, folded
from fieldkit.registers.credit_codes import LENGTH, canonical_code, is_old_number
from fieldkit.registers.phones import (
    HOTLINE,
    LANDLINE,
    LOCAL,
    MOBILE,
    SERVICE,
    canonical_phone,
    phone_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.exchange.duplicates.entry import Entry

_METRES_A_DEGREE = 111_195.0
_STREET = re.compile("(?:[路街道巷里弄]|胡同)$")
_BITS = 61
_ANY = (1 << _BITS) - 1
_SHORTEST_LICENCE = 4
_AREA_ENDINGS = ("社区居委会", "居委会", "社区", "街道", "村委会")
_LOCAL_MARK = "~"


@dataclass(slots=True)
class Outlet:
    """One outlet, folded.

    Attributes:
        id: of the record.
        name, address: taken apart.
        community, business_type, brand, floor, datum: as they are, shared where equal.
        phones: single numbers without extensions; hotlines and service numbers are nobody's own and left out.
        code: the credit code, where it can be one.
        licence: name on the licence, without district and legal form; empty where it is too short to tell.
        longitude, latitude: degrees; NaN when it was not placed.
        traits: bits of the characters and initials of its name; two names without a bit in common are unlike.
    """

    id: str
    name: Name
    address: Address
    community: str
    business_type: str
    brand: str
    floor: str
    phones: tuple[str, ...]
    code: str
    licence: str
    longitude: float
    latitude: float
    datum: str
    traits: int

    @property
    def is_placed(self) -> bool:
        """Whether it has coordinates."""
        return not math.isnan(self.latitude)


def fold(entry: Entry) -> Outlet:
    """Make one outlet comparable."""
    address = address_of(entry.address) if entry.address else NOWHERE
    places = (_area(entry.community_name), address.street if _STREET.search(address.street) else "")
    name = name_of(entry.name, places) if entry.name else NAMELESS
    placed = entry.longitude is not None and entry.latitude is not None
    return Outlet(
        id=entry.id,
        name=name,
        address=Address(sys.intern(address.street), sys.intern(address.number), sys.intern(address.unit)),
        community=sys.intern(entry.community),
        business_type=sys.intern(entry.business_type),
        brand=sys.intern(bare(folded(entry.brand))) if entry.brand else "",
        floor=sys.intern(entry.floor),
        phones=tuple(_phones(entry.phone)) if entry.phone else (),
        code=_code(entry.credit_code) if entry.credit_code else "",
        licence=_licence(entry.licence_name) if entry.licence_name else "",
        longitude=float(entry.longitude or 0) if placed else math.nan,
        latitude=float(entry.latitude or 0) if placed else math.nan,
        datum=sys.intern(entry.datum),
        traits=_traits(name),
    )


def fold_all(entries: Iterable[Entry]) -> list[Outlet]:
    """Outlets by id, so that the order in which they came is of no account; each record once."""
    distinct = {entry.id: fold(entry) for entry in entries}
    return [distinct[one] for one in sorted(distinct)]


def metres(one: Outlet, other: Outlet) -> float | None:
    """Between two positions; None where one is missing or in another datum. Good for short ways."""
    if one.datum != other.datum or not one.is_placed or not other.is_placed:
        return None
    north = (one.latitude - other.latitude) * _METRES_A_DEGREE
    east = (one.longitude - other.longitude) * _METRES_A_DEGREE * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def _area(name: str) -> str:
    """``瑞丰社区`` as shops write it behind their names: ``瑞丰``."""
    text = bare(folded(name))
    for ending in _AREA_ENDINGS:
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text.removesuffix(ending)
    return text


def _code(typed: str) -> str:
    code = canonical_code(typed) or ""
    return code if len(code) == LENGTH or is_old_number(code) else ""


def _licence(typed: str) -> str:
    name = name_of(typed)
    if len(name.full) < _SHORTEST_LICENCE or not name.is_its_own:
        return ""
    return f"{name.full}({name.branch})" if name.branch else name.full


def _phones(typed: str) -> list[str]:
    """Each number in one writing; a landline also as it is dialled in town."""
    found = [typed] if MOBILE.fullmatch(typed) else phone_numbers(canonical_phone(typed) or "")
    numbers = []
    for number in found:
        landline, local = LANDLINE.fullmatch(number), LOCAL.fullmatch(number)
        if MOBILE.fullmatch(number):
            numbers.append(number)
        elif landline is not None:
            numbers.append(f"{landline[1]}-{landline[2]}")
        elif local is not None and not (HOTLINE.fullmatch(number) or SERVICE.fullmatch(number)):
            numbers.append(_LOCAL_MARK + local[1])
    return list(dict.fromkeys(numbers))


def is_local(phone: str) -> bool:
    """Whether a folded number came without its area code."""
    return phone[0] == _LOCAL_MARK


def in_town(phone: str) -> str:
    """A folded landline number as it is dialled in town; empty for a mobile."""
    if is_local(phone):
        return phone
    return _LOCAL_MARK + phone.partition("-")[2] if "-" in phone else ""


def shown_phone(phone: str) -> str:
    """A folded number as people read it."""
    return phone.removeprefix(_LOCAL_MARK)


def _traits(name: Name) -> int:
    if not name.core:
        return _ANY
    bits = 0
    for char in name.core:
        bits |= 1 << ord(char) % _BITS
    for sound in name.sounds:
        bits |= 1 << crc32(sound.encode()) % _BITS
    return bits
