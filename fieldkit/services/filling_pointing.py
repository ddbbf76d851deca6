"""Pointing at a place of a template and saying what goes there: which tie that makes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.exchange.members import number_of
from fieldkit.exchange.spreadsheetml import letters
from fieldkit.exchange.templates.sheetxml import place_name, place_of
from fieldkit.exchange.templates.ties import FIXED, NUMBER, BlockTie, CellTie
from fieldkit.exchange.templates.vocabulary import FIGURES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.templates.ties import TemplateMapping


def tied_at(mapping: TemplateMapping, sheet: str, row: int, column: int) -> str:
    """What a place is filled with: of the cell itself, or of the column of its table; empty for nothing.

    Args:
        row: from 1.
        column: from 0.
    """
    cell = next(
        (one for one in mapping.cells if (one.sheet, one.cell) == (sheet, place_name(row, column))), None
    )
    if cell is not None:
        return cell.what
    block = block_at(mapping, sheet, row)
    key = block.columns.get(letters(column), "") if block else ""
    return full_name(block, key) if block and key else ""


def full_name(block: BlockTie, key: str) -> str:
    """``outlet.name`` of a column that is kept as ``name``."""
    return key if key == NUMBER or key.startswith(FIXED) else f"{block.source}.{key}"


def block_at(mapping: TemplateMapping, sheet: str, row: int) -> BlockTie | None:
    """The table that a row belongs to, its titles included; None above every table."""
    found = [one for one in mapping.blocks if one.sheet == sheet and row >= max(1, one.header)]
    return max(found, key=lambda one: one.first, default=None)


def marks(mapping: TemplateMapping, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Every place that shows what it will be filled with: row from 1, column from 0, what."""
    for cell in mapping.cells:
        place = place_of(cell.cell)
        if cell.sheet == sheet and place is not None:
            yield place[0], place[1], cell.what
    for block in mapping.blocks:
        if block.sheet == sheet:
            for letter, key in block.columns.items():
                yield block.first, number_of(letter.encode()) - 1, full_name(block, key)


def point(
    mapping: TemplateMapping, grid: Sheet, row: int, column: int, what: str, chosen: Collection[str] = ()
) -> TemplateMapping:
    """Tie a place to what was chosen for it.

    A figure goes into the cell, or beside it where the cell holds its label; a field of
    records goes into the whole column, and makes a table where there was none. An
    empty ``what`` unties.

    Args:
        chosen: sources of which one record is meant: its fields go into cells, as figures do,
            but where they belong to a table of such records.
    """
    if not what:
        return _untied(mapping, grid.name, row, column)
    if what != NUMBER and (what.startswith((FIXED, f"{FIGURES}."))):
        return mapping.with_cell(_cell_for(grid, row, column, what))
    source, block = what.partition(".")[0], block_at(mapping, grid.name, row)
    if source in chosen and (block is None or block.source != source):
        return mapping.with_cell(_cell_for(grid, row, column, what))
    return _with_column(mapping, grid, row, column, what)


def _untied(mapping: TemplateMapping, sheet: str, row: int, column: int) -> TemplateMapping:
    place = place_name(row, column)
    if any((one.sheet, one.cell) == (sheet, place) for one in mapping.cells):
        return mapping.with_cell(CellTie(sheet, place, ""))
    block = block_at(mapping, sheet, row)
    if block is None:
        return mapping
    columns = {letter: key for letter, key in block.columns.items() if letter != letters(column)}
    return mapping.with_block(replace(block, columns=columns))


def _cell_for(grid: Sheet, row: int, column: int, what: str) -> CellTie:
    text = _text(grid, row, column)
    if not text:
        return CellTie(grid.name, place_name(row, column), what)
    beside = _after_merged(grid, row, column)
    if not _text(grid, row, beside):
        return CellTie(grid.name, place_name(row, beside), what)
    return CellTie(grid.name, place_name(row, column), what, text)


def _with_column(mapping: TemplateMapping, grid: Sheet, row: int, column: int, what: str) -> TemplateMapping:
    source, _, key = what.partition(".")
    block = block_at(mapping, grid.name, row)
    letter = letters(column)
    if block is None:
        header = row if _text(grid, row, column) else row - 1
        if what == NUMBER:
            source, key = "outlet", NUMBER
        title = fold_title(_text(grid, header, column)) if header else ""
        return mapping.with_block(
            BlockTie(grid.name, header, header + 1, source, {letter: key}, {letter: title})
        )
    columns = {one: found for one, found in block.columns.items() if one != letter}
    if what == NUMBER:
        key = NUMBER
    elif source != block.source:
        # a table has one kind of record a row
        columns = {one: found for one, found in columns.items() if found == NUMBER}
        block = replace(block, source=source)
    title = fold_title(_text(grid, block.header, column)) if block.header else ""
    return mapping.with_block(
        replace(block, columns={**columns, letter: key}, titles={**block.titles, letter: title})
    )


def _text(grid: Sheet, row: int, column: int) -> str:
    in_grid = 0 < row <= len(grid.rows) and column < len(grid.rows[row - 1])
    return grid.rows[row - 1][column] if in_grid else ""


def _after_merged(grid: Sheet, row: int, column: int) -> int:
    for span in grid.merged:
        if span.top <= row - 1 <= span.bottom and span.left <= column <= span.right:
            return span.right + 1
    return column + 1
