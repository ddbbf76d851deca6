"""A template with its mapping and the values becomes a filled workbook; see FILLING.md for the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.exchange.spreadsheetml import letters
from fieldkit.exchange.templates.blocks import draw_up, row_markup
from fieldkit.exchange.templates.inserting import insert_rows
from fieldkit.exchange.templates.insertion import LAST_ROW
from fieldkit.exchange.templates.marks import marked_cells, names_in, put_in, put_in_runs, whole_mark
from fieldkit.exchange.templates.outcome import FilledBlock, FilledCell, Left, Outcome, Remark
from fieldkit.exchange.templates.problems import TemplateError
from fieldkit.exchange.templates.references import names_sheets
from fieldkit.exchange.templates.sheetxml import local_name, place_name, place_of
from fieldkit.exchange.templates.tables import Tables, apart
from fieldkit.exchange.templates.ties import FIXED
from fieldkit.exchange.templates.writing import anchor, obstacle, put, words_for
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from fieldkit.exchange.templates.blocks import Block
    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.sheetxml import SheetXml
    from fieldkit.exchange.templates.tables import Data
    from fieldkit.exchange.templates.ties import TemplateMapping

FILLING = Text("填表", "Filling")


def fill(
    book: TemplateBook, mapping: TemplateMapping, data: Data, progress: Progress | None = None
) -> Outcome:
    """Fill a template in memory; :meth:`TemplateBook.save` writes it.

    Raises:
        FieldkitError: TOO_MANY_ROWS.
        OperationCancelledError: the progress was cancelled.
    """
    return _Filler(book, mapping, data, progress or Progress()).run()


class _Filler:
    def __init__(self, book: TemplateBook, mapping: TemplateMapping, data: Data, progress: Progress) -> None:
        self._book, self._mapping, self._data, self._progress = book, mapping, data, progress
        self._cells: list[FilledCell] = []
        self._blocks: list[FilledBlock] = []
        self._remarks: list[Remark] = []
        self._changed: set[str] = set()
        self._lots: dict[str, list[_Lot]] = {}

    def run(self) -> Outcome:
        self._progress.begin(FILLING)
        # every sheet makes room before any row is written: formulas that are copied look at all sheets
        blocks = [self._prepare(sheet) for sheet in self._book.sheets]
        for sheet, found in zip(self._book.sheets, blocks, strict=True):
            self._lots[sheet.name] = [lot for block in found for lot in self._rows_of(sheet, block)]
        self._finish()
        return Outcome(tuple(self._cells), tuple(self._blocks), tuple(self._remarks))

    def _prepare(self, sheet: SheetXml) -> list[Block]:
        tables = Tables(self._book, sheet, self._data, self._remarks)
        tied = [tables.tied(one) for one in self._mapping.blocks if one.sheet == sheet.name]
        blocks = apart([*tables.marked(), *(one for one in tied if one is not None)])
        self._fill_cells(sheet, tables.of_rows)
        self._blocks += tables.keyed
        if tables.keyed or blocks:
            self._changed.add(sheet.name)
        for at, block in enumerate(blocks):
            if block.first + len(block.records) > LAST_ROW:
                raise FieldkitError(TemplateError.TOO_MANY_ROWS, count=len(block.records))
            insertion = block.insertion()
            if insertion is not None:
                insert_rows(self._book, sheet, insertion)
                for lower in blocks[at + 1 :]:
                    lower.shift += insertion.count
        return blocks

    def _fill_cells(self, sheet: SheetXml, of_rows: set[tuple[int, int]]) -> None:
        for row, column, text in list(marked_cells(self._book, sheet)):
            if (row, column) not in of_rows:
                self._fill_marks(sheet, row, column, text)
        for tie in self._mapping.cells:
            place = place_of(tie.cell)
            if tie.sheet == sheet.name and place is not None:
                self._fill_tied(sheet, anchor(sheet, *place), tie.what, tie.after)

    def _fill_tied(self, sheet: SheetXml, place: tuple[int, int], what: str, after: str) -> None:
        value, share = self._value(sheet, place, what)
        if value is None:
            return
        if after:
            value = after + words_for(value)
        self._write(sheet, place, what, value, share=share)

    def _fill_marks(self, sheet: SheetXml, row: int, column: int, text: str) -> None:
        place, whole = (row, column), whole_mark(text)
        found = {name: self._data.vocabulary.find(name) for name in names_in(text)}
        for name, what in found.items():
            if not what:
                self._remarks.append(Remark(sheet.name, place_name(row, column), Left.UNKNOWN, name))
        if whole:
            if found[whole]:
                value, share = self._value(sheet, place, found[whole])
                self._write(sheet, place, found[whole], value, share=share)
            return
        values = {name: self._value(sheet, place, what)[0] for name, what in found.items() if what}
        words = {name: words_for(value) for name, value in values.items()}
        cell = sheet.cell(row, column)
        assert cell is not None
        if not words or not self._may_write(sheet, place):
            return
        inline = sheet.rich_copy(cell, self._book.strings)
        if inline is not None and put_in_runs(inline, words):
            made = etree.Element(cell.tag, {"r": place_name(row, column), "t": "inlineStr"})
            if cell.get("s") is not None:
                made.set("s", cell.get("s", ""))
            made.append(inline)
            sheet.set_cell(row, column, made)
            self._note(sheet, place, "; ".join(filter(None, found.values())), put_in(text, words))
        else:
            self._write(sheet, place, "; ".join(filter(None, found.values())), put_in(text, words))

    def _value(self, sheet: SheetXml, place: tuple[int, int], what: str) -> tuple[Value, bool]:
        if what.startswith(FIXED):
            return what.removeprefix(FIXED), False
        try:
            value, share = self._data.value(what)
        except KeyError:
            label = self._data.vocabulary.source(what.partition(".")[0])
            words = label.label.zh if label else what
            self._remarks.append(Remark(sheet.name, place_name(*place), Left.NO_RECORD, words))
            return None, False
        if value is None:
            self._remarks.append(Remark(sheet.name, place_name(*place), Left.NO_VALUE, what))
        return value, share

    def _may_write(self, sheet: SheetXml, place: tuple[int, int]) -> bool:
        why = obstacle(self._book, sheet, *place)
        if why is not None:
            self._remarks.append(Remark(sheet.name, place_name(*place), why))
        return why is None

    def _write(
        self, sheet: SheetXml, place: tuple[int, int], what: str, value: Value, *, share: bool = False
    ) -> None:
        if not self._may_write(sheet, place):
            return
        put(self._book, sheet, place, value, share=share)
        if value is not None:
            self._note(sheet, place, what, value)
        self._changed.add(sheet.name)

    def _note(self, sheet: SheetXml, place: tuple[int, int], what: str, value: Value) -> None:
        self._cells.append(FilledCell(sheet.name, place_name(*place), what, value))
        self._changed.add(sheet.name)

    def _rows_of(self, sheet: SheetXml, block: Block) -> list[_Lot]:
        """Fill the rows that the template has; the markup of those put in, each lot with its place."""
        draw_up(block, self._book)
        make = row_markup(block, self._book)
        lots: list[_Lot] = []
        rows: list[str] = []
        for at, record in enumerate(block.records):
            number = block.first + at
            if number in sheet.rows:
                rows = []
                for index, column in enumerate(block.columns):
                    if obstacle(self._book, sheet, number, column) is None:
                        put(self._book, sheet, (number, column), record[index], share=index in block.shares)
                continue
            if not rows:
                mark = etree.Comment("rows")
                sheet.data.insert(_row_index(sheet, number), mark)
                lots.append(_Lot(mark, rows))
            rows.append(make(number, record))
            lots[-1].last = number
            self._copy_merges(sheet, block, number)
            self._progress.check()
        blank = 0 if block.extent.is_open else max(0, block.extent.rows - len(block.records))
        if not block.records:
            self._remarks.append(Remark(sheet.name, f"A{block.first}", Left.NO_ROWS, block.source))
        self._blocks.append(
            FilledBlock(sheet.name, block.first, block.source, len(block.records), block.missing, blank)
        )
        return lots

    def _copy_merges(self, sheet: SheetXml, block: Block, row: int) -> None:
        parent = sheet.root.find("{*}mergeCells")
        if parent is None:
            return
        for left, right in block.merges:
            one = etree.SubElement(parent, parent[0].tag)
            one.set("ref", f"{place_name(row, left)}:{place_name(row, right)}")
        if block.merges:
            parent.set("count", str(len(parent)))

    def _finish(self) -> None:
        """Changed sheets are written; formulas that may depend on them lose their old results."""
        if not self._cells and not self._blocks:
            return
        for sheet in self._book.sheets:
            formulas = [one.text or "" for one in sheet.data.iter("{*}f")]
            if formulas:
                self._book.ask_for_results()
            if sheet.name in self._changed or any(map(names_sheets, formulas)):
                sheet.forget_results()
                self._book.change(sheet.member)
            if self._lots[sheet.name]:
                self._splice(sheet, self._lots[sheet.name])

    def _splice(self, sheet: SheetXml, lots: list[_Lot]) -> None:
        """Rows that are put in never become elements: a city's outlets would fill the memory."""
        last = max(int(lot.last) for lot in lots)
        _set_dimension(sheet, last)
        for at, lot in enumerate(lots):
            lot.mark.text = f"rows {at}"
        self._book.change(sheet.member)
        markup = self._book.read(sheet.member)
        for at, lot in enumerate(lots):
            text = _prefixed("".join(lot.rows), sheet.root.prefix)
            markup = markup.replace(f"<!--rows {at}-->".encode(), text.encode())
        self._book.change(sheet.member, markup)


@dataclass(slots=True)
class _Lot:
    """Rows that are put in at one place, as markup."""

    mark: etree._Element
    rows: list[str]
    last: int = 0


def _row_index(sheet: SheetXml, number: int) -> int:
    before = [
        at
        for at, one in enumerate(sheet.data)
        if local_name(one) == "row" and int(one.get("r", "0")) < number
    ]
    return before[-1] + 1 if before else 0


def _set_dimension(sheet: SheetXml, last: int) -> None:
    found = sheet.root.find("{*}dimension")
    if found is not None:
        found.set("ref", f"A1:{letters(max(0, sheet.width - 1))}{max(1, last, sheet.height)}")


def _prefixed(text: str, prefix: str | None) -> str:
    """Markup for a sheet whose elements have a prefix."""
    if not prefix:
        return text
    return text.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
