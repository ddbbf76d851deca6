"""From what people type, paste or have in a cell to canonical values, and back to what they read.

A wrong number, phone or date is kept as typed and reported beside the field;
only a choice or a reference that does not exist is refused, because there is
nothing it could stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.canonical import code_text, decimal_text, one_line, plain_text
from fieldkit.kernel.problems import Place, Problem
from fieldkit.registers.business_types import business_type, match_business_type
from fieldkit.registers.hours import display_hours, fold_hours
from fieldkit.registers.kinds import NO, YES, Field, FieldType
from fieldkit.registers.phones import canonical_phone, display_phone
from fieldkit.registers.places import display_location, fold_location
from fieldkit.registers.problems import RegisterProblem
from fieldkit.registers.records import codes_of, several

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.texts import Language

_PARTS = re.compile(r"[;；,，、/\n]+|\s{2,}")
_YES = frozenset(("是", "有", "对", "√", "✓", "☑", "1", "true", "yes", "y", "t"))
_NO = frozenset(("否", "无", "没有", "不", "×", "☐", "0", "false", "no", "n", "f"))
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DATE_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(
    r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)"
    r"(?:人|名|户|平方米|平方公里|平米|km2|m2)?",
    re.IGNORECASE,
)
"""A number, thousands parted or not, with a unit that people write after it."""
AS_WRITTEN = "business_type_text"
"""Field that keeps a business type as it was written."""


class Names(Protocol):
    """What records are called; the workspace answers."""

    def find(self, kind: str, typed: str) -> tuple[str, ...]:
        """Ids of the records of ``kind`` with this id, code or name."""
        ...

    def name(self, record: str) -> str:
        """What a record is called; empty when it is not here."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of typed text.

    Attributes:
        value: canonical value of the field.
        as_written: for business types, the text as typed where it is not the type's own name.
        refused: why it cannot stand; then nothing should be written.
    """

    value: str | None
    as_written: str | None = None
    refused: Problem | None = None

    def values(self, field: Field) -> dict[str, str | None]:
        """The values to set, by field key."""
        if field.type is FieldType.BUSINESS_TYPE and (self.as_written or self.value):
            return {field.key: self.value, AS_WRITTEN: self.as_written}
        return {field.key: self.value}


def read_typed(field: Field, typed: str, names: Names) -> Reading:
    """Read what was typed into ``field``."""
    if plain_text(typed) is None:
        return Reading(None)
    if field.fold is not None:
        return Reading(field.fold(typed))
    reader = _READERS.get(field.type)
    if reader is not None:
        return Reading(reader(typed))
    return _CHOOSERS[field.type](field, typed, names)


def display(field: Field, value: str | None, names: Names, language: Language = "zh") -> str:
    """What people read in a cell or a list; ``read_typed`` of it gives ``value`` back."""
    if value is None:
        return ""
    match field.type:
        case FieldType.YES_NO:
            return {"1": YES, "0": NO}[value].say(language) if value in {"0", "1"} else value
        case FieldType.CHOICE:
            return _label(field, value, language)
        case FieldType.CHOICES:
            return _between(language).join(_label(field, code, language) for code in codes_of(value))
        case FieldType.BUSINESS_TYPE:
            return type_name(value, language)
        case FieldType.BUSINESS_TYPES:
            return _between(language).join(type_name(code, language) for code in codes_of(value))
        case FieldType.REFERENCE:
            return names.name(value) or value
        case FieldType.PHONE:
            return display_phone(value)
        case FieldType.HOURS:
            return display_hours(value, language)
        case FieldType.LOCATION:
            return display_location(value, language)
        case FieldType.FILES:
            return str(len(codes_of(value)))
        case _:
            return value


def type_name(code: str, language: Language) -> str:
    """The name of a business type; the code itself when it is not in the table."""
    found = business_type(code)
    return found.name.say(language) if found else code


def _label(field: Field, code: str, language: Language) -> str:
    option = field.option(code)
    return option.label.say(language) if option else code


def _between(language: Language) -> str:
    return "、" if language == "zh" else "; "


def _number(typed: str) -> str | None:
    """The bare number; what is none, or could be two (3，4), stays as typed."""
    found = _NUMBER.fullmatch(code_text(typed) or "")
    return decimal_text(found[1].replace(",", "")) if found else one_line(typed)


def _date(typed: str) -> str | None:
    text = code_text(typed) or ""
    found = _DATE.fullmatch(text) or _DATE_DIGITS.fullmatch(text)
    if found is None:
        return one_line(typed)
    year, month, day = (int(part) for part in found.groups())
    return f"{year:04}-{month:02}-{day:02}"


_READERS: dict[FieldType, Callable[[str], str | None]] = {
    FieldType.TEXT: one_line,
    FieldType.NOTE: plain_text,
    FieldType.CODE: code_text,
    FieldType.PHONE: canonical_phone,
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _number,
    FieldType.DATE: _date,
    FieldType.MOMENT: one_line,
    FieldType.LOCATION: fold_location,
    FieldType.SKETCH: code_text,
    FieldType.HOURS: fold_hours,
    FieldType.BOUNDARY: one_line,
}


def _refuse(code: RegisterProblem, field: Field, typed: str, **values: object) -> Reading:
    label = {"label": field.label.zh, "label_en": field.label.en, "value": typed.strip()}
    return Reading(None, refused=Problem(code, place=Place(), values={**label, **values}))


def _yes_no(field: Field, typed: str, _: Names) -> Reading:
    word = (code_text(typed) or "").lower()
    if word in _YES or word in _NO:
        return Reading("1" if word in _YES else "0")
    return _refuse(RegisterProblem.NOT_YES_OR_NO, field, typed)


def find_option(field: Field, typed: str) -> str | None:
    """The code of the choice that was written as its code, its label in either language, or an alias."""
    word = (code_text(typed) or "").casefold()
    for option in field.options:
        written = (option.code, option.label.zh, option.label.en, *option.aliases)
        if any(word == (code_text(one) or "").casefold() for one in written):
            return option.code
    return None


def _choice(field: Field, typed: str, _: Names) -> Reading:
    code = find_option(field, typed)
    if code is None:
        known = "、".join(option.label.zh for option in field.options)
        known_en = ", ".join(option.label.en for option in field.options)
        return _refuse(RegisterProblem.NO_SUCH_CHOICE, field, typed, known=known, known_en=known_en)
    return Reading(code)


def _choices(field: Field, typed: str, names: Names) -> Reading:
    codes = []
    for part in filter(None, map(str.strip, _PARTS.split(typed))):
        reading = _choice(field, part, names)
        if reading.value is None:
            return reading
        codes.append(reading.value)
    return Reading(several(field, tuple(codes)))


def _reference(field: Field, typed: str, names: Names) -> Reading:
    found = names.find(field.target, one_line(typed) or "")
    if len(found) == 1:
        return Reading(found[0])
    code = RegisterProblem.SEVERAL_SUCH_RECORDS if found else RegisterProblem.NO_SUCH_REFERENCE
    return _refuse(code, field, typed)


def _business_type(_: Field, typed: str, __: Names) -> Reading:
    written = one_line(typed) or ""
    code = match_business_type(written)
    if code is None:
        return Reading(None, as_written=written)
    found = business_type(code)
    own_name = found is not None and written in {found.code, found.name.zh, found.name.en}
    return Reading(code, as_written=None if own_name else written)


def _business_types(field: Field, typed: str, _: Names) -> Reading:
    codes = []
    for part in filter(None, map(str.strip, _PARTS.split(typed))):
        code = match_business_type(part)
        if code is None:
            return _refuse(RegisterProblem.NO_SUCH_BUSINESS_TYPE, field, part)
        codes.append(code)
    return Reading(several(field, tuple(codes)))


def _files(field: Field, typed: str, _: Names) -> Reading:
    return Reading(several(field, tuple(filter(None, _PARTS.split(typed.strip())))))


_CHOOSERS: dict[FieldType, Callable[[Field, str, Names], Reading]] = {
    FieldType.YES_NO: _yes_no,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.REFERENCE: _reference,
    FieldType.BUSINESS_TYPE: _business_type,
    FieldType.BUSINESS_TYPES: _business_types,
    FieldType.FILES: _files,
}
