"""A list in groups: heading rows that cannot be chosen, and bars that run up to a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.cells import Cell, Role
from ui.models.id_table_model import IdTableModel, Index
from ui.theme import Size, font, tokens
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.painting import as_rect, elided, paint_surface, text_width
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.cells import Column
    from ui.theme import Tone

S = TypeVar("S")
HEADING = "#"
"""Ids of heading rows begin with it."""
_BAR_HEIGHT = 10
_HEADING_HEIGHT = 34
_SIDE = 12


@dataclass(frozen=True, slots=True)
class HeadingCell(Cell):
    """A heading over the whole row, ``second`` in grey behind it."""


@dataclass(frozen=True, slots=True)
class BarCell(Cell):
    """A bar.

    Attributes:
        share: its length, 0 to 1 of the room; None draws no bar.
        line: where the figure that is wanted lies, 0 to 1; None where there is none.
        expected: where the pace leads, 0 to 1; None where it does not say.
        bar_tone: its colour; the chip beside it says the same in words.
    """

    share: float | None = None
    line: float | None = None
    expected: float | None = None
    bar_tone: Tone | None = None


class GroupedDelegate(CellDelegate):
    """Draws headings and bars; other cells as every table does."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        cell = index.data(Role.CELL)
        box = as_rect(option.rect)  # type: ignore[attr-defined]
        if isinstance(cell, HeadingCell):
            _paint_heading(painter, box, cell)
            return
        super().paint(painter, option, index)
        if isinstance(cell, BarCell) and cell.share is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_bar(painter, box.adjusted(_SIDE, 0, -_SIDE, 0), cell)
            painter.restore()


def paint_bar(painter: QPainter, box: QRectF, cell: BarCell) -> None:
    """Draw a bar in the middle of ``box``: what there is, what is expected, the line to reach."""
    t = tokens()
    track = QRectF(box.left(), box.center().y() - _BAR_HEIGHT / 2, box.width(), _BAR_HEIGHT)
    # Its border keeps an empty bar in sight on the tint of the chosen row.
    paint_surface(painter, track, t.neutral_ground, t.line, radius=3)
    front = t.tone(cell.bar_tone)[0] if cell.bar_tone else t.primary
    if cell.expected is not None and cell.expected > (cell.share or 0):
        ghost = QRectF(track.left(), track.top(), track.width() * min(1.0, cell.expected), track.height())
        paint_surface(painter, ghost, None, front, radius=3, dashed=True)
    if cell.share:
        full = QRectF(
            track.left(), track.top(), max(3.0, track.width() * min(1.0, cell.share)), track.height()
        )
        paint_surface(painter, full, front, None, radius=3)
    if cell.line is not None:
        x = track.left() + track.width() * min(1.0, cell.line)
        painter.setPen(QPen(QColor(t.ink), 2))
        painter.drawLine(QPointF(x, track.top() - 4), QPointF(x, track.bottom() + 4))


def _paint_heading(painter: QPainter, box: QRectF, cell: Cell) -> None:
    t = tokens()
    painter.save()
    painter.fillRect(box, QColor(t.ground))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(t.line))
    room = box.adjusted(_SIDE, 0, -_SIDE, 0)
    painter.setFont(font(Size.BODY, bold=True))
    painter.setPen(QColor(t.ink))
    words = elided(cell.text, Size.BODY, room.width(), bold=True)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    behind = room.adjusted(text_width(words, Size.BODY, bold=True) + 14, 0, 0, 0)
    painter.setFont(font(Size.SMALL))
    painter.setPen(QColor(t.muted))
    painter.drawText(
        behind,
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        elided(cell.second, Size.SMALL, behind.width()),
    )
    painter.restore()


class GroupedModel(IdTableModel[S]):
    """Rows whose id begins with :data:`HEADING` are headings."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by the arrows."""
        found = self.id_at(index.row())
        if found is not None and found.startswith(HEADING):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class GroupedTable(DataTable):
    """A data table whose headings go over the whole row."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[S]],
        fetch: Callable[[Sequence[str]], dict[str, S]],
        *,
        row_height: int = 44,
    ) -> None:
        super().__init__(name, row_height=row_height)
        self._row_height = row_height
        self._left_out: tuple[tuple[int, ...], int] = ((), 0)
        self.verticalHeader().setMinimumSectionSize(_HEADING_HEIGHT)
        self._grouped: GroupedModel[S] = GroupedModel(columns, fetch, self)
        self.setItemDelegate(GroupedDelegate(self))
        self.show_model(self._grouped, columns)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these rows; what is chosen stays chosen, or the first row is."""
        kept = self.current_id()
        self.clearSpans()
        self._grouped.forget_all()
        self._grouped.set_ids(ids)
        columns = self._grouped.columnCount()
        for row, one in enumerate(ids):
            is_heading = one.startswith(HEADING)
            self.setRowHeight(row, _HEADING_HEIGHT if is_heading else self._row_height)
            if is_heading and columns > 1:
                self.setSpan(row, 0, 1, columns)
        if not (kept and self.choose(kept)):
            self.choose_first()

    def leave_out(self, columns: Sequence[int], *, below: int) -> None:
        """Leave these columns out while the table is narrower than so many pixels."""
        self._left_out = (tuple(columns), below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow window has no room for; the panel says it as well."""
        columns, below = self._left_out
        for column in columns:
            self.setColumnHidden(column, self.width() < below)
        super().resizeEvent(event)

    def choose_first(self) -> bool:
        """Choose the first row that is no heading; False where there is none."""
        return any(self.choose(one) for one in self._grouped.ids()[:2] if not one.startswith(HEADING))

    def ids(self) -> Sequence[str]:
        """The rows in order, headings too."""
        return self._grouped.ids()


def rows_in_sight(rows: Mapping[str, S], ids: Sequence[str]) -> dict[str, S]:
    """What a table fetches: the rows of ``ids`` that there are."""
    return {one: rows[one] for one in ids if one in rows}
