"""A4, A3 or A2: one of a few, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import CONTROL_HEIGHT, Size, font, tokens
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_PART = 52


class PaperChoice(QWidget):
    """Segments; ← and → or a click choose. ``chosen(name)`` when another one was."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._value = value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """Return the chosen name."""
        return self._value

    def choose(self, name: str) -> None:
        """Choose a name, telling when it is another one."""
        if name in self._names and name != self._value:
            self._value = name
            self.update()
            self.chosen.emit(name)

    def sizeHint(self) -> QSize:
        """A fixed width for each."""
        return QSize(_PART * len(self._names), CONTROL_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = self._names.index(self._value) + step
        if 0 <= place < len(self._names):
            self.choose(self._names[place])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        place = int(event.position().x() // _PART)
        if 0 <= place < len(self._names):
            self.choose(self._names[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments, the chosen one on a tint."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_surface(painter, as_rect(self.rect()), t.card, t.primary if self.hasFocus() else t.edge)
        for place, name in enumerate(self._names):
            box = QRectF(place * _PART, 0, _PART, self.height())
            chosen = name == self._value
            if chosen:
                paint_surface(painter, box.adjusted(3, 3, -3, -3), t.tint, None, radius=4)
            painter.setPen(QColor(t.primary_text if chosen else t.ink))
            painter.setFont(font(Size.BODY, bold=chosen))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
