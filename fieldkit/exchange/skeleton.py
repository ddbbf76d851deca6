"""The workbook without its rows: sheets, styles, drop-downs and pages, laid out by the library (FORMAT.md §1).

The rows of the large sheets are written into it afterwards, between the two
halves of each sheet's XML; what only then is known (root, counts) is put in
place of marks.
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from fieldkit.exchange.cover import write_cover
from fieldkit.exchange.package import (
    BASE,
    COVER,
    FILES,
    FIRST_ROW,
    MANIFEST,
    OPS,
    OPTIONS,
    PROPERTY_PACKAGE,
    PROPERTY_ROOT,
    RECEIPT,
    PackageContent,
    ReceiptContent,
)
from fieldkit.exchange.packing import written
from fieldkit.exchange.photos import write_photos
from fieldkit.exchange.receipt import write_receipt_sheet
from fieldkit.exchange.spreadsheetml import ROW_HEIGHT, letters
from fieldkit.exchange.style import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from fieldkit.exchange.package import PackageColumn, PackageFile, PackageTable
    from fieldkit.exchange.style import Numbers

ID_MARK, ROOT_MARK, CHANGES_MARK = "@fieldkit-id@", "@fieldkit-root@", "@fieldkit-changes@"
"""Stand where the package id, its root and the number of changes come once they are known."""
EMPTY_ROWS = 200
"""Rows below the last record that have drop-downs, for records that somebody adds."""
A3 = 8
"""The library's number of the paper size."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_DATA = b"<sheetData/>"
_SIZE = b'<dimension ref="A1"/>'


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A laid-out workbook.

    Attributes:
        members: of the zip file, by name, in their order; sheets without rows.
        sheets: member by sheet name.
        numbers: of the styles that rows are written with.
        photos: the bytes that are to stand in a member, by its name.
        unshown: photos that no spreadsheet shows.
    """

    members: Mapping[str, bytes]
    sheets: Mapping[str, str]
    numbers: Numbers
    photos: Mapping[str, PackageFile]
    unshown: Sequence[PackageFile]

    def halves(self, sheet: str, size: str) -> tuple[bytes, bytes]:
        """What stands before and behind the rows of a sheet that fills the cells ``size``."""
        before, found, after = self.members[self.sheets[sheet]].partition(_DATA)
        assert found, sheet
        return before.replace(_SIZE, f'<dimension ref="{size}"/>'.encode()) + b"<sheetData>", (
            b"</sheetData>" + after
        )


def lay_out(content: PackageContent | ReceiptContent, part: tuple[int, int] | None = None) -> Skeleton:
    """Lay out the workbook of a package, of a receipt, or of a companion that holds photos."""
    memory = BytesIO()
    book = Workbook(memory, {**_OPTIONS, "in_memory": True})
    _describe(book, content)
    styles = Styles.of(book)
    numbers = styles.numbers()
    shown_photos: Mapping[bytes, PackageFile] = {}
    write_cover(book, styles, content, part, (ID_MARK, CHANGES_MARK))
    if isinstance(content, ReceiptContent):
        write_receipt_sheet(book, styles, content)
    else:
        lists = _options(content.tables)
        for table in content.tables:
            _lay_out_table(book.add_worksheet(table.label), styles, table, lists)
        photos = [file for file in content.files if file.is_photo]
        if photos:
            shown_photos = write_photos(book, styles, photos)
        _write_options(book, styles, lists)
    pictured = {file.sha256 for file in shown_photos.values()}
    files = content.files if isinstance(content, PackageContent) else ()
    unshown = [file for file in files if file.sha256 not in pictured]
    for name in (MANIFEST, BASE, OPS, *([FILES] if unshown else [])):
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 0, 60, styles.text)
        sheet.hide()
    book.get_worksheet_by_name(RECEIPT if isinstance(content, ReceiptContent) else COVER).activate()
    book.close()
    with zipfile.ZipFile(memory) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return Skeleton(
        members,
        {sheet.name: f"xl/worksheets/sheet{at}.xml" for at, sheet in enumerate(book.worksheets(), start=1)},
        numbers,
        {name: shown_photos[body] for name, body in members.items() if body in shown_photos},
        unshown,
    )


def _describe(book: Workbook, content: PackageContent | ReceiptContent) -> None:
    with suppress(ValueError):
        moment = datetime.fromisoformat(content.created).replace(tzinfo=None)
        author = written(content.sender.person)
        book.set_properties({"title": "便民生活圈数据包", "author": author, "created": moment})
    book.set_custom_property(PROPERTY_PACKAGE, ID_MARK)
    book.set_custom_property(PROPERTY_ROOT, ROOT_MARK)


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
                sheet.write_string(row, column, written(options[row]), styles.text)
    sheet.hide()


def _lay_out_table(
    sheet: Worksheet, styles: Styles, table: PackageTable, lists: Mapping[tuple[str, ...], int]
) -> None:
    sheet.set_column(0, 1, 8, styles.text, {"hidden": True})
    for at, column in enumerate(table.columns, start=2):
        sheet.set_column(at, at, _width(column), styles.text if column.editable else styles.grey)
    sheet.freeze_panes(2, 3)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_default_row(ROW_HEIGHT)
    last = FIRST_ROW - 2 + max(1, table.count)
    sheet.autofilter(1, 0, last, 1 + len(table.columns))
    for at, column in enumerate(table.columns, start=2):
        if column.options:
            place = (FIRST_ROW - 1, at, last + EMPTY_ROWS, at)
            _offer(sheet, place, lists[column.options], len(column.options))


def _width(column: PackageColumn) -> int:
    """Wide enough for the label on two lines; a Chinese character takes two."""
    return max(column.width + 2, len(column.label) + 5)


def _offer(sheet: Worksheet, place: tuple[int, int, int, int], column: int, count: int) -> None:
    name = letters(column)
    sheet.data_validation(
        *place,
        {
            "validate": "list",
            "source": f"={OPTIONS}!${name}$1:${name}${count}",
            "error_type": "warning",
            "error_title": "不在选项中",
            "error_message": "这个写法不在下拉选项里。可以保留，导入时会按别名识别；认不出的会提示。",
        },
    )
