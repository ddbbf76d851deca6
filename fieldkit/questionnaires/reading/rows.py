"""Where something stands in a workbook: sheet, row, and the column under its own heading."""

from __future__ import annotations

import contextlib
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from fieldkit.kernel.problems import Place

_FIRST_ROW = 2
_SURVEY, _CHOICES = "survey", "choices"
_TEXT_OF_CHOICE = re.compile(r"(.+)-(\d+)")
_ENTITIES, _SETTINGS = "entities", "settings"
ENTITY = "entity/"
"""What the name of a part of an entity begins with: ``entity/@create``."""
_ENTITY_COLUMNS = {
    "@create": "create_if", "@update": "update_if", "@id": "entity_id", "@baseVersion": "entity_id",
    "@trunkVersion": "entity_id", "@branchId": "entity_id", "@dataset": "list_name",
}  # fmt: skip
_OTHER_HEADINGS = {"calculation": "calculate", "relevant": "relevance", "read_only": "readonly"}


def given(source: Path | str) -> dict[str, Any]:
    """Return how a source is handed to pyxform: it does not read CSV in GB 18030, as Chinese spreadsheets save it."""
    if isinstance(source, str):
        return {"xlsform": source, "file_type": ".md"}
    if source.suffix.lower() == ".csv":
        content = source.read_bytes()
        try:
            content.decode()
        except UnicodeDecodeError:
            return {"xlsform": content.decode("gb18030"), "file_type": ".csv"}
    return {"xlsform": source}


@cache
def converter() -> Any:  # noqa: ANN401 - it has no types
    """Return pyxform, imported late: it takes a quarter of a second, and the shipped form needs none of it."""
    # Its reader of old workbooks keeps whatever is standard output then for its notes; programs read ours.
    with contextlib.redirect_stdout(sys.stderr):
        import pyxform.xls2xform
    return pyxform


def definition(source: Path | str) -> Any:  # noqa: ANN401 - pyxform has no types
    """Read the sheets of a workbook as pyxform sees them."""
    return converter().xls2json_backends.get_xlsform(**given(source))


def can_be_read(source: Path | str) -> bool:
    """Whether it is the tables that are wrong, and not the file."""
    try:
        definition(source)
    except Exception:  # noqa: BLE001 - each library has errors of its own for damaged files
        return False
    return True


class SurveyRows:
    """Finds questions, files and choices in a workbook; the workbook is read when first asked."""

    def __init__(self, source: Path | str, name: str) -> None:
        self._source = source
        self._file = name
        self._read: Any = None

    def locate(self, name: str, column: str) -> Place:
        """Return the place of a cell.

        Args:
            name: a question, a list file without its ending, or a choice as its text is called (``yn-0``).
            column: as XLSForm names it.
        """
        if name.startswith(ENTITY):
            part = name.removeprefix(ENTITY)
            return self._place(_ENTITIES, _FIRST_ROW, _ENTITY_COLUMNS.get(part, part), name)
        if name == "instanceName":
            return self._place(_SETTINGS, _FIRST_ROW, "instance_name", name)
        row = self.find("name", name) or self._row_of_file(name)
        counted = name.removesuffix("_count")
        if not row and counted != name and self.find("name", counted):
            # pyxform puts a count that is an expression into a question of its own.
            row, column = self.find("name", counted), "repeat_count"
        if row:
            return self._place(_SURVEY, row, column, name)
        choice = _TEXT_OF_CHOICE.fullmatch(name)
        row = self._row_of_choice(choice.group(1), int(choice.group(2))) if choice else 0
        return self._place(_CHOICES, row, column, name) if row else Place(file=self._file, field=name)

    def find(self, column: str, value: str) -> int:
        """Return the first row of the survey where a column holds a value, 0 when there is none."""
        for row, cells in self._rows(_SURVEY):
            if str(cells.get(column) or "") == value:
                return row
        return 0

    def find_cell(self, sheet: str, column: str, word: str) -> int:
        """Return the row of a sheet where a column mentions a word, 0 when there is none; the headers are row 1."""
        if not word:
            return 1
        for row, cells in self._rows(sheet):
            if word in str(cells.get(column) or ""):
                return row
        return 0

    def _place(self, sheet: str, row: int, column: str, name: str) -> Place:
        return Place(file=self._file, sheet=sheet, row=row, column=self._heading(sheet, column), field=name)

    def _row_of_file(self, name: str) -> int:
        for row, cells in self._rows(_SURVEY):
            if name in (Path(word).stem for word in str(cells.get("type") or "").split()[1:] if "." in word):
                return row
        return 0

    def _row_of_choice(self, listed: str, number: int) -> int:
        rows = [
            row
            for row, cells in self._rows(_CHOICES)
            if listed in {cells.get("list_name"), cells.get("list name")}
        ]
        return rows[number] if number < len(rows) else 0

    def _heading(self, sheet: str, column: str) -> str:
        """The heading as the author wrote it: ``label`` may be ``label::中文 (zh)``, ``media::image`` ``image``."""
        wanted = [column, column.removeprefix("media::"), _OTHER_HEADINGS.get(column, column)]
        headings = [str(one) for one in self._headings(sheet)]
        for start in wanted:
            for heading in headings:
                if heading == start or heading.startswith((f"{start}::", f"{start}:")):
                    return heading
        return column

    def _headings(self, sheet: str) -> list[str]:
        return list(next(iter(getattr(self._definition(), f"{sheet}_header") or ()), {}))

    def _rows(self, sheet: str) -> list[tuple[int, dict[str, str]]]:
        return list(enumerate(getattr(self._definition(), sheet) or (), start=_FIRST_ROW))

    def _definition(self) -> Any:  # noqa: ANN401 - pyxform has no types
        if self._read is None:
            self._read = definition(self._source)
        return self._read
