"""The line icons of ``resources/icons``, drawn in any colour and at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from fieldkit.kernel.resources import resource


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size: int = 20, ratio: float = 0.0) -> QPixmap:
    """Return the icon ``name`` in ``color`` (``#rrggbb``), ``size`` logical pixels wide.

    ``ratio`` is the screen's device pixel ratio; 0 takes the highest in use.
    """
    from PySide6.QtSvg import QSvgRenderer

    scale = ratio or QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    image = QPixmap(round(size * scale), round(size * scale))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def icon(name: str, color: str, size: int = 20) -> QIcon:
    """Return the icon for a menu or a window."""
    return QIcon(pixmap(name, color, size))
