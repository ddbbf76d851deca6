"""What lies at a path: submission documents and tables, from a folder, a zip, or a single file."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from fieldkit.exchange.answers.incoming import FoundTable
from fieldkit.exchange.answers.problems import AnswerFileError
from fieldkit.kernel.archives import UNREADABLE_ZIP
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 500 * 1024 * 1024
"""Unpacked; more is no export of answers."""
_WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".ods"})


@dataclass(slots=True)
class Opened:
    """What was found.

    Attributes:
        documents: submission XML by the name people know the file by.
        tables: of CSV files or a workbook, in their order.
    """

    documents: list[tuple[str, bytes]] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)


def open_path(path: Path) -> Opened:
    """Read everything at a path that may hold answers.

    Raises:
        FieldkitError: CANNOT_READ, TOO_LARGE.
    """
    opened = Opened()
    try:
        if path.is_dir():
            _open_folder(path, opened)
        elif path.suffix.lower() in _WORKBOOKS or (not path.suffix and _is_workbook(path)):
            _open_workbook(path, opened)
        elif path.suffix.lower() == ".zip" or (not path.suffix and zipfile.is_zipfile(path)):
            _open_zip(path, opened)
        elif not path.suffix and not _is_xml(path):
            _take(f"{path.name}.csv", path.read_bytes(), opened)
        elif path.suffix.lower() == ".csv":
            for one in [path, *sorted(path.parent.glob(f"{_escaped(path.stem)}-*.csv"))]:
                _take(one.name, one.read_bytes(), opened)
        else:
            _take(path.name, path.read_bytes(), opened)
    except OSError as error:
        raise FieldkitError(AnswerFileError.CANNOT_READ, path=path, reason=error.strerror or error) from error
    return opened


def _is_workbook(path: Path) -> bool:
    """Whether a file that was saved without an ending is a workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _is_xml(path: Path) -> bool:
    """Whether a file that was saved without an ending begins as XML does, in UTF-8 or UTF-16."""
    with path.open("rb") as file:
        start = file.read(256).replace(b"\0", b"")
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _escaped(stem: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in stem)


def _open_folder(path: Path, opened: Opened) -> None:
    left = MOST_BYTES
    for one in sorted(path.rglob("*")):
        if one.suffix.lower() in {".xml", ".csv"} and one.is_file() and not one.name.startswith("."):
            left -= one.stat().st_size
            if left < 0:
                raise FieldkitError(AnswerFileError.TOO_LARGE, path=path)
            _take(str(one.relative_to(path)), one.read_bytes(), opened)


def _open_zip(path: Path, opened: Opened) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = [
                one
                for one in archive.infolist()
                if one.filename.lower().endswith((".xml", ".csv")) and not one.filename.startswith("__MACOSX")
            ]
            if sum(one.file_size for one in wanted) > MOST_BYTES:
                raise FieldkitError(AnswerFileError.TOO_LARGE, path=path)
            for one in wanted:
                _take(one.filename, archive.read(one), opened)
    except UNREADABLE_ZIP as error:
        raise FieldkitError(AnswerFileError.CANNOT_READ, path=path, reason=error) from error


def _open_workbook(path: Path, opened: Opened) -> None:
    path.stat()
    try:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            rows = [[_text(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
            _table(name, rows, opened)
    except OSError:
        raise
    except Exception as error:  # the reader of workbooks has its own kinds of error for every format
        raise FieldkitError(AnswerFileError.CANNOT_READ, path=path, reason=error) from error


def _take(name: str, content: bytes, opened: Opened) -> None:
    if name.lower().endswith(".csv"):
        text = _decoded(content)
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
        _table(stem, rows, opened)
    else:
        opened.documents.append((name, content))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _table(name: str, rows: list[list[str]], opened: Opened) -> None:
    if not rows:
        return
    head = tuple(cell.strip() for cell in rows[0])
    width = len(head)
    body = tuple(
        tuple([*row, *[""] * width][:width]) for row in rows[1:] if any(cell.strip() for cell in row)
    )
    opened.tables.append(FoundTable(name, head, body))


def _text(cell: object) -> str:
    """What a cell says; whole numbers without a point, dates as ISO."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)
