"""One picture of a file, small; a click or Enter shows it as large as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, paint_surface
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

_HEIGHT = 84
_SHARPNESS = 2
"""Pixels read for one on the screen."""


class Picture(QPushButton):
    """Shows a photo, or says in a dashed frame why there is none.

    The file is read after the place is on the screen, no larger than is shown.

    Args:
        path: the file; None where there is none.
        words: what it is, or why it is not here.
    """

    def __init__(self, path: Path | None, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._words = path, words
        self._image = QImage()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        if path is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setEnabled(False)
            return
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        QTimer.singleShot(0, self, self._read)

    @property
    def has_image(self) -> bool:
        """Whether the file was read."""
        return not self._image.isNull()

    def sizeHint(self) -> QSize:
        """About four to three."""
        return QSize(112, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture filling the frame, or the words."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = as_rect(self.rect())
        if self._image.isNull():
            paint_surface(painter, box, None if self._path is None else t.neutral_ground, t.edge, dashed=True)
            painter.setPen(QColor(t.muted))
            painter.setFont(font(Size.SMALL))
            painter.drawText(
                box.adjusted(4, 4, -4, -4),
                int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
                self._words,
            )
        else:
            frame = QPainterPath()
            frame.addRoundedRect(box, 6, 6)
            painter.setClipPath(frame)
            scale = max(box.width() / self._image.width(), box.height() / self._image.height())
            width, height = self._image.width() * scale, self._image.height() * scale
            middle = QRectF((box.width() - width) / 2, (box.height() - height) / 2, width, height)
            painter.drawImage(middle, self._image)
            painter.setClipping(False)
        if self.hasFocus():
            paint_surface(painter, box, None, t.primary, width=2)

    def _read(self) -> None:
        self._image = _read_image(self._path, QSize(max(self.width(), 112), _HEIGHT) * _SHARPNESS)
        self.update()

    def _open(self) -> None:
        if self._path is not None:
            PictureDialog(self._path, self._words, self.window()).open()


class PictureDialog(QDialog):
    """One picture in full; Esc closes."""

    def __init__(self, path: Path, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(960, 640)
        preview = Preview()
        preview.set_pages([_read_image(path, None)])
        column = QVBoxLayout(self)
        column.addWidget(preview)


def _read_image(path: Path | None, within: QSize | None) -> QImage:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if within is not None and size.isValid():
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
