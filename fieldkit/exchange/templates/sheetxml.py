"""One worksheet of a template: its markup, read and changed in place."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.exchange.foreign.book import Span
from fieldkit.exchange.members import number_of
from fieldkit.exchange.spreadsheetml import letters
from fieldkit.exchange.templates.references import copied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def place_of(text: str) -> tuple[int, int] | None:
    """Row (from 1) and column (from 0) of ``B5``; None for anything else."""
    found = _PLACE.fullmatch(text.strip())
    return (int(found[2]), number_of(found[1].upper().encode()) - 1) if found else None


def place_name(row: int, column: int) -> str:
    """``B5`` of row 5 and column 1."""
    return f"{letters(column)}{row}"


def span_of(text: str) -> Span:
    """A range, rows and columns from 0; of a single cell too."""
    first, _, last = text.partition(":")
    start = place_of(first) or (1, 0)
    end = place_of(last) or start
    return Span(start[0] - 1, start[1], end[0] - 1, end[1])


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for remarks in the markup."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def has_set_height(row: etree._Element) -> bool:
    """Whether somebody set the height of a row."""
    return row.get("customHeight") in {"1", "true"}


def rich_text(item: etree._Element) -> str:
    """The text of an item of shared or inline strings, without what only shows how it is read aloud."""
    parts = [
        one.text or ""
        for one in item.iter("{*}t")
        if (parent := one.getparent()) is not None and etree.QName(parent).localname != "rPh"
    ]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


class SheetXml:
    """The parsed markup of a sheet.

    Attributes:
        root: the worksheet element.
        rows: each row element by its number.
    """

    def __init__(self, name: str, member: str, root: etree._Element) -> None:
        self.name = name
        self.member = member
        self.root = root
        self.namespace = etree.QName(root).namespace or ""
        data = root.find(self._tag("sheetData"))
        self.data = data if data is not None else etree.SubElement(root, self._tag("sheetData"))
        self.rows: dict[int, etree._Element] = {}
        self._cells: dict[tuple[int, int], etree._Element] = {}
        self._read()

    @property
    def merges(self) -> list[Span]:
        """Cells merged into one."""
        return [span_of(one.get("ref", "")) for one in self.root.iterfind("{*}mergeCells/{*}mergeCell")]

    @property
    def protection(self) -> etree._Element | None:
        """How the sheet is protected; None where it is not."""
        found = self.root.find("{*}sheetProtection")
        return found if found is not None and found.get("sheet") in {"1", "true"} else None

    @property
    def width(self) -> int:
        """How many columns hold cells."""
        return max((column + 1 for _, column in self._cells), default=0)

    @property
    def height(self) -> int:
        """The last row that holds anything."""
        return max(self.rows, default=0)

    def cell(self, row: int, column: int) -> etree._Element | None:
        """The cell, where there is one."""
        return self._cells.get((row, column))

    def cells(self) -> Iterator[tuple[tuple[int, int], etree._Element]]:
        """Every cell by row (from 1) and column (from 0)."""
        return iter(self._cells.items())

    def raw(self, cell: etree._Element, strings: Sequence[etree._Element]) -> str:
        """What a cell holds, numbers as they are kept."""
        kind = cell.get("t")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return "" if inline is None else rich_text(inline)
        value = cell.findtext("{*}v") or ""
        if kind == "s":
            return rich_text(strings[int(value)]) if value.isdecimal() and int(value) < len(strings) else ""
        return value

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell computes, alone or as a part of an array."""
        cell = self.cell(row, column)
        if cell is not None and cell.find("{*}f") is not None:
            return True
        return any(
            span.top < row <= span.bottom + 1 and span.left <= column <= span.right for span in self._arrays
        )

    def style(self, row: int, column: int) -> str | None:
        """The number of the style that the cell shows: its own, its row's, its column's."""
        cell = self.cell(row, column)
        if cell is not None:
            return cell.get("s")
        line = self.rows.get(row)
        if line is not None and line.get("s") and line.get("customFormat") in {"1", "true"}:
            return line.get("s")
        return self.column_style(column)

    def column_style(self, column: int) -> str | None:
        """The style of a whole column."""
        for one in self.root.iterfind("{*}cols/{*}col"):
            if int(one.get("min", "0")) <= column + 1 <= int(one.get("max", "0")):
                return one.get("style")
        return None

    def replace(self, row: int, column: int, markup: str) -> None:
        """Put the markup of a whole cell in the place of the one that is there."""
        made = etree.fromstring(f'<x xmlns="{self.namespace}">{markup}</x>')[0]
        self.set_cell(row, column, made)

    def set_cell(self, row: int, column: int, made: etree._Element) -> None:
        """Put a cell element in its place, among those of its row."""
        old = self.cell(row, column)
        self._cells[row, column] = made
        if old is not None:
            parent = old.getparent()
            assert parent is not None
            parent.replace(old, made)
            return
        line = self._row(row)
        after = [at for at, one in enumerate(line) if (place_of(one.get("r", "")) or (0, 0))[1] < column]
        line.insert(after[-1] + 1 if after else 0, made)

    def fit_height(self, number: int) -> None:
        """Have a row's height follow its text again, unless somebody set it by hand."""
        line = self.rows.get(number)
        if line is not None and not has_set_height(line):
            line.attrib.pop("ht", "")

    def _row(self, number: int) -> etree._Element:
        line = self.rows.get(number)
        if line is None:
            line = etree.Element(self._tag("row"), r=str(number))
            before = [at for at, one in enumerate(self.data) if int(one.get("r", "0")) < number]
            self.data.insert(before[-1] + 1 if before else 0, line)
            self.rows[number] = line
        return line

    def forget_results(self) -> bool:
        """Remove what formulas gave when the template was saved; whether there was any formula."""
        found = False
        for cell in self._cells.values():
            if cell.find("{*}f") is None:
                continue
            found = True
            value = cell.find("{*}v")
            if value is not None:
                cell.remove(value)
            cell.attrib.pop("t", "")
        return found

    def spell_out_shared(self) -> None:
        """Give every formula that several cells share to each of them, so that rows can be put in."""
        masters: dict[str, tuple[int, int, str]] = {}
        for (row, column), cell in self._cells.items():
            formula = cell.find("{*}f")
            if formula is not None and formula.get("t") == "shared" and formula.text:
                masters[formula.get("si", "")] = (row, column, formula.text)
        for (row, column), cell in self._cells.items():
            formula = cell.find("{*}f")
            if formula is None or formula.get("t") != "shared":
                continue
            master = masters.get(formula.get("si", ""))
            if master is not None:
                formula.text = copied(master[2], row - master[0], column - master[1])
                for key in ("t", "si", "ref"):
                    formula.attrib.pop(key, "")

    def renumber(self, row_of: dict[int, int]) -> None:
        """Give rows other numbers; what is not named stays."""
        self.rows = {row_of.get(number, number): line for number, line in self.rows.items()}
        self._cells = {(row_of.get(row, row), column): cell for (row, column), cell in self._cells.items()}
        for number, line in self.rows.items():
            line.set("r", str(number))
        for (row, column), cell in self._cells.items():
            cell.set("r", place_name(row, column))
        self._arrays = self._find_arrays()

    def rich_copy(self, cell: etree._Element, strings: Sequence[etree._Element]) -> etree._Element | None:
        """The text of a cell with its runs, as an inline string; None where it holds no text."""
        kind, value = cell.get("t"), cell.findtext("{*}v") or ""
        source = cell.find("{*}is")
        if kind == "s" and value.isdecimal() and int(value) < len(strings):
            source = strings[int(value)]
        if source is None:
            return None
        inline = etree.Element(self._tag("is"))
        inline.extend(deepcopy(one) for one in source)
        return inline

    def _tag(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"

    def _read(self) -> None:
        number = 0
        for line in self.data.iterfind("{*}row"):
            number = int(line.get("r") or number + 1)
            line.set("r", str(number))
            self.rows[number] = line
            column = -1
            for cell in line.iterfind("{*}c"):
                place = place_of(cell.get("r") or "")
                column = place[1] if place else column + 1
                cell.set("r", place_name(number, column))
                self._cells[number, column] = cell
        self._arrays = self._find_arrays()

    def _find_arrays(self) -> list[Span]:
        return [
            span_of(one.get("ref", ""))
            for cell in self._cells.values()
            for one in cell.iterfind("{*}f")
            if one.get("t") in {"array", "dataTable"} and one.get("ref")
        ]
