"""From a template and its mapping to what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.templates.ties import FIXED, NUMBER
from fieldkit.services.filling import PREVIEWED
from fieldkit.services.filling_pointing import block_at, marks, tied_at
from ui.filling import texts
from ui.filling.sheet_grid import column_letters
from ui.filling.state import (
    ContentLine,
    KeptLine,
    OutcomeState,
    PlaceState,
    PreviewState,
    SheetState,
    TemplateState,
)
from ui.language import current_language, say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.outcome import Outcome
    from fieldkit.exchange.templates.ties import TemplateMapping
    from fieldkit.exchange.templates.vocabulary import Vocabulary
    from fieldkit.kernel.texts import Text
    from fieldkit.services.filling import Opened, Preview


_FIRST = 3
"""Rows of a column that are told."""
_MOST_LEFT = 4


def template_state(opened: Opened, mapping: TemplateMapping, vocabulary: Vocabulary) -> TemplateState:
    """The open template with its ties."""
    ready = not mapping.is_empty or opened.has_marks
    sheets = tuple(_sheet(grid, opened, mapping, vocabulary) for grid in opened.grids if not grid.is_hidden)
    missing = sum(len(sheet.missing) for sheet in sheets)
    said = say(texts.STEP_NOTHING)
    if ready:
        rest = say(texts.SOME_MISSING, count=missing) if missing else say(texts.ALL_KNOWN)
        words = texts.STEP_KNOWN if opened.is_kept else texts.STEP_POINT
        said = say(words, ties=_ties(mapping), missing=rest)
    notice = say(texts.PERSONAL, titles=_listed(opened.personal)) if opened.personal else ""
    return TemplateState(opened.path.name, said, sheets, notice, ready)


def _ties(mapping: TemplateMapping) -> str:
    columns = sum(len(block.columns) for block in mapping.blocks)
    return _counted((texts.TIED_CELLS, len(mapping.cells)), (texts.TIED_COLUMNS, columns))


def _counted(*counts: tuple[Text, int]) -> str:
    """The counts in words, those of nothing left out."""
    return _listed(
        [say(words, count=count) for words, count in counts if count] or [say(counts[0][0], count=0)]
    )


def _listed(words: Sequence[str]) -> str:
    return ("、" if current_language() == "zh" else ", ").join(words)


def _sheet(grid: Sheet, opened: Opened, mapping: TemplateMapping, vocabulary: Vocabulary) -> SheetState:
    ties = {(row - 1, column): label_of(what, vocabulary) for row, column, what in marks(mapping, grid.name)}
    blocks = [one for one in mapping.blocks if one.sheet == grid.name]
    columns = {
        column: range(_top_of_title(grid, block.header - 1, column), block.first)
        for block in blocks
        for row, column, _ in marks(mapping, grid.name)
        if row == block.first
    }
    formulas = frozenset((row - 1, column) for row, column in opened.formulas.get(grid.name, ()))
    missing = frozenset(
        (block.first - 1, column)
        for block in blocks
        if block.columns and block.header
        for column in range(grid.width)
        if _title(grid, block.header - 1, column)
        and column not in columns
        and (block.first - 1, column) not in formulas
    )
    return SheetState(grid.name, grid.rows, grid.merged, ties, columns, formulas, missing)


def _top_of_title(grid: Sheet, row: int, column: int) -> int:
    """The row (from 0) where the title begins that reaches down to ``row``."""
    over = (
        one.top for one in grid.merged if one.left <= column <= one.right and one.top <= row <= one.bottom
    )
    return max(0, min(over, default=row))


def _title(grid: Sheet, row: int, column: int) -> str:
    """The title of a column, of merged cells at the first of their columns only."""
    if any(one.left < column <= one.right and one.top <= row <= one.bottom for one in grid.merged):
        return ""
    return _text(grid, _top_of_title(grid, row, column) + 1, column)


def preview_state(opened: Opened, preview: Preview, vocabulary: Vocabulary) -> PreviewState:
    """The filled copy: what stands in it that the template had not is marked."""
    sheets = []
    for before, grid in zip(opened.grids, preview.grids, strict=True):
        known = [{row[at] for row in before.rows} for at in range(before.width)]
        filled = frozenset(
            (row, at)
            for row, texts_ in enumerate(grid.rows)
            for at, text in enumerate(texts_)
            if text and (at >= len(known) or text not in known[at])
        )
        formulas = frozenset((row - 1, at) for row, at in preview.formulas.get(grid.name, ()))
        sheets.append(SheetState(grid.name, grid.rows, grid.merged, formulas=formulas, filled=filled))
    outcome = preview.outcome
    rows = sum(one.rows for one in outcome.blocks)
    counted = _counted((texts.COMING_CELLS, len(outcome.cells)), (texts.COMING_ROWS, rows))
    words = say(texts.COMING, filled=counted)
    if preview.is_cut:
        words += say(texts.COMING_CUT, count=PREVIEWED)
    shown = tuple(one for one, grid in zip(sheets, preview.grids, strict=True) if not grid.is_hidden)
    return PreviewState(shown, (words, *_left(outcome, vocabulary)), not outcome.remarks)


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
    opened: Opened,
    mapping: TemplateMapping,
    vocabulary: Vocabulary,
    sheet: str,
    place: tuple[int, int],
    chosen: Collection[str] = (),
) -> PlaceState:
    """The place (from 0) that was pointed at; ``chosen`` are the sources of which one record is meant."""
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
    source = vocabulary.source(block.source if block else next(iter(sorted(chosen)), ""))
    group = source.label.say(current_language()) if source else say(texts.FIGURES)
    if not what:
        return PlaceState(title, say(texts.NOT_TIED), group=group)
    return PlaceState(title, say(texts.TIED_TO, label=label_of(what, vocabulary)), is_tied=True, group=group)


def value_words(values: Sequence[Value], *, is_column: bool) -> str:
    """What would be filled in: the value, or how many rows and the first of them."""
    if not is_column:
        value = values[0] if values else None
        return say(texts.NO_VALUE) if value is None else say(texts.VALUE, value=value)
    if not values:
        return say(texts.NO_ROWS)
    if all(one is None for one in values):
        return say(texts.NO_VALUE)
    first = [say(texts.BLANK_VALUE) if one is None else str(one) for one in values[:_FIRST]]
    words = _listed(first) + ("…" if len(values) > _FIRST else "")
    return say(texts.VALUES, count=len(values), values=words)


def kept_lines(mappings: list[TemplateMapping]) -> list[KeptLine]:
    """Templates that are known, by name."""
    return [
        KeptLine(
            one.name,
            _ties(one),
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
    counted = _counted((texts.COMING_CELLS, len(outcome.cells)), (texts.COMING_ROWS, rows))
    done = say(texts.DONE, filled=counted, name=path.name)
    return OutcomeState((done, *tables, *_left(outcome, vocabulary)), is_whole=not outcome.remarks)


def _left(outcome: Outcome, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What was not filled and why, a few lines of it."""
    if not outcome.remarks:
        return (say(texts.ALL_FILLED),)
    language = current_language()
    lines = [one.say(language, vocabulary.label(one.what)) for one in outcome.remarks[:_MOST_LEFT]]
    if len(outcome.remarks) > _MOST_LEFT:
        lines.append(say(texts.FEWER, count=len(outcome.remarks) - _MOST_LEFT))
    return (say(texts.LEFT), *lines)


def _text(grid: Sheet, row: int, column: int) -> str:
    in_grid = 0 < row <= len(grid.rows) and column < len(grid.rows[row - 1])
    return grid.rows[row - 1][column] if in_grid else ""
