"""Bars beside their names and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_ROW = 27


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, whether it is drawn strongly (what matters more)."""

    name: str
    value: float
    strong: bool = True


class BarList(QWidget):
    """Bars under each other, to one scale; ``is_calm``: their length is neither good nor bad."""

    def __init__(
        self, bars: Sequence[Bar] = (), parent: QWidget | None = None, *, is_calm: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_calm = is_calm
        self._bars: tuple[Bar, ...] = ()
        self._most = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar], most: float = 0) -> None:
        """Show other bars; ``most`` is the full length, by default the longest with some room."""
        self._bars = tuple(bars)
        self._most = most or max((bar.value for bar in bars), default=1) * 1.14 or 1
        self.setAccessibleName("，".join(f"{bar.name} {bar.value:g}" for bar in bars))
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
        room = max(10.0, self.width() - names - 44)
        for row, bar in enumerate(self._bars):
            top = row * _ROW
            painter.setPen(QColor(t.ink))
            painter.setFont(font(13))
            painter.drawText(
                QRectF(0, top, names, _ROW), Qt.AlignmentFlag.AlignVCenter, elided(bar.name, 13, names - 6)
            )
            track = QRectF(names, top + _ROW / 2 - 6, room, 12)
            paint_surface(painter, track, t.neutral_ground, None, radius=2)
            track.setWidth(max(2.0, room * min(1.0, bar.value / self._most)))
            strong, weak = (t.primary, t.border) if self._is_calm else (t.bar_strong, t.bar)
            paint_surface(painter, track, strong if bar.strong else weak, None, radius=2)
            painter.setPen(QColor(t.muted))
            painter.setFont(font(Size.SMALL))
            figure = QRectF(names + room + 8, top, 36, _ROW)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter, f"{bar.value:g}")
