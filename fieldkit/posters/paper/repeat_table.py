"""A repeat of short questions as a table: one row an instance, one column a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.repeat_columns import BOX, COUNTER_WIDTH, PAD, Kind, tick_text
from fieldkit.posters.paper.setting import LEADING, SHADE, SIZE, SMALL, SOFT, Row, Setter, frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.paper.repeat_columns import Column
    from fieldkit.posters.shapes import Shape

COUNTER = Text("序号", "No.")
DAY_CELL = Text("年　　月　　日", "Y     M     D")
CLOCK_CELL = Text("时　　分", "h     min")
CELL_HEIGHT = 10.0
_BOX_HEIGHT = 7.0


class RepeatTable:
    """Draws the head and the rows of one table."""

    def __init__(self, columns: Sequence[Column], setter: Setter, own: Language) -> None:
        self._columns = columns
        self._setter = setter
        self._own = own

    def head(self) -> Row:
        """Return number, label and the choices to tick of each column."""
        leading = LEADING * SMALL
        cells = [self._head_lines(column) for column in self._columns]
        height = max(len(bold) + len(plain) for bold, plain in cells) * leading + 2 * PAD
        shapes: list[Shape] = [frame(0.0, 0.0, COUNTER_WIDTH, height, fill=SHADE)]
        counter = COUNTER.say(self._own)
        shapes.append(self._setter.words(counter, COUNTER_WIDTH / 2, PAD, SMALL, bold=True, anchor="middle"))
        x = COUNTER_WIDTH
        for column, (bold, plain) in zip(self._columns, cells, strict=True):
            shapes.append(frame(x, 0.0, column.width, height, fill=SHADE))
            for place, text in enumerate((*bold, *plain)):
                top = PAD + place * leading
                shapes.append(self._setter.words(text, x + PAD, top, SMALL, bold=place < len(bold)))
            x += column.width
        return Row(height, tuple(shapes))

    def rows(self, first: int, count: int) -> tuple[Row, ...]:
        """Return empty rows, numbered from ``first``."""
        return tuple(self._row(number) for number in range(first, first + count))

    def _head_lines(self, column: Column) -> tuple[list[str], list[str]]:
        label = self._setter.lines(column.label, column.width - 2 * PAD, SMALL, bold=True)
        ticked = column.choices if column.kind is Kind.TICKS else ()
        return [f"{column.number}.", *label], [f"{choice.code} {choice.label}" for choice in ticked]

    def _row(self, number: int) -> Row:
        top = (CELL_HEIGHT - LEADING * SIZE) / 2
        shapes: list[Shape] = [
            frame(0.0, 0.0, COUNTER_WIDTH, CELL_HEIGHT),
            self._setter.words(str(number), COUNTER_WIDTH / 2, top, anchor="middle"),
        ]
        x = COUNTER_WIDTH
        for column in self._columns:
            shapes += [frame(x, 0.0, column.width, CELL_HEIGHT), *self._cell(column, x, top)]
            x += column.width
        return Row(CELL_HEIGHT, tuple(shapes))

    def _cell(self, column: Column, x: float, top: float) -> list[Shape]:
        """Return what stands in an empty cell: boxes, or soft words that tell what is written."""
        middle = x + column.width / 2
        match column.kind:
            case Kind.TICKS:
                return [self._setter.words(tick_text(column.choices), middle, top, anchor="middle")]
            case Kind.DIGITS:
                unit = self._setter.width(column.unit, SMALL) + PAD if column.unit else 0.0
                left = middle - (column.digits * BOX + unit) / 2
                upper = (CELL_HEIGHT - _BOX_HEIGHT) / 2
                boxes = [frame(left + place * BOX, upper, BOX, _BOX_HEIGHT) for place in range(column.digits)]
                return [*boxes, *self._soft(column.unit, left + column.digits * BOX + PAD, "start")]
            case Kind.DAY | Kind.CLOCK:
                cell = DAY_CELL if column.kind is Kind.DAY else CLOCK_CELL
                return self._soft(cell.say(self._own), x + column.width - PAD, "end")
            case _:
                return self._soft(column.unit, x + column.width - PAD, "end")

    def _soft(self, text: str, x: float, anchor: str) -> list[Shape]:
        if not text:
            return []
        top = (CELL_HEIGHT - LEADING * SMALL) / 2
        return [self._setter.words(text, x, top, SMALL, colour=SOFT, anchor=anchor)]


def packed(parts: Sequence[str], width: float, setter: Setter, size: float) -> list[str]:
    """Return parts in lines; a part is broken only where it is wider than a line."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}　{part}" if lines else part
        if lines and setter.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += setter.lines(part, width, size)
    return lines
