"""Draws the cells of tables: words, a second line in small print, or a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.cells import Cell, Role
from ui.theme import Size, font, tokens
from ui.widgets.chips import CHIP_HEIGHT, chip_width, paint_chip
from ui.widgets.painting import as_rect, elided, two_lines

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

_SIDE = 12


class CellDelegate(QStyledItemDelegate):
    """Draws a :class:`~ui.cells.Cell`, with a hairline below and a tint for the chosen row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        t = tokens()
        box = as_rect(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, QColor(t.tint))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(t.hover))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(t.line))
        cell = index.data(Role.CELL)
        if isinstance(cell, Cell):
            right = bool(
                Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
            )
            first_column_bold = chosen and index.column() == 0
            paint_cell(painter, box.adjusted(_SIDE, 0, -_SIDE, -1), cell, right=right, bold=first_column_bold)
        painter.restore()


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, *, right: bool, bold: bool) -> None:
    """Draw the contents of a cell into ``box``."""
    t = tokens()
    if cell.tone is not None:
        if cell.text:
            width = min(chip_width(cell.text), box.width() + 8)
            chip = QRectF(box.left(), box.center().y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
            paint_chip(painter, chip, cell.text, cell.tone)
        return
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    strong = bold or cell.bold
    size = Size.SMALL if cell.muted else Size.BODY
    painter.setFont(font(size, bold=strong))
    painter.setPen(QColor(t.muted if cell.muted else t.ink))
    words = elided(cell.text, size, box.width(), bold=strong)
    below = elided(cell.second, Size.SMALL, box.width())
    is_long = cell.wraps and words != cell.text
    if is_long:
        words, below = two_lines(cell.text, size, box.width(), bold=strong)
    if not below:
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
        return
    upper = QRectF(box.left(), box.center().y() - 20, box.width(), 21)
    lower = QRectF(box.left(), box.center().y() + 1, box.width(), 18)
    painter.drawText(upper, side | Qt.AlignmentFlag.AlignVCenter, words)
    if not is_long:
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(t.muted))
    painter.drawText(lower, side | Qt.AlignmentFlag.AlignVCenter, below)
