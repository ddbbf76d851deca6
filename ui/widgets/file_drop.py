"""An area that files are dropped on, or pasted into, or chosen for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QWidget

from ui.icons import pixmap
from ui.language import say
from ui.texts import kit
from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPaintEvent

_COMPACT = QSize(96, 46)


class FileDrop(QPushButton):
    """Takes files by drop, Ctrl+V, or a click that opens the file dialog.

    Args:
        words: what may be dropped here.
        name_filter: for the dialog, e.g. ``"Excel (*.xlsx)"``; its suffixes also
            decide what a drop accepts; folders are accepted too.
        compact: a small area for one photo.
    """

    dropped = Signal(object)
    """A tuple of paths."""
    pasted = Signal(QImage)

    def __init__(
        self,
        words: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        name_filter: str = "",
        compact: bool = False,
        icon: str = "upload",
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._hint = hint
        self._filter = name_filter
        self._compact = compact
        self._icon_name = icon
        self._over = False
        self.setAccessibleName(words)
        self.setAccessibleDescription(hint)
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        grow = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:
        """Small for a photo, else a broad area."""
        return _COMPACT if self._compact else QSize(320, 120)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files that are wanted."""
        if self._paths(event.mimeData()) or event.mimeData().hasImage():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self._over = False
        self.update()
        self._take(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes files or a picture from the clipboard."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def paste(self) -> None:
        """Take files or a picture from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed area."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        lit = self._over or self.underMouse()
        strong = self._over or self.hasFocus()
        paint_surface(
            painter,
            box,
            t.tint if lit else t.card,
            t.primary if strong else t.border,
            radius=8,
            width=2 if strong else 1,
            dashed=not self.hasFocus(),
        )
        painter.setPen(QColor(t.ink if not self._compact else t.muted))
        painter.setFont(font(Size.SMALL if self._compact else Size.BODY))
        if self._compact:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
            return
        middle = box.center().y()
        painter.drawPixmap(
            int(box.center().x() - 14), int(middle - 44), pixmap(self._icon_name, t.primary_text, 28)
        )
        painter.drawText(QRectF(0, middle - 10, box.width(), 24), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.setPen(QColor(t.muted))
        painter.setFont(font(Size.SMALL))
        painter.drawText(QRectF(0, middle + 16, box.width(), 20), Qt.AlignmentFlag.AlignCenter, self._hint)

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, say(kit.CHOOSE_FILES), "", self._filter)
        if names:
            self.dropped.emit(tuple(Path(name) for name in names))

    def _take(self, mime: QMimeData) -> None:
        paths = self._paths(mime)
        if paths:
            self.dropped.emit(paths)
        elif mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage):
                self.pasted.emit(image)

    def _paths(self, mime: QMimeData) -> tuple[Path, ...]:
        suffixes = tuple(
            part.strip("*() ").lower() for part in self._filter.replace(")", " ").split() if "*." in part
        )
        paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        return tuple(
            path for path in paths if not suffixes or path.suffix.lower() in suffixes or path.is_dir()
        )
