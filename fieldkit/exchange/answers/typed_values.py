"""Answers as the numbers that SPSS stores; None for what cannot be one without losing something."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,8}")
_SECOND_OF_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,6})?))?(?:Z|[+-]\d\d(?::?\d\d)?)?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(.+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BEGIN = dt.date(1582, 10, 14)
_DAY_S, _HOUR_S, _MINUTE_S = 86_400, 3_600, 60
_HOURS, _MINUTES, _SECONDS = 24, 60, 60


def number(text: str) -> float | None:
    """A number that comes back with the same digits."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if Decimal(repr(value)) == Decimal(text) else None


def day(text: str) -> float | None:
    """Seconds from the beginning of SPSS's calendar to a day, ``2026-06-30``."""
    if not _DAY.fullmatch(text):
        return None
    try:
        since = dt.date.fromisoformat(text) - _BEGIN
    except ValueError:
        return None
    return float(since.days * _DAY_S) if since.days >= 0 else None


def clock(text: str) -> float | None:
    """Seconds since midnight, as the clock showed it where the question was asked."""
    match = _SECOND_OF_TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match.group(1)), int(match.group(2)), float(match.group(3) or 0)
    if hour >= _HOURS or minute >= _MINUTES or second >= _SECONDS:
        return None
    return hour * _HOUR_S + minute * _MINUTE_S + second


def moment(text: str) -> float | None:
    """Seconds from the beginning of SPSS's calendar, by the clock where the question was asked."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    date, time = day(match.group(1)), clock(match.group(2))
    return None if date is None or time is None else date + time


def is_whole(code: str) -> bool:
    """Whether a code stays the same as a number: ``7`` does, ``07`` does not."""
    return bool(_WHOLE.fullmatch(code))


TIMES = {
    "date": (day, "SDATE10"),
    "dateTime": (moment, "DATETIME20"),
    "time": (clock, "TIME8"),
}
"""By data type: how it is read, and how SPSS shows it."""
