"""Photos of an outlet: small pictures in a row, and a place to drop or paste more."""

from __future__ import annotations

from enum import unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from ui.language import say
from ui.outlets import texts
from ui.theme import Size, font, tokens
from ui.widgets.file_drop import FileDrop
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.painting import as_rect, paint_surface
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ui.outlets.state import Photo

_SMALL = QSize(64, 46)
_LARGEST = 2400
"""Longest side of a pasted picture in pixels; enough to read a sign and a licence."""


@unique
class PhotoError(ErrorCode):
    """Why a photo could not be taken."""

    UNREADABLE = texts.PHOTO_UNREADABLE


def check_picture(path: Path) -> None:
    """See whether a file is a picture, from its first bytes.

    Raises:
        FieldkitError: UNREADABLE.
    """
    if not QImageReader(str(path)).canRead():
        raise FieldkitError(PhotoError.UNREADABLE, name=path.name)


def picture_bytes(path: Path) -> bytes:
    """The file of a photo as it is.

    Raises:
        FieldkitError: UNREADABLE; it is gone or locked.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise FieldkitError(PhotoError.UNREADABLE, name=path.name) from error


def pasted_bytes(image: QImage) -> bytes:
    """A pasted picture as JPEG, not larger than it needs to be."""
    if max(image.width(), image.height()) > _LARGEST:
        image = image.scaled(
            _LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide leaves the format's type open: a name in ASCII
    image.convertToFormat(QImage.Format.Format_RGB32).save(buffer, "JPG", 88)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class PhotoField(Field):
    """The photos of one outlet; what is added or taken off is told at once.

    Signals: ``files_given(paths)``, ``image_given(QImage)``, ``taken_off(digest)``.
    """

    files_given = Signal(object)
    image_given = Signal(QImage)
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[Photo, ...] = ()
        self._drop = FileDrop(
            say(texts.PHOTO_DROP),
            name_filter=f"{say(texts.PHOTO_FILES)} (*.jpg *.jpeg *.png *.webp *.bmp)",
            compact=True,
        )
        self._drop.dropped.connect(self.files_given)
        self._drop.pasted.connect(self.image_given)
        box = QWidget()
        self._flow = FlowLayout(box)
        self._flow.addWidget(self._drop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(box)
        self.setFocusProxy(self._drop)
        self._committed = ()

    @property
    def editor(self) -> FileDrop:
        """Where photos are dropped and pasted."""
        return self._drop

    def value(self) -> tuple[str, ...]:
        """The SHA-256 of each photo."""
        return tuple(photo.digest for photo in self._photos)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show these."""
        if tuple(photos) == self._photos:
            return
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._photos = tuple(photos)
        self._committed = self.value()
        for at, photo in enumerate(self._photos):
            small = Thumbnail(photo, at + 1)
            small.clicked.connect(self._open)
            small.taken_off.connect(self.taken_off)
            self._flow.insert_widget(at, small)
            small.show()
        self.updateGeometry()

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, Thumbnail) and sender.photo.path is not None:
            PhotoDialog(sender.photo.path, self).open()

    def _show(self, value: object) -> None:
        """The presenter shows photos with their files by :meth:`show_photos`."""


class Thumbnail(QPushButton):
    """One small picture; a click or Enter shows it, Delete takes it off."""

    taken_off = Signal(str)

    def __init__(self, photo: Photo, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self._image = _small(photo.path) if photo.path else QImage()
        self.setFixedSize(_SMALL)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = say(texts.PHOTO, number=number)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it off; Enter shows it."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.taken_off.emit(self.photo.digest)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or say that its file is not here."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        if self._image.isNull():
            paint_surface(painter, box, t.neutral_ground, t.line)
            painter.setPen(QColor(t.muted))
            painter.setFont(font(Size.SMALL))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say(texts.PHOTO_ABSENT))
        else:
            frame = QPainterPath()
            frame.addRoundedRect(box, 6, 6)
            painter.setClipPath(frame)
            ratio = self._image.devicePixelRatio()
            width, height = self._image.width() / ratio, self._image.height() / ratio
            middle = QRectF((box.width() - width) / 2, (box.height() - height) / 2, width, height)
            painter.drawImage(middle, self._image)
            painter.setClipping(False)
        if self.hasFocus():
            paint_surface(painter, box, None, t.primary, width=2)


class PhotoDialog(QDialog):
    """One photo as large as the window allows; Esc closes."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.PHOTO_FILES))
        self.resize(960, 640)
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        preview = Preview()
        preview.set_pages([reader.read()])
        column = QVBoxLayout(self)
        column.addWidget(preview)


def _small(path: Path) -> QImage:
    """The picture filling the small frame, read no larger than needed."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_SMALL * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    image.setDevicePixelRatio(2)
    return image
