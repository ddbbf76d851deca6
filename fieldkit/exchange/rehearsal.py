"""A person with a spreadsheet program, for demonstrations and tests: corrects one cell and saves the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from fieldkit.exchange.package import FIRST_ROW

if TYPE_CHECKING:
    from pathlib import Path


def correct_cell(source: Path, target: Path, *, sheet: str, row: int, key: str, text: str) -> None:
    """Type ``text`` into the cell of the ``row``-th record (from 1) under the machine key ``key``, save as ``target``."""
    book = load_workbook(source)
    page = book[sheet]
    keys = [cell.value for cell in page[1]]
    cell = page.cell(row=FIRST_ROW + row - 1, column=keys.index(key) + 1)
    cell.value = text
    cell.data_type = "s"
    book.save(target)
