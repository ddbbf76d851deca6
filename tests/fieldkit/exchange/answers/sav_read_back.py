"""What another reader of system files makes of ours, put beside the CSV of the same answers."""

import datetime as dt
import math
from decimal import Decimal

import pyreadstat

from fieldkit.exchange.answers.kobo import NUMBERS
from fieldkit.exchange.answers.questions import PLACES

ABOUT = ("sheet", "community", "state", "started", "finished", "interviewer", "version", "instance")


def read(path):
    """Rows by variable, and what the file says about its variables."""
    cells, about = pyreadstat.read_sav(path, user_missing=True, output_format="dict")
    names = list(cells)
    columns = [[None if _is_empty(cell) else cell for cell in cells[name]] for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)], about


def spelled(column, row, labels):
    """The answer to a question as CSV spells it, put together from its variables and their labels."""
    beside = row.get(f"{column.name}_text", "")
    if column.holds_several and column.choices:
        picked = [code for code, _ in column.choices if _of_choice(column, code, row, labels) == 1]
        return " ".join([*picked, *beside.split()])
    if column.is_ranked and column.choices:
        places = {code: _of_choice(column, code, row, labels) for code, _ in column.choices}
        return " ".join(sorted((code for code, place in places.items() if _number(place)), key=places.get))
    if column.data_type == "geopoint":
        parts = [row[f"{column.name}_{key}"] for key, _ in PLACES]
        return beside or " ".join(filter(None, map(_number, parts)))
    value = row[column.name]
    if isinstance(value, str):
        further = [row.get(f"{column.name}_{at}") for at in range(2, 9)]
        return "".join([value, *(one for one in further if isinstance(one, str))])
    return beside or _number(value)


def _of_choice(column, code, row, labels):
    label = f"{column.label.say('zh')}：{dict(column.choices)[code].say('zh')}"
    (name,) = [name for name in labels if labels[name] == label and name.startswith(f"{column.name}_{code}")]
    return row[name]


def alike(column, written, answer):
    """Whether a value read back says the same as the CSV."""
    if column.data_type in NUMBERS and _is_number(answer):
        return Decimal(written) == Decimal(answer)
    if column.data_type == "geopoint" and all(_is_number(part) for part in answer.split()):
        return [Decimal(part) for part in written.split()] == [Decimal(part) for part in answer.split()]
    if column.holds_several:
        return sorted(written.split()) == sorted(answer.split())
    if column.data_type in {"time", "dateTime"} and written and written != answer:
        return _clock(answer) == written
    return written == answer


def _is_number(text):
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def _is_empty(cell):
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def _number(value):
    if value is None:
        return ""
    if isinstance(value, dt.date | dt.time):
        return _to_the_millisecond(value)
    return repr(value).removesuffix(".0")


def _clock(answer):
    """By the clock where the question was asked: without offset."""
    kind = dt.datetime if "T" in answer else dt.time
    return kind.fromisoformat(answer).replace(tzinfo=None).isoformat()


def _to_the_millisecond(value):
    """Seconds since 1582 in a double are true to about two millionths."""
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    rounded = value + dt.timedelta(microseconds=500)
    return rounded.replace(microsecond=rounded.microsecond // 1000 * 1000).isoformat()
