"""Lists as offices send them, made with the libraries that people's programs stand for."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from fieldkit.exchange.foreign.choosing import choose_sheets
from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.exchange.foreign.rows import read_rows
from fieldkit.exchange.foreign.template import Options

FILES = Path(__file__).parent / "files"


class TwoCommunities:
    """幸福里 and 瑞丰 are recorded, and nothing else."""

    def __init__(self):
        self._names = {"a" * 32: "幸福里社区", "b" * 32: "瑞丰社区"}

    def find(self, kind, typed):
        wanted = typed.removesuffix("社区")
        found = (one for one, name in self._names.items() if name.removesuffix("社区") == wanted)
        return tuple(found) if kind == "area" else ()

    def name(self, record):
        return self._names.get(record, "")

    def nearest(self, kind, typed):
        return ("幸福里社区",) if kind == "area" and typed.startswith("幸") else ()


@pytest.fixture
def names():
    return TwoCommunities()


@pytest.fixture
def old_file():
    """An .xls of before 2007."""
    return FILES / "old.xls"


@pytest.fixture
def list_file(tmp_path):
    """Write a list: rows of the sheet 台账, with cells merged by their range, further sheets by name."""

    def write(rows, *, merged=(), name="台账.xlsx", sheet="台账", others=None):
        path = tmp_path / name
        book = Workbook(str(path), {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"})
        for title, content in {sheet: rows, **(others or {})}.items():
            target = book.add_worksheet(title)
            for at, row in enumerate(content):
                for column, cell in enumerate(row):
                    if cell is not None:
                        target.write(at, column, cell)
            for where in merged if title == sheet else ():
                first, _, _ = where.partition(":")
                column, row = ord(first[0]) - ord("A"), int(first[1:]) - 1
                target.merge_range(where, content[row][column])
        book.close()
        return path

    return write


@pytest.fixture
def text_file(tmp_path):
    """Write the bytes of a text file."""

    def write(content, name="台账.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def best(names):
    """The best sheet of a file, with header and matches."""

    def choose(path):
        return choose_sheets(read_table_file(path), names)[0]

    return choose


@pytest.fixture
def matched(best):
    """Field by title of the best sheet; columns without one are left out."""

    def match(path):
        return {one.title: one.field_key for one in best(path).matches if one.field_key}

    return match


@pytest.fixture
def read(best, names):
    """The rows of the best sheet of a file."""

    def rows(path, **options):
        choice = best(path)
        return read_rows(choice, choice.matches, Options(**options), names, lambda: None)

    return rows
