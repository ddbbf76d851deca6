"""Bars of 0 to 100 with the ends of their interval and a target line, their figures beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintDevice, QPaintEvent

_ROW, _TOP = 30, 22
_NAMES, _FIGURE, _NOTE = 200, 132, 96
_INDENT = 14
_SCALE = 2
_QUIET = 0.55
"""How strongly the bars of single places are drawn beside that of everything."""


class BarWithEnds(Protocol):
    """What is drawn in a row; ``value`` None writes ``words`` in place of a bar."""

    @property
    def name(self) -> str:
        """What it is of."""
        ...

    @property
    def value(self) -> float | None:
        """Length, of 100."""
        ...

    @property
    def low(self) -> float | None:
        """Lower end of the interval."""
        ...

    @property
    def high(self) -> float | None:
        """Upper end of the interval."""
        ...

    @property
    def words(self) -> str:
        """The figure, or why there is none."""
        ...

    @property
    def note(self) -> str:
        """Small print behind the figure."""
        ...

    @property
    def level(self) -> int:
        """How far the name is moved in; 0 is drawn strongly."""
        ...


class IntervalChart(QWidget):
    """One row a bar, all to the scale of 0 to 100."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[BarWithEnds, ...] = ()
        self._target = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[BarWithEnds], target: float = 0.0) -> None:
        """Show other bars; ``target`` 0 draws no line."""
        self._bars, self._target = tuple(bars), target
        self.setAccessibleName("，".join(f"{bar.name} {bar.words} {bar.note}".strip() for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row a bar, and the target's number above."""
        return QSize(640, _TOP + _ROW * len(self._bars) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        del event
        self._paint(self, self._bars, self.width())

    def save(self, path: Path, bars: Sequence[BarWithEnds], title: str) -> bool:
        """Write a picture of these bars, ``.svg`` or ``.png``; False when it cannot be written."""
        size = QSize(max(720, self.width()), _TOP + _ROW * len(bars) + 46)
        if path.suffix.lower() == ".svg":
            drawing = QSvgGenerator()
            drawing.setFileName(str(path))
            drawing.setSize(size)
            drawing.setViewBox(QRectF(0, 0, size.width(), size.height()))
            self._picture(drawing, bars, title, size)
            return path.is_file()
        image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SCALE)
        self._picture(image, bars, title, size)
        return image.save(str(path))

    def _picture(self, device: QPaintDevice, bars: Sequence[BarWithEnds], title: str, size: QSize) -> None:
        painter = QPainter(device)
        painter.fillRect(0, 0, size.width(), size.height(), QColor(tokens().card))
        painter.setPen(QColor(tokens().ink))
        painter.setFont(font(Size.BODY, bold=True))
        painter.drawText(QRectF(16, 8, size.width() - 32, 28), Qt.AlignmentFlag.AlignVCenter, title)
        painter.end()
        self._paint(device, bars, size.width() - 32, QPointF(16, 38))

    def _paint(
        self, device: QPaintDevice, bars: Sequence[BarWithEnds], width: int, at: QPointF | None = None
    ) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(at or QPointF(0, 0))
        names = min(_NAMES, max((text_width(bar.name) + _INDENT * bar.level for bar in bars), default=0) + 16)
        room = max(40.0, width - names - _FIGURE - _NOTE)
        for row, bar in enumerate(bars):
            self._paint_row(painter, bar, QRectF(names, _TOP + row * _ROW, room, _ROW))
        if self._target and bars:
            self._paint_target(painter, names + room * self._target / 100, len(bars))
        painter.end()

    def _paint_row(self, painter: QPainter, bar: BarWithEnds, place: QRectF) -> None:
        t = tokens()
        indent = _INDENT * bar.level
        painter.setFont(font(Size.BODY, bold=bar.level == 0))
        painter.setPen(QColor(t.ink if bar.value is not None else t.muted))
        words = elided(bar.name, Size.BODY, place.left() - indent - 8)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(indent, place.top(), place.left() - indent, _ROW), middle, words)
        figure = QRectF(place.right() + 12, place.top(), _FIGURE - 12, _ROW)
        painter.setFont(font(Size.BODY if bar.value is not None else Size.SMALL, bold=bar.level == 0))
        painter.drawText(figure, middle, bar.words)
        painter.setPen(QColor(t.muted))
        painter.setFont(font(Size.SMALL))
        painter.drawText(QRectF(figure.right(), place.top(), _NOTE, _ROW), middle, bar.note)
        track = QRectF(place.left(), place.center().y() - 6, place.width(), 12)
        paint_surface(painter, track, t.neutral_ground, None, radius=2)
        if bar.value is None:
            return
        track.setWidth(max(2.0, place.width() * bar.value / 100))
        painter.setOpacity(1.0 if bar.level == 0 else _QUIET)
        paint_surface(painter, track, t.primary, None, radius=2)
        painter.setOpacity(1.0)
        if bar.low is not None and bar.high is not None:
            self._paint_ends(painter, place, bar.low, bar.high)

    def _paint_ends(self, painter: QPainter, place: QRectF, low: float, high: float) -> None:
        painter.setPen(QPen(QColor(tokens().ink), 1.2))
        left, right = (place.left() + place.width() * min(100.0, max(0.0, one)) / 100 for one in (low, high))
        y = place.center().y()
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))

    def _paint_target(self, painter: QPainter, x: float, rows: int) -> None:
        colour = QColor(tokens().missing)
        pen = QPen(colour, 1.4, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, _TOP - 2), QPointF(x, _TOP + rows * _ROW))
        painter.setFont(font(Size.SMALL))
        words = f"{self._target:g}"
        painter.drawText(
            QRectF(x - 40, 0, 80, _TOP - 4),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
            words,
        )
