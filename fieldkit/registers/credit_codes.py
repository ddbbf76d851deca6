"""Unified social credit codes (GB 32100-2015) and the older 15-digit registration numbers.

A failed check digit is a warning that people may leave as it is: real firms
with such codes exist.
"""

from __future__ import annotations

import re

from fieldkit.kernel.canonical import code_text

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters, in the order of their values; I, O, S, V and Z do not occur."""

LENGTH = 18
_WEIGHTS = tuple(3**at % 31 for at in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LOOKALIKES = str.maketrans("IOSVZ", "105U2")
_SEPARATORS = re.compile(r"[-‐-―_.·]")
_OLD_NUMBER = re.compile(r"[0-9]{15}")
_DISTRICT = re.compile(r"[0-9]{6}")


def canonical_code(typed: str) -> str | None:
    """Full-width to ASCII, no blanks, hyphens or points inside, capitals; None for nothing."""
    text = code_text(typed)
    return code_text(_SEPARATORS.sub("", text).upper()) if text else None


def foreign_characters(code: str) -> str:
    """The characters that no credit code has, each once, in order of appearance."""
    return "".join(dict.fromkeys(char for char in code if char not in CHARACTERS))


def has_district(code: str) -> bool:
    """Whether characters 3 to 8 are digits: the registrar's area (GB/T 2260)."""
    return _DISTRICT.fullmatch(code[2:8]) is not None


def suggested_code(code: str) -> str | None:
    """The code that was meant where letters stand for what they are mistaken for (I → 1, O → 0).

    Only a code that passes its check; None when nothing certain can be suggested.
    """
    corrected = code.translate(_LOOKALIKES)
    if corrected == code or len(corrected) != LENGTH or foreign_characters(corrected):
        return None
    return corrected if has_district(corrected) and check_character(corrected) == corrected[17] else None


def check_character(code: str) -> str:
    """The 18th character that the first 17 call for."""
    total = sum(CHARACTERS.index(char) * weight for char, weight in zip(code[:17], _WEIGHTS, strict=True))
    # The outer modulus matters: a sum that is a multiple of 31 gives 0, not 31.
    return CHARACTERS[(31 - total % 31) % 31]


def organisation_check(code: str) -> str:
    """The 17th character, check of the organisation code inside (GB 11714); a second opinion."""
    total = sum(
        int(char, 36) * weight for char, weight in zip(code[8:16], _ORGANISATION_WEIGHTS, strict=True)
    )
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def is_old_number(code: str) -> bool:
    """Whether it has the form of a registration number from before 2015, still quoted today."""
    return _OLD_NUMBER.fullmatch(code) is not None


def is_old_number_sound(number: str) -> bool:
    """Whether a 15-digit registration number has the right check digit (ISO 7064 MOD 11,10)."""
    product = 10
    for digit in number[:14]:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(number[14])
