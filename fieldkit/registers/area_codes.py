"""Administrative codes: six digits (GB/T 2260), nine for streets, twelve for communities, local ones.

The national lists can no longer be downloaded in full, differ between offices and
change over the years: a code is checked for its form and against the areas at
hand, and only warned about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

SHAPE = re.compile(r"[0-9]{6}([0-9]{3}([0-9]{3})?)?")
LOCAL = re.compile(r"L[0-9A-Z-]+")
PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for code in range(first, last + 1)
)
"""First two digits of GB/T 2260."""
MUNICIPALITIES = frozenset(("11", "12", "31", "50", "66"))
"""First two digits of what has districts in place of cities: the four municipalities, and 66 for 兵团."""
_LEVELS = {2: "province", 4: "city", 6: "district", 9: "street", 12: "community"}
"""What a code stands for, by the number of digits before the zeros that pad it."""


def is_local(code: str) -> bool:
    """Whether the office gave the code itself."""
    return LOCAL.fullmatch(code) is not None


def level_of(code: str) -> str | None:
    """The level that a code of this form stands for: province, city, district, street, community.

    Padding zeros do not count: ``640500000000`` is a city.
    """
    return _LEVELS[len(_significant(code))] if SHAPE.fullmatch(code) else None


def padded(code: str) -> str:
    """A national code with its twelve digits; any other text as it is."""
    return code.ljust(12, "0") if SHAPE.fullmatch(code) else code


def parent_of(code: str) -> str | None:
    """The code of the area above; None for provinces, local codes and other text.

    ``640502001001`` lies in ``640502001``, that in ``640502``, that in ``640500``.
    """
    if not SHAPE.fullmatch(code):
        return None
    digits = _significant(code)
    above = max((length for length in _LEVELS if length < len(digits)), default=0)
    return digits[:above].ljust(6, "0") if above else None


def missing_parent(code: str, known: Collection[str]) -> str | None:
    """The code of the area above when it is not among ``known``, codes of any length; else None."""
    parent = parent_of(code)
    if parent is None or not known:
        return None
    whole = {padded(one) for one in known}
    return None if padded(parent) in whole else parent


def _significant(code: str) -> str:
    """The digits before the zeros that pad a code, up to a whole level."""
    for length in _LEVELS:
        if not code[length:].strip("0"):
            return code[:length]
    return code
