"""What a template asks for, read from its titles and labels: a proposal that a person can change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.header import find_header
from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.exchange.spreadsheetml import letters
from fieldkit.exchange.templates.grids import grid_of, words_of
from fieldkit.exchange.templates.sheetxml import place_name
from fieldkit.exchange.templates.ties import NUMBER, BlockTie, CellTie, TemplateMapping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.foreign.header import Header
    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.sheetxml import SheetXml
    from fieldkit.exchange.templates.vocabulary import Source, Vocabulary

_NAME_WEIGHT, _CALLED_SO = 3.0, 0.75
_NAMELESS = 0.4
_LEAST = 1.2
_COLON = re.compile(r"[:：]\s*$")
_BLANKS = re.compile(r"^(?P<label>[^_＿]{1,20}?[:：]?)\s*(?P<line>[_＿]{2,})\s*$")
_MARK = "{{"


@dataclass(frozen=True, slots=True)
class _Reading:
    source: Source
    columns: dict[int, str]
    score: float


def header_of(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """The header of a table of records; None for a form, or a table of figures."""
    header = find_header(sheet) if any(map(any, sheet.rows)) else None
    if header is None or header.last < 0 or _are_labels(sheet, header):
        return None
    return header if _best(sheet, header, vocabulary) else None


def _are_labels(sheet: Sheet, header: Header) -> bool:
    """Texts with room at their right and another text below each are the labels of a form."""
    titles = {at for at, title in enumerate(header.titles) if title}
    below = sheet.rows[header.last + 1] if header.last + 1 < len(sheet.rows) else ()
    return all(at + 1 not in titles and at < len(below) and bool(below[at]) for at in titles)


def propose(book: TemplateBook, vocabulary: Vocabulary, chosen: Collection[str] = ()) -> TemplateMapping:
    """A mapping of every sheet that people see, by what its titles and labels say.

    Args:
        chosen: sources of which one record is meant; labels may ask for its fields.
    """
    cells: list[CellTie] = []
    blocks: list[BlockTie] = []
    grids: list[tuple[Sheet, Header | None]] = []
    for sheet in book.sheets:
        grid = grid_of(book, sheet)
        header = header_of(grid, vocabulary)
        grids.append((grid, header))
        if sheet.name in book.hidden:
            continue
        if header is not None:
            best = _best(grid, header, vocabulary)
            assert best is not None
            blocks.append(block_of(grid, header, best.source.key, best.columns))
        cells += _labels(grid, sheet, header, _Meaning(vocabulary, chosen))
    return TemplateMapping(book.file, words_of(grids), tuple(cells), tuple(blocks))


def block_of(grid: Sheet, header: Header, source: str, columns: dict[int, str]) -> BlockTie:
    """A table tied column by column (from 0)."""
    return BlockTie(
        grid.name,
        header.last + 1,
        header.last + 2,
        source,
        {letters(at): key for at, key in columns.items()},
        {letters(at): fold_title(header.titles[at]) for at in columns if at < len(header.titles)},
    )


def readings(grid: Sheet, header: Header, vocabulary: Vocabulary) -> list[tuple[Source, dict[int, str]]]:
    """Every way to read a table, the likeliest first."""
    ranked = sorted(_readings(grid, header, vocabulary), key=lambda one: -one.score)
    return [(one.source, one.columns) for one in ranked]


def _best(grid: Sheet, header: Header, vocabulary: Vocabulary) -> _Reading | None:
    found = max(_readings(grid, header, vocabulary), key=lambda one: one.score, default=None)
    if found is None or found.score < _LEAST:
        return None
    figures = sum(bool(vocabulary.figure(title)) for title in header.titles if title)
    fields = sum(key != NUMBER for key in found.columns.values())
    return None if figures > fields else found


def _readings(grid: Sheet, header: Header, vocabulary: Vocabulary) -> Iterator[_Reading]:
    above = fold_title(grid.name + "".join("".join(row) for row in grid.rows[: header.first]))
    for source in vocabulary.sources:
        meant = {at: source.meaning(title) for at, title in enumerate(header.titles) if title}
        ranked = sorted(meant.items(), key=lambda one: (-one[1][1], one[0]))
        columns: dict[int, str] = {}
        score = 0.0
        for at, (key, sure) in ranked:
            if key and key not in columns.values():
                columns[at] = key
                score += 0 if key == NUMBER else sure * (_NAME_WEIGHT if key == "name" else 1)
        if "name" not in columns.values():
            score *= _NAMELESS
        if score and any(fold_title(word) in above for word in source.called):
            score += _CALLED_SO
        yield _Reading(source, dict(sorted(columns.items())), score)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a label asks for."""

    vocabulary: Vocabulary
    chosen: Collection[str]

    def of(self, label: str) -> str:
        label = _COLON.sub("", label)
        return self.vocabulary.figure(label) or self.vocabulary.field(label, self.chosen)


def _labels(grid: Sheet, sheet: SheetXml, header: Header | None, meaning: _Meaning) -> Iterator[CellTie]:
    taken: set[str] = set()
    for row, texts in enumerate(grid.rows):
        if header is not None and header.first <= row <= header.last:
            continue
        for column, text in enumerate(texts):
            if not text or _MARK in text or _is_inside(sheet, row, column):
                continue
            tie = _in_line(grid.name, row, column, text, meaning) or _beside(
                grid, sheet, (row, column), meaning.of(text), header
            )
            if tie is not None and tie.cell not in taken:
                taken.add(tie.cell)
                yield tie


def _in_line(sheet: str, row: int, column: int, text: str, meaning: _Meaning) -> CellTie | None:
    """``填报单位：______``: the value takes the place of the line."""
    found = _BLANKS.match(text)
    what = meaning.of(found["label"]) if found else ""
    return CellTie(sheet, place_name(row + 1, column), what, found["label"]) if found and what else None


def _beside(
    grid: Sheet, sheet: SheetXml, place: tuple[int, int], what: str, header: Header | None
) -> CellTie | None:
    """The empty cell to the right of a label, or below it where labels stand side by side."""
    if not what:
        return None
    row, column = place
    span = next((one for one in sheet.merges if (one.top, one.left) == place), None)
    right, below = (span.right if span else column) + 1, (span.bottom if span else row) + 1
    left = grid.rows[row][column - 1] if column else ""
    is_right = right < max(grid.width, sheet.width) and _is_empty(grid, sheet, row, right)
    is_below = _is_empty(grid, sheet, below, column) and sheet.cell(below + 1, column) is not None
    if header is not None and below > header.last:
        is_below = False
    target = (below, column) if is_below and (left or not is_right) else (row, right) if is_right else None
    return CellTie(grid.name, place_name(target[0] + 1, target[1]), what) if target else None


def _is_empty(grid: Sheet, sheet: SheetXml, row: int, column: int) -> bool:
    in_grid = row < len(grid.rows) and column < grid.width
    return (
        not (in_grid and grid.rows[row][column])
        and not sheet.is_formula(row + 1, column)
        and not _is_inside(sheet, row, column)
    )


def _is_inside(sheet: SheetXml, row: int, column: int) -> bool:
    """Whether a cell is covered by one that it is merged into."""
    return any(
        one.top <= row <= one.bottom
        and one.left <= column <= one.right
        and (one.top, one.left) != (row, column)
        for one in sheet.merges
    )


def remapped(kept: TemplateMapping, proposal: TemplateMapping, grids: Sequence[Sheet]) -> TemplateMapping:
    """A kept mapping on a template of another year: columns are found again by their titles."""
    names = {grid.name for grid in grids}
    blocks = []
    for block in kept.blocks:
        now = next((one for one in proposal.blocks if one.sheet == block.sheet), None)
        blocks.append(block if now is None else _followed(block, now, grids))
    cells = tuple(one for one in kept.cells if one.sheet in names)
    return TemplateMapping(
        kept.name, proposal.words, cells, tuple(one for one in blocks if one.sheet in names)
    )


def _followed(block: BlockTie, now: BlockTie, grids: Sequence[Sheet]) -> BlockTie:
    grid = next(one for one in grids if one.name == block.sheet)
    titles = {
        letters(at): fold_title(text)
        for row in grid.rows[max(0, now.header - 1) : now.header]
        for at, text in enumerate(row)
    } | dict(now.titles)
    places = {title: letter for letter, title in titles.items() if title}
    columns = {places.get(block.titles.get(letter, ""), letter): key for letter, key in block.columns.items()}
    kept = {letter: titles.get(letter, "") for letter in columns}
    return BlockTie(block.sheet, now.header, now.first, block.source, columns, kept, block.order)
