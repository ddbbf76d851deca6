"""Pages of a poster or a paper form, zoomed and scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.language import say
from ui.texts import kit
from ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

_GAP = 20
_LEAST, _MOST = 0.1, 6.0


class Preview(QAbstractScrollArea):
    """Shows pages under each other on the ground colour, with paper white kept in dark.

    Ctrl+wheel, + and - zoom; 0 fits the page into the window, W its width;
    PgUp and PgDn turn pages. ``page_changed(number, total)`` counts from 1.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QImage] = []
        self._zoom = 1.0
        self._fit: str | None = "page"
        self._page = 0
        self.setAccessibleName(say(kit.PREVIEW))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages (any resolution; their device pixel ratio counts)."""
        self._pages = list(pages)
        self._arrange()
        self._page = 0
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    @property
    def zoom(self) -> float:
        """Pixels on screen for each pixel of the page."""
        return self._zoom

    def zoom_by(self, factor: float) -> None:
        """Zoom in (factor > 1) or out."""
        self._fit = None
        self._zoom = min(_MOST, max(_LEAST, self._zoom * factor))
        self._arrange()

    def fit_page(self) -> None:
        """Show a whole page."""
        self._fit = "page"
        self._arrange()

    def fit_width(self) -> None:
        """Use the whole width."""
        self._fit = "width"
        self._arrange()

    def go_to_page(self, number: int) -> None:
        """Bring page ``number`` (from 1) to the top."""
        if 1 <= number <= len(self._pages):
            self.verticalScrollBar().setValue(int(self._boxes()[number - 1].top()) - _GAP // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and turn pages."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.ZoomIn) or key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(1.25)
        elif event.matches(QKeySequence.StandardKey.ZoomOut) or key == Qt.Key.Key_Minus:
            self.zoom_by(0.8)
        elif key == Qt.Key.Key_0:
            self.fit_page()
        elif key == Qt.Key.Key_W:
            self.fit_width()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.go_to_page(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens().neutral_ground))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift_x, shift_y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page, box in zip(self._pages, self._boxes(), strict=True):
            seen = box.translated(-shift_x, -shift_y)
            if seen.intersects(QRectF(event.rect())):
                painter.fillRect(seen, QColor(Qt.GlobalColor.white))
                ratio = self.devicePixelRatioF()
                wanted = QSize(max(1, round(seen.width() * ratio)), max(1, round(seen.height() * ratio)))
                if wanted.width() < page.width() / 2:
                    page = page.scaled(  # noqa: PLW2901
                        wanted,
                        Qt.AspectRatioMode.IgnoreAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                painter.drawImage(seen, page)
                painter.setPen(QColor(tokens().edge))
                painter.drawRect(seen.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _size(self, page: QImage) -> tuple[float, float]:
        ratio = page.devicePixelRatio()
        return page.width() / ratio * self._zoom, page.height() / ratio * self._zoom

    def _boxes(self) -> list[QRectF]:
        sizes = [self._size(page) for page in self._pages]
        broad = max([width for width, _ in sizes] + [self.viewport().width() - 2 * _GAP], default=0)
        boxes, top = [], float(_GAP)
        for width, height in sizes:
            boxes.append(QRectF(_GAP + (broad - width) / 2, top, width, height))
            top += height + _GAP
        return boxes

    def _arrange(self) -> None:
        if not self._pages:
            self.viewport().update()
            return
        view = self.viewport().size()
        ratio = self._pages[0].devicePixelRatio()
        wide, tall = self._pages[0].width() / ratio, self._pages[0].height() / ratio
        if self._fit:
            self._zoom = max(_LEAST, (view.width() - 2 * _GAP) / wide)
            if self._fit == "page":
                self._zoom = max(_LEAST, min(self._zoom, (view.height() - 2 * _GAP) / tall))
        boxes = self._boxes()
        width = max(box.right() for box in boxes) + _GAP
        height = boxes[-1].bottom() + _GAP
        for bar, full, shown in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, int(full - shown)))
        self.viewport().update()
        self.zoom_changed.emit(self._zoom)

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        number = sum(1 for box in self._boxes() if box.top() <= middle)
        if self._pages and number != self._page:
            self._page = max(1, number)
            self.page_changed.emit(self._page, len(self._pages))
