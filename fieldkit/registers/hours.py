"""Business hours: ``07:00-23:00``, several periods, past midnight, around the clock, by days of the week."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from fieldkit.kernel.canonical import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language

MINUTES_A_DAY = 24 * 60
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
"""Monday is 1, as in ISO 8601."""
ALL_DAY = "00:00-24:00"
IRREGULAR = "不定"

_ALL_DAY_WORDS = re.compile(
    r"(?:全天|全日|昼夜)?(?:营业)?(?:24|二十四)?个?(?:小时|h|hours?|钟头)?(?:营业|服务)?"
)
_IRREGULAR_WORDS = ("不定", "随叫随到", "不固定", "预约", "varies")
_DIGITS = {"零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_NUMBER = re.compile(r"[零一二两三四五六七八九十]+(?=[点时分])")
_TIME = re.compile(
    r"(?P<word>凌晨|清晨|早上|早晨|早|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜间|夜里|夜|次日凌晨|次日|第二天|翌日)?"
    r"(?P<hour>[0-9]{1,2})(?:[:.点时](?:(?P<minute>半|[0-9]{1,2}|一刻|三刻)分?)?|(?P<bare>[0-9]{2})(?=$))?(?:钟|整)?"
    r"(?P<half>am|pm)?",
    re.IGNORECASE,
)
_TO = re.compile(r"[-‐-―−~～至到]+")
_NEXT_PERIOD = re.compile(r"[,，、;；/和及 ]+")
_AFTERNOON = frozenset(("下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜间", "夜里", "夜", "pm"))
_NIGHT = frozenset(("晚上", "晚间", "晚", "夜间", "夜里", "夜"))

_DAY_NAMES = "一二三四五六日"
_DAY_NUMBERS = {**{name: at for at, name in enumerate(_DAY_NAMES, 1)}, "天": 7, "末": 6}
_DAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_DAYS = re.compile(
    rf"(?P<from>{_DAY})(?:[-‐-―−~～至到]+(?P<to>{_DAY}|[一二三四五六日天]))"
    rf"|(?P<list>{_DAY}(?:[、,，和及]?(?:{_DAY}|[二三四五六日天](?![点时])))*)"
    r"|(?P<workdays>工作日)|(?P<weekend>周末|双休日)|(?P<daily>每天|每日|天天)"
)
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_EN = re.compile(
    r"(?<![a-z])(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?s?(?![a-z])\.?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, minutes after midnight; an ``end`` up to ``start`` is on the next day.

    Attributes:
        days: days of the week on which it begins, Monday 1 … Sunday 7.
    """

    start: int
    end: int
    days: tuple[int, ...] = EVERY_DAY

    @property
    def is_past_midnight(self) -> bool:
        """Whether it ends on the next day."""
        return self.end <= self.start

    def holds(self, minute: int, weekday: int | None = None) -> bool:
        """Whether it is open ``minute`` minutes after midnight, on ``weekday`` (None: on some day)."""
        if not self.is_past_midnight:
            return self._begins_on(weekday) and self.start <= minute < self.end
        yesterday = None if weekday is None else (weekday - 2) % 7 + 1
        return (self._begins_on(weekday) and minute >= self.start) or (
            self._begins_on(yesterday) and minute < self.end
        )

    def say(self) -> str:
        """``22:00-02:00``."""
        return f"{_clock(self.start)}-{_clock(self.end)}"

    def _begins_on(self, weekday: int | None) -> bool:
        return weekday is None or weekday in self.days


def fold_hours(typed: str) -> str | None:
    """Canonical text of typed hours; what cannot be read stays as typed.

    ``早7点到晚11点`` gives ``07:00-23:00``, ``24 小时`` gives ``00:00-24:00``,
    ``周一到周五8:30-18:00，周末休息`` gives ``周一至周五 08:30-18:00``, ``不固定`` gives ``不定``.
    """
    text = one_line(typed)
    if text is None:
        return None
    periods = read_hours(text)
    if periods:
        return hours_text(periods)
    return IRREGULAR if _folded(text) in {"不定", "不固定", "不定时", "时间不定", "varies"} else text


def read_hours(text: str) -> tuple[Period, ...]:
    """The periods of canonical or typed text; empty for what only people can read."""
    folded = _folded(text)
    periods: list[Period] = []
    for days, said in _by_days(_numerals(folded)):
        if said in {"休息", "不营业", "关门", "closed"}:
            continue
        found = _periods(said, days)
        if not found:
            return ()
        periods += found
    return tuple(periods)


def hours_text(periods: Sequence[Period]) -> str:
    """Canonical text: ``07:00-12:00,14:00-22:00``, with days ``周一至周五 08:00-18:00;周六 09:00-12:00``."""
    groups = []
    for days, same in groupby(periods, key=lambda period: period.days):
        said = ",".join(period.say() for period in same)
        groups.append(said if days == EVERY_DAY else f"{_days_text(days, 'zh')} {said}")
    return ";".join(groups)


def is_irregular(canonical: str) -> bool:
    """Whether the words say that there are no fixed hours."""
    return any(word in canonical for word in _IRREGULAR_WORDS)


def is_open_at(canonical: str, minute: int, weekday: int | None = None) -> bool | None:
    """Whether it is open ``minute`` minutes after midnight; None when the hours are not known.

    ``weekday`` is 1 for Monday; without it, open on any day counts.
    """
    periods = read_hours(canonical)
    return any(period.holds(minute, weekday) for period in periods) if periods else None


def is_around_the_clock(canonical: str) -> bool:
    """Whether it is open 24 hours every day."""
    return any(
        period.days == EVERY_DAY and (period.start - period.end) % MINUTES_A_DAY == 0
        for period in read_hours(canonical)
    )


def overlap(periods: Sequence[Period]) -> bool:
    """Whether two periods of one day overlap, which is mostly a slip of the pen."""
    spans = [
        (day * MINUTES_A_DAY + one.start, (day + one.is_past_midnight) * MINUTES_A_DAY + one.end)
        for one in periods
        for day in one.days
    ]
    # the night from Sunday to Monday
    week = 7 * MINUTES_A_DAY
    spans += [(start - week, end - week) for start, end in spans if end > week + MINUTES_A_DAY]
    return any(a[0] < b[1] and b[0] < a[1] for a, b in combinations(spans, 2))


def display_hours(canonical: str, language: Language = "zh") -> str:
    """For print: en dashes, ``24 小时`` for around the clock."""
    periods = read_hours(canonical)
    zh = language == "zh"
    if not periods:
        return "varies" if canonical == IRREGULAR and not zh else canonical
    groups = []
    for days, same in groupby(periods, key=lambda period: period.days):
        said = ("、" if zh else ", ").join(_shown(period, zh=zh) for period in same)
        groups.append(said if days == EVERY_DAY else f"{_days_text(days, language)} {said}")
    return ("；" if zh else "; ").join(groups)


def _shown(period: Period, *, zh: bool) -> str:
    if (period.start - period.end) % MINUTES_A_DAY == 0:
        return "24 小时" if zh else "24 hours"
    return period.say().replace("-", "–")


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _folded(text: str) -> str:
    """Half width; blanks only where they part words, that is between two figures."""
    folded = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    folded = _DAY_EN.sub(lambda day: f"周{_DAY_NAMES[_DAYS_EN.index(day[1].title())]}", folded)
    return re.sub(r" (?![0-9])|(?<![0-9]) |(?<=[0-9]) (?=[0-9]{1,2}(?:小时|点|时))", "", folded)


def _numerals(text: str) -> str:
    """七点半 → 7点半, 二十二点 → 22点."""

    def number(match: re.Match[str]) -> str:
        tens, ten, ones = match[0].rpartition("十")
        if not ten:
            return str(_DIGITS[ones]) if len(ones) == 1 else match[0]
        return str((_DIGITS.get(tens, 0) if tens else 1) * 10 + _DIGITS.get(ones, 0))

    return _CHINESE_NUMBER.sub(number, text)


def _by_days(text: str) -> list[tuple[tuple[int, ...], str]]:
    """What is said for which days: text before any day holds every day."""
    marks = list(_DAYS.finditer(text))
    if not marks:
        return [(EVERY_DAY, text)]
    if text[: marks[0].start()].strip(" ,;:，；："):
        return [(EVERY_DAY, text)]
    said = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        said.append((_days(mark), text[mark.end() : end].strip(" ,;:，、；：()")))
    return said


def _days(mark: re.Match[str]) -> tuple[int, ...]:
    if mark["from"]:
        first, last = _DAY_NUMBERS[mark["from"][-1]], _DAY_NUMBERS[mark["to"][-1]]
        span = range(first, last + 1) if first <= last else (*range(first, 8), *range(1, last + 1))
        return tuple(sorted(span))
    if mark["list"]:
        return tuple(sorted({_DAY_NUMBERS[char] for char in mark["list"] if char in _DAY_NUMBERS}))
    if mark["workdays"]:
        return EVERY_DAY[:5]
    return EVERY_DAY[5:] if mark["weekend"] else EVERY_DAY


def _days_text(days: tuple[int, ...], language: Language) -> str:
    names = tuple(f"周{name}" for name in _DAY_NAMES) if language == "zh" else _DAYS_EN
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        between = "至" if language == "zh" else "–"
        return f"{names[days[0] - 1]}{between}{names[days[-1] - 1]}"
    return ("、" if language == "zh" else ", ").join(names[day - 1] for day in days)


def _periods(text: str, days: tuple[int, ...]) -> list[Period]:
    """The periods of one day; empty where any part cannot be read."""
    periods = [_period(part, days) for part in _NEXT_PERIOD.split(text) if part]
    return [period for period in periods if period] if all(periods) else []


def _period(part: str, days: tuple[int, ...]) -> Period | None:
    if _ALL_DAY_WORDS.fullmatch(part) and any(word in part for word in ("24", "二十四", "全", "昼夜")):
        return Period(0, MINUTES_A_DAY, days)
    ends = _TO.split(part)
    if len(ends) != 2:
        return None
    start, end = _minute(ends[0]), _minute(ends[1], ends[0])
    if start is None or end is None or start >= MINUTES_A_DAY:
        return None
    return Period(0, MINUTES_A_DAY, days) if start == end else Period(start, end, days)


def _minute(text: str, after: str = "") -> int | None:
    """Minutes after midnight; 24:00 is the end of a day.

    An end without a word takes that of its start: 下午2点-6点 ends at 18:00.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    before = _TIME.fullmatch(after)
    own = found["half"] or found["word"]
    word = (own or (before and before["word"] in _AFTERNOON and before["word"]) or "").lower()
    hour = int(found["hour"])
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(found["minute"] or "")
    if minute is None:
        minute = int(found["minute"] or found["bare"] or 0)
    total = _hour(hour, word) * 60 + minute
    return total if minute < 60 and total <= MINUTES_A_DAY else None


def _hour(hour: int, word: str) -> int:
    """The hour of the day that a spoken hour means: 晚11点 is 23, 晚12点 is 24, 晚2点 is 2 at night."""
    if word in _NIGHT and hour == 12:
        return 24
    if word in _NIGHT and hour <= 4:
        return hour
    if word in _AFTERNOON and hour < 12:
        return hour + 12
    if word == "中午" and hour < 3:
        return hour + 12
    return 0 if word in {"am", "凌晨"} and hour == 12 else hour
