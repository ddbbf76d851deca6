"""What the cells of a column look like, whatever stands over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import LATITUDE, LONGITUDE
from fieldkit.kernel.canonical import code_text
from fieldkit.registers.business_types import match_business_type
from fieldkit.registers.credit_codes import canonical_code
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.pasted_places import read_pasted
from fieldkit.registers.phones import canonical_phone, is_phone
from fieldkit.registers.places import LATITUDES, LONGITUDES
from fieldkit.registers.reading import find_option

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldkit.registers.kinds import Field
    from fieldkit.registers.reading import Names

SAMPLE = 60
"""Cells of a column that are looked at."""
TELLING = frozenset((FieldType.PHONE, FieldType.LOCATION, FieldType.BUSINESS_TYPE, FieldType.HOURS))
"""Types whose values are like no other's, so that they tell the field without its title."""

_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}|[0-9]{15}")
_AREA_CODE = re.compile(r"[1-8][0-9]{5}(?:[0-9]{3}){0,2}|L[0-9]+")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[01][0-9][0-3][0-9])")
_NUMBER = re.compile(r"[+-]?[0-9,]*\.?[0-9]+[^0-9]{0,4}")
_HOURS = re.compile(r".*\d{1,2}\s*[:：点时]\s*\d{0,2}.*[-–—~～至到].*\d{1,2}.*|24\s*小时.*|全天.*")
_YES_NO = frozenset(
    ("是", "否", "有", "无", "没有", "√", "×", "✓", "1", "0", "yes", "no", "y", "n", "true", "false")
)
_DEGREES = re.compile(r"[0-9]{1,3}\.[0-9]{3,}")
_PARTS = re.compile(r"[;；,，、/\s]+")
_SIDES = re.compile(r"[东南西北].{0,2}[至到抵]")


def likeness(target: str, field: Field, values: Sequence[str], names: Names) -> float | None:
    """Which part of the values can stand in a field: 0 to 1; None where anything can.

    Args:
        target: key of the field, or :data:`LONGITUDE` or :data:`LATITUDE`.
        field: the field.
        values: cells of the column that hold something.
        names: the areas and circles that are known.
    """
    if not values:
        return None
    if target in {LONGITUDE, LATITUDE}:
        low, high = LONGITUDES if target == LONGITUDE else LATITUDES
        return _share(values, lambda text: _is_degrees(text, low, high))
    if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return _share(values, lambda text: _is_choice(field, text))
    if field.type is FieldType.REFERENCE:
        return _share(values, lambda text: bool(names.find(field.target, text)))
    if field.type is FieldType.CODE:
        shape = {"credit_code": _CREDIT_CODE, "code": _AREA_CODE}.get(field.key)
        return shape and _share(values, lambda text: bool(shape.fullmatch(canonical_code(text) or "")))
    looks = _LOOKS.get(field.type)
    return _share(values, looks) if looks else None


def is_telling(target: str, field: Field) -> bool:
    """Whether values of this field are recognised without a title."""
    return target in {LONGITUDE, LATITUDE, "credit_code"} or field.type in TELLING


def is_wordy(values: Sequence[str]) -> float:
    """Which part of the values could be a name: no bare number, no date."""
    return _share(values, lambda text: not _NUMBER.fullmatch(text) and not _DATE.fullmatch(text))


def _share(values: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(map(looks, values)) / len(values) if values else 0.0


def _is_degrees(text: str, low: float, high: float) -> bool:
    return _DEGREES.fullmatch(text) is not None and low <= float(text) <= high


def _is_phone(text: str) -> bool:
    return is_phone(canonical_phone(text) or "")


def _is_choice(field: Field, text: str) -> bool:
    return any(find_option(field, part) is not None for part in _PARTS.split(text) if part)


def _is_place(text: str) -> bool:
    return "." in text and read_pasted(text) is not None


_LOOKS: dict[FieldType, Callable[[str], bool]] = {
    FieldType.PHONE: _is_phone,
    FieldType.LOCATION: _is_place,
    FieldType.DATE: lambda text: _DATE.fullmatch(code_text(text) or "") is not None,
    FieldType.INTEGER: lambda text: _NUMBER.fullmatch(code_text(text) or "") is not None,
    FieldType.DECIMAL: lambda text: _NUMBER.fullmatch(code_text(text) or "") is not None,
    FieldType.YES_NO: lambda text: (code_text(text) or "").casefold() in _YES_NO,
    FieldType.BUSINESS_TYPE: lambda text: match_business_type(text) is not None,
    FieldType.HOURS: lambda text: _HOURS.fullmatch(text) is not None,
    FieldType.BOUNDARY: lambda text: len(_SIDES.findall(text)) > 1,
}
