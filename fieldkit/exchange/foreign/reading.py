"""The door for a file of another office: what it is, is told by its content and never by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.book import Book
from fieldkit.exchange.foreign.delimited import decoded, rows_of
from fieldkit.exchange.foreign.old_books import read_old_workbook
from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.sheets import MOST_CELLS, sheet_of
from fieldkit.exchange.foreign.spreadsheets import read_workbook
from fieldkit.exchange.members import check_spreadsheet
from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from pathlib import Path

READING = Text("读台账", "Reading the list")
MIB = 1024 * 1024
LARGEST = 128 * MIB
"""Of a text file or an old .xls; zipped workbooks have limits of their own."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OLD_BOOKS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
"""Beginnings of workbooks older still, which have no container around them."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta", b"<head", b"mime-version")


def read_table_file(path: Path, progress: Progress | None = None) -> Book:
    """Read a list: .xlsx, .xls, .ods, or text parted by commas, tabs or semicolons in any usual encoding.

    Raises:
        FieldkitError: with what happened, that nothing was taken, and what to do: a :class:`ForeignError` or,
            for broken and hostile files, an ``ExchangeError``.
        OperationCancelledError: the progress was cancelled.
    """
    progress = progress or Progress()
    progress.begin(READING)
    try:
        head = _head(path)
        if head.startswith(_ZIP):
            check_spreadsheet(path, progress)
            book = read_workbook(path, progress)
        else:
            book = _unzipped(path, path.read_bytes(), progress)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FieldkitError(ExchangeError.UNREADABLE_FILE, file=path.name, reason=reason) from error
    if not any(any(row) for sheet in book.sheets for row in sheet.rows):
        raise FieldkitError(ForeignError.EMPTY, file=path.name)
    return book


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(8)
        size = file.seek(0, 2)
    if size > LARGEST and not head.startswith(_ZIP):
        raise FieldkitError(ExchangeError.TOO_LARGE, file=path.name, reason=f"{size // MIB} MiB")
    return head


def _unzipped(path: Path, content: bytes, progress: Progress) -> Book:
    if content.startswith((_OLE, *_OLD_BOOKS)):
        if _ENCRYPTED in content:
            raise FieldkitError(ForeignError.PASSWORD, file=path.name)
        return read_old_workbook(path, content, progress)
    if content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise FieldkitError(ForeignError.WEB_PAGE, file=path.name)
    text = decoded(content)
    if text is None:
        raise FieldkitError(ForeignError.NOT_A_TABLE, file=path.name)
    rows = list(rows_of(text))
    if max(map(len, rows), default=0) * len(rows) > MOST_CELLS:
        raise FieldkitError(ExchangeError.TOO_LARGE, file=path.name, reason=f"> {MOST_CELLS} 格")
    progress.check()
    return Book(path.name, (sheet_of(path.stem, rows),))
