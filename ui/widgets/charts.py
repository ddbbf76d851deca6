"""Bars beside their names and numbers; where they lead somewhere, one is chosen by keys or the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_ROW = 27
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_CHOOSING = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        strong: drawn strongly (what matters more).
        key: what :attr:`BarList.chosen` says; without one it leads nowhere.
        figure: words at the right in place of the value.
        is_calm: its length is neither good nor bad.
    """

    name: str
    value: float
    strong: bool = True
    key: str = ""
    figure: str = ""
    is_calm: bool = False


class BarList(QWidget):
    """Bars under each other, to one scale; ``is_calm``: their length is neither good nor bad.

    Bars with keys can be chosen: Up and Down move, Enter, Space or a click choose.

    Signal: ``chosen(key)``.
    """

    chosen = Signal(str)

    def __init__(
        self, bars: Sequence[Bar] = (), parent: QWidget | None = None, *, is_calm: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_calm = is_calm
        self._bars: tuple[Bar, ...] = ()
        self._most = 1.0
        self._at = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar], most: float = 0) -> None:
        """Show other bars; ``most`` is the full length, by default the longest with some room."""
        self._bars = tuple(bars)
        leads = any(bar.key for bar in bars)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(leads)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self._at = min(self._at, len(self._bars) - 1)
        self._most = most or max((bar.value for bar in bars), default=1) * 1.14 or 1
        self.setAccessibleName("，".join(f"{bar.name} {_figure(bar)}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row a bar."""
        return QSize(240, _ROW * len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = min(110, max((text_width(bar.name, 13) for bar in self._bars), default=0)) + 16
        figures = max((text_width(_figure(bar), Size.SMALL) for bar in self._bars), default=0)
        room = max(10.0, self.width() - names - max(36, figures) - 8)
        for row, bar in enumerate(self._bars):
            top = row * _ROW
            if row == self._at and bar.key:
                edge = t.primary if self.hasFocus() else None
                paint_surface(painter, QRectF(-0.5, top, self.width(), _ROW), t.hover, edge, radius=4)
            painter.setPen(QColor(t.ink))
            painter.setFont(font(13))
            painter.drawText(
                QRectF(4, top, names - 4, _ROW),
                Qt.AlignmentFlag.AlignVCenter,
                elided(bar.name, 13, names - 10),
            )
            track = QRectF(names, top + _ROW / 2 - 6, room, 12)
            paint_surface(painter, track, t.neutral_ground, None, radius=2)
            track.setWidth(max(2.0, room * min(1.0, bar.value / self._most)))
            strong, weak = (t.primary, t.border) if self._is_calm or bar.is_calm else (t.bar_strong, t.bar)
            paint_surface(painter, track, strong if bar.strong else weak, None, radius=2)
            painter.setPen(QColor(t.muted))
            painter.setFont(font(Size.SMALL))
            figure = QRectF(names + room + 8, top, max(36, figures), _ROW)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter, _figure(bar))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter and Space choose."""
        if event.key() in _STEPS and self._bars:
            self._go_to(max(0, min(self._at + _STEPS[event.key()], len(self._bars) - 1)))
        elif event.key() in _CHOOSING and 0 <= self._at < len(self._bars):
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first bar."""
        super().focusInEvent(event)
        self._go_to(max(0, self._at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the bar under the mouse."""
        self._go_to(self._row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark none."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go_to(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self._choose(self._row_at(event.position().y()))

    def _row_at(self, y: float) -> int:
        return max(0, min(int(y // _ROW), len(self._bars) - 1))

    def _go_to(self, row: int) -> None:
        if row != self._at:
            self._at = row
            if 0 <= row < len(self._bars):
                bar = self._bars[row]
                self.setAccessibleDescription(f"{bar.name} {_figure(bar)}")
            self.update()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._bars) and self._bars[row].key:
            self.chosen.emit(self._bars[row].key)


def _figure(bar: Bar) -> str:
    return bar.figure or f"{bar.value:g}"
