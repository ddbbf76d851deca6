"""Write a package: one workbook that reads like a ledger a person made, with the changes inside."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from fieldkit.exchange.cover import write_cover
from fieldkit.exchange.manifest import base_lines, manifest_line, ops_lines, seal
from fieldkit.exchange.package import (
    BASE,
    FIRST_ROW,
    ID_KEY,
    ID_LABEL,
    MANIFEST,
    OPS,
    OPTIONS,
    PROPERTY_PACKAGE,
    PROPERTY_ROOT,
    ROW_KEY,
    ROW_LABEL,
)
from fieldkit.exchange.packing import pack, shown
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.style import Styles
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from fieldkit.exchange.package import Manifest, PackageColumn, PackageContent, PackageRow, PackageTable
    from fieldkit.kernel.progress import Progress

WRITING = Text("写数据包", "Writing the package")
EMPTY_ROWS = 200
"""Rows below the last record that have drop-downs, for records that somebody adds."""
STEP = 200
MANY_CELLS = 1_000_000
"""From here on rows are kept on disk while the workbook is made."""
A3 = 8
"""The library's number of the paper size."""
_TAIL = " "
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_package(content: PackageContent, path: Path, progress: Progress) -> Manifest:
    """Write the package to ``path``, whole or not at all.

    Returns:
        What the package says about itself.

    Raises:
        FieldkitError: CANNOT_WRITE; a file that was there before stands as it was.
        OperationCancelledError: likewise.
    """
    base, ops = list(base_lines(content.tables)), ops_lines(content)
    manifest = seal(content, base, ops)
    progress.begin(WRITING, sum(len(table.rows) for table in content.tables) + 1)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fieldkit-") as scratch, part.open("wb") as file:
            # The library leaves files open when a full disk stops it, so it writes to memory and we to the disk.
            file.write(_workbook(content, manifest, (base, ops), scratch, progress))
            file.flush()
            os.fsync(file.fileno())
        progress.step()
        part.replace(path)
    except (OSError, XlsxWriterException) as error:
        raise FieldkitError(ExchangeError.CANNOT_WRITE, file=path.name, reason=_reason(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return manifest


def _reason(error: Exception) -> str:
    found = [one for one in (error, *error.args) if isinstance(one, OSError) and one.strerror]
    return str(found[0].strerror) if found else type(error).__name__


def _workbook(
    content: PackageContent,
    manifest: Manifest,
    lines: tuple[list[str], list[str]],
    scratch: str,
    progress: Progress,
) -> bytes:
    """The bytes of the workbook; rows of a large one wait in ``scratch`` instead of in memory."""
    large = sum(len(table.rows) * len(table.columns) for table in content.tables) > MANY_CELLS
    memory = BytesIO()
    book = Workbook(memory, {**_OPTIONS, "constant_memory": large, "in_memory": not large, "tmpdir": scratch})
    try:
        book.use_zip64()
        _describe(book, content, manifest)
        styles = Styles.of(book)
        write_cover(book, styles, content, manifest)
        lists = _options(content.tables)
        for table in content.tables:
            _write_table(book, styles, table, lists, progress)
        _write_options(book, styles, lists)
        for name, packed in ((MANIFEST, [manifest_line(manifest)]), (BASE, lines[0]), (OPS, lines[1])):
            _write_hidden(book, styles, name, packed, progress)
        book.close()
    finally:
        for sheet in book.worksheets() if large else ():
            with suppress(OSError):
                sheet._opt_close()  # noqa: SLF001  # left open by the library when it is stopped half-way
    return memory.getvalue()


def _describe(book: Workbook, content: PackageContent, manifest: Manifest) -> None:
    with suppress(ValueError):
        moment = datetime.fromisoformat(content.created).replace(tzinfo=None)
        book.set_properties({"title": "便民生活圈数据包", "author": content.sender.person, "created": moment})
    book.set_custom_property(PROPERTY_PACKAGE, manifest.id)
    book.set_custom_property(PROPERTY_ROOT, manifest.root)


def _options(tables: Iterable[PackageTable]) -> dict[tuple[str, ...], int]:
    """Each list of choices once, with its column on the sheet 选项."""
    found: dict[tuple[str, ...], int] = {}
    for table in tables:
        for column in table.columns:
            if column.options:
                found.setdefault(column.options, len(found))
    return found


def _write_options(book: Workbook, styles: Styles, lists: Mapping[tuple[str, ...], int]) -> None:
    sheet = book.add_worksheet(OPTIONS)
    for row in range(max(map(len, lists), default=0)):
        for options, column in lists.items():
            if row < len(options):
                sheet.write_string(row, column, cell_text(options[row]), styles.text)
    sheet.hide()


def _write_hidden(book: Workbook, styles: Styles, name: str, lines: list[str], progress: Progress) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 60, styles.text)
    for row, cell in enumerate(pack(lines)):
        progress.check()
        sheet.write_string(row, 0, cell, styles.text)
    sheet.hide()


def cell_text(text: str) -> str:
    """The text as it goes into a visible cell; the library would take ``<r>…</r>`` for markup of its own."""
    text = shown(text)
    return text + _TAIL if text.startswith("<r>") and text.endswith("</r>") else text


def _write_table(
    book: Workbook,
    styles: Styles,
    table: PackageTable,
    lists: Mapping[tuple[str, ...], int],
    progress: Progress,
) -> None:
    sheet = book.add_worksheet(table.label)
    last_row = FIRST_ROW - 2 + max(1, len(table.rows))
    last_column = 1 + len(table.columns)
    _lay_out(sheet, styles, table)
    _write_head(sheet, styles, table)
    editable = [column.editable for column in table.columns]
    keys = [column.key for column in table.columns]
    for number, row in enumerate(table.rows, start=1):
        if number % STEP == 0:
            progress.step(STEP)
        _write_row(sheet, styles, number, row, (keys, editable))
    progress.step(len(table.rows) % STEP)
    sheet.autofilter(1, 0, last_row, last_column)
    for at, column in enumerate(table.columns, start=2):
        if column.options:
            _offer(
                sheet, (FIRST_ROW - 1, at, last_row + EMPTY_ROWS), lists[column.options], len(column.options)
            )


def _lay_out(sheet: Worksheet, styles: Styles, table: PackageTable) -> None:
    sheet.set_column(0, 1, 8, styles.text, {"hidden": True})
    for at, column in enumerate(table.columns, start=2):
        sheet.set_column(at, at, _width(column), styles.text if column.editable else styles.grey)
    sheet.freeze_panes(2, 3)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_default_row(20)


def _width(column: PackageColumn) -> int:
    """Wide enough for the label on two lines; a Chinese character takes two."""
    return max(column.width + 2, len(column.label) + 5)


def _write_head(sheet: Worksheet, styles: Styles, table: PackageTable) -> None:
    sheet.set_row(0, 12, None, {"hidden": True})
    keys = (ID_KEY, ROW_KEY, *(column.key for column in table.columns))
    for at, key in enumerate(keys):
        sheet.write_string(0, at, key, styles.text)
    sheet.set_row(1, 34)
    labels = (ID_LABEL, ROW_LABEL, *(column.label for column in table.columns))
    for at, label in enumerate(labels):
        sheet.write_string(1, at, label, styles.head)


def _write_row(
    sheet: Worksheet, styles: Styles, number: int, row: PackageRow, columns: tuple[list[str], list[bool]]
) -> None:
    at = FIRST_ROW - 2 + number
    sheet.write_string(at, 0, row.record, styles.text)
    sheet.write_string(at, 1, str(number), styles.text)
    for column, (text, key, editable) in enumerate(zip(row.cells, *columns, strict=True), start=2):
        style = styles.disputed if key in row.disputed else styles.cell if editable else styles.grey
        if text:
            sheet.write_string(at, column, cell_text(text), style)
        else:
            sheet.write_blank(at, column, None, style)


def _offer(sheet: Worksheet, place: tuple[int, int, int], column: int, count: int) -> None:
    first, at, last = place
    letters = _letters(column)
    sheet.data_validation(
        first,
        at,
        last,
        at,
        {
            "validate": "list",
            "source": f"={OPTIONS}!${letters}$1:${letters}${count}",
            "error_type": "warning",
            "error_title": "不在选项中",
            "error_message": "这个写法不在下拉选项里。可以保留，导入时会按别名识别；认不出的会提示。",
        },
    )


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
