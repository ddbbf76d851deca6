"""Told apart: what a person changed, and what a spreadsheet broke (FORMAT.md §9, rule 2).

A damaged cell still holds a trace of what it held: the same digits without the
leading zeros, the same day and month, the same length with question marks. Only
where that trace is found, or where no person types such a thing, it is damage.
"""

from __future__ import annotations

import re
from calendar import month_abbr
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable


class Damage(Enum):
    """How a spreadsheet damages text; the value says it in words."""

    ZEROS = Text("丢了前面或末尾的 0", "zeros were dropped")
    EXPONENT = Text("长数字变成了科学计数", "a long number became an exponent")
    DIGITS = Text("15 位以后的数字变成了 0", "digits beyond the 15th were lost")
    DATE = Text("被当成了日期或时间", "text became a date or time")
    TRUTH = Text("变成了 TRUE/FALSE", "text became TRUE/FALSE")
    FORMULA = Text("变成了公式错误值", "text became a formula error")
    CHARACTERS = Text("有字变成了问号", "characters became question marks")
    CUT = Text("后半段被截断", "the end was cut off")


EXACT_DIGITS = 15
EXACT = 10**EXACT_DIGITS
CUTS = frozenset((255, 256, 32_767))
"""Lengths at which programs cut text."""
DAY_ZERO = date(1899, 12, 30)

_ERRORS = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!)|#+")
_EXPONENT = re.compile(r"(-?\d(?:\.\d+)?)[Ee]\+?(\d+)")
_NUMBERS = re.compile(r"\d+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MONTHS = {name.lower(): at for at, name in enumerate(month_abbr) if name}
_DATE_LIKE = re.compile(r"\d{1,4}[-/.:年]\d{1,4}(?:[-/.:月]\d{1,4}日?)?|\d{1,2}月\d{1,2}日?")
_YES = frozenset(("true", "是", "1", "真", "t", "y", "yes"))
_NO = frozenset(("false", "否", "0", "假", "f", "n", "no"))


def text_of(cell: object) -> str:
    """What a person sees in a cell, in our way of writing."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < EXACT:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat(timespec="minutes")
        case _:
            return str(cell)


def damage_of(before: str, cell: object) -> Damage | None:
    """How the spreadsheet damaged ``before`` into ``cell``; None when a person wrote it.

    Args:
        before: the text as exported.
        cell: what the cell holds now: text, number, date, time or truth value.
    """
    now = text_of(cell).strip()
    now = now.removeprefix("'")
    return next((damage for damage, found in _CHECKS if found(before, now, cell)), None)


def _formula(_: str, now: str, __: object) -> bool:
    return bool(_ERRORS.fullmatch(now))


def _truth(before: str, now: str, cell: object) -> bool:
    if isinstance(cell, bool):
        return True
    word = before.strip().lower()
    return (now == "TRUE" and word in _YES) or (now == "FALSE" and word in _NO)


def _exponent(before: str, now: str, cell: object) -> bool:
    if isinstance(cell, float) and _EXPONENT.fullmatch(before) and float(before) == cell:
        return True
    found = _EXPONENT.fullmatch(now)
    if found is None or not _NUMBER.fullmatch(before):
        return False
    # No person writes a phone or an identity number so. The last digit of the mantissa may be rounded.
    digits = found[1].replace(".", "").lstrip("-")
    return before.lstrip("-0").startswith(digits[:-1]) or int(found[2]) >= 10


def _digits(before: str, now: str, cell: object) -> bool:
    if isinstance(cell, (int, float)) and abs(cell) >= EXACT:
        return True  # beyond what a number can hold: whatever was typed, this is not it
    if (
        not (before.isdecimal() and now.isdecimal() and len(before) == len(now) > EXACT_DIGITS)
        or before == now
    ):
        return False
    lost = len(before) - EXACT_DIGITS
    return int(now) in {int(before) // 10**lost * 10**lost, round(int(before), -lost)}


def _zeros(before: str, now: str, _: object) -> bool:
    if before == now or not (_NUMBER.fullmatch(before) and _NUMBER.fullmatch(now)):
        return False
    return _bare(before) == _bare(now)


def _bare(number: str) -> str:
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return sign + (digits.lstrip("0") or "0")


def _date(before: str, now: str, cell: object) -> bool:
    if not _DATE_LIKE.fullmatch(before.strip()):
        return False
    parts = tuple(int(part) for part in _NUMBERS.findall(before))
    return parts in _moment(now, cell)


def _moment(now: str, cell: object) -> list[tuple[int, ...]]:
    """The numbers, in the order of writing, that a spreadsheet may have made this date or time of."""
    match cell:
        case datetime():
            return _made_of(cell.date(), cell.time())
        case date():
            return _made_of(cell, time())
        case time():
            return [(cell.hour, cell.minute), (cell.hour, cell.minute, cell.second)]
        case timedelta():
            hours, rest = divmod(int(cell.total_seconds()), 3600)
            return [(hours, rest // 60), (hours, rest // 60, rest % 60)]
        case float() if 20_000 < cell < 80_000:
            return _made_of(DAY_ZERO + timedelta(days=int(cell)), time())
        case float() if 0 < cell < 1:
            return [divmod(round(cell * 24 * 60), 60)]
        case str():
            return _from_words(now)
        case _:
            return []


def _made_of(day: date, clock: time) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [(day.month, day.day), (day.day, day.month)]
    for year in (day.year, day.year % 100):
        found += [
            (year, day.month, day.day),
            (day.day, day.month, year),
            (year, day.month),
            (day.month, year),
        ]
    if clock != time():
        found.append((clock.hour, clock.minute))
    return found


def _from_words(now: str) -> list[tuple[int, ...]]:
    """A date that became text again: ``3月1日``, ``1-Mar``, ``Mar-26``, ``2026/3/1``; a time: ``8:30:00``.

    Text of the same make as the date-like text before, such as ``1-3`` for ``3-1``, is a person's.
    """
    for pattern, order in _WRITTEN:
        found = pattern.fullmatch(now)
        if found is None:
            continue
        given = found.groupdict()
        month = _MONTHS.get((given.get("word") or "")[:3].lower()) or int(given.get("month") or 0)
        rest = {name: int(given[name]) for name in ("year", "day", "hour", "minute") if given.get(name)}
        years = {rest.get("year", 0) % 100, rest.get("year", 0), rest.get("year", 0) % 100 + 2000}
        return [
            tuple({**rest, "month": month, "year": year}[name] for name in names)
            for names in order
            for year in sorted(years)
        ]
    return []


_MONTH_DAY = (("month", "day"), ("day", "month"))
_MONTH_YEAR = (("year", "month"), ("month", "year"))
_WRITTEN: tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...] = (
    (re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"), _MONTH_DAY),
    (re.compile(r"(?P<year>\d{4})[-/年](?P<month>\d{1,2})[-/月](?P<day>\d{1,2})日?"), _MONTH_DAY),
    (re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月"), _MONTH_YEAR),
    (re.compile(r"(?P<day>\d{1,2})[- ](?P<word>[A-Za-z]{3,9})"), _MONTH_DAY),
    (re.compile(r"(?P<word>[A-Za-z]{3,9})[- ](?P<year>\d{2,4})"), _MONTH_YEAR),
    (re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2}):00"), (("hour", "minute"),)),
)


def _characters(before: str, now: str, _: object) -> bool:
    if len(before) != len(now) or before == now:
        return False
    differing = [(old, new) for old, new in zip(before, now, strict=True) if old != new]
    return all(new in "?？\ufffd" and not old.isascii() for old, new in differing)


def _cut(before: str, now: str, _: object) -> bool:
    return len(now) in CUTS and len(before) > len(now) and before.startswith(now)


_CHECKS: tuple[tuple[Damage, Callable[[str, str, object], bool]], ...] = (
    (Damage.FORMULA, _formula),
    (Damage.TRUTH, _truth),
    (Damage.DIGITS, _digits),
    (Damage.EXPONENT, _exponent),
    (Damage.ZEROS, _zeros),
    (Damage.DATE, _date),
    (Damage.CHARACTERS, _characters),
    (Damage.CUT, _cut),
)
