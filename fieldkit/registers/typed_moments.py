"""Dates and times as people type them, in the form in which they are stored."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

_DAYS = {
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "后天": 2,
    "today": 0, "yesterday": -1, "tomorrow": 1,
}  # fmt: skip
_DATE = re.compile(r"(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})日?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{4})(?:[-/.年 ]?(\d{1,2})月?(?:[-/.]\d{1,2})?)")
_YEAR = re.compile(r"(\d{4})年?(?:-\d{2}-\d{2})?")
_TIME = re.compile(
    r"(?P<part>上午|早上|中午|下午|晚上)?(?P<hour>\d{1,2})"
    r"(?:[:.点时](?:(?P<half>半)|(?P<quarter>一刻)|(?P<minute>\d{1,2}))?分?(?::\d{2}.*)?)?(?P<late>[ap]m)?"
)
_TIME_DIGITS = re.compile(r"(\d{2})(\d{2})")
_MOMENT = re.compile(r"(?P<day>.+?)[T ](?P<time>\D{0,2}\d.*)")
_LATE = frozenset(("下午", "晚上", "pm"))


def read_day(text: str, today: date) -> str:
    """Return a day as ``2026-01-31``; what cannot be read comes back as it was typed."""
    words = _folded(text)
    if words in _DAYS:
        return (today + timedelta(days=_DAYS[words])).isoformat()
    match = _DATE.fullmatch(words) or _DIGITS.fullmatch(words)
    parts = [int(part) for part in match.groups()] if match else []
    short = _DAY_OF_YEAR.fullmatch(words)
    if short is not None:
        parts = [today.year, *(int(part) for part in short.groups())]
    return _day(parts) or text.strip()


def read_month(text: str, today: date) -> str:
    """Return the first day of a month; ``202601``, ``2026-1`` and ``2026年1月`` are read."""
    match = _MONTH.fullmatch(_folded(text))
    if match is not None:
        return _day([int(match[1]), int(match[2]), 1]) or text.strip()
    return read_day(text, today)


def read_year(text: str, today: date) -> str:
    """Return the first day of a year."""
    match = _YEAR.fullmatch(_folded(text))
    return _day([int(match[1]), 1, 1]) or text.strip() if match else read_day(text, today)


def read_time(text: str, today: date) -> str:
    """Return a time of day as ODK stores it, ``09:30:00.000+08:00``."""
    found = _time(_folded(text))
    return _stamp(datetime.combine(today, found)).partition("T")[2] if found else text.strip()


def read_moment(text: str, today: date) -> str:
    """Return a day and time as ODK stores them; ``20260131 0930`` and ``昨天 9点半`` are read."""
    match = _MOMENT.fullmatch(_folded(text))
    if match is None:
        return text.strip()
    day, found = read_day(match["day"], today), _time(match["time"])
    try:
        return _stamp(datetime.combine(date.fromisoformat(day), found)) if found else text.strip()
    except ValueError:
        return text.strip()


def shown_day(value: str) -> str:
    """A stored day as it stands in its field."""
    return value


def shown_month(value: str) -> str:
    """A stored month: ``2026-01``."""
    return value[:7] if value.endswith("-01") else value


def shown_year(value: str) -> str:
    """A stored year: ``2026``."""
    return value[:4] if value.endswith("-01-01") else value


def shown_time(value: str) -> str:
    """A stored time: ``09:30``."""
    return value[:5] if re.match(r"\d{2}:\d{2}(:|$)", value) else value


def shown_moment(value: str) -> str:
    """A stored moment: ``2026-01-31 09:30``."""
    is_whole = re.match(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", value)
    return value[:16].replace("T", " ") if is_whole else value


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().removesuffix("。")


def _day(parts: list[int]) -> str:
    try:
        return date(*parts).isoformat() if len(parts) == 3 else ""
    except ValueError:
        return ""


def _time(text: str) -> time | None:
    words = text.strip().lower()
    digits = _TIME_DIGITS.fullmatch(words)
    match = _TIME.fullmatch(words.replace(" ", ""))
    if digits is not None:
        hour, minute = int(digits[1]), int(digits[2])
    elif match is not None:
        hour = int(match["hour"])
        minute = 30 if match["half"] else 15 if match["quarter"] else int(match["minute"] or 0)
        hour += 12 if (match["part"] in _LATE or match["late"] in _LATE) and hour < 12 else 0
    else:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _stamp(moment: datetime) -> str:
    return moment.astimezone().isoformat(timespec="milliseconds")
