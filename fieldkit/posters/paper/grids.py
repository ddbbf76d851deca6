"""Questions with the same choices as a table: one row a question, one column a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.options import BOX_SIGN
from fieldkit.posters.paper.setting import LEADING, MEASURE, SHADE, SIZE, SMALL, Block, Row, Setter, frame

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from fieldkit.posters.paper.outline import Grid
    from fieldkit.posters.paper.wording import PrintedChoice, Speaker
    from fieldkit.posters.shapes import Shape

_ROW = Text("（{place}）", "({place}) ")
_NARROWEST, _WIDEST = 13.0, 26.0
_LEAST_LABEL = 45.0
_PAD = 1.2


def grid_block(grid: Grid, required: AbstractSet[str], speaker: Speaker, setter: Setter) -> Block:
    """Return the table; its head is repeated where it runs over a page.

    Args:
        required: paths of the rows that must be answered.
    """
    choices = tuple(dict.fromkeys(one for row in grid.rows for one in speaker.choices(row)))
    column = _column_width(choices, setter)
    label_width = MEASURE - column * len(choices)
    pen = _Table(setter, label_width, column)
    rows = []
    for place, question in enumerate(grid.rows, start=1):
        mark = "*" if question.path in required else ""
        label = f"{mark}{_ROW.say(speaker.own, place=place)}{speaker.say(question.label, question.path) or question.name}"
        offered = set(speaker.choices(question))
        rows.append(pen.row(label, [one.code if one in offered else "" for one in choices]))
    return Block(tuple(rows), (pen.head(choices),))


def _column_width(choices: tuple[PrintedChoice, ...], setter: Setter) -> float:
    """Return the width of a choice's column, so that labels still have room."""
    count = max(1, len(choices))
    widest = max((setter.width(choice.label, SMALL) for choice in choices), default=0.0)
    wanted = min(_WIDEST, max(_NARROWEST, widest + 2 * _PAD + 0.5))
    return min(wanted, (MEASURE - _LEAST_LABEL) / count)


class _Table:
    def __init__(self, setter: Setter, label_width: float, column: float) -> None:
        self._setter = setter
        self._label = label_width
        self._column = column

    def head(self, choices: tuple[PrintedChoice, ...]) -> Row:
        """Return the choices' labels, centred over their columns."""
        width = self._column - 2 * _PAD
        cells = [self._setter.lines(choice.label, width, SMALL) for choice in choices]
        height = max((len(cell) for cell in cells), default=1) * LEADING * SMALL + 2 * _PAD
        shapes: list[Shape] = [frame(0.0, 0.0, self._label, height, fill=SHADE)]
        for place, cell in enumerate(cells):
            left = self._label + place * self._column
            shapes.append(frame(left, 0.0, self._column, height, fill=SHADE))
            top = (height - len(cell) * LEADING * SMALL) / 2
            shapes += [
                self._setter.words(
                    text, left + self._column / 2, top + i * LEADING * SMALL, SMALL, anchor="middle"
                )
                for i, text in enumerate(cell)
            ]
        return Row(height, tuple(shapes))

    def row(self, label: str, codes: list[str]) -> Row:
        """Return a question with a tick box and its code under each choice."""
        lines = self._setter.lines(label, self._label - 2 * _PAD)
        height = max(1, len(lines)) * LEADING * SIZE + 2.2
        shapes: list[Shape] = [frame(0.0, 0.0, self._label, height)]
        shapes += [self._setter.words(text, _PAD, 1.1 + i * LEADING * SIZE) for i, text in enumerate(lines)]
        middle = (height - LEADING * SIZE) / 2
        for place, code in enumerate(codes):
            left = self._label + place * self._column
            shapes.append(frame(left, 0.0, self._column, height))
            if code:
                text = f"{BOX_SIGN} {code}"
                shapes.append(self._setter.words(text, left + self._column / 2, middle, anchor="middle"))
        return Row(height, tuple(shapes))
