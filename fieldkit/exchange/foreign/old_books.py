"""Workbooks of before 2007 (.xls), which offices still send.

Read in plain Python: the fast reader ends the whole program on some damaged files
of this kind, and nothing here is so large that its speed is missed.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import xlrd  # type: ignore[import-untyped]

from fieldkit.exchange.foreign.book import Book, Span
from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.sheets import MOST_CELLS, sheet_of
from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from pathlib import Path

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.kernel.progress import Progress


def read_old_workbook(path: Path, content: bytes, progress: Progress) -> Book:
    """Every sheet of an .xls.

    Raises:
        FieldkitError: PASSWORD, BROKEN_FILE, TOO_LARGE.
    """
    try:
        # formats are read for the merged cells; what the library has to say of odd files interests nobody
        with xlrd.open_workbook(
            path.name, file_contents=content, formatting_info=True, on_demand=True, logfile=StringIO()
        ) as book:
            return Book(path.name, tuple(_sheets(book, path, progress)))
    except (FieldkitError, OperationCancelledError):
        raise
    except Exception as error:
        if "encrypted" in str(error).lower():
            raise FieldkitError(ForeignError.PASSWORD, file=path.name) from error
        # the library leaves whatever it stumbles over in a damaged file: there is no list of it
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=path.name, reason=type(error).__name__) from error


def _sheets(book: Any, path: Path, progress: Progress) -> list[Sheet]:  # noqa: ANN401  # the library has no types
    found, cells = [], 0
    for at in range(book.nsheets):
        progress.check()
        source = book.sheet_by_index(at)
        cells += source.nrows * source.ncols
        if cells > MOST_CELLS:
            raise FieldkitError(ExchangeError.TOO_LARGE, file=path.name, reason=f"> {MOST_CELLS} 格")
        rows = [[_value(cell, book.datemode) for cell in source.row(row)] for row in range(source.nrows)]
        # the library's ranges end after the last row and column
        merged = [Span(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
        found.append(sheet_of(source.name, rows, merged=merged, hidden=source.visibility != 0))
        book.unload_sheet(at)
    return found


def _value(cell: Any, datemode: int) -> object:  # noqa: ANN401
    match cell.ctype:
        case xlrd.XL_CELL_DATE:
            return _moment(cell.value, datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#VALUE!")
        case _:
            return cell.value


def _moment(number: float, datemode: int) -> datetime | date | time | float:
    try:
        moment: datetime = xlrd.xldate_as_datetime(number, datemode)
    except (ValueError, OverflowError, xlrd.XLDateError):
        return number
    if number < 1:
        return moment.time()
    return moment
