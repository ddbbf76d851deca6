"""Rows rated on one scale: a number key answers the row and goes to the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.widgets.big_choices import BigChoice

ROW = 46
_HEAD = 48
_CELL = 104
_MOST_FOR_CELLS = 660
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_CLEAR = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))


@dataclass(frozen=True, slots=True)
class RatedRow:
    """One row.

    Attributes:
        key: path of the question.
        label: what is rated.
        value: key of the chosen answer, empty for none; several parted by blanks.
        several: more than one answer may be chosen.
        problem: words under the label; empty when all is well.
    """

    key: str
    label: str
    value: str = ""
    problem: str = ""
    several: bool = False


class RatingRows(QWidget):
    """Draws the rows; ``rated(key, value)`` comes with each answer, ``done`` with Enter."""

    rated = Signal(str, str)
    done = Signal()

    def __init__(self, scale: Sequence[BigChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = tuple(scale)
        self._rows: tuple[RatedRow, ...] = ()
        self._cell = max(48, min(_CELL, _MOST_FOR_CELLS // max(1, len(self._scale))))
        self._row = 0
        self._column = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[RatedRow]) -> None:
        """Show the rows as they stand; the mark keeps its row."""
        is_new = [row.key for row in rows] != [row.key for row in self._rows]
        self._rows = tuple(rows)
        if is_new:
            self._row = next((at for at, row in enumerate(rows) if not row.value), 0)
            self._follow()
        self.updateGeometry()
        self.update()

    def go_to(self, key: str) -> None:
        """Mark the row of a question."""
        for at, row in enumerate(self._rows):
            if row.key == key:
                self._row = at
                self._follow()

    @property
    def current(self) -> str:
        """The path of the marked row."""
        return self._rows[self._row].key if self._rows else ""

    def sizeHint(self) -> QSize:
        """Head and rows."""
        return QSize(760, _HEAD + ROW * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """Never cut a row."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys answer, arrows move, Space takes, Delete clears, Enter is done."""
        key, sign = Qt.Key(event.key()), event.text().lower()
        hit = next((at for at, choice in enumerate(self._scale) if sign and choice.number == sign), None)
        if hit is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._answer(hit)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._row = min(max(self._row + step, 0), len(self._rows) - 1)
            self._follow()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._column = min(max(self._column + step, 0), len(self._scale) - 1)
            self.update()
        elif key == Qt.Key.Key_Space:
            self._answer(self._column)
        elif key in _CLEAR and self._rows:
            self.rated.emit(self.current, "")
        elif key in _ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click answers the row under it."""
        place = event.position()
        row = int((place.y() - _HEAD) // ROW)
        column = int((place.x() - self._left()) // self._cell)
        if not 0 <= row < len(self._rows) or place.y() < _HEAD:
            return
        self._row = row
        self.setFocus()
        if 0 <= column < len(self._scale):
            self._answer(column)
        else:
            self._follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the mark."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the mark."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale, then the rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        whole = QRectF(0, 0, self.width(), self.height())
        paint_surface(painter, whole, t.card, t.line, radius=8)
        painter.setPen(QColor(t.muted))
        for at, choice in enumerate(self._scale):
            box = QRectF(self._left() + at * self._cell + 4, 0, self._cell - 8, _HEAD)
            painter.setFont(font(Size.BODY if text_width(choice.label) <= box.width() else Size.SMALL))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, choice.label)
        for at, row in enumerate(self._rows):
            self._paint_row(painter, at, row)

    def _paint_row(self, painter: QPainter, at: int, row: RatedRow) -> None:
        t = tokens()
        top = _HEAD + at * ROW
        marked = at == self._row and self.hasFocus()
        if marked:
            painter.fillRect(QRectF(1, top, self.width() - 2, ROW), QColor(t.tint))
            painter.fillRect(QRectF(1, top, 3, ROW), QColor(t.primary))
        painter.setPen(QColor(t.line))
        painter.drawLine(QPointF(1, top), QPointF(self.width() - 1, top))
        room = QRectF(18, top, self._left() - 26, ROW)
        painter.setPen(QColor(t.ink))
        painter.setFont(font(18, bold=marked))
        if row.problem:
            painter.drawText(
                room.adjusted(0, 2, 0, -18),
                Qt.AlignmentFlag.AlignVCenter,
                elided(row.label, 18, room.width(), bold=marked),
            )
            painter.setPen(QColor(t.missing))
            painter.setFont(font(Size.SMALL))
            painter.drawText(room.adjusted(0, 26, 0, -2), Qt.AlignmentFlag.AlignVCenter, row.problem)
        else:
            words = elided(row.label, 18, room.width(), bold=marked)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        for column, choice in enumerate(self._scale):
            self._paint_cell(painter, at, column, chosen=choice.key in row.value.split())

    def _paint_cell(self, painter: QPainter, row: int, column: int, *, chosen: bool) -> None:
        t = tokens()
        choice = self._scale[column]
        middle = QPointF(self._left() + (column + 0.5) * self._cell, _HEAD + (row + 0.5) * ROW)
        half = min(32, self._cell / 2 - 6)
        box = QRectF(middle.x() - half, middle.y() - 16, 2 * half, 32)
        if chosen:
            paint_surface(painter, box, t.primary, t.primary)
        else:
            paint_surface(painter, box, t.card, t.border, dashed=choice.apart)
        if row == self._row and column == self._column and self.hasFocus():
            paint_surface(painter, box.adjusted(-3, -3, 3, 3), None, t.primary, radius=8)
        painter.setPen(QColor(t.on_primary if chosen else t.muted))
        painter.setFont(font(Size.LARGE, bold=chosen))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, choice.number)

    def _left(self) -> float:
        return self.width() - len(self._scale) * self._cell - 8

    def _answer(self, column: int) -> None:
        if not self._rows:
            return
        self._column = column
        answered, row, key = self.current, self._rows[self._row], self._scale[column].key
        if row.several:
            held = row.value.split()
            kept = [one for one in held if one != key] if key in held else [*held, key]
            self.rated.emit(answered, " ".join(kept))
            return
        if self._row + 1 < len(self._rows):
            self._row += 1
        self._follow()
        self.rated.emit(answered, key)

    def _follow(self) -> None:
        if not self._rows:
            return
        row = self._rows[self._row]
        column = next((at for at, choice in enumerate(self._scale) if choice.key in row.value.split()), None)
        if column is not None and not row.several:
            self._column = column
        words = self._scale[column].label if column is not None else ""
        self.setAccessibleDescription(f"{row.label} {words}".strip())
        self.update()
