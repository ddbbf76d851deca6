"""Moments as people say them: 今天 09:31, 昨天 16:05, 6月28日, 2025年12月1日."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from ui.language import current_language, say

if TYPE_CHECKING:
    from datetime import date

TODAY = Text("今天 {time}", "today {time}")
YESTERDAY = Text("昨天 {time}", "yesterday {time}")
THIS_YEAR = Text("{month}月{day}日 {time}", "{day} {month} {time}")
EARLIER = Text("{year}年{month}月{day}日", "{day} {month} {year}")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(stamp: str, now: datetime) -> str:
    """Return a moment in words, in the time zone of ``now``.

    Args:
        stamp: ISO text with offset; anything else comes back as it is.
        now: the present moment, with its offset.
    """
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    here = moment.astimezone(now.tzinfo) if moment.tzinfo else moment
    return _words(here, here.date(), now.date())


def _words(moment: datetime, day: date, today: date) -> str:
    time = f"{moment:%H:%M}"
    if day == today:
        return say(TODAY, time=time)
    if day == today - timedelta(days=1):
        return say(YESTERDAY, time=time)
    month = f"{day.month}" if current_language() == "zh" else _MONTHS[day.month - 1]
    if day.year == today.year:
        return say(THIS_YEAR, month=month, day=day.day, time=time)
    return say(EARLIER, year=day.year, month=month, day=day.day)
