"""Phone numbers: mobiles, landlines with or without area code, 400/800, service numbers.

``1[3-9]`` and nine digits is the durable rule for mobiles; finer lists of
prefixes age within a year, so they only ask for a second look. Several numbers
in one field are parted by 、.
"""

from __future__ import annotations

import re

from fieldkit.kernel.canonical import one_line, plain_text

BETWEEN = "、"
"""Between several numbers, in canonical text."""

MOBILE = re.compile(r"1[3-9][0-9]{9}")
LANDLINE = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))-([0-9]{7,8})(?:-([0-9]{1,6}))?")
LOCAL = re.compile(r"([2-8][0-9]{6,7})(?:-([0-9]{1,6}))?")
"""A landline number without its area code."""
HOTLINE = re.compile(r"([48]00)-([0-9]{3})-([0-9]{4})")
SERVICE = re.compile(r"1[0-2][0-9](?:[0-9]{2})?|9[56][0-9]{3,6}|118114")
"""110, 12345, 10086, 95xxx, 96xxx … these are for everybody and never masked."""
UNASSIGNED = ("140", "141", "142", "143", "144", "146", "148", "154", "161", "164", "174", "194", "1349")
"""Prefixes not given out to people when last listed (machines, satellites); unusual, not wrong."""
EIGHT_DIGITS = re.compile(r"0(?:10|2[0-9])")
"""Area codes whose numbers all have eight digits."""

_PARTS = re.compile(r"[、,，;；/／|\n]+|或者?|和|及")
_DIGITS_ONLY = re.compile(r"[0-9\s()-]*")
_LABEL = re.compile(
    r"^(?:联系电话|电话号?码?|手机号?码?|座机|固话|热线|tel|phone|mobile)\s*[:：.]?\s*", re.IGNORECASE
)
_FILLERS = re.compile(r"[\s.·]+")
_DASHES = re.compile(r"[-‐-―−~～]+")
_EXTENSION = re.compile(r"(?<=[0-9])-?(?:转|分机|ext\.?|x|#)-?([0-9]{1,6})$", re.IGNORECASE)
_COUNTRY = re.compile(r"^(?:\+|00)86-?|^86-?(?=1[3-9][0-9]{9}$)")
_AREA_CODE = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))-?([0-9-]*)")
_HOTLINE_DIGITS = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")


def canonical_phone(typed: str, default_area_code: str = "") -> str | None:
    """Digits with hyphens where they belong: ``0955-7012345-8``, ``13812341234``, ``400-123-4567``.

    Args:
        typed: what was typed or pasted, one number or several.
        default_area_code: put before numbers of 7 or 8 digits, e.g. ``0955``; empty leaves them alone.

    Returns:
        Canonical text; where anything but numbers stands in it, the whole as typed on one line. None for nothing.
    """
    text = one_line(_half_width(plain_text(typed) or ""))
    if text is None:
        return None
    parts = [one for part in _PARTS.split(_half_width(plain_text(typed) or "")) for one in _apart(part)]
    numbers = [_number(part, default_area_code) for part in parts if part.strip()]
    if not numbers or not all(numbers) or any(map(_loses_words, parts)):
        return text
    return BETWEEN.join(dict.fromkeys(numbers))


def phone_numbers(canonical: str) -> tuple[str, ...]:
    """The single numbers of a canonical text."""
    return tuple(part for part in canonical.split(BETWEEN) if part)


def is_phone(canonical: str) -> bool:
    """Whether everything in it can be dialled."""
    numbers = phone_numbers(canonical)
    return bool(numbers) and all(map(_is_whole, numbers))


def is_personal_mobile(canonical: str) -> bool:
    """Whether it holds a mobile, hence a natural person's data: publishing it needs consent of its own."""
    return any(MOBILE.fullmatch(number) for number in phone_numbers(canonical))


def mask_phone(canonical: str) -> str:
    """For exports: ``138****1234``; landlines lose their last four digits, hotlines stay."""
    return BETWEEN.join(_masked(number) for number in phone_numbers(canonical))


def display_phone(canonical: str) -> str:
    """For print: mobiles in groups of 3-4-4, the rest as it is."""
    if not is_phone(canonical):
        return canonical
    return BETWEEN.join(_grouped(number) for number in phone_numbers(canonical))


def _half_width(text: str) -> str:
    folded = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    return _DASHES.sub("-", folded)


def _apart(part: str) -> list[str]:
    """Two whole numbers with only a blank between them; a blank inside one number does not part it."""
    words = part.split()
    whole = (MOBILE, LANDLINE, HOTLINE)
    if len(words) > 1 and all(any(shape.fullmatch(_number(word)) for shape in whole) for word in words):
        return words
    return [part]


def _loses_words(part: str) -> bool:
    """Whether folding would drop words: a part with letters or signs that does not come out as a whole number."""
    return not _DIGITS_ONLY.fullmatch(part) and not _is_whole(_number(part)) and bool(part.strip())


def _is_whole(number: str) -> bool:
    return any(shape.fullmatch(number) for shape in (MOBILE, LANDLINE, LOCAL, HOTLINE, SERVICE))


def _number(part: str, default_area_code: str = "") -> str:
    """One number in its canonical form."""
    bare = _LABEL.sub("", part.strip())
    number = _DASHES.sub("-", _FILLERS.sub("", bare).replace("(", "-").replace(")", "-"))
    number = _DASHES.sub("-", _EXTENSION.sub(r"-\1", number.strip("-"))).strip("-")
    is_from_abroad = number.startswith(("+86", "0086"))
    number = _COUNTRY.sub("", number)
    digits = number.replace("-", "")
    if MOBILE.fullmatch(digits) or SERVICE.fullmatch(digits):
        return digits
    hotline = _HOTLINE_DIGITS.fullmatch(digits)
    if hotline is not None:
        return "-".join(hotline.groups())
    if is_from_abroad and re.match(r"[1-9][0-9-]{8}", number):
        number = f"0{number}"  # written for callers from abroad, without the 0 of the area code
    if number.startswith("0"):
        return _landline(number)
    if re.fullmatch(r"[2-8][0-9]{2,3}-[0-9]{4}", number):
        number = digits
    return f"{default_area_code}-{number}" if default_area_code and LOCAL.fullmatch(number) else number


def _landline(number: str) -> str:
    """``09557012345`` or ``0955-701-2345`` with the hyphen in its one place; an extension stays."""
    found = _AREA_CODE.fullmatch(number)
    if found is None:
        return number
    area_code, rest = found.groups()
    extended = re.fullmatch(r"([0-9]{7,8})-([0-9]{1,6})", rest)
    rest = "-".join(extended.groups()) if extended else rest.replace("-", "")
    return f"{area_code}-{rest}" if rest else area_code


def _grouped(number: str) -> str:
    return f"{number[:3]} {number[3:7]} {number[7:]}" if MOBILE.fullmatch(number) else number


def _masked(number: str) -> str:
    if MOBILE.fullmatch(number):
        return f"{number[:3]}****{number[7:]}"
    if HOTLINE.fullmatch(number) or SERVICE.fullmatch(number):
        return number
    landline, local = LANDLINE.fullmatch(number), LOCAL.fullmatch(number)
    if landline is not None:
        return f"{landline[1]}-{landline[2][:-4]}****"
    if local is not None:
        return f"{local[1][:-4]}****"
    return "****"
