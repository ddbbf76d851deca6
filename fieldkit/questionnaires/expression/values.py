"""Values of expressions and how one kind becomes another.

A value is a bool, a float, a str, a list of nodes, or a moment (date or date with
time). Moments come from date functions and from nodes whose bind is a date. As a
number a date is whole days since 1970-01-01 and a date with time carries the
fraction of its UTC day; as text both are ISO 8601. Where XPath turns a text into a
number, a text that spells a date is that date's days (:func:`arithmetic`).
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fieldkit.questionnaires.tree import Node

Moment: TypeAlias = date | datetime
Value: TypeAlias = "bool | float | str | list[Node] | Moment"

_EPOCH = date(1970, 1, 1)
_EPOCH_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*")
_EXACT = 1e15
_SECONDS_A_DAY = 86_400
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE_SHAPE = re.compile(r"\s*-?\d{4,}-\d\d-\d\d(?:T.*)?\s*")
DATE_TYPES = frozenset({"date", "dateTime"})
EQUAL_WITHIN = 1e-12
"""Numbers closer than this are equal (as JavaRosa has it): 0.1 + 0.2 = 0.3."""


class Unanswered(list["Node"]):
    """A path into the answers or a list that found nothing: compared as an empty text."""


def number_text(number: float) -> str:
    """Return a number as XPath writes it: shortest digits, never an exponent."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < _EXACT:
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def number_of_text(text: str) -> float:
    """Return the number a text spells, NaN when it spells none."""
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def parse_date(text: str) -> date | None:
    """Read ``YYYY-MM-DD`` (a following time is left aside)."""
    written = text.strip().partition("T")[0]
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None


def parse_time(text: str) -> time | None:
    """Read ``HH:MM[:SS[.fff]][offset]``."""
    try:
        return time.fromisoformat(text.strip()) if ":" in text else None
    except ValueError:
        return None


def parse_moment(text: str) -> Moment | None:
    """Read a date, or a date with time; a time without offset is local."""
    if "T" not in text:
        return parse_date(text)
    if parse_date(text) is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.astimezone()


def moment_text(moment: Moment) -> str:
    """Return a moment as ISO 8601, times to the millisecond with their offset."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="milliseconds")
    return moment.isoformat()


def days_of(moment: Moment) -> float:
    """Return days since 1970-01-01: whole for a date, with a fraction for a date with time."""
    if isinstance(moment, datetime):
        return (moment - _EPOCH_MOMENT).total_seconds() / _SECONDS_A_DAY
    return float((moment - _EPOCH).days)


def moment_of_days(days: float) -> datetime | None:
    """Return the local date with time so many days after 1970-01-01T00:00Z, None beyond the calendar."""
    if not math.isfinite(days):
        return None
    try:
        return (_EPOCH_MOMENT + timedelta(days=days)).astimezone()
    except (OverflowError, ValueError):
        return None


def date_of_days(days: float) -> date | None:
    """Return the date so many days after 1970-01-01, None beyond the calendar."""
    if not math.isfinite(days):
        return None
    try:
        return _EPOCH + timedelta(days=math.floor(days))
    except OverflowError:
        return None


def node_value(node: Node) -> Value:
    """Return what a node holds, as its bind's type says."""
    text = node.string_value
    if node.data_type in DATE_TYPES:
        return parse_moment(text) or text
    return text


def scalar(value: Value) -> bool | float | str | Moment:
    """Return the value with a node-set replaced by its first node's value."""
    if isinstance(value, list):
        first = node_value(value[0]) if value else ""
        assert not isinstance(first, list)
        return first
    return value


def to_text(value: Value) -> str:
    """Return the value as text."""
    one = value[0].string_value if isinstance(value, list) and value else scalar(value)
    if isinstance(one, bool):
        return "true" if one else "false"
    if isinstance(one, int | float):
        return number_text(one)
    if isinstance(one, str):
        return one
    return moment_text(one)


def to_number(value: Value) -> float:
    """Return the value as a number, NaN when it has none."""
    one = scalar(value)
    if isinstance(one, bool | int | float):
        return float(one)
    if isinstance(one, str):
        return number_of_text(one)
    return days_of(one)


def arithmetic(value: Value) -> float:
    """Return the value as operators and ``number()`` take it: a text that spells a date is its days."""
    one = scalar(value)
    if isinstance(one, str):
        number = number_of_text(one)
        if math.isnan(number) and _DATE_SHAPE.fullmatch(one):
            moment = parse_moment(one)
            return math.nan if moment is None else days_of(moment)
        return number
    return float(one) if isinstance(one, bool | int | float) else days_of(one)


def to_boolean(value: Value) -> bool:
    """Return the value as true or false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return value[0].is_true if len(value) == 1 else bool(value)
    if isinstance(value, int | float):
        return value != 0 and not math.isnan(value)
    if isinstance(value, str):
        return value != ""
    return True


def to_moment(value: Value) -> Moment | None:
    """Return the value as a date or date with time; text and day numbers are read."""
    one = scalar(value)
    if isinstance(one, bool):
        return None
    if isinstance(one, int | float):
        return date_of_days(one)
    if isinstance(one, str):
        days = number_of_text(one)
        return parse_moment(one) if math.isnan(days) else date_of_days(days)
    return one


def is_equal(left: Value, right: Value) -> bool:
    """``=``, where a node-set equals whatever one of its nodes equals (XPath 1.0 §3.4)."""
    if not isinstance(left, list) and not isinstance(right, list):
        return _equal(left, right)
    return any(_equal(a, b) for a in _each(left, right) for b in _each(right, left))


def is_unequal(left: Value, right: Value) -> bool:
    """``!=``, which is not the opposite of ``=`` for node-sets."""
    return any(not _equal(a, b) for a in _each(left, right) for b in _each(right, left))


def is_less(left: Value, right: Value, *, or_equal: bool) -> bool:
    """``<`` and ``<=``, on numbers."""
    seconds = [arithmetic(b) for b in _each(right, left)]
    for a in _each(left, right):
        first = arithmetic(a)
        for second in seconds:
            if first < second or (or_equal and first == second):
                return True
    return False


def _each(value: Value, other: Value) -> list[Value]:
    if not isinstance(value, list):
        return [value]
    if isinstance(other, bool):
        return [to_boolean(value)]
    if not value and isinstance(value, Unanswered):
        # JavaRosa compares an empty node-set (an irrelevant question) as an empty text.
        return [""]
    return [node_value(node) for node in value]


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, int | float) or isinstance(right, int | float):
        first, second = arithmetic(left), arithmetic(right)
        return first == second or abs(first - second) < EQUAL_WITHIN
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return to_text(left) == to_text(right) or _is_same_moment(left, right)


def _is_same_moment(left: Value, right: Value) -> bool:
    first, second = to_moment(left), to_moment(right)
    return first is not None and second is not None and days_of(first) == days_of(second)
