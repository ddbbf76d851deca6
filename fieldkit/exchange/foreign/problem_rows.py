"""The rows that have to be mended, as a workbook: the list's own columns, and before them what is wrong.

Mended, it is imported like the list itself: the same header, the same template.
"""

from __future__ import annotations

import os
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from fieldkit.exchange.foreign.titles import ROW_KEY
from fieldkit.exchange.packing import written
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.style import FONT, HEAD, INK, LINE
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.foreign.header import Header
    from fieldkit.exchange.foreign.row import CellProblem
    from fieldkit.kernel.texts import Language

PROBLEM = "问题"
YELLOW = "#FFF3C4"
_WIDEST, _NARROWEST = 40, 8
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_problem_rows(
    sheet: Sheet,
    header: Header,
    problems: Mapping[int, Sequence[CellProblem]],
    path: Path,
    language: Language = "zh",
) -> int:
    """Write the rows with problems, in their order, whole or not at all.

    Args:
        sheet, header: the list.
        problems: what is wrong, by row of the sheet from 0.
        path: the workbook to write.
        language: of the sentences.

    Returns:
        How many rows were written.

    Raises:
        FieldkitError: CANNOT_WRITE; a file that was there before stands as it was.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(_workbook(sheet, header, problems, language))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FieldkitError(ExchangeError.CANNOT_WRITE, file=path.name, reason=reason) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return len(problems)


def _workbook(
    sheet: Sheet, header: Header, problems: Mapping[int, Sequence[CellProblem]], language: Language
) -> bytes:
    memory = BytesIO()
    book = Workbook(memory, _OPTIONS)
    plain = {
        "num_format": "@",
        "font_name": FONT,
        "font_size": 10,
        "font_color": INK,
        "valign": "top",
        "border": 1,
    }
    cell = book.add_format({**plain, "border_color": LINE})
    yellow = book.add_format({**plain, "border_color": LINE, "bg_color": YELLOW})
    words = book.add_format({**plain, "border_color": LINE, "text_wrap": True})
    head = book.add_format({**plain, "border_color": LINE, "bold": True, "bg_color": HEAD, "text_wrap": True})
    # the tab keeps its name, which is part of what the list is recognised by
    target = book.add_worksheet(_tab(sheet.name))
    columns = [at for at in range(sheet.width) if not (header.keys and header.keys[at] == ROW_KEY)]
    first = _write_head(target, header, columns, head)
    for at, index in enumerate(sorted(problems), start=first):
        wrong = {column for one in problems[index] for column in one.columns}
        sentences = [one.problem.code.text.say(language, **one.problem.values) for one in problems[index]]
        where = f"第 {index + 1} 行：" if language == "zh" else f"Row {index + 1}: "
        target.write_string(at, 0, written(where + "\n".join(dict.fromkeys(sentences))), words)
        for to, column in enumerate(columns, start=1):
            style = yellow if column in wrong else cell
            text = sheet.rows[index][column]
            if text:
                target.write_string(at, to, written(text), style)
            else:
                target.write_blank(at, to, None, style)
    _lay_out(target, sheet, header, columns, first, cell)
    book.close()
    return memory.getvalue()


def _write_head(target: Worksheet, header: Header, columns: Sequence[int], style: object) -> int:
    """The header in one row, below the machine keys where the list has them; returns the row of the first record."""
    at = 0
    if header.keys:
        for to, column in enumerate(columns, start=1):
            target.write_string(0, to, header.keys[column], style)
        target.set_row(0, None, None, {"hidden": True})
        at = 1
    target.write_string(at, 0, PROBLEM, style)
    for to, column in enumerate(columns, start=1):
        if header.titles[column]:
            target.write_string(at, to, written(header.titles[column]), style)
    return at + 1


def _lay_out(
    target: Worksheet, sheet: Sheet, header: Header, columns: Sequence[int], first: int, style: object
) -> None:
    target.set_column(0, 0, 50)
    for to, column in enumerate(columns, start=1):
        sample = [
            header.titles[column],
            *(row[column] for row in sheet.rows[header.last + 1 : header.last + 30]),
        ]
        width = max(sum(2 if ord(char) > 0x2E7F else 1 for char in text[:_WIDEST]) for text in sample)
        hidden = {"hidden": True} if header.keys and header.keys[column] == "_id" else {}
        target.set_column(to, to, min(_WIDEST, max(_NARROWEST, width + 2)), style, hidden)
    target.freeze_panes(first, 1)
    target.set_landscape()
    target.fit_to_pages(1, 0)


def _tab(name: str) -> str:
    """A name that a workbook takes for a sheet."""
    bare = "".join("_" if char in "[]:*?/\\" else char for char in name).strip("' ")[:31]
    return bare if bare and bare.lower() != "history" else PROBLEM
