"""Zipped workbooks (.xlsx, .xlsm, .xlsb, .ods) to sheets of text, as people see it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from fieldkit.exchange.foreign.book import Book, Sheet, Span
from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.sheets import MOST_CELLS, sheet_of
from fieldkit.exchange.formulas import formula_cells
from fieldkit.exchange.members import sheet_xml
from fieldkit.exchange.package import MANIFEST
from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from python_calamine import CalamineSheet

    from fieldkit.kernel.progress import Progress

_REPEATED = re.compile(r"\}number-(?:rows|columns)-repeated$")


def read_workbook(path: Path, progress: Progress) -> Book:
    """Every sheet of a workbook that :func:`fieldkit.exchange.members.check_spreadsheet` let pass.

    Raises:
        FieldkitError: PASSWORD, IS_PACKAGE, BROKEN_FILE, TOO_LARGE, SUSPICIOUS_FILE.
    """
    _check_repeats(path)
    try:
        with _opened(path) as book:
            if MANIFEST in book.sheet_names:
                raise FieldkitError(ForeignError.IS_PACKAGE, file=path.name)
            return Book(path.name, tuple(_sheets(book, path, progress)))
    except PasswordError as error:
        raise FieldkitError(ForeignError.PASSWORD, file=path.name) from error
    except (CalamineError, ValueError, IndexError, KeyError, zipfile.BadZipFile) as error:
        reason = str(error)[:80] or type(error).__name__
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=path.name, reason=reason) from error


def _opened(path: Path) -> CalamineWorkbook:
    """The workbook, told by its content: a name may say .xls where the file is .xlsx."""
    try:
        return CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    except BaseException as error:
        # the reader is not written in Python and gives up on some files in a way of its own
        if type(error).__name__ == "PanicException":
            raise CalamineError(str(error)) from error
        raise


def _sheets(book: CalamineWorkbook, path: Path, progress: Progress) -> Iterator[Sheet]:
    cells = 0
    for about in book.sheets_metadata:
        progress.check()
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        cells += sheet.total_height * sheet.total_width
        if cells > MOST_CELLS:
            raise FieldkitError(ExchangeError.TOO_LARGE, file=path.name, reason=f"> {MOST_CELLS} 格")
        hidden = about.visible is not SheetVisibleEnum.Visible
        yield _sheet(sheet, hidden=hidden, formulas=formula_cells(sheet_xml(path, about.name)))


def _sheet(sheet: CalamineSheet, *, hidden: bool, formulas: Mapping[tuple[int, int], str]) -> Sheet:
    rows: list[list[Any]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), text in formulas.items():
        if row <= len(rows) and column <= len(rows[row - 1]) and rows[row - 1][column - 1] == "":
            rows[row - 1][column - 1] = text
    merged = [Span(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return sheet_of(sheet.name, rows, merged=merged, hidden=hidden)


def _check_repeats(path: Path) -> None:
    """Refuse an .ods whose rows and columns, written once and counted often, would fill the memory."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return
        cells = 0
        with archive.open("content.xml") as stream:
            events = etree.iterparse(
                stream, ("end",), resolve_entities=False, no_network=True, huge_tree=True
            )
            try:
                for _, element in events:
                    if str(element.tag).endswith("}table-row"):
                        cells += _repeats(element) * sum(_repeats(cell) for cell in element if len(cell))
                        element.clear()
                    if cells > MOST_CELLS:
                        raise FieldkitError(ExchangeError.SUSPICIOUS_FILE, file=path.name, reason="repeated")
            except etree.XMLSyntaxError as error:
                raise FieldkitError(
                    ExchangeError.BROKEN_FILE, file=path.name, reason="content.xml"
                ) from error


def _repeats(element: etree._Element) -> int:
    for name, value in element.attrib.items():
        if _REPEATED.search(str(name)) and str(value).isdecimal():
            return int(value)
    return 1
