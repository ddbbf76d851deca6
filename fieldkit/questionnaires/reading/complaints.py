"""What pyxform says about a workbook, in our words where we know the complaint."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeAlias

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.problems import FormProblem

Cell: TypeAlias = tuple[str, str, str]
"""Sheet, column, and a word that stands in the cell."""
FindCell: TypeAlias = Callable[[str, str, str], int]

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_SHEET = re.compile(r"On the '([a-z_]+)' sheet, ")
_COLUMN = re.compile(r"the '([a-z_:]+)' value")
_SURVEY = "survey"

# The named group is what the sentence is about; "name" and "type" also find the row.
_KNOWN = (
    (re.compile(r"Unknown question type '(?P<type>[^']*)'"), FormProblem.TYPE_UNKNOWN),
    (re.compile(r"value '(?P<name>[^']*)' is invalid\. Questions, groups, and repeats must be unique"),
     FormProblem.NAME_TWICE),
    (re.compile(r"List name not in choices sheet: (?P<what>\S+)"), FormProblem.LIST_MISSING),
    (re.compile(r"Could not find the name '(?P<what>[^']*)'"), FormProblem.NAME_UNKNOWN),
    (re.compile(r"Unmatched 'begin_\w+'.*for the name '(?P<what>[^']*)'"), FormProblem.GROUP_OPEN),
    (re.compile(r"Unmatched '(?P<what>end_\w+)'"), FormProblem.GROUP_NOT_OPENED),
    (re.compile(r"Question or group with no name"), FormProblem.NAME_MISSING),
    (re.compile(r"named '(?P<name>[^']*)' has no label or hint"), FormProblem.LABEL_MISSING),
    (re.compile(r"Names must begin with a letter or underscore"), FormProblem.NAME_SHAPE),
    (re.compile(r"Choice names must be unique"), FormProblem.CHOICE_TWICE),
    (re.compile(r"Choice names with spaces.*See \[(?P<what>[^]]*)\]"), FormProblem.CHOICE_WITH_BLANK),
    (re.compile(r"Missing calculation"), FormProblem.CALCULATION_MISSING),
    (re.compile(r"There should be a choices sheet"), FormProblem.CHOICES_MISSING),
)  # fmt: skip

_COLUMN_OF = {
    FormProblem.TYPE_UNKNOWN: "type",
    FormProblem.LIST_MISSING: "type",
    FormProblem.NAME_TWICE: "name",
    FormProblem.NAME_MISSING: "name",
    FormProblem.NAME_SHAPE: "name",
    FormProblem.LABEL_MISSING: "label",
    FormProblem.CALCULATION_MISSING: "calculation",
    FormProblem.CHOICE_TWICE: "name",
}
"""Where pyxform does not say the column, the complaint tells it."""


def complaint(
    message: str,
    severity: Severity,
    file: str,
    find_row: Callable[[str, str], int] = lambda *_: 0,
    find_cell: FindCell = lambda *_: 0,
) -> Problem:
    """Return pyxform's message as a problem with its place.

    Args:
        message: as pyxform wrote it.
        severity: ERROR for a refusal, WARNING for a doubt.
        file: name of the workbook.
        find_row: the survey row where a column holds a value, 0 when there is none;
            pyxform does not always say the row itself.
        find_cell: the row of a sheet where a column mentions a word, 0 when there is none.
    """
    row, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    line = int(row.group(1)) if row else 0
    code, values = _known(message) if severity is Severity.ERROR else (None, {})
    if not line:
        line = next((find_row(key, value) for key, value in values.items() if key in {"name", "type"}), 0)
    place = Place(
        file=file,
        sheet=sheet.group(1) if sheet else (_SURVEY if line else ""),
        row=line,
        column=column.group(1) if column else _COLUMN_OF.get(code, "") if code else "",
    )
    if code is not None:
        what = next(iter(values.values()), "")
        if code is FormProblem.CHOICE_WITH_BLANK:
            what = what.strip("'")
            place = _at(file, ("choices", "name", what), find_cell)
        return Problem(code, severity, place, {"what": what})
    fallback = FormProblem.NOT_CONVERTED if severity is Severity.ERROR else FormProblem.AUTHOR_NOTE
    told = _told(" ".join(_ROW.sub("", _SHEET.sub("", message)).split()))
    if not place.row and told.cell is not None:
        place = _at(file, told.cell, find_cell)
    return Problem(fallback, severity, place, {"reason": told.text.zh, "reason_en": told.text.en})


def _at(file: str, cell: Cell, find_cell: FindCell) -> Place:
    sheet, column, _ = cell
    return Place(file=file, sheet=sheet, row=find_cell(*cell), column=column)


class _Told(NamedTuple):
    """A complaint in plain words, and the cell that it is about where pyxform does not say."""

    text: Text
    cell: Cell | None


def _told(message: str) -> _Told:
    """A complaint in plain words; one that is not in the table as it is, without its full stop."""
    for pattern, zh, en, where in _table():
        match = pattern.search(message)
        if match is not None:
            values = {name: value or "" for name, value in match.groupdict().items()}
            sheet, column, word = where.format(**values).split(";") if where else ("", "", "")
            text = Text(zh.format(**values), en.format(**values))
            return _Told(text, (sheet, column, word) if sheet else None)
    plain = message.rstrip(".。")
    return _Told(Text(plain, plain), None)


@cache
def _table() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    with resource("forms", "complaints.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (re.compile(row["pattern"]), row["zh"], row["en"], row["where"]) for row in csv.DictReader(file)
        )


def _known(message: str) -> tuple[FormProblem | None, dict[str, str]]:
    text = " ".join(message.split())
    for pattern, code in _KNOWN:
        match = pattern.search(text)
        if match is not None:
            return code, match.groupdict()
    return None, {}
