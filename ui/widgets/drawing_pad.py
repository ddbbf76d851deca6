"""A pad to sign or draw on, also over a picture; what is drawn leaves as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_PEN = 3
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_CLEAR = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))


class DrawingPad(QWidget):
    """White paper in both themes: it is printed.

    The mouse (or a pen) draws; Delete takes the last line back. ``drawn`` carries the PNG
    after each line, empty bytes when nothing is left; ``done`` comes with Enter.
    """

    drawn = Signal(object)
    done = Signal()

    def __init__(self, words: str, *, height: int = 260) -> None:
        super().__init__()
        self._words = words
        self._lines: list[list[QPointF]] = []
        self._under = QImage()
        self._height = height
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_picture(self, picture: QImage) -> None:
        """Draw over a picture from now on."""
        self._under, self._lines = picture, []
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has drawn here yet."""
        return not self._lines

    def sizeHint(self) -> QSize:
        """A broad sheet."""
        return QSize(700, self._height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line."""
        self.setFocus()
        self._lines.append([event.position()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the line."""
        if self._lines:
            self._lines[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the line and hand it over."""
        del event
        self.update()
        self.drawn.emit(self.png())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the last line back, Enter is done."""
        if event.key() in _CLEAR and self._lines:
            self._lines.pop()
            self.update()
            self.drawn.emit(self.png())
        elif event.key() in _ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, picture, lines; words while the sheet is empty."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        focused = self.hasFocus()
        paint_surface(
            painter, box, "#ffffff", t.primary if focused else t.border, radius=8, width=2 if focused else 1
        )
        self._paint(painter)
        if self.is_empty and self._under.isNull():
            painter.setPen(QColor("#5b6a68"))
            painter.setFont(font(Size.LARGE))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)

    def png(self) -> bytes:
        """The sheet as PNG; empty when nothing was drawn."""
        if self.is_empty:
            return b""
        sheet = QImage(self.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        sheet.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        if not self._under.isNull():
            size = self._under.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._under)
        painter.setPen(QPen(QColor("#13201e"), _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            if len(line) == 1:
                painter.drawPoint(line[0])
            else:
                painter.drawPolyline(QPolygonF(line))
