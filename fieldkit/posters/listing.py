"""The list of outlets: groups, their rows at one scale, and how many sheets they take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.columns import Column, Heights, balanced_height, flow
from fieldkit.posters.qr import short_code
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
_HEADING = 1.67
"""Height of a heading's plate against its type."""
_BEFORE_HEADING = 3.6
_WHOLE_COST, _WHOLE_MOST = 1.06, 1.25
"""Height that unbroken groups may cost: where room is short, and where there is room."""


@dataclass(frozen=True, slots=True)
class Group:
    """A purpose with its measured rows."""

    purpose: Purpose
    rows: tuple[Row, ...]


class Listing:
    """The list of one poster at one scale, in columns of one width."""

    def __init__(
        self,
        spec: PosterSpec,
        template: Template,
        setter: Setter,
        scale: float,
        width: float,
        *,
        further: float | None = None,
        distance: float = 0.0,
    ) -> None:
        """Measure the rows.

        Args:
            scale: size of the rows against the least legible ones.
            width: room for columns on the first sheet in mm.
            further: room on the other sheets; None: the same.
            distance: metres from which names must be legible; 0 = as the template says.
        """
        self._spec = spec
        self._template = template
        self._setter = setter
        self.scale = scale
        self.style: RowStyle = code_style(spec.outlets, template, scale, spec.order.map_service, distance)
        gutter = max(_GUTTER * scale**0.5, self.style.quiet + 2)
        least = self.style.least_width
        self.columns = max(1, int((width + gutter) // (least + gutter)))
        self.column_width = (width - gutter * (self.columns - 1)) / self.columns
        self._gutter = gutter
        wide = width if further is None else further
        self.further = max(1, int((wide + gutter + 0.01) // (self.column_width + gutter)))
        self._further_gutter = (
            (wide - self.further * self.column_width) / (self.further - 1) if self.further > 1 else gutter
        )
        self.groups = tuple(self._measured())
        plate = _HEADING * template.type.heading * scale
        self.heights = Heights(plate, plate, _BEFORE_HEADING * scale)
        self._row_heights = [[row.height for row in group.rows] for group in self.groups]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was cut in rows."""
        return tuple(problem for group in self.groups for row in group.rows for problem in row.problems)

    def single(self, most: float, good: float) -> tuple[float, tuple[Column, ...]] | None:
        """Return the height and the columns in which everything fits one sheet, or None over ``most``.

        Groups stay whole where that costs little height, and a bit more where it stays under ``good``.
        """
        least = balanced_height(self._row_heights, self.heights, self.columns, most)
        if least is None:
            return None
        room = min(most, max(min(good, _WHOLE_MOST * least), _WHOLE_COST * least))
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
        highest = max((height for group in self._row_heights for height in group), default=0.0)
        # A row higher than a sheet is not made by real text; it gets a column of its own.
        further = max(further, self.heights.heading + highest)
        if rows and first < self.heights.heading + highest:
            return ((), *self._further(further, rows))
        heights = [first] * self.columns + [further] * self.further * (rows + 1)
        columns = flow(self._row_heights, self.heights, heights) or ()
        beyond = -(-max(0, len(columns) - self.columns) // self.further)
        if beyond:
            columns = self._evened(heights, columns, self.columns + (beyond - 1) * self.further)
        more = range(self.columns, len(columns), self.further)
        return (columns[: self.columns], *(columns[at : at + self.further] for at in more))

    def _further(self, height: float, rows: int) -> tuple[tuple[Column, ...], ...]:
        """Share all rows out over further sheets: the first has no room for a row."""
        columns = flow(self._row_heights, self.heights, [height] * self.further * (rows + 1)) or ()
        return tuple(columns[at : at + self.further] for at in range(0, len(columns), self.further))

    def _evened(self, heights: list[float], columns: tuple[Column, ...], full: int) -> tuple[Column, ...]:
        """Lower the last sheet's columns while its rows still fit."""
        low, high = 0.0, heights[full]
        while high - low > 1.0:
            middle = (low + high) / 2
            tried = flow(self._row_heights, self.heights, heights[:full] + [middle] * self.further)
            if tried is None:
                low = middle
            else:
                high, columns = middle, tried
        return columns

    def stretched(self, columns: tuple[Column, ...], room: float, most: float) -> tuple[Column, ...]:
        """Give rows more air so that the longest column fills ``room``, at most ``most`` times their height."""
        factor = most
        for column in columns:
            rows = sum(item.height for item in column if item.row >= 0)
            used = column[-1].y + column[-1].height
            if rows:
                factor = min(factor, 1 + (room - used) / rows)
        if factor <= 1:
            return columns
        return tuple(_aired(column, factor) for column in columns)

    def filled(self, columns: tuple[Column, ...], room: float, most: float) -> tuple[Column, ...]:
        """Give each column air of its own so that all end at the same height; one far shorter stays."""
        return tuple(
            self.stretched((column,), room, 2 * most)[0] if _end(column) * most >= room else column
            for column in columns
        )

    def draw(
        self, columns: tuple[Column, ...], left: float, top: float, *, first: bool = True
    ) -> list[Shape]:
        """Draw one sheet's columns."""
        shapes: list[Shape] = []
        gutter = self._gutter if first else self._further_gutter
        for place, column in enumerate(columns):
            x = left + place * (self.column_width + gutter)
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
        width, metrics = self.column_width, self._setter.metrics
        return [
            measure_row(outlet, self.style, width, metrics, short_code(self._spec, outlet))
            for outlet in ordered
        ]

    def _heading(self, group: Group, rect: Rect, *, again: bool) -> list[Shape]:
        scale, purpose = self.scale, group.purpose
        label, size = self._spec.words(purpose.label), self._template.type.heading * scale
        if again:
            text, size = self._setter.fitted(
                self._spec.words(AGAIN, label=label), rect.width, most=0.74 * size, least=3.0, bold=True
            )
            middle = rect.y + 0.5 * rect.height
            rule = ((rect.x, rect.bottom - 1.2 * scale), (rect.right, rect.bottom - 1.2 * scale))
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


def _end(column: Column) -> float:
    return column[-1].y + column[-1].height


def _aired(column: Column, factor: float) -> Column:
    """Return a column with rows ``factor`` times as high; what stands below moves down."""
    items, down = [], 0.0
    for item in column:
        height = item.height * factor if item.row >= 0 else item.height
        items.append(replace(item, y=item.y + down, height=height))
        down += height - item.height
    return tuple(items)
