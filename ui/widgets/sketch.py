"""The schematic map of a circle: four sides, a few blocks, the outlets as numbered dots."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import say
from ui.texts import kit
from ui.theme import Size, font, is_dark, tokens
from ui.widgets.painting import as_rect, elided, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_BAND = 22
_DOT = 12
_SMALL_DOT = 9
_MANY_DOTS = 40
_STEP = 0.02
_BLOCKS = (
    (0.0, 0.5, (0.0, 0.24, 0.5, 0.74, 1.0)),
    (0.5, 1.0, (0.0, 0.18, 0.5, 0.8, 1.0)),
)
"""Rows of blocks: top, bottom, and the cuts between them; they stand for no real block."""


class SideKind(StrEnum):
    """What bounds a circle at one side; OPEN where nobody has said."""

    ROAD = "road"
    RAILWAY = "railway"
    WATER = "water"
    PLACE = "place"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name as on the sign, and what it is."""

    name: str
    kind: SideKind = SideKind.ROAD


@dataclass(frozen=True, slots=True)
class Sides:
    """The four sides of a circle (四至)."""

    north: Side = Side("", SideKind.OPEN)
    east: Side = Side("", SideKind.OPEN)
    south: Side = Side("", SideKind.OPEN)
    west: Side = Side("", SideKind.OPEN)


@dataclass(frozen=True, slots=True)
class Marker:
    """An outlet on the sketch.

    Attributes:
        key: record id.
        x, y: place inside the four sides, 0 to 1 from the west and from the north.
        number: what stands in the dot.
        name: shown when pointed at.
        color: ``#rrggbb`` of its purpose; empty for the primary colour.
        guessed: nobody placed it here; drawn hollow, as on the poster.
    """

    key: str
    x: float
    y: float
    number: str = ""
    name: str = ""
    color: str = ""
    guessed: bool = False


class SketchMap(QWidget):
    """Shows the sketch; a click, or arrows and Enter, place the chosen outlet.

    Signals: ``placed(x, y)`` with both between 0 and 1, ``marker_chosen(key)``
    when a dot was clicked while nothing is to be placed.
    """

    placed = Signal(float, float)
    marker_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = Sides()
        self._markers: tuple[Marker, ...] = ()
        self._chosen = ""
        self._cross = QPointF(0.5, 0.5)
        self._placing = False
        self.setAccessibleName(say(kit.SKETCH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_circle(self, sides: Sides, markers: Sequence[Marker]) -> None:
        """Show another circle, or other outlets in it."""
        self._sides, self._markers = sides, tuple(markers)
        self.update()

    def choose(self, key: str) -> None:
        """Mark an outlet; the cross starts from its place."""
        self._chosen = key
        for marker in self._markers:
            if marker.key == key:
                self._cross = QPointF(marker.x, marker.y)
        self.update()

    def set_placing(self, *, placing: bool) -> None:
        """Whether the next click places the chosen outlet."""
        self._placing = placing
        self.setCursor(Qt.CursorShape.CrossCursor if placing else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        """About two to one, like the circles' sketches on the posters."""
        return QSize(640, 340)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place the outlet, or choose the dot under the pointer."""
        hit = self._marker_at(event.position())
        if not self._placing:
            if hit is not None:
                self._chosen = hit.key
                self.marker_chosen.emit(hit.key)
                self.update()
            return
        area = self._area()
        x = (event.position().x() - area.left()) / area.width()
        y = (event.position().y() - area.top()) / area.height()
        if 0 <= x <= 1 and 0 <= y <= 1:
            self._cross = QPointF(x, y)
            self._send()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the dot under the pointer."""
        hit = self._marker_at(event.position())
        self.setToolTip(hit.name if hit else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cross, Enter places."""
        moves = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is not None and self._placing:
            x = min(1.0, max(0.0, self._cross.x() + move[0]))
            y = min(1.0, max(0.0, self._cross.y() + move[1]))
            self._cross = QPointF(x, y)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._placing:
            self._send()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, blocks, sides, dots and the cross."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = t.primary if self.hasFocus() else t.line
        paint_surface(
            painter, as_rect(self.rect()), t.card, edge, radius=8, width=2 if self.hasFocus() else 1
        )
        self._paint_blocks(painter)
        area = self._area()
        long, tall = area.width() + 2 * _BAND, area.height() + 2 * _BAND
        for side, box in (
            (self._sides.west, QRectF(area.left() - _BAND, area.top() - _BAND, _BAND, tall)),
            (self._sides.east, QRectF(area.right(), area.top() - _BAND, _BAND, tall)),
            (self._sides.south, QRectF(area.left() - _BAND, area.bottom(), long, _BAND)),
            (self._sides.north, QRectF(area.left() - _BAND, area.top() - _BAND, long, _BAND)),
        ):
            paint_side(painter, box, side)
        # Guessed ones below, the chosen one on top of all.
        order = sorted(self._markers, key=lambda marker: (marker.key == self._chosen, not marker.guessed))
        for marker in order:
            self._paint_marker(painter, marker)
        self._paint_north(painter, area)
        if self._placing:
            self._paint_cross(painter)

    def _send(self) -> None:
        self.update()
        self.placed.emit(round(self._cross.x(), 4), round(self._cross.y(), 4))

    def _area(self) -> QRectF:
        return as_rect(self.rect()).adjusted(16 + _BAND, 16 + _BAND, -16 - _BAND, -16 - _BAND)

    def _point(self, x: float, y: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + x * area.width(), area.top() + y * area.height())

    def _marker_at(self, place: QPointF) -> Marker | None:
        for marker in reversed(self._markers):
            apart = self._point(marker.x, marker.y) - place
            if apart.x() ** 2 + apart.y() ** 2 <= (self._dot() + 2) ** 2:
                return marker
        return None

    def _dot(self) -> int:
        return _SMALL_DOT if len(self._markers) > _MANY_DOTS else _DOT

    def _paint_blocks(self, painter: QPainter) -> None:
        area = self._area()
        for top, bottom, cuts in _BLOCKS:
            for left, right in pairwise(cuts):
                corner = QPointF(area.left() + left * area.width(), area.top() + top * area.height())
                box = QRectF(corner, QSizeF((right - left) * area.width(), (bottom - top) * area.height()))
                paint_surface(painter, box.adjusted(8, 8, -8, -8), tokens().map_block, None, radius=4)

    def _paint_north(self, painter: QPainter, area: QRectF) -> None:
        tip = QPointF(area.right() - 20, area.bottom() - 40)
        plate = QRectF(tip.x() - 13, tip.y() - 5, 26, 42)
        paint_surface(painter, plate, tokens().card, tokens().line, radius=4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().ink))
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(6, 16), tip + QPointF(0, 12), tip + QPointF(-6, 16)])
        )
        painter.setPen(QColor(tokens().ink))
        painter.setFont(font(Size.SMALL))
        painter.drawText(
            QRectF(tip.x() - 12, tip.y() + 16, 24, 18), Qt.AlignmentFlag.AlignCenter, say(kit.NORTH)
        )

    def _paint_marker(self, painter: QPainter, marker: Marker) -> None:
        t = tokens()
        at = self._point(marker.x, marker.y)
        dot = self._dot()
        if marker.key == self._chosen:
            painter.setPen(QPen(QColor(t.ink), 2))
            painter.setBrush(QColor(t.card))
            painter.drawEllipse(at, dot + 4, dot + 4)
        ground = QColor(marker.color or t.primary)
        if marker.guessed:
            ring = ground.lighter(165) if is_dark() else ground
            painter.setPen(QPen(ring, 1.5))
            painter.setBrush(QColor(t.card))
            ink = ring
        else:
            painter.setPen(QPen(QColor(t.card), 2))
            painter.setBrush(ground)
            ink = QColor("#ffffff") if marker.color else QColor(t.on_primary)
        painter.drawEllipse(at, dot, dot)
        painter.setPen(ink)
        painter.setFont(font(Size.SMALL if dot == _DOT else 10, bold=True))
        box = QRectF(at.x() - dot, at.y() - dot, 2 * dot, 2 * dot)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, marker.number)

    def _paint_cross(self, painter: QPainter) -> None:
        at = self._point(self._cross.x(), self._cross.y())
        painter.setPen(QPen(QColor(tokens().missing), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 6, 6)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(at + QPointF(9 * dx, 9 * dy), at + QPointF(20 * dx, 20 * dy))


def paint_side(painter: QPainter, box: QRectF, side: Side) -> None:
    """Draw one side into its band, its name along it (downwards in an upright one)."""
    t = tokens()
    upright = box.height() > box.width()
    if side.kind is SideKind.OPEN:
        paint_surface(painter, box.adjusted(3, 3, -3, -3), None, t.border, radius=4, dashed=True)
        return
    if side.kind is SideKind.RAILWAY:
        painter.fillRect(box, QColor(t.neutral_ground))
        pen = QPen(QColor(t.map_rail), 3)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        middle = box.center()
        line = (
            (QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
            if upright
            else (QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        )
        painter.drawLine(*line)
        ground, ink = t.neutral_ground, t.neutral
    elif side.kind is SideKind.WATER:
        ground, ink = t.info_ground, t.info
        painter.fillRect(box, QColor(ground))
    elif side.kind is SideKind.PLACE:
        ground, ink = t.good_ground, t.good
        painter.fillRect(box, QColor(ground))
    else:
        ground, ink = t.map_road, t.map_road_ink
        painter.fillRect(box, QColor(ground))
    _write_side(painter, box, side.name, ground, ink, upright=upright)


def _write_side(painter: QPainter, box: QRectF, name: str, ground: str, ink: str, *, upright: bool) -> None:
    if not name:
        return
    painter.setFont(font(Size.SMALL, bold=True))
    if upright and not name.isascii():
        letters = name[:14]
        tall = len(letters) * 17
        top = box.center().y() - tall / 2
        painter.fillRect(QRectF(box.left(), top - 4, box.width(), tall + 8), QColor(ground))
        painter.setPen(QColor(ink))
        for number, letter in enumerate(letters):
            cell = QRectF(box.left(), top + number * 17, box.width(), 17)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, letter)
        return
    painter.save()
    painter.translate(box.center())
    if upright:
        painter.rotate(-90)
    room = max(box.width(), box.height())
    words = elided(" ".join(name) if not name.isascii() else name, Size.SMALL, room - 40, bold=True)
    width = painter.fontMetrics().horizontalAdvance(words) + 16
    plate = QRectF(-width / 2, -_BAND / 2, width, _BAND)
    painter.fillRect(plate, QColor(ground))
    painter.setPen(QColor(ink))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
