"""A layout that runs its widgets on like words, wrapping at the right edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; items are centred on their line's height."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._entries: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Add ``widget`` at ``index``."""
        self.addWidget(widget)
        self._entries.insert(index, self._entries.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take over an item (called by Qt)."""
        self._entries.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Return the item at ``index``, or None."""
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Give the item at ``index`` away, or None."""
        return self._entries.pop(index) if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need at ``width``."""
        around = self.contentsMargins()
        inner = QRect(0, 0, width, 0).marginsRemoved(around)
        return self._place(inner, move=False) + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._entries if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        line = QSize(
            sum(hint.width() for hint in hints) + gaps, max((hint.height() for hint in hints), default=0)
        )
        return line.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self._entries:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        line: list[tuple[QLayoutItem, int]] = []
        x, y, height = rect.x(), rect.y(), 0
        for item in self._entries:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if line and x + hint.width() > rect.right() + 1:
                self._set_line(line, y, height, move=move)
                x, y, height, line = rect.x(), y + height + self.spacing(), 0, []
            line.append((item, x))
            x += hint.width() + self.spacing()
            height = max(height, hint.height())
        self._set_line(line, y, height, move=move)
        return y + height - rect.y()

    @staticmethod
    def _set_line(line: list[tuple[QLayoutItem, int]], y: int, height: int, *, move: bool) -> None:
        if not move:
            return
        for item, x in line:
            hint = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (height - hint.height()) // 2), hint))
