"""Answers for people with a spreadsheet: one CSV a table, or one workbook with heads and answers in words."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import xlsxwriter

from fieldkit.exchange.answers.central import instances
from fieldkit.exchange.answers.kobo import Cell, sheet_names, typed
from fieldkit.exchange.answers.saving import NO_TIME, save
from fieldkit.exchange.answers.sheets import Row, distinct_names, rows_of, shown, value_in
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns, FormTable
    from fieldkit.exchange.answers.sheets import AnswerSheet
    from fieldkit.kernel.texts import Language

ABOUT = (
    ("sheet", Text("答卷编号", "Sheet number")),
    ("community", Text("社区", "Community")),
    ("state", Text("状态", "State")),
    ("started", Text("开始时间", "Started")),
    ("finished", Text("结束时间", "Finished")),
    ("interviewer", Text("访员", "Interviewer")),
    ("version", Text("问卷版本", "Form version")),
    ("instance", Text("唯一号", "instanceID")),
)
STATES = {"complete": Text("已完成", "complete"), "refused": Text("拒访", "refused")}
SHEET, ROW = Text("答卷编号", "Sheet number"), Text("第几项", "Number")
ANSWERS = Text("答卷", "Answers")


def write_csv(
    form: FormColumns, sheets: Sequence[AnswerSheet], path: Path, *, personal: bool = False
) -> tuple[Path, ...]:
    """Write names and codes, UTF-8 with a mark so that Excel sees Chinese; repeats go beside.

    Returns:
        The files, ``答卷.csv`` and for a repeat ``答卷-member.csv``.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    repeats = form.main.tables_within()
    names = distinct_names([table.name for table in repeats])
    about = _about(personal=personal)
    columns = shown(form.main, personal=personal)
    rows = ([*(getattr(one, key) for key, _ in about), *_values(form.main, columns, one)] for one in sheets)
    contents = [(path, [[*(f"_{key}" for key, _ in about), *(_name(column) for column in columns)], *rows])]
    for table, name in zip(repeats, names, strict=True):
        within = shown(table, personal=personal)
        head = ["_sheet", "_instance", "_parent", "_position", *(_name(column) for column in within)]
        body = [
            [one.sheet, one.instance, row.parent, str(row.position), *_row(table, within, row, one)]
            for one in sheets
            for row in instances(form.main, table, one)
        ]
        contents.append((path.with_name(f"{path.stem}-{name}{path.suffix}"), [head, *body]))
    for target, lines in contents:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        save(target, text.getvalue().encode("utf-8-sig"))
    return tuple(target for target, _ in contents)


def write_xlsx(
    form: FormColumns,
    sheets: Sequence[AnswerSheet],
    path: Path,
    *,
    personal: bool = False,
    language: Language = "zh",
    codes: bool = False,
) -> None:
    """Write a workbook that reads like a table somebody made; repeats on sheets of their own.

    Args:
        form: its tables.
        sheets: in the order of the rows.
        path: where to.
        personal: take personal columns along.
        language: of heads and answers.
        codes: choices as codes, heads as names.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": NO_TIME})
    repeats = form.main.tables_within()
    titles = [
        ANSWERS.say(language),
        *((table.name if codes else table.label.say(language)) or table.name for table in repeats),
    ]
    names = sheet_names(titles)
    words = "" if codes else language
    about = _about(personal=personal)
    columns = shown(form.main, personal=personal)
    page = _Page(book, names[0])
    page.head(
        [*(f"_{key}" if codes else label.say(language) for key, label in about)],
        columns, words,
    )  # fmt: skip
    for one in sheets:
        first = [_said(key, getattr(one, key), language, codes=codes) for key, _ in about]
        page.row([*first, *_typed(form.main, columns, next(rows_of(form.main, one.answers)), one, words)])
    for table, name in zip(repeats, names[1:], strict=True):
        within = shown(table, personal=personal)
        page = _Page(book, name)
        page.head(
            ["_sheet", "_position"] if codes else [SHEET.say(language), ROW.say(language)], within, words
        )
        for one in sheets:
            for row in instances(form.main, table, one):
                page.row([one.sheet, _place(form, row), *_typed(table, within, row, one, words)])
    book.close()
    save(path, content.getvalue())


class _Page:
    """One worksheet, filled from the top."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        font = {
            "font_name": "宋体",
            "font_size": 10.5,
            "valign": "top",
            "border": 1,
            "border_color": "#BFBFBF",
        }
        self._sheet = book.add_worksheet(name)
        self._top = book.add_format(
            {**font, "font_name": "黑体", "text_wrap": True, "valign": "vcenter", "bg_color": "#EAF1F0"}
        )
        self._body = book.add_format(font)
        self._next = 1

    def head(self, first: list[str], columns: Sequence[Column], words: str) -> None:
        heads = [*first, *((column.label.say(words) if words else "") or column.name for column in columns)]
        widths = [*(18 for _ in first), *(_width(column, words) for column in columns)]
        for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
            self._sheet.write_string(0, at, head, self._top)
            self._sheet.set_column(at, at, width)
        self._sheet.set_row(0, 48)
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, 0, max(len(heads) - 1, 0))
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.repeat_rows(0)

    def row(self, cells: list[Cell]) -> None:
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._next, at, cell, self._body)
            else:
                self._sheet.write_number(self._next, at, cell, self._body)
        self._next += 1


def _width(column: Column, words: str) -> int:
    if column.data_type == "dateTime":
        return 18
    if column.kind is None:
        return 14
    if column.kind is QuestionType.TEXT:
        return 36
    label = column.label.say(words) if words else column.name
    return min(28, max(12, len(label)))


def _about(*, personal: bool) -> list[tuple[str, Text]]:
    return [(key, label) for key, label in ABOUT if personal or key != "interviewer"]


def _said(key: str, value: str, language: Language, *, codes: bool) -> str:
    if codes:
        return value
    if key in {"started", "finished"}:
        return _minute(value)
    return STATES[value].say(language) if key == "state" and value in STATES else value


def _minute(moment: str) -> str:
    """A time as people write it, to the minute; what is no time stays as it is."""
    return re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*$", r"\1 \2", moment)


def _name(column: Column) -> str:
    return "/".join((*column.groups, column.name))


def _values(table: FormTable, columns: list[Column], sheet: AnswerSheet) -> list[str]:
    return list(_row(table, columns, next(rows_of(table, sheet.answers)), sheet))


def _row(table: FormTable, columns: list[Column], row: Row, sheet: AnswerSheet) -> Iterator[str]:
    return (value_in(row, table, column, sheet.answers) for column in columns)


def _typed(
    table: FormTable, columns: list[Column], row: Row, sheet: AnswerSheet, words: str
) -> Iterator[Cell]:
    for column in columns:
        value = value_in(row, table, column, sheet.answers)
        between = "、" if words == "zh" else ", "
        if words and column.data_type == "dateTime":
            value = _minute(value)
        yield typed(column.words(value, words, between) if words else value, column.data_type)


def _place(form: FormColumns, row: Row) -> str:
    """The positions of an instance, ``2`` or within another repeat ``2.1``."""
    steps = row.prefix.removeprefix(form.main.path).split("/")
    return ".".join(step.partition("[")[2].rstrip("]") for step in steps if "[" in step)
