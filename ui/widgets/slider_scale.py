"""A number on a line: arrows step, digits set it at once, the mouse drags. Or as stars."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_MOST_TICKS = 21
_EDGE = 34
_KNOB = 13
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_CLEAR = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
_FORWARD = frozenset((Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus))
_BACKWARD = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus))


class SliderScale(QWidget):
    """A slider that has no value until somebody sets one.

    Digits typed one after the other make a number; arrows step, Home and End go to the ends,
    Delete takes the answer away, Enter is done.

    Signals: ``set_to`` with the number as text (empty when taken away), ``done``.

    Args:
        low, high, step: of the scale; ``high`` may be the smaller one.
        is_vertical: stands upright.
        has_ticks: marks on the line.
    """

    set_to = Signal(str)
    done = Signal()

    def __init__(
        self, low: Decimal, high: Decimal, step: Decimal, *, is_vertical: bool = False, has_ticks: bool = True
    ) -> None:
        super().__init__()
        self._low, self._high = low, high
        self._step = abs(step) or Decimal(1)
        self._count = max(1, int(abs(high - low) / self._step))
        self._at: int | None = None
        self._typed = ""
        self._is_vertical, self._has_ticks = is_vertical, has_ticks
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, text: str) -> None:
        """Show a number; sends nothing."""
        try:
            number = Decimal(text) if text else None
        except ArithmeticError:
            number = None
        self._at = None if number is None else self._place_of(number)
        self.setAccessibleDescription(text)
        self.update()

    def value(self) -> str:
        """The number as text, empty for none."""
        return "" if self._at is None else self.words_at(self._at)

    def words_at(self, place: int) -> str:
        """The number at a place of the scale."""
        sign = 1 if self._high >= self._low else -1
        number = self._low + sign * place * self._step
        return format(number.normalize(), "f") if number else "0"

    def sizeHint(self) -> QSize:
        """A broad strip, or an upright one."""
        return QSize(320, 300) if self._is_vertical else QSize(700, 112)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, arrows, Home, End, Delete, Enter."""
        key, sign = Qt.Key(event.key()), event.text()
        if sign and sign in "0123456789." and len(sign) == 1:
            self._type(sign)
            return
        self._typed = ""
        if key in _FORWARD:
            self._put(0 if self._at is None else self._at + 1)
        elif key in _BACKWARD:
            self._put(0 if self._at is None else self._at - 1)
        elif key == Qt.Key.Key_Home:
            self._put(0)
        elif key == Qt.Key.Key_End:
            self._put(self._count)
        elif key in _CLEAR and self._at is not None:
            self._put(None)
        elif key in _ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the number where the mouse is."""
        self.setFocus()
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the knob."""
        at, length = event.position(), self._length()
        share = (self.height() - _EDGE - at.y()) / length if self._is_vertical else (at.x() - _EDGE) / length
        self._put(round(max(0.0, min(1.0, share)) * self._count))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, ticks, ends, knob and number."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._point(0), self._point(self._count)
        painter.setPen(QPen(QColor(t.border), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(first, last)
        ends = {0, self._count}
        places = range(self._count + 1) if self._has_ticks and self._count < _MOST_TICKS else sorted(ends)
        for place in places:
            self._paint_tick(painter, place, is_named=place in ends or len(places) <= 11)
        if self._at is None:
            return
        point = self._point(self._at)
        painter.setPen(QPen(QColor(t.primary), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(first, point)
        painter.setPen(QPen(QColor(t.card), 3))
        painter.setBrush(QColor(t.primary))
        painter.drawEllipse(point, _KNOB, _KNOB)
        self._paint_focus(painter, point)
        painter.setPen(QColor(t.primary_text))
        painter.setFont(font(Size.FIGURE, bold=True))
        box = QRectF(point.x() - 60, point.y() - 52, 120, 32)
        if self._is_vertical:
            box = QRectF(point.x() + 60, point.y() - 16, 120, 32)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.value())

    # --- inside -------------------------------------------------------------

    def _paint_focus(self, painter: QPainter, point: QPointF) -> None:
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens().primary), 2))
            painter.drawEllipse(point, _KNOB + 4, _KNOB + 4)

    def _paint_tick(self, painter: QPainter, place: int, *, is_named: bool) -> None:
        t = tokens()
        point = self._point(place)
        across = QPointF(7, 0) if self._is_vertical else QPointF(0, 7)
        if self._has_ticks:
            painter.setPen(QPen(QColor(t.border), 2))
            painter.drawLine(point - across, point + across)
        if is_named:
            painter.setPen(QColor(t.muted))
            painter.setFont(font(Size.LARGE))
            box = QRectF(point.x() - 40, point.y() + 18, 80, 24)
            if self._is_vertical:
                box = QRectF(point.x() - 100, point.y() - 12, 80, 24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words_at(place))

    def _length(self) -> float:
        return max(1.0, (self.height() if self._is_vertical else self.width()) - 2 * _EDGE)

    def _point(self, place: int) -> QPointF:
        along = place / self._count * self._length()
        if self._is_vertical:
            return QPointF(self.width() / 2, self.height() - _EDGE - along)
        return QPointF(_EDGE + along, 60)

    def _place_of(self, number: Decimal) -> int:
        place = round(abs(number - self._low) / self._step)
        return max(0, min(place, self._count))

    def _type(self, sign: str) -> None:
        typed = self._typed + sign
        low, high = sorted((self._low, self._high))
        for text in (typed, sign):
            try:
                number = Decimal(text)
            except ArithmeticError:
                continue
            if number <= high:
                self._typed = text
                if number >= low:
                    self._put(self._place_of(number))
                return

    def _put(self, place: int | None) -> None:
        held = None if place is None else max(0, min(place, self._count))
        if held != self._at:
            self._at = held
            self.setAccessibleDescription(self.value())
            self.update()
            self.set_to.emit(self.value())


class Stars(SliderScale):
    """The same as stars in a row: a number key lights so many."""

    def sizeHint(self) -> QSize:
        """A row of stars."""
        return QSize((self._count + 1) * 64 + 8, 76)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the stars up to the mouse."""
        self._put(int(event.position().x() // 64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stars."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._count + 1):
            is_lit = self._at is not None and place <= self._at
            painter.setPen(QPen(QColor(t.primary if is_lit or self.hasFocus() else t.border), 2))
            painter.setBrush(QColor(t.primary) if is_lit else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_star(QPointF(place * 64 + 34, 34), 26))
            painter.setPen(QColor(t.muted))
            painter.setFont(font(Size.SMALL))
            painter.drawText(
                QRectF(place * 64, 60, 68, 16), Qt.AlignmentFlag.AlignCenter, self.words_at(place)
            )


def _star(middle: QPointF, radius: float) -> QPolygonF:
    import math

    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.45
        angle = math.pi * corner / 5
        points.append(middle + QPointF(reach * math.sin(angle), -reach * math.cos(angle)))
    return QPolygonF(points)
