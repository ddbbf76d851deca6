"""The rows of one table: how many the template has, how many are put in, what each cell of them is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.exchange.templates.cells import cell_markup, in_percent
from fieldkit.exchange.templates.insertion import Insertion
from fieldkit.exchange.templates.references import copied
from fieldkit.exchange.templates.sheetxml import has_set_height, place_name, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml import etree

    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.extent import Extent
    from fieldkit.exchange.templates.sheetxml import SheetXml


@dataclass(slots=True)
class Block:
    """A table about to be filled.

    Attributes:
        extent: rows that the template has for it.
        source: which records.
        columns: column (from 0) of each value of a record, in the order of the values.
        records: values of each record, None for a record's cell that stays empty.
        keep: columns that hold formulas and are left alone.
    """

    sheet: SheetXml
    extent: Extent
    source: str
    columns: tuple[int, ...]
    records: Sequence[Sequence[Value]]
    shares: frozenset[int] = frozenset()
    shift: int = 0
    blueprint: list[_Cell] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    merges: list[tuple[int, int]] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first row, after tables above it grew."""
        return self.extent.first + self.shift

    @property
    def missing(self) -> int:
        """Rows that have to be put in."""
        return max(0, len(self.records) - self.extent.rows)

    def insertion(self) -> Insertion | None:
        """Where the missing rows are put in: before the last row of the table, which may close its frame."""
        if not self.missing or (self.extent.is_open and not self._is_styled()):
            return None
        rows, first = self.extent.rows, self.first
        if rows > 1:
            return Insertion(first + rows - 1, self.missing)
        return Insertion(first + rows, self.missing, grows=first if rows else 0)

    def _is_styled(self) -> bool:
        return any(self.sheet.cell(self.first, column) is not None for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a row that is put in.

    Attributes:
        value: index of the record's value; -1 for none.
        formula: of the row that is copied, and the number of that row.
        constant: markup inside a cell that every row has alike.
    """

    column: int
    style: str | None
    value: int = -1
    formula: str = ""
    row: int = 0
    constant: str = ""
    kind: str = ""


def draw_up(block: Block, book: TemplateBook) -> None:
    """Note what a further row looks like: as the last but one of the template, or its only one."""
    sheet, rows = block.sheet, block.extent.rows
    model = block.first + max(0, rows - 2)
    line = sheet.rows.get(model)
    block.attributes = {} if line is None else _attributes(line, sheet)
    if line is not None and not has_set_height(line):
        block.attributes.pop("ht", "")
    block.merges = [(span.left, span.right) for span in sheet.merges if span.top == span.bottom == model - 1]
    values = {column: at for at, column in enumerate(block.columns)}
    present = {} if line is None else {_column(cell): cell for cell in line.iterfind("{*}c")}
    for column in sorted({*present, *values}):
        cell = present.get(column)
        formula = None if cell is None else cell.find("{*}f")
        if formula is not None and formula.text:
            block.blueprint.append(_Cell(column, sheet.style(model, column), -1, formula.text, model))
        elif column in values:
            block.blueprint.append(_Cell(column, sheet.style(model, column), values[column]))
        elif cell is not None:
            constant, kind = _constant(cell, book, sheet) if rows <= 1 else ("", "")
            block.blueprint.append(_Cell(column, cell.get("s"), constant=constant, kind=kind))


def _attributes(line: etree._Element, sheet: SheetXml) -> dict[str, str]:
    """Of a row, as they are written; those of a namespace (``x14ac:dyDescent``) where the whole sheet knows it."""
    prefixes = {name: prefix for prefix, name in sheet.root.nsmap.items() if prefix}
    found = {}
    for key, value in line.attrib.items():
        namespace, _, name = str(key).rpartition("}")
        prefix = prefixes.get(namespace.removeprefix("{"))
        if key not in {"r", "spans"} and (prefix or not namespace):
            found[f"{prefix}:{name}" if namespace else name] = str(value)
    return found


def row_markup(block: Block, book: TemplateBook) -> Callable[[int, Sequence[Value]], str]:
    """Makes the markup of a row that is put in, from its number and its record."""
    attributes = "".join(f' {key}="{value}"' for key, value in block.attributes.items())
    formats = [book.format(one.style) for one in block.blueprint]

    def make(row: int, record: Sequence[Value]) -> str:
        parts = [f'<row r="{row}"{attributes}>']
        for one, shown in zip(block.blueprint, formats, strict=True):
            place = place_name(row, one.column)
            if one.formula:
                style = "" if one.style is None else f' s="{one.style}"'
                text = _escaped(copied(one.formula, row - one.row))
                parts.append(f'<c r="{place}"{style}><f>{text}</f></c>')
            elif one.value >= 0:
                value = record[one.value]
                value = in_percent(value, shown) if one.value in block.shares else value
                parts.append(cell_markup(place, one.style, value, shown, from_1904=book.from_1904))
            elif one.constant:
                style = "" if one.style is None else f' s="{one.style}"'
                kind = f' t="{one.kind}"' if one.kind else ""
                parts.append(f'<c r="{place}"{style}{kind}>{one.constant}</c>')
            else:
                parts.append(cell_markup(place, one.style, None))
        parts.append("</row>")
        return "".join(parts)

    return make


def _column(cell: etree._Element) -> int:
    place = place_of(cell.get("r", ""))
    return place[1] if place else 0


def _constant(cell: etree._Element, book: TemplateBook, sheet: SheetXml) -> tuple[str, str]:
    text = sheet.raw(cell, book.strings)
    value = cell.findtext("{*}v")
    if not text or value is None:
        return "", ""
    return f"<v>{_escaped(value)}</v>", cell.get("t", "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
