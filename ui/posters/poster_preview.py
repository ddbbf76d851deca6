"""The sheets of a poster, on whose sketch numbers are moved and places are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import tokens
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from fieldkit.posters.sketch_places import SketchPlaces

_STEP = 0.01
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}
_CROSS = 12


class PosterPreview(Preview):
    """A number is dragged, or chosen and moved by arrows; with :meth:`ask_place` a click or Enter marks a place.

    Signals: ``outlet_chosen(id)``, ``outlet_moved(id, x, y)`` and ``placed(x, y)`` with positions
    from 0 to 1 on the sketch, ``place_refused()`` when Esc was pressed instead.
    """

    outlet_chosen = Signal(str)
    outlet_moved = Signal(str, float, float)
    placed = Signal(float, float)
    place_refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: SketchPlaces | None = None
        self._outlet = ""
        self._at: QPointF | None = None
        self._asking = self._dragging = False

    @property
    def has_sketch(self) -> bool:
        """Whether the first sheet has a sketch."""
        return self._places is not None

    def set_sheets(self, pages: Sequence[QImage], places: SketchPlaces | None) -> None:
        """Show these sheets; the same poster made anew stays where it was scrolled to."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        kept = [bar.value() for bar in bars] if [one.size() for one in pages] == self._sizes() else []
        self.set_pages(pages)
        for bar, value in zip(bars, kept, strict=False):
            bar.setValue(value)
        self._places = places
        self._at = None if not self._asking else self._at
        self.viewport().update()

    def _sizes(self) -> list[QSize]:
        return [one.size() for one in self._pages]

    def choose_outlet(self, outlet: str) -> None:
        """Mark an outlet's number; arrows move it."""
        if outlet != self._outlet:
            self._outlet, self._at = outlet, None
            self.viewport().update()

    def ask_place(self) -> None:
        """Wait for a place on the sketch; the cross begins in the middle."""
        self._asking, self._at = True, QPointF(0.5, 0.5)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.go_to_page(1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()

    def end_asking(self) -> None:
        """Wait no longer."""
        self._asking, self._at = False, None
        self.viewport().unsetCursor()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is in hand by a hundredth; Enter marks a place, Esc lets go."""
        key = Qt.Key(event.key())
        if self._places is not None and (self._asking or self._outlet) and self._key_on_sketch(key):
            return
        super().keyPressEvent(event)

    def _key_on_sketch(self, key: Qt.Key) -> bool:
        if key in _MOVES:
            self._nudge(*_MOVES[key])
        elif key == Qt.Key.Key_Escape:
            self._let_go()
        elif self._asking and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._mark()
        else:
            return False
        return True

    def _nudge(self, dx: float, dy: float) -> None:
        at = self._at or self._position_of(self._outlet)
        if at is None:
            return
        self._at = QPointF(min(1.0, max(0.0, at.x() + dx)), min(1.0, max(0.0, at.y() + dy)))
        if not self._asking:
            self.outlet_moved.emit(self._outlet, self._at.x(), self._at.y())
        self.viewport().update()

    def _let_go(self) -> None:
        if self._asking:
            self.end_asking()
            self.place_refused.emit()
        else:
            self.choose_outlet("")
            self.outlet_chosen.emit("")

    def _mark(self) -> None:
        at = self._at
        self.end_asking()
        if at is not None:
            self.placed.emit(at.x(), at.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark a place, or take a number."""
        place = self._on_sheet(event.position())
        if place is None or self._places is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self._asking:
            self._at = QPointF(*self._places.position(*place))
            self._mark()
        else:
            self.choose_outlet(self._places.outlet_at(*place))
            self._dragging = bool(self._outlet)
            self.outlet_chosen.emit(self._outlet)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is held goes along."""
        place = self._on_sheet(event.position())
        if self._dragging and self._places is not None and place is not None:
            self._at = QPointF(*self._places.position(*place))
            self.viewport().update()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        if self._dragging and self._at is not None:
            self.outlet_moved.emit(self._outlet, self._at.x(), self._at.y())
        self._dragging = False
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets, and over them what is in hand."""
        super().paintEvent(event)
        if self._places is None or not self._pages or not (self._asking or self._outlet):
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._asking and self._at is not None:
            self._paint_cross(painter, self._on_screen(self._places.point((self._at.x(), self._at.y()))))
            return
        centre = self._centre()
        if centre is not None:
            reach = self._places.radius * self._pixels() + 3
            painter.setPen(QPen(QColor(tokens().primary), 3))
            painter.drawEllipse(self._on_screen(centre), reach, reach)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(tokens().primary), 2))
        painter.drawLine(at - QPointF(_CROSS, 0), at + QPointF(_CROSS, 0))
        painter.drawLine(at - QPointF(0, _CROSS), at + QPointF(0, _CROSS))
        painter.drawEllipse(at, _CROSS / 2, _CROSS / 2)

    def _centre(self) -> tuple[float, float] | None:
        if self._places is None:
            return None
        if self._at is not None:
            return self._places.point((self._at.x(), self._at.y()))
        return self._places.centres.get(self._outlet)

    def _position_of(self, outlet: str) -> QPointF | None:
        if self._places is None or outlet not in self._places.centres:
            return None
        return QPointF(*self._places.position(*self._places.centres[outlet]))

    def _first_sheet(self) -> QRectF:
        box = self._boxes()[0]
        return box.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _pixels(self) -> float:
        """Pixels on screen for a millimetre."""
        return self._first_sheet().width() / self._places.width if self._places else 1.0

    def _on_screen(self, point: tuple[float, float]) -> QPointF:
        return self._first_sheet().topLeft() + QPointF(*point) * self._pixels()

    def _on_sheet(self, at: QPointF) -> tuple[float, float] | None:
        """The millimetres under a point of the screen; None beside the first sheet."""
        if self._places is None or not self._pages or not self._first_sheet().contains(at):
            return None
        place = at - self._first_sheet().topLeft()
        return place.x() / self._pixels(), place.y() / self._pixels()
