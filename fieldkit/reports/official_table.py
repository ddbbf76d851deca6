"""An official table as values: columns with their heads, rows, totals; nothing yet of cells and pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.reports.measure import clear_width, lines_needed, room_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language, Text

Value = str | int | float | None
"""What a cell holds: numbers print as numbers, anything else as text."""


_WORDS_FROM = 16.0
"""Characters from which a column in the middle may hold words that take several lines."""
_DASHES = frozenset(("——", "—"))


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        width: in characters.
        group: a head over several neighbouring columns.
        joins: equal neighbours below one another become one cell, as far as the column before it joins too.
        bar: numbers carry a bar as long as their share of the column's largest, or of ``bar_of``.
        number_format: of its numbers, as spreadsheet programs write it.
    """

    head: Text
    width: float
    align: Align = Align.CENTER
    group: Text | None = None
    joins: bool = False
    bar: bool = False
    bar_of: float | None = None
    number_format: str = "General"

    def head_words(self, language: Language, size: float) -> str:
        """Its head; a unit in brackets that does not fit beside the words begins a line of its own."""
        text = self.head.say(language)
        bracket = "（" if language == "zh" else " ("
        if lines_needed(text, room_in(self.width), size, bold=True) > 1:
            return text.replace(bracket, "\n" + bracket.strip(), 1)
        return text

    def align_of(self, value: Value) -> Align:
        """A dash for “none” stands in the middle of its cell, whatever the column does with sentences."""
        return Align.CENTER if value in _DASHES else self.align

    def shown(self, value: Value) -> str:
        """A value as a reader of the sheet sees it."""
        if value is None:
            return ""
        places = self.number_format.partition(".")[2]
        return f"{value:.{len(places)}f}" if places and isinstance(value, (int, float)) else str(value)


@dataclass(frozen=True, slots=True)
class Total:
    """One cell of the row of totals.

    Attributes:
        number_format: prints a number with its unit and leaves it a number.
        span: columns it goes over.
    """

    value: Value = None
    number_format: str = "General"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in points; ``space`` is left above and below the text of a row together."""

    title: float
    body: float
    space: float


@dataclass(frozen=True, slots=True)
class BarChartOf:
    """A chart of lying bars, one for each row of the table.

    Attributes:
        words: column of what the bars are called, from 0.
        numbers: columns of what is drawn, stacked.
        colours: of each, as hexadecimal red, green and blue.
    """

    title: Text
    words: int
    numbers: tuple[int, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """A table without its page.

    Attributes:
        sheet: name of the sheet.
        totals: empty for none.
        chart: drawn on a sheet of its own.
        blank: ruled rows to write into by hand where there are no rows; 0 prints one that says so.
    """

    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    sizes: Sizes
    totals: tuple[Total, ...] = ()
    chart: BarChartOf | None = None
    blank: int = 0

    def total_format(self, at: int, total: Total) -> str:
        """How a total in column ``at`` (from 0) is printed: as it says, else as its column."""
        return self.columns[at].number_format if total.number_format == "General" else total.number_format


def scaled(columns: Sequence[Column], width: float, size: float) -> tuple[Column, ...]:
    """The same columns in the same proportions, about ``width`` characters together.

    Columns of sentences are narrower or wider by as little as keeps lines of ``size`` points off their border.
    """
    whole = sum(column.width for column in columns)
    widths = (round(column.width * width / whole, 2) for column in columns)
    return tuple(
        replace(column, width=_clear(wide, size, column))
        for column, wide in zip(columns, widths, strict=True)
    )


def _clear(width: float, size: float, column: Column) -> float:
    is_left = column.align is Align.LEFT
    holds_words = is_left or width >= _WORDS_FROM
    return clear_width(width, size, is_indented=is_left) if holds_words else width
