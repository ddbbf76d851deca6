"""From a template and its mapping to what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.templates.ties import FIXED, NUMBER
from fieldkit.services.filling_pointing import block_at, marks, tied_at
from ui.filling import texts
from ui.filling.sheet_grid import column_letters
from ui.filling.state import ContentLine, KeptLine, OutcomeState, PlaceState, SheetState, TemplateState
from ui.language import current_language, say

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.outcome import Outcome
    from fieldkit.exchange.templates.ties import TemplateMapping
    from fieldkit.exchange.templates.vocabulary import Vocabulary
    from fieldkit.services.filling import Opened


def template_state(opened: Opened, mapping: TemplateMapping, vocabulary: Vocabulary) -> TemplateState:
    """The open template with its ties."""
    columns = sum(len(block.columns) for block in mapping.blocks)
    ready = not mapping.is_empty or opened.has_marks
    words = texts.STEP_KNOWN if opened.is_kept else texts.STEP_POINT
    said = say(words, cells=len(mapping.cells), columns=columns) if ready else say(texts.STEP_NOTHING)
    between = "、" if current_language() == "zh" else ", "
    notice = say(texts.PERSONAL, titles=between.join(opened.personal)) if opened.personal else ""
    sheets = tuple(_sheet(grid, opened, mapping, vocabulary) for grid in opened.grids if not grid.is_hidden)
    return TemplateState(opened.path.name, said, sheets, notice, ready)


def _sheet(grid: Sheet, opened: Opened, mapping: TemplateMapping, vocabulary: Vocabulary) -> SheetState:
    ties = {(row - 1, column): label_of(what, vocabulary) for row, column, what in marks(mapping, grid.name)}
    columns = {
        column: range(max(0, block.header - 1), block.first)
        for block in mapping.blocks
        if block.sheet == grid.name
        for row, column, _ in marks(mapping, grid.name)
        if row == block.first
    }
    formulas = frozenset((row - 1, column) for row, column in opened.formulas.get(grid.name, ()))
    return SheetState(grid.name, grid.rows, grid.merged, ties, columns, formulas)


def label_of(what: str, vocabulary: Vocabulary) -> str:
    """What people call it."""
    if what == NUMBER:
        return say(texts.NUMBER)
    if what.startswith(FIXED):
        return what.removeprefix(FIXED)
    found = vocabulary.label(what)
    return found.say(current_language()) if found else what


def contents(vocabulary: Vocabulary) -> list[ContentLine]:
    """Everything that can be filled in."""
    language = current_language()
    lines = [ContentLine(NUMBER, say(texts.NUMBER), say(texts.ALL_ROWS))]
    lines += [
        ContentLine(f"figures.{one.key}", one.label.say(language), say(texts.FIGURES), one.names)
        for one in vocabulary.figures
    ]
    for source in vocabulary.sources:
        group = source.label.say(language)
        lines += [
            ContentLine(f"{source.key}.{one.key}", one.label.say(language), group, one.names)
            for one in source.columns
        ]
    return lines


def place_state(
    opened: Opened, mapping: TemplateMapping, vocabulary: Vocabulary, sheet: str, place: tuple[int, int]
) -> PlaceState:
    """The place (from 0) that was pointed at."""
    row, column = place[0] + 1, place[1]
    grid = next(one for one in opened.grids if one.name == sheet)
    block = block_at(mapping, sheet, row)
    what = tied_at(mapping, sheet, row, column)
    title = say(texts.CELL, place=f"{column_letters(column)}{row}")
    if block is not None and block.header and not what.startswith("figures."):
        over = _text(grid, block.header, column)
        title = say(texts.COLUMN, letter=column_letters(column), title=over) if over else title
    if (row, column) in opened.formulas.get(sheet, ()):
        return PlaceState(title, say(texts.IS_FORMULA), can_tie=False)
    source = vocabulary.source(block.source) if block else None
    group = source.label.say(current_language()) if source else say(texts.FIGURES)
    if not what:
        return PlaceState(title, say(texts.NOT_TIED), group=group)
    return PlaceState(title, say(texts.TIED_TO, label=label_of(what, vocabulary)), is_tied=True, group=group)


def value_words(value: Value) -> str:
    """What would be filled in."""
    return say(texts.NO_VALUE) if value is None else say(texts.VALUE, value=value)


def kept_lines(mappings: list[TemplateMapping]) -> list[KeptLine]:
    """Templates that are known, by name."""
    return [
        KeptLine(
            one.name,
            say(
                texts.KEPT_COUNT,
                cells=len(one.cells),
                columns=sum(len(block.columns) for block in one.blocks),
            ),
        )
        for one in sorted(mappings, key=lambda one: one.name)
    ]


def outcome_state(outcome: Outcome, path: Path, vocabulary: Vocabulary) -> OutcomeState:
    """What filling did."""
    tables = []
    for one in outcome.blocks:
        words = say(texts.ROWS, sheet=one.sheet, first=one.first, rows=one.rows)
        words += say(texts.INSERTED, count=one.inserted) if one.inserted else ""
        tables.append(words + (say(texts.BLANK, count=one.blank) if one.blank else ""))
    rows = sum(one.rows for one in outcome.blocks)
    done = say(texts.DONE, cells=len(outcome.cells), rows=rows, name=path.name)
    left = tuple(one.say(current_language(), vocabulary.label(one.what)) for one in outcome.remarks)
    return OutcomeState(done, tuple(tables), left)


def _text(grid: Sheet, row: int, column: int) -> str:
    in_grid = 0 < row <= len(grid.rows) and column < len(grid.rows[row - 1])
    return grid.rows[row - 1][column] if in_grid else ""
