"""Places that compete, drawn to scale on plain ground: how far apart, and in which direction."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import say
from ui.texts import kit
from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_DOT = 11
_AROUND = 26
_SCALE_FROM_EDGE = 12
_STEPS = (1, 2, 5)
_LEAST_M = 5.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place.

    Attributes:
        label: the number on its dot.
        east, north: metres from any common point.
    """

    label: str
    east: float
    north: float


class PlacesMap(QWidget):
    """North is up; a bar tells the scale. ``name`` says the same in words."""

    def __init__(self, spots: Sequence[Spot], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots = tuple(spots)
        self.setAccessibleName(name)
        self.setFixedHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A broad strip."""
        return QSize(320, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, lines between the places, dots, scale and north."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        paint_surface(painter, box, t.map_block, None, radius=6)
        inner = box.adjusted(_AROUND, _AROUND - 8, -_AROUND, -_AROUND)
        pixels = self._pixels_per_metre(inner)
        points = [(spot, self._point(spot, inner, pixels)) for spot in self._spots]
        painter.setPen(QPen(QColor(t.muted), 1, Qt.PenStyle.DashLine))
        for (_, one), (_, other) in pairwise(points):
            painter.drawLine(one, other)
        for spot, at in points:
            painter.setPen(QPen(QColor(t.card), 2))
            painter.setBrush(QColor(t.primary))
            painter.drawEllipse(at, _DOT, _DOT)
            painter.setPen(QColor(t.on_primary))
            painter.setFont(font(Size.SMALL, bold=True))
            painter.drawText(
                QRectF(at.x() - _DOT, at.y() - _DOT, 2 * _DOT, 2 * _DOT),
                Qt.AlignmentFlag.AlignCenter,
                spot.label,
            )
        self._paint_scale(painter, box, pixels)

    def _pixels_per_metre(self, inner: QRectF) -> float:
        wide = max(spot.east for spot in self._spots) - min(spot.east for spot in self._spots)
        tall = max(spot.north for spot in self._spots) - min(spot.north for spot in self._spots)
        return min(inner.width() / max(wide, _LEAST_M), inner.height() / max(tall, _LEAST_M))

    def _point(self, spot: Spot, inner: QRectF, pixels: float) -> QPointF:
        east = [one.east for one in self._spots]
        north = [one.north for one in self._spots]
        middle = QPointF((min(east) + max(east)) / 2, (min(north) + max(north)) / 2)
        return inner.center() + QPointF(
            (spot.east - middle.x()) * pixels, -(spot.north - middle.y()) * pixels
        )

    @staticmethod
    def _paint_scale(painter: QPainter, box: QRectF, pixels: float) -> None:
        t = tokens()
        metres = _round_length(60 / pixels)
        words = f"{metres:g} m" if metres < 1000 else f"{metres / 1000:g} km"
        left, bottom = box.left() + _SCALE_FROM_EDGE, box.bottom() - _SCALE_FROM_EDGE
        painter.setPen(QPen(QColor(t.ink), 2))
        painter.drawLine(QPointF(left, bottom), QPointF(left + metres * pixels, bottom))
        painter.setFont(font(Size.SMALL))
        painter.drawText(QPointF(left + metres * pixels + 6, bottom + 4), words)
        north = say(kit.NORTH)
        painter.drawText(
            QPointF(box.right() - text_width(north, Size.SMALL) - 10, box.top() + 18), f"↑{north}"
        )


def _round_length(metres: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten below."""
    power = 10.0 ** math.floor(math.log10(max(metres, 0.1)))
    return max(step * power for step in _STEPS if step * power <= metres * 1.0001)
