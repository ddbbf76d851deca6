"""The tables of a sheet that are filled: found by marks in a row, or tied by the mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.exchange.members import number_of
from fieldkit.exchange.templates.blocks import Block
from fieldkit.exchange.templates.extent import Extent, Rows
from fieldkit.exchange.templates.marks import marked_cells, whole_mark
from fieldkit.exchange.templates.outcome import FilledBlock, Left, Remark
from fieldkit.exchange.templates.sheetxml import place_name
from fieldkit.exchange.templates.ties import NUMBER
from fieldkit.exchange.templates.writing import anchor, obstacle, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.sheetxml import SheetXml
    from fieldkit.exchange.templates.ties import BlockTie
    from fieldkit.exchange.templates.vocabulary import Vocabulary


class Data(Protocol):
    """Where the values come from."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What there is, by name."""
        ...

    def value(self, what: str) -> tuple[Value, bool]:
        """One value and whether it is a share in per cent; a KeyError where no record is chosen for it."""
        ...

    def is_chosen(self, source: str) -> bool:
        """Whether one record of this source is meant, and not all of them."""
        ...

    def rows(self, source: str, columns: Sequence[str], order: str) -> list[list[Value]]:
        """The values of every record, in its order."""
        ...

    def is_share(self, what: str) -> bool:
        """Whether values of this name are in per cent."""
        ...


class Tables:
    """The tables of one sheet, by marks in a row and by the mapping."""

    def __init__(self, book: TemplateBook, sheet: SheetXml, data: Data, remarks: list[Remark]) -> None:
        self._book, self._sheet, self._data, self._remarks = book, sheet, data, remarks
        self.of_rows: set[tuple[int, int]] = set()
        self.keyed: list[FilledBlock] = []

    def marked(self) -> Iterator[Block]:
        """Rows whose marks are about records of which none is chosen."""
        rows: dict[int, dict[int, str]] = {}
        for row, column, text in marked_cells(self._book, self._sheet):
            what = self._data.vocabulary.find(whole_mark(text)) if whole_mark(text) else ""
            if what:
                rows.setdefault(row, {})[column] = what
        for row, found in rows.items():
            source = next(
                (
                    head
                    for what in found.values()
                    if (head := what.partition(".")[0]) != "figures"
                    and self._data.vocabulary.source(head)
                    and not self._data.is_chosen(head)
                ),
                "",
            )
            columns = {
                at: what.partition(".")[2] or what
                for at, what in found.items()
                if what == NUMBER or what.partition(".")[0] == source
            }
            if source:
                self.of_rows |= {(row, at) for at in columns}
                yield self._block(Extent(row, 1), source, columns, "")

    def tied(self, tie: BlockTie) -> Block | None:
        """A table of the mapping; None where the template itself names the records."""
        columns = {number_of(letter.encode()) - 1: key for letter, key in tie.columns.items()}
        columns = {anchor(self._sheet, tie.first, at)[1]: key for at, key in columns.items()}
        number = next((at for at, key in columns.items() if key == NUMBER), None)
        look = Rows(self._book, self._sheet, columns, number)
        name = next((at for at, key in columns.items() if key == "name"), None)
        named = {} if name is None else look.names_below(tie.first, name)
        if named:
            self._fill_named(tie, columns, named)
            return None
        return self._block(look.extent(tie.first), tie.source, columns, tie.order)

    def _block(self, extent: Extent, source: str, columns: dict[int, str], order: str) -> Block:
        usable = {}
        for at, key in columns.items():
            why = obstacle(self._book, self._sheet, extent.first, at) if extent.rows else None
            if why is None:
                usable[at] = key
            else:
                self._remarks.append(Remark(self._sheet.name, place_name(extent.first, at), why))
        usable = dict(sorted(usable.items()))
        records = self._records(source, list(usable.values()), order)
        for index, (at, key) in enumerate(usable.items()):
            if records and all(one[index] is None for one in records):
                place = place_name(extent.first, at)
                self._remarks.append(Remark(self._sheet.name, place, Left.NO_VALUE, f"{source}.{key}"))
        if self._may_not_grow() and len(records) > extent.rows:
            left = len(records) - extent.rows
            place = place_name(extent.first + max(0, extent.rows - 1), 0)
            self._remarks.append(Remark(self._sheet.name, place, Left.NO_ROOM, count=left))
            records = records[: extent.rows]
        shares = frozenset(
            at for at, key in enumerate(usable.values()) if self._data.is_share(f"{source}.{key}")
        )
        return Block(self._sheet, extent, source, tuple(usable), records, shares)

    def _records(self, source: str, keys: list[str], order: str) -> list[list[Value]]:
        wanted = [key for key in keys if key != NUMBER]
        found = self._data.rows(source, wanted, order)
        if NUMBER not in keys:
            return found
        at = keys.index(NUMBER)
        return [[*one[:at], number, *one[at:]] for number, one in enumerate(found, start=1)]

    def _fill_named(self, tie: BlockTie, columns: dict[int, str], named: dict[int, str]) -> None:
        """The template lists the records itself: the rest of each row is filled, blanks only."""
        named_in = next(at for at, key in columns.items() if key == "name")
        keys = [key for key in columns.values() if key not in {NUMBER, "name"}]
        places = [at for at, key in columns.items() if key not in {NUMBER, "name"}]
        found = {
            _called(str(one[0] or "")): one[1:]
            for one in reversed(self._data.rows(tie.source, ["name", *keys], tie.order))
        }
        filled = 0
        for row, name in named.items():
            record = found.get(_called(name))
            if record is None:
                place = place_name(row, named_in)
                self._remarks.append(Remark(self._sheet.name, place, Left.NOT_FOUND, name))
                continue
            filled += 1
            for at, key, value in zip(places, keys, record, strict=True):
                cell = self._sheet.cell(row, at)
                is_blank = cell is None or not self._sheet.raw(cell, self._book.strings)
                if is_blank and obstacle(self._book, self._sheet, row, at) is None:
                    share = self._data.is_share(f"{tie.source}.{key}")
                    put(self._book, self._sheet, (row, at), value, share=share)
        self.keyed.append(FilledBlock(self._sheet.name, min(named), tie.source, filled))

    def _may_not_grow(self) -> bool:
        protection = self._sheet.protection
        return protection is not None and protection.get("insertRows", "1") not in {"0", "false"}


def apart(blocks: list[Block]) -> list[Block]:
    """From top to bottom, each row in one table only."""
    found: list[Block] = []
    for block in sorted(blocks, key=lambda one: one.extent.first):
        if not found or block.extent.first > found[-1].extent.first:
            found.append(block)
    return found


def _called(name: str) -> str:
    folded = fold_title(name)
    for ending in ("一刻钟便民生活圈", "便民生活圈", "生活圈", "社区", "街道"):
        if folded.endswith(ending) and len(folded) > len(ending):
            return folded.removesuffix(ending)
    return folded
