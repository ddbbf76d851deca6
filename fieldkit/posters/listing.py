"""The list of outlets: groups, their rows at one scale, and how many sheets they take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.columns import Column, Heights, balanced_height, flow
from fieldkit.posters.rows import Row, RowStyle, code_style, draw_row, measure_row
from fieldkit.posters.shapes import Box, Path, Rect, Shape

if TYPE_CHECKING:
    from fieldkit.kernel.problems import Problem
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterOutlet, PosterSpec, Purpose
    from fieldkit.posters.template import Template

COUNT = Text("{count} 家", "{count}")
AGAIN = Text("{label}（续）", "{label} (continued)")
_GUTTER = 7.5
_HEADING = 9.0
_AGAIN = 7.0
_BEFORE_HEADING = 3.6
_WHOLE_COST = 1.06


@dataclass(frozen=True, slots=True)
class Group:
    """A purpose with its measured rows."""

    purpose: Purpose
    rows: tuple[Row, ...]


class Listing:
    """The list of one poster at one scale, in columns of one width."""

    def __init__(
        self, spec: PosterSpec, template: Template, setter: Setter, scale: float, width: float
    ) -> None:
        self._spec = spec
        self._template = template
        self._setter = setter
        self.scale = scale
        self.style: RowStyle = code_style(spec.outlets, template, scale, spec.order.map_service)
        gutter = max(_GUTTER * scale**0.5, self.style.quiet + 2)
        least = self.style.least_width
        self.columns = max(1, int((width + gutter) // (least + gutter)))
        self.column_width = (width - gutter * (self.columns - 1)) / self.columns
        self._gutter = gutter
        self.groups = tuple(self._measured())
        self.heights = Heights(_HEADING * scale, _AGAIN * scale, _BEFORE_HEADING * scale)
        self._row_heights = [[row.height for row in group.rows] for group in self.groups]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was cut in rows."""
        return tuple(problem for group in self.groups for row in group.rows for problem in row.problems)

    def single(self, most: float, good: float) -> tuple[float, tuple[Column, ...]] | None:
        """Return the height and the columns in which everything fits one sheet, or None over ``most``.

        Groups stay whole where that costs little height, or where the height stays under ``good``.
        """
        least = balanced_height(self._row_heights, self.heights, self.columns, most)
        if least is None:
            return None
        room = min(most, max(good, _WHOLE_COST * least))
        unbroken = balanced_height(self._row_heights, self.heights, self.columns, room, whole=True)
        height = least if unbroken is None else unbroken
        columns = flow(self._row_heights, self.heights, [height] * self.columns, whole=unbroken is not None)
        return height, columns or ()

    def sheets(self, first: float, further: float) -> tuple[tuple[Column, ...], ...]:
        """Share the rows out over sheets; the last sheet's columns end at about the same height.

        Args:
            first: height of the columns on the first sheet in mm.
            further: height of the columns on all others.
        """
        rows = sum(len(group) for group in self._row_heights)
        heights = [first] * self.columns + [further] * self.columns * (rows + 1)
        # A row higher than a sheet is not made by real text; it gets a column of its own.
        columns = flow(self._row_heights, self.heights, heights) or ()
        count = -(-len(columns) // self.columns)
        if count > 1:
            columns = self._evened(heights, columns, (count - 1) * self.columns)
        return tuple(columns[at : at + self.columns] for at in range(0, len(columns), self.columns))

    def _evened(self, heights: list[float], columns: tuple[Column, ...], full: int) -> tuple[Column, ...]:
        """Lower the last sheet's columns while its rows still fit."""
        low, high = 0.0, heights[full]
        while high - low > 1.0:
            middle = (low + high) / 2
            tried = flow(self._row_heights, self.heights, heights[:full] + [middle] * self.columns)
            if tried is None:
                low = middle
            else:
                high, columns = middle, tried
        return columns

    def draw(self, columns: tuple[Column, ...], left: float, top: float) -> list[Shape]:
        """Draw one sheet's columns."""
        shapes: list[Shape] = []
        for place, column in enumerate(columns):
            x = left + place * (self.column_width + self._gutter)
            for index, item in enumerate(column):
                rect = Rect(x, top + item.y, self.column_width, item.height)
                group = self.groups[item.group]
                if item.row < 0:
                    shapes += self._heading(group, rect, again=item.again)
                    continue
                last = index + 1 == len(column) or column[index + 1].row < 0
                shapes += draw_row(
                    group.rows[item.row],
                    self.style,
                    rect,
                    group.purpose.colour,
                    self._setter.metrics,
                    rule=not last,
                )
        return shapes

    def _measured(self) -> list[Group]:
        known = {purpose.key for purpose in self._spec.purposes}
        groups = []
        for place, purpose in enumerate(self._spec.purposes):
            last = place + 1 == len(self._spec.purposes)
            there = [
                o for o in self._spec.outlets if o.purpose == purpose.key or (last and o.purpose not in known)
            ]
            if there:
                groups.append(Group(purpose, tuple(self._rows(there))))
        return groups

    def _rows(self, outlets: list[PosterOutlet]) -> list[Row]:
        ordered = sorted(outlets, key=lambda outlet: outlet.number)
        return [
            measure_row(outlet, self.style, self.column_width, self._setter.metrics) for outlet in ordered
        ]

    def _heading(self, group: Group, rect: Rect, *, again: bool) -> list[Shape]:
        scale, purpose = self.scale, group.purpose
        label, size = self._spec.words(purpose.label), self._template.type.heading * scale
        if again:
            text, size = self._setter.fitted(
                self._spec.words(AGAIN, label=label), rect.width, most=0.74 * size, least=3.0, bold=True
            )
            middle = rect.y + 0.45 * rect.height
            rule = ((rect.x, rect.bottom - 0.6), (rect.right, rect.bottom - 0.6))
            return [
                self._setter.line(text, rect.x, middle, size, purpose.colour, bold=True),
                Path(rule, stroke=purpose.colour, width=0.5 * scale),
            ]
        plate = Rect(rect.x, rect.y, rect.width, rect.height - 0.9 * scale)
        count = self._spec.words(COUNT, count=len(group.rows))
        middle = plate.y + plate.height / 2
        side = 3.6 * scale
        room = plate.width - 3 * side - self._setter.width(count, 3.5 * scale)
        text, size = self._setter.fitted(label, room, most=size, least=3.0, bold=True)
        return [
            Box(plate, purpose.colour, radius=1.8 * scale),
            replace(self._setter.line(text, plate.x + side, middle, size, "#ffffff", bold=True), role="H2"),
            self._setter.line(count, plate.right - side, middle, 3.5 * scale, "#ffffff", anchor="end"),
        ]
