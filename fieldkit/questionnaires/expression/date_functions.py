"""Functions on dates and times; "now" is the local time of the interview's clock."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.evaluate import evaluate
from fieldkit.questionnaires.expression.registry import function
from fieldkit.questionnaires.expression.syntax import ExpressionError
from fieldkit.questionnaires.expression.values import (
    Moment,
    Value,
    days_of,
    moment_of_days,
    parse_moment,
    parse_time,
    scalar,
    to_moment,
    to_number,
    to_text,
)

if TYPE_CHECKING:
    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.expression.syntax import Syntax

    Arguments = tuple[Syntax, ...]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


@function("today", 0, 0, is_fresh=True)
def _today(context: Context, _arguments: Arguments) -> Value:
    return context.surroundings.now().date()


@function("now", 0, 0, is_fresh=True)
def _now(context: Context, _arguments: Arguments) -> Value:
    return context.surroundings.now()


@function("date", 1, 1)
def _date(context: Context, arguments: Arguments) -> Value:
    moment = _moment(context, arguments)
    return _local(moment, context).date() if isinstance(moment, datetime) else moment


@function("date-time", 1, 1)
def _date_time(context: Context, arguments: Arguments) -> Value:
    value = scalar(evaluate(arguments[0], context))
    days = math.nan if isinstance(value, date | bool) else to_number(value)
    if math.isfinite(days):
        instant = moment_of_days(days)
        return "" if instant is None else _local(instant, context)
    moment = _moment(context, arguments)
    return _midnight(moment, context) if isinstance(moment, date) else moment


def _local(moment: datetime, context: Context) -> datetime:
    """The same instant on the clock of the interview, summer time minded where it is the computer's."""
    now = context.surroundings.now()
    is_of_computer = now.utcoffset() == now.astimezone().utcoffset()
    return moment.astimezone(None if is_of_computer else now.tzinfo)


def _midnight(moment: Moment, context: Context) -> datetime:
    """A date as its local midnight; a date with time as it is."""
    if isinstance(moment, datetime):
        return moment
    naive = datetime.combine(moment, time())
    zone = _local(naive.astimezone(), context).tzinfo
    return naive.replace(tzinfo=zone)


def _moment(context: Context, arguments: Arguments) -> Value:
    return _moment_of(scalar(evaluate(arguments[0], context)))


def _moment_of(value: Value) -> Value:
    """The value as a moment; nothing stays nothing.

    Raises:
        ExpressionError: the argument is neither a date nor a number of days.
    """
    moment = to_moment(value)
    if moment is not None:
        return moment
    if to_text(value) in {"", "NaN"}:
        return ""
    raise ExpressionError(f"{to_text(value)} 不是日期", f"{to_text(value)} is not a date")


@function("decimal-date-time", 1, 1)
def _decimal_date_time(context: Context, arguments: Arguments) -> Value:
    """Days since 1970-01-01T00:00Z with their fraction; a date is its local midnight (as JavaRosa has it)."""
    value = scalar(evaluate(arguments[0], context))
    if not isinstance(value, date) and math.isfinite(number := to_number(value)):
        return number
    moment = to_moment(value)
    return math.nan if moment is None else days_of(_midnight(moment, context))


@function("decimal-time", 1, 1)
def _decimal_time(context: Context, arguments: Arguments) -> Value:
    """The part of the local day that has passed, 0 to 1."""
    given = scalar(evaluate(arguments[0], context))
    if not isinstance(given, str):
        given = to_moment(given) or ""
    value = given if isinstance(given, date) else _on_a_day(given, context)
    if value is None or not isinstance(value, datetime):
        return math.nan if value is None else 0.0
    moment = _local(value, context) if value.tzinfo else value
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return seconds / 86_400


def _on_a_day(text: str, context: Context) -> Moment | None:
    """A moment as written; a bare time is one of today."""
    clock = parse_time(text)
    if clock is None or "T" in text or not text.strip():
        return parse_moment(text) if text.strip() else None
    return datetime.combine(context.surroundings.now().date(), clock)


@function("format-date", 2, 2)
def _format_date(context: Context, arguments: Arguments) -> Value:
    return _format(context, arguments)


@function("format-date-time", 2, 2)
def _format_date_time(context: Context, arguments: Arguments) -> Value:
    return _format(context, arguments)


def _format(context: Context, arguments: Arguments) -> str:
    given = scalar(evaluate(arguments[0], context))
    clock = _on_a_day(given, context) if isinstance(given, str) and ":" in given else None
    moment = clock or _moment_of(given)
    if not isinstance(moment, date):
        return ""
    if isinstance(moment, datetime) and moment.tzinfo:
        moment = _local(moment, context)
    pattern = to_text(evaluate(arguments[1], context))
    parts: list[str] = []
    place = 0
    while place < len(pattern):
        if pattern[place] == "%":
            parts.append(_field(pattern[place + 1 : place + 2], moment, context.surroundings.language))
            place += 2
        else:
            parts.append(pattern[place])
            place += 1
    return "".join(parts)


def _field(letter: str, moment: Moment, language: str) -> str:
    """One ``%`` field of the ODK XForms specification."""
    day = date(moment.year, moment.month, moment.day)
    clock = moment.time() if isinstance(moment, datetime) else time()
    is_chinese = "中文" in language or "(zh" in language
    fields = {
        "%": "%",
        "Y": f"{day.year:04d}",
        "y": f"{day.year % 100:02d}",
        "m": f"{day.month:02d}",
        "n": str(day.month),
        "b": f"{day.month}月" if is_chinese else _MONTHS[day.month - 1],
        "d": f"{day.day:02d}",
        "e": str(day.day),
        "a": (_DAYS_ZH if is_chinese else _DAYS)[day.weekday()],
        "W": str(day.isocalendar().week),
        "H": f"{clock.hour:02d}",
        "h": str(clock.hour),
        "M": f"{clock.minute:02d}",
        "S": f"{clock.second:02d}",
        "3": f"{clock.microsecond // 1000:03d}",
    }
    if letter not in fields:
        raise ExpressionError(f"format-date() 没有 %{letter}", f"format-date() does not know %{letter}")
    return fields[letter]
