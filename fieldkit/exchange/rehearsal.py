"""A person with a spreadsheet program, for demonstrations and tests: corrects one cell and saves the file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from fieldkit.exchange.encryption import decrypt, encrypt
from fieldkit.exchange.package import FIRST_ROW

if TYPE_CHECKING:
    from pathlib import Path


def correct_cell(
    source: Path, target: Path, *, sheet: str, row: int, key: str, text: str, password: str | None = None
) -> None:
    """Type ``text`` into the cell of the ``row``-th record (from 1) under the machine key ``key``, save as ``target``.

    A file with a password keeps it.
    """
    with source.open("rb") as file, decrypt(file, source.name, [password]) if password else file as plain:
        book = load_workbook(plain)
    page = book[sheet]
    keys = [cell.value for cell in page[1]]
    cell = page.cell(row=FIRST_ROW + row - 1, column=keys.index(key) + 1)
    cell.value = text
    cell.data_type = "s"
    if password is None:
        book.save(target)
        return
    saved = BytesIO()
    book.save(saved)
    with target.open("wb") as locked:
        encrypt(saved, locked, password)
