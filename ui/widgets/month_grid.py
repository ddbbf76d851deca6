"""One month to pick a day from: arrows move, Page keys change the month, Enter takes the day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import say
from ui.texts import kit
from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ui.theme import Tone

_CELL = QSize(54, 38)
_HEAD = 44
_NAMES = 26
_SIDE = 12
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space))
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthGrid(QWidget):
    """Signals: ``picked(date)``; ``left`` with Esc, nothing taken."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = self._day = today
        self._marks: Mapping[date, Tone] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date) -> None:
        """Mark a day and show its month."""
        self._day = day
        self.setAccessibleDescription(day.isoformat())
        self.update()

    def show_marks(self, marks: Mapping[date, Tone]) -> None:
        """Put a spot under these days."""
        self._marks = dict(marks)
        self.update()

    def sizeHint(self) -> QSize:
        """Six weeks with their head."""
        return QSize(7 * _CELL.width() + 2 * _SIDE, _HEAD + _NAMES + 6 * _CELL.height() + 8)

    def event(self, event: QEvent) -> bool:
        """The page keys and Esc are the calendar's while it has the focus."""
        from PySide6.QtGui import QKeyEvent

        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page keys, Enter, Esc."""
        key = Qt.Key(event.key())
        if key in _DAYS:
            self.show_day(self._day + timedelta(days=_DAYS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in _ENTER:
            self.picked.emit(self._day)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes a day; the head turns the month."""
        place = event.position()
        if place.y() < _HEAD:
            self._turn(-1 if place.x() < self.width() / 2 else 1)
            return
        week = int((place.y() - _HEAD - _NAMES) // _CELL.height())
        column = int((place.x() - _SIDE) // _CELL.width())
        if 0 <= week < 6 and 0 <= column < 7:
            self.show_day(self._first() + timedelta(days=week * 7 + column))
            self.picked.emit(self._day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw head, week days, days."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_surface(
            painter, as_rect(self.rect()), t.card, t.primary if self.hasFocus() else t.border, radius=8
        )
        centred = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(t.ink))
        painter.setFont(font(Size.LARGE, bold=True))
        painter.drawText(
            QRectF(0, 0, self.width(), _HEAD), centred, f"{self._day.year} - {self._day.month:02d}"
        )
        painter.drawText(QRectF(_SIDE, 0, _CELL.width(), _HEAD), centred, "‹")
        painter.drawText(QRectF(self.width() - _SIDE - _CELL.width(), 0, _CELL.width(), _HEAD), centred, "›")
        painter.setPen(QColor(t.muted))
        painter.setFont(font())
        for column, name in enumerate(say(kit.WEEK_DAYS).split()):
            box = QRectF(_SIDE + column * _CELL.width(), _HEAD, _CELL.width(), _NAMES)
            painter.drawText(box, centred, name)
        for place in range(42):
            self._paint_day(painter, place, self._first() + timedelta(days=place))

    def _paint_day(self, painter: QPainter, place: int, day: date) -> None:
        t = tokens()
        week, column = divmod(place, 7)
        left, top = _SIDE + column * _CELL.width(), _HEAD + _NAMES + week * _CELL.height()
        box = QRectF(left + 3, top + 2, _CELL.width() - 6, _CELL.height() - 4)
        is_marked = day == self._day
        if is_marked or day == self._today:
            paint_surface(painter, box, t.primary if is_marked else None, t.primary)
        is_inside = day.month == self._day.month
        painter.setPen(QColor(t.on_primary if is_marked else t.ink if is_inside else t.muted))
        painter.setFont(font(Size.LARGE if is_inside else Size.BODY, bold=is_marked))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
        tone = self._marks.get(day)
        if tone is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.on_primary if is_marked else t.tone(tone)[0]))
            painter.drawEllipse(QRectF(box.center().x() - 2.5, box.bottom() - 8, 5, 5))

    def _first(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _turn(self, months: int) -> None:
        year, month = divmod(self._day.year * 12 + self._day.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.show_day(date(year, month + 1, min(self._day.day, last)))
