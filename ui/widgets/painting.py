"""Drawing that several widgets share: surfaces, focus rings, keycaps, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPen, QTextLayout

from ui.theme import Size, font

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_KEY_SIGNS = {
    "Return": "⏎",
    "Enter": "⏎",
    "Escape": "Esc",
    "PgDown": "PgDn",
    "Del": "Delete",
    "Down": "↓",
    "Up": "↑",
}
_KEYCAP_HEIGHT = 18
_KEYCAP_PADDING = 5


def key_words(shortcut: str) -> str:
    """Return a shortcut as it is written on a keycap: ``Ctrl+N`` gives ``Ctrl N``."""
    if " " in shortcut:
        return shortcut
    words = QKeySequence(shortcut).toString() or shortcut
    parts = words.split("+") if words != "+" else ["+"]
    return " ".join(_KEY_SIGNS.get(part, part) for part in parts if part)


def keycap_width(words: str) -> int:
    """Return the width of a keycap with these words, 0 without words."""
    if not words:
        return 0
    return max(_KEYCAP_HEIGHT, QFontMetrics(font(11)).horizontalAdvance(words) + 2 * _KEYCAP_PADDING)


def paint_keycap(painter: QPainter, left: float, middle: float, words: str, ink: QColor) -> float:
    """Draw a keycap with its left edge and vertical middle given; return its right edge."""
    width = keycap_width(words)
    box = QRectF(left + 0.5, middle - _KEYCAP_HEIGHT / 2 + 0.5, width - 1, _KEYCAP_HEIGHT - 1)
    edge = QColor(ink)
    edge.setAlphaF(ink.alphaF() * 0.6)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink)
    painter.setFont(font(11))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return left + width


def paint_surface(
    painter: QPainter,
    box: QRectF,
    fill: str | None,
    edge: str | None,
    *,
    radius: float = 6,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Draw a rounded surface whose border lies inside ``box``."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        pen = QPen(QColor(edge), width)
        if dashed:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        inset = width / 2
        box = box.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)


def paint_cross(painter: QPainter, center: QPointF, half: float, ink: QColor) -> None:
    """Draw a small closing cross."""
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = center.x(), center.y()
    painter.drawLine(QPointF(x - half, y - half), QPointF(x + half, y + half))
    painter.drawLine(QPointF(x - half, y + half), QPointF(x + half, y - half))


def elided(text: str, size: int, width: float, *, bold: bool = False) -> str:
    """Return ``text`` cut with … to ``width`` pixels."""
    return QFontMetrics(font(size, bold=bold)).elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def two_lines(text: str, size: int, width: float, *, bold: bool = False) -> tuple[str, str]:
    """Return ``text`` broken onto two lines of ``width`` pixels, the second one cut with … where it is too long."""
    layout = QTextLayout(text, font(size, bold=bold))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first = line.textLength()
    return text[:first].rstrip(), elided(text[first:], size, width, bold=bold)


def text_width(text: str, size: int = Size.BODY, *, bold: bool = False) -> int:
    """Return the width of ``text`` in pixels."""
    return QFontMetrics(font(size, bold=bold)).horizontalAdvance(text)


def as_rect(rect: QRect) -> QRectF:
    """Return an integer rectangle as one with fractions."""
    return QRectF(rect)
