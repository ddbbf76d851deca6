"""Answers for SPSS and PSPP: a zip with a CSV of codes and the syntax that reads and labels it.

A .sav itself is not written: the one kept library (pyreadstat) brings numpy and a
library of data frames along, many times the size of this program's core.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from fieldkit.exchange.answers.kobo import NUMBERS
from fieldkit.exchange.answers.saving import save_zip
from fieldkit.exchange.answers.sheets import rows_of, shown, value_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns
    from fieldkit.exchange.answers.sheets import AnswerSheet

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
_LONGEST_NAME, _LONGEST_LABEL, _LONGEST_VALUE_LABEL = 56, 250, 118
_FIRST = ("sheet", "community", "state", "version")
_TEXT_WIDTH = 1000
CSV_NAME, SYNTAX_NAME = "answers.csv", "answers.sps"


def write_spss(
    form: FormColumns,
    sheets: Sequence[AnswerSheet],
    path: Path,
    *,
    personal: bool = False,
    language: str = "zh",
) -> None:
    """Write the zip; repeats stay out, one line is one sheet.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    variables = list(_variables(shown(form.main, personal=personal), language))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_FIRST, *(one.name for one in variables)])
    for sheet in sheets:
        row = next(rows_of(form.main, sheet.answers))
        values = [one.of(value_in(row, form.main, one.column, sheet.answers)) for one in variables]
        writer.writerow([*(getattr(sheet, key) for key in _FIRST), *values])
    members = {CSV_NAME: text.getvalue(), SYNTAX_NAME: _syntax(variables)}
    save_zip(path, {name: member.encode("utf-8-sig") for name, member in members.items()})


class _Variable:
    """One variable: a question, or one choice of a question with several answers."""

    def __init__(
        self, column: Column, name: str, label: str, values: tuple[tuple[str, str], ...], pick: str
    ) -> None:
        self.column = column
        self.name = name
        self.label = label
        self.values = values
        self._pick = pick
        codes = [code for code, _ in values]
        self.is_number = bool(
            pick
            or column.data_type in NUMBERS
            or (codes and all(re.fullmatch(r"-?\d{1,9}", code) for code in codes))
        )

    def of(self, value: str) -> str:
        if not self._pick:
            return value
        return str(int(self._pick in value.split())) if value else ""


def _variables(columns: list[Column], language: str) -> Iterator[_Variable]:
    taken = set(_FIRST)
    for column in columns:
        label = column.label.say(language) or column.name
        words = tuple((code, text.say(language)) for code, text in column.choices)
        if column.holds_several:
            for code, said in words:
                name = _name(f"{column.name}_{code}", taken)
                yield _Variable(column, name, f"{label}：{said}", (("0", "否 no"), ("1", "是 yes")), code)
        else:
            yield _Variable(column, _name(column.name, taken), label, words, "")


def _name(wanted: str, taken: set[str]) -> str:
    plain = _NOT_IN_NAMES.sub("_", wanted)[:_LONGEST_NAME]
    plain = plain if plain[:1].isalpha() else f"q{plain}"
    name, number = plain, 1
    while name.lower() in {one.lower() for one in taken}:
        number += 1
        name = f"{plain}_{number}"
    taken.add(name)
    return name


def _syntax(variables: Sequence[_Variable]) -> str:
    lines = [
        "* UTF-8.",
        f"GET DATA /TYPE=TXT /FILE={_quoted(CSV_NAME, 200)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED",
        "  /DELIMITERS=',' /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES=",
        *(f"  {name} A200" for name in _FIRST),
        *(f"  {one.name} {'F12.4' if one.is_number else f'A{_TEXT_WIDTH}'}" for one in variables),
        "  .",
        "VARIABLE LABELS",
        *(f"  {one.name} {_quoted(one.label, _LONGEST_LABEL)}" for one in variables),
        "  .",
    ]
    for one in variables:
        if one.values:
            lines.append(f"VALUE LABELS {one.name}")
            for code, words in one.values:
                value = code if one.is_number else _quoted(code, _LONGEST_LABEL)
                lines.append(f"  {value} {_quoted(words, _LONGEST_VALUE_LABEL)}")
            lines.append("  .")
    return "\n".join([*lines, "EXECUTE.", ""])


def _quoted(text: str, bytes_at_most: int) -> str:
    cut = text.encode()[:bytes_at_most].decode(errors="ignore")
    doubled = cut.replace("'", "''")
    return f"'{doubled}'"
