"""KoboToolbox's workbook: the main table and one sheet for each repeat, tied by ``_index`` and ``_parent_index``.

A question with several answers stands in one column and once more with a column
for each choice, 1 or 0. With labels, heads and choices are in words.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import xlsxwriter

from fieldkit.exchange.answers.saving import NO_TIME, save
from fieldkit.exchange.answers.sheets import Row, rows_of, shown, value_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns, FormTable
    from fieldkit.exchange.answers.sheets import AnswerSheet

MAIN_TAIL = (
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
    "__version__", "_tags", "_index",
)  # fmt: skip
REPEAT_TAIL = (
    "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid",
    "_submission__submission_time", "_submission__validation_status", "_submission__notes",
    "_submission__status", "_submission__submitted_by", "_submission___version__", "_submission__tags",
)  # fmt: skip
NUMBERS = frozenset({"int", "integer", "decimal"})
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
Cell = str | int | float


def write_kobo(
    form: FormColumns,
    sheets: Sequence[AnswerSheet],
    path: Path,
    *,
    personal: bool = False,
    labels: str = "",
) -> None:
    """Write the workbook.

    Args:
        form: its tables.
        sheets: in the order of the rows.
        path: where to.
        personal: take personal columns along.
        labels: language of heads and choices; empty for names and codes.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": NO_TIME})
    writer = _Writer(form, sheets, book, personal=personal, labels=labels)
    writer.write()
    book.close()
    save(path, content.getvalue())


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that a workbook allows, every one different."""
    made: list[str] = []
    for title in titles:
        plain = _SHEET_NAME.sub("_", title).strip() or "Sheet"
        name, number = plain[:_LONGEST_NAME], 1
        while name.lower() in {one.lower() for one in made}:
            number += 1
            name = f"{plain[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
        made.append(name)
    return made


def typed(value: str, data_type: str) -> Cell:
    """A number as a number, everything else as text."""
    if data_type not in NUMBERS or not re.fullmatch(r"-?\d{1,15}(\.\d+)?", value):
        return value
    return float(value) if "." in value else int(value)


class _Writer:
    def __init__(
        self,
        form: FormColumns,
        sheets: Sequence[AnswerSheet],
        book: xlsxwriter.Workbook,
        *,
        personal: bool,
        labels: str,
    ) -> None:
        self._form = form
        self._sheets = sheets
        self._book = book
        self._personal = personal
        self._labels = labels
        self._bold = book.add_format({"bold": True})
        tables = list(form.main.every())
        names = sheet_names([form.title or form.id, *(table.name for table in tables[1:])])
        self._names = {table.path: name for table, name in zip(tables, names, strict=True)}
        self._pages = {table.path: book.add_worksheet(self._names[table.path]) for table in tables}
        self._next = dict.fromkeys(self._pages, 1)

    def write(self) -> None:
        for table in self._form.main.every():
            tail = MAIN_TAIL if table is self._form.main else REPEAT_TAIL
            heads = [*self._heads(table), *tail]
            page = self._pages[table.path]
            page.freeze_panes(1, 0)
            page.set_column(0, len(heads) - 1, 16)
            page.write_row(0, 0, heads, self._bold)
        for number, sheet in enumerate(self._sheets, start=1):
            row = next(rows_of(self._form.main, sheet.answers))
            self._main(sheet, row, number)
            self._within(self._form.main, sheet, row, index=number, number=number)

    def _main(self, sheet: AnswerSheet, row: Row, number: int) -> None:
        tail: tuple[Cell, ...] = (
            number, _bare(sheet.instance), _naive(sheet.finished or sheet.started), "", "",
            "submitted_via_web", sheet.interviewer, sheet.version, "", number,
        )  # fmt: skip
        self._put(self._form.main, [*self._cells(self._form.main, row, sheet), *tail])

    def _within(self, around: FormTable, sheet: AnswerSheet, row: Row, *, index: int, number: int) -> None:
        for table in around.tables:
            for found in rows_of(table, sheet.answers, row):
                own = self._next[table.path]
                tail: tuple[Cell, ...] = (
                    own, self._names[around.path], index, number, _bare(sheet.instance),
                    _naive(sheet.finished or sheet.started), "", "", "submitted_via_web", sheet.interviewer,
                    sheet.version, "",
                )  # fmt: skip
                self._put(table, [*self._cells(table, found, sheet), *tail])
                self._within(table, sheet, found, index=own, number=number)

    def _put(self, table: FormTable, cells: Sequence[Cell]) -> None:
        page, at = self._pages[table.path], self._next[table.path]
        for column, cell in enumerate(cells):
            if cell == "":
                continue
            if isinstance(cell, str):
                page.write_string(at, column, cell)
            else:
                page.write_number(at, column, cell)
        self._next[table.path] = at + 1

    def _columns(self, table: FormTable) -> list[Column]:
        return [
            column
            for column in shown(table, personal=self._personal)
            if column.path != self._form.instance_id
        ]

    def _heads(self, table: FormTable) -> Iterator[str]:
        for column in self._columns(table):
            head = self._head(column)
            yield head
            if column.holds_several:
                for code, words in column.choices:
                    yield f"{head}/{(words.say(self._labels) or code) if self._labels else code}"

    def _head(self, column: Column) -> str:
        return (column.label.say(self._labels) if self._labels else "") or column.name

    def _cells(self, table: FormTable, row: Row, sheet: AnswerSheet) -> Iterator[Cell]:
        for column in self._columns(table):
            value = value_in(row, table, column, sheet.answers)
            yield typed(column.words(value, self._labels) if self._labels else value, column.data_type)
            if column.holds_several:
                picked = value.split()
                yield from ("" if not value else int(code in picked) for code, _ in column.choices)


def _bare(instance: str) -> str:
    return instance.removeprefix("uuid:")


def _naive(moment: str) -> str:
    """Kobo writes the time of submission without its offset."""
    return re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", moment)
