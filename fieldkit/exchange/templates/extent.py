"""How far a table of a template reaches: the rows that wait for records, and what stands below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.templates.insertion import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.sheetxml import SheetXml

_ENDS = re.compile(
    r"^\s*[（(]?\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|注\s*[:：]|备注\s*[:：]|说明|填表|填报|制表|审核|负责人|单位负责|"
    r"联系|日期|total|sum|note)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"^\s*[（(【]?\s*(?:示?例|样例|example)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extent:
    """Rows of a table.

    Attributes:
        first: the first row that takes a record.
        rows: how many there are; 0 where the row of totals follows the titles at once.
        is_open: nothing stands below, so that rows may go on without moving anything.
    """

    first: int
    rows: int
    is_open: bool = False


class Rows:
    """Looks at the rows of a sheet below a header."""

    def __init__(
        self, book: TemplateBook, sheet: SheetXml, columns: Collection[int], number: int | None
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._columns = columns
        self._number = number
        self._spans: dict[int, set[tuple[int, int]]] = {}
        for span in sheet.merges:
            if span.top == span.bottom:
                self._spans.setdefault(span.top + 1, set()).add((span.left, span.right))

    def extent(self, first: int) -> Extent:
        """The rows from ``first`` on; an example in the first row is passed over."""
        if any(_EXAMPLE.match(text) for text in self._texts(first)[:2]):
            first += 1
        if not self._is_free(first):
            return Extent(first, 0)
        if not self._has_shape(first):
            return self._shapeless(first)
        last = first
        while self._is_free(last + 1) and self._has_shape(last + 1) and self._is_like(first, last + 1):
            last += 1
        return Extent(first, last - first + 1, is_open=not self._anything_below(last))

    def names_below(self, first: int, column: int) -> dict[int, str]:
        """Texts that the template itself has in a column, by row, without a gap and up to the totals."""
        found: dict[int, str] = {}
        row = first
        while text := self._text(row, column):
            if any(_ENDS.match(one) for one in self._texts(row)[:2]):
                break
            found[row] = text
            row += 1
        return found

    def _shapeless(self, first: int) -> Extent:
        below = [row for row in self._sheet.rows if row > first and self._texts(row)]
        if not below:
            return Extent(first, LAST_ROW - first + 1, is_open=True)
        return Extent(first, max(1, min(below) - first - 1))

    def _is_free(self, row: int) -> bool:
        texts = self._texts(row)
        if any(_ENDS.match(text) for text in texts[:2]):
            return False
        free = [column for column in self._columns if column != self._number]
        if any(self._text(row, column) for column in free):
            return False
        formulas = sum(self._sheet.is_formula(row, column) for column in free)
        return not free or formulas < len(free)

    def _has_shape(self, row: int) -> bool:
        return any(self._sheet.cell(row, column) is not None for column in self._columns)

    def _is_like(self, first: int, row: int) -> bool:
        if self._spans.get(first, set()) != self._spans.get(row, set()):
            return False
        return all(
            self._sheet.is_formula(first, column) == self._sheet.is_formula(row, column)
            for column in self._columns
        )

    def _anything_below(self, last: int) -> bool:
        return any(row > last and (self._texts(row) or self._formulas(row)) for row in self._sheet.rows)

    def _formulas(self, row: int) -> bool:
        line = self._sheet.rows.get(row)
        return line is not None and any(True for _ in line.iter("{*}f"))

    def _text(self, row: int, column: int) -> str:
        cell = self._sheet.cell(row, column)
        if cell is None or cell.find("{*}f") is not None:
            return ""
        return self._sheet.raw(cell, self._book.strings).strip()

    def _texts(self, row: int) -> Sequence[str]:
        line = self._sheet.rows.get(row)
        cells = [] if line is None else list(line.iterfind("{*}c"))
        texts = [
            self._sheet.raw(cell, self._book.strings).strip() for cell in cells if cell.find("{*}f") is None
        ]
        return [text for text in texts if text]
