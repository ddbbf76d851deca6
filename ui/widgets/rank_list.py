"""Answers put in an order: a number key gives the next place, Alt with the arrows moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import elided, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ui.widgets.big_choices import BigChoice

_ROW = 50
_GAP = 6
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_TAKE_AWAY = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RankList(QWidget):
    """What has a place stands on top in its order, with the place at the right; the rest waits below.

    Number keys (or Space, or a click) give a row the next place, Delete takes its place away,
    Alt with Up and Down or the mouse moves it. The last row gets its place by itself.

    Signals: ``ranked`` with a tuple of keys, ``done``.
    """

    ranked = Signal(object)
    done = Signal()

    def __init__(self, choices: Sequence[BigChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = {choice.key: choice for choice in choices}
        self._order: list[str] = []
        self._at = 0
        self._held = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, keys: Sequence[str]) -> None:
        """Show an order; sends nothing."""
        self._order = [key for key in keys if key in self._choices]
        self._tell_reader()
        self.update()

    def value(self) -> tuple[str, ...]:
        """The keys that have a place, in order."""
        return tuple(self._order)

    @property
    def is_complete(self) -> bool:
        """Whether everything has a place."""
        return len(self._order) == len(self._choices)

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(760, len(self._choices) * (_ROW + _GAP) - _GAP)

    def minimumSizeHint(self) -> QSize:
        """Never cut a row."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys rank, Alt with arrows moves, Delete takes away, Enter is done."""
        key, sign = Qt.Key(event.key()), event.text().lower()
        is_moving = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        hit = next((one.key for one in self._choices.values() if sign and one.number == sign), "")
        if key in _STEPS and is_moving:
            self._move(_STEPS[key])
        elif key in _STEPS:
            self._at = max(0, min(self._at + _STEPS[key], len(self._choices) - 1))
        elif key == Qt.Key.Key_Space:
            self._rank(self._rows()[self._at])
        elif hit:
            self._rank(hit)
        elif key in _TAKE_AWAY and self._order:
            marked = self._rows()[self._at]
            self._order.remove(marked if marked in self._order else self._order[-1])
            self.ranked.emit(self.value())
        elif key in _ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)
            return
        self._tell_reader()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ranks what waits; what has a place can be dragged."""
        self.setFocus()
        self._at = self._row_at(event.position().y())
        key = self._rows()[self._at]
        if key in self._order:
            self._held = key
        else:
            self._rank(key)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is held goes along with the mouse."""
        if not self._held:
            return
        row = min(self._row_at(event.position().y()), len(self._order) - 1)
        if self._order[row] != self._held:
            self._order.remove(self._held)
            self._order.insert(row, self._held)
            self._at = row
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        if self._held:
            self._held = ""
            self.ranked.emit(self.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, key in enumerate(self._rows()):
            self._paint_row(painter, row, self._choices[key])

    def _paint_row(self, painter: QPainter, row: int, choice: BigChoice) -> None:
        t = tokens()
        box = QRectF(0, row * (_ROW + _GAP), self.width(), _ROW)
        is_ranked = choice.key in self._order
        marked = row == self._at and self.hasFocus()
        edge = t.primary if marked or is_ranked else t.border
        paint_surface(painter, box, t.tint if is_ranked else t.card, edge, radius=8, width=2 if marked else 1)
        cap = QRectF(18, box.center().y() - 15, 30, 30)
        paint_surface(painter, cap, None, t.border)
        painter.setPen(QColor(t.muted))
        painter.setFont(font(Size.LARGE, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, choice.number)
        painter.setPen(QColor(t.ink))
        painter.setFont(font(Size.DOOR))
        room = box.adjusted(64, 0, -80, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(choice.label, Size.DOOR, room.width()))
        if is_ranked:
            badge = QRectF(box.right() - 56, box.center().y() - 17, 40, 34)
            paint_surface(painter, badge, t.primary, None, radius=17)
            painter.setPen(QColor(t.on_primary))
            painter.setFont(font(18, bold=True))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(row + 1))

    def _rows(self) -> list[str]:
        return [*self._order, *(key for key in self._choices if key not in self._order)]

    def _row_at(self, y: float) -> int:
        return max(0, min(int(y // (_ROW + _GAP)), len(self._choices) - 1))

    def _rank(self, key: str) -> None:
        if key in self._order:
            self._at = self._order.index(key)
            return
        self._order.append(key)
        left = [one for one in self._choices if one not in self._order]
        if len(left) == 1:
            self._order.append(left[0])
        self._at = min(len(self._order), len(self._choices) - 1)
        self.ranked.emit(self.value())

    def _move(self, step: int) -> None:
        key = self._rows()[self._at]
        target = self._at + step
        if key in self._order and 0 <= target < len(self._order):
            self._order.remove(key)
            self._order.insert(target, key)
            self._at = target
            self.ranked.emit(self.value())

    def _tell_reader(self) -> None:
        rows = self._rows()
        if rows:
            place = f"{self._at + 1} " if rows[self._at] in self._order else ""
            self.setAccessibleDescription(f"{place}{self._choices[rows[self._at]].label}")
