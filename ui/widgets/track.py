"""A little drawing of points in their order: a line, or an area."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import color, tokens
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_HEIGHT = 130
_AROUND = 18


class Track(QWidget):
    """North is up; hidden while there are fewer than two points."""

    def __init__(self, *, is_area: bool) -> None:
        super().__init__()
        self._is_area = is_area
        self._points: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw these, each latitude and longitude in degrees."""
        self._points = tuple(points)
        self.setVisible(len(points) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        """A broad strip."""
        return QSize(400, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, line, points."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        paint_surface(painter, box, t.map_block, None, radius=6)
        if not self._points:
            return
        squeeze = math.cos(math.radians(self._points[0][0]))
        flat = [(longitude * squeeze, -latitude) for latitude, longitude in self._points]
        left, right = min(x for x, _ in flat), max(x for x, _ in flat)
        top, bottom = min(y for _, y in flat), max(y for _, y in flat)
        inner = box.adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        wide, tall = max(right - left, 1e-9), max(bottom - top, 1e-9)
        scale = min(inner.width() / wide, inner.height() / tall)
        middle = QPointF((left + right) / 2, (top + bottom) / 2)
        points = [inner.center() + (QPointF(x, y) - middle) * scale for x, y in flat]
        painter.setPen(QPen(QColor(t.primary), 2))
        if self._is_area:
            painter.setBrush(color(t.primary, 0.18))
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(t.primary))
        painter.setPen(QPen(QColor(t.card), 2))
        for point in points:
            painter.drawEllipse(point, 5, 5)
