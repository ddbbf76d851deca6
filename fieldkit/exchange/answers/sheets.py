"""One answer sheet as it goes out or comes in, and its rows in the tables of its form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.analysis.form_columns import Column, FormTable

GENERATED = ("generated_", "reserved_name_for_field_list")
"""How pyxform names what it makes for layout only."""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One finished sheet.

    Attributes:
        instance: ``uuid:…``, the same wherever the sheet goes.
        sheet: its number.
        community: name; ``state`` is ``complete`` or ``refused``.
        started, finished: ISO times; ``version``: of the form it was answered with.
        interviewer: who asked; empty where personal columns stay behind.
        answers: by answer path, with positions in repeats.
    """

    instance: str
    answers: Mapping[str, str]
    sheet: str = ""
    community: str = ""
    state: str = "complete"
    started: str = ""
    finished: str = ""
    interviewer: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One instance of a table: the sheet itself, or one of a repeat.

    Attributes:
        prefix: answer path of the instance, ``/data/member[2]``.
        parent: that of the instance around it; empty for the sheet.
        position: from 1.
    """

    prefix: str
    parent: str
    position: int


def rows_of(table: FormTable, answers: Mapping[str, str], parent: Row | None = None) -> Iterator[Row]:
    """The instances of a table under one instance of the table around it."""
    if parent is None:
        yield Row(table.path, "", 1)
        return
    stem = "/".join((parent.prefix, *table.groups, table.name))
    for position in range(1, count_of(stem, answers) + 1):
        yield Row(f"{stem}[{position}]", parent.prefix, position)


def count_of(stem: str, answers: Mapping[str, str]) -> int:
    """How many instances a repeat has: as counted, or as the highest position answered."""
    stated = answers.get(stem, "")
    inside = re.compile(re.escape(stem) + r"\[(\d+)\]")
    seen = [int(match.group(1)) for path in answers if (match := inside.match(path))]
    return max([int(stated) if stated.isdecimal() else 0, *seen])


def path_in(row: Row, table: FormTable, column: Column) -> str:
    """The answer path of a column in one instance."""
    return row.prefix + column.path.removeprefix(table.path)


def value_in(row: Row, table: FormTable, column: Column, answers: Mapping[str, str]) -> str:
    """The value of a column in one instance; empty for none."""
    return answers.get(path_in(row, table, column), "")


def shown(table: FormTable, *, personal: bool, notes: bool = False) -> list[Column]:
    """The columns that go out.

    Args:
        table: whose columns.
        personal: also those that tell who or where a resident is.
        notes: also what is only read out and what exists for layout.
    """
    return [
        column
        for column in table.columns
        if (personal or not column.is_personal)
        and (notes or not (column.is_note or (column.kind is None and column.name.startswith(GENERATED))))
    ]


def distinct_names(names: list[str]) -> list[str]:
    """The same names, with ``~1``, ``~2`` … after those that occur more than once."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        if names.count(name) == 1:
            made.append(name)
            continue
        seen[name] = seen.get(name, 0) + 1
        made.append(f"{name}~{seen[name]}")
    return made
