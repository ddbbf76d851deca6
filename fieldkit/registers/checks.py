"""Checks of single values, as the declarations name them: canonical text in, problems out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Problem, Severity
from fieldkit.registers import area_codes, credit_codes, hours, phones
from fieldkit.registers.boundaries import boundary_problems
from fieldkit.registers.places import parse_location
from fieldkit.registers.problems import RegisterProblem

if TYPE_CHECKING:
    from collections.abc import Collection

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL_DIGITS = 8


def _error(code: RegisterProblem, **values: object) -> list[Problem]:
    return [Problem(code, Severity.ERROR, values=values)]


def _warning(code: RegisterProblem, **values: object) -> list[Problem]:
    return [Problem(code, Severity.WARNING, values=values)]


def check_amount(value: str) -> list[Problem]:
    """A measure: a number, not negative, at most two decimals."""
    if not _NUMBER.fullmatch(value):
        return _error(RegisterProblem.NOT_A_NUMBER, value=value)
    if value.startswith("-"):
        return _error(RegisterProblem.NEGATIVE)
    if len(value.partition(".")[2]) > 2:
        return _warning(RegisterProblem.TOO_MANY_DECIMALS)
    return []


def check_count(value: str) -> list[Problem]:
    """A number of people or households: whole, not negative."""
    if _NUMBER.fullmatch(value) and "." in value:
        return _error(RegisterProblem.NOT_WHOLE)
    return check_amount(value)


def check_date(value: str) -> list[Problem]:
    """An ISO date that exists."""
    try:
        # Python also reads 20260518 and week dates; stored dates have one form.
        is_date = _DATE.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        is_date = False
    return [] if is_date else _error(RegisterProblem.NOT_A_DATE, value=value)


def check_credit_code(value: str) -> list[Problem]:
    """18 characters with their check digits, or the older 15 digits; a failed check digit only warns."""
    if credit_codes.is_old_number(value):
        return (
            [] if credit_codes.is_old_number_sound(value) else _warning(RegisterProblem.OLD_CODE_CHECK_DIGIT)
        )
    if len(value) != credit_codes.LENGTH:
        return _error(RegisterProblem.CREDIT_CODE_LENGTH, length=len(value))
    foreign = credit_codes.foreign_characters(value)
    if foreign:
        suggested = credit_codes.suggested_code(value)
        if suggested is None:
            return _error(RegisterProblem.CREDIT_CODE_NO_SUCH_CHARACTERS, found=foreign)
        return _error(RegisterProblem.CREDIT_CODE_CHARACTERS, found=foreign, suggested=suggested)
    if not credit_codes.has_district(value):
        return _error(RegisterProblem.CREDIT_CODE_SHAPE)
    if credit_codes.check_character(value) == value[17]:
        return []
    # The organisation code inside has a check of its own: a second opinion on what was miscopied.
    if credit_codes.organisation_check(value) == value[16]:
        return _warning(RegisterProblem.CREDIT_CODE_CHECK_DIGIT)
    return _warning(RegisterProblem.CREDIT_CODE_BOTH_CHECKS)


def check_area_code(value: str) -> list[Problem]:
    """The form of an area code; only warned about, codes change and local ones are allowed."""
    if area_codes.is_local(value):
        return []
    if not area_codes.SHAPE.fullmatch(value):
        return _warning(RegisterProblem.AREA_CODE_SHAPE)
    if value[:2] not in area_codes.PROVINCES:
        return _warning(RegisterProblem.AREA_CODE_PROVINCE, value=value[:2])
    return []


def check_area_code_among(value: str, known: Collection[str]) -> list[Problem]:
    """The form, and whether the area above is among the ``known`` codes."""
    found = check_area_code(value)
    parent = None if found else area_codes.missing_parent(value, known)
    return _warning(RegisterProblem.AREA_CODE_PARENT, parent=parent) if parent else found


def check_phone(value: str) -> list[Problem]:
    """Numbers that can be dialled; each of several is looked at."""
    return [problem for number in phones.phone_numbers(value) for problem in _check_number(number)]


def _check_number(number: str) -> list[Problem]:
    digits = number.replace("-", "")
    if phones.is_phone(number):
        return _second_look(number)
    if not re.fullmatch(r"[0-9]+", digits):
        return _error(RegisterProblem.PHONE_SHAPE, value=number)
    if re.match(r"1[3-9]", digits):
        return _error(RegisterProblem.PHONE_MOBILE_LENGTH, length=len(digits))
    if re.match(r"[48]00", digits) and len(digits) > _LOCAL_DIGITS:
        return _error(RegisterProblem.PHONE_HOTLINE_LENGTH, length=len(digits))
    if digits.startswith(("1", "9")):
        return _error(RegisterProblem.PHONE_SHAPE, value=number)
    return _error(RegisterProblem.PHONE_LANDLINE_LENGTH)


def _second_look(number: str) -> list[Problem]:
    """What is unusual with a number that can be dialled."""
    if phones.is_personal_mobile(number):
        prefix = next((one for one in phones.UNASSIGNED if number.startswith(one)), None)
        return _warning(RegisterProblem.PHONE_UNUSUAL, prefix=prefix) if prefix else []
    landline = phones.LANDLINE.fullmatch(number)
    if (
        landline is not None
        and phones.EIGHT_DIGITS.fullmatch(landline[1])
        and len(landline[2]) != _LOCAL_DIGITS
    ):
        return _error(RegisterProblem.PHONE_LANDLINE_EIGHT, area_code=landline[1])
    if phones.LOCAL.fullmatch(number):
        return [Problem(RegisterProblem.PHONE_NO_AREA_CODE, Severity.NOTE)]
    return []


def check_location(value: str) -> list[Problem]:
    """A point in China with its datum, its two figures the right way round."""
    return list(parse_location(value).problems)


def check_hours(value: str) -> list[Problem]:
    """Hours that can be read, or words that say there are none."""
    periods = hours.read_hours(value)
    if periods:
        return _warning(RegisterProblem.HOURS_OVERLAP) if hours.overlap(periods) else []
    return [] if hours.is_irregular(value) else _warning(RegisterProblem.HOURS_SHAPE, value=value)


def check_boundary(value: str) -> list[Problem]:
    """A 四至 text with its four sides."""
    return list(boundary_problems(value))
