"""Chips: a state in a word and a colour, or a filter that can be taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import say
from ui.texts import kit
from ui.theme import Size, Tone, font, tokens
from ui.widgets.painting import as_rect, paint_cross, paint_surface, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

CHIP_HEIGHT = 20
_SIDE = 8
_CROSS = 14


class Chip(QWidget):
    """A word on a tinted ground.

    With ``removable`` it takes the focus, shows a cross, and asks to be taken
    off by click, Delete, Backspace or Enter.
    """

    removed = Signal()

    def __init__(
        self, label: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None, *, removable: bool = False
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._tone = tone
        self._removable = removable
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say(kit.REMOVE, label=label) if removable else label)
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(say(kit.REMOVE, label=label))

    @property
    def label(self) -> str:
        """The word."""
        return self._label

    def set_state(self, label: str, tone: Tone) -> None:
        """Show another word and colour."""
        self._label, self._tone = label, tone
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word and the cross."""
        return QSize(chip_width(self._label) + (_CROSS if self._removable else 0), CHIP_HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect()).adjusted(0, 1, 0, -1)
        extra = _CROSS if self._removable else 0
        paint_chip(painter, box, self._label, self._tone, extra)
        if self._removable:
            ink = QColor(tokens().tone(self._tone)[0])
            paint_cross(painter, QPointF(box.right() - _SIDE - 3, box.center().y() + 0.5), 3.2, ink)
        if self.hasFocus():
            paint_surface(
                painter, as_rect(self.rect()), None, tokens().primary, radius=CHIP_HEIGHT / 2, width=2
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes a removable chip off."""
        if self._removable and self.rect().contains(event.position().toPoint()):
            self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Backspace, Enter or Space take it off."""
        keys = {
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        }
        if self._removable and event.key() in keys:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()


def chip_width(label: str) -> int:
    """Return the width of a chip with this word."""
    return text_width(label, Size.SMALL) + 2 * _SIDE


def paint_chip(painter: QPainter, box: QRectF, label: str, tone: Tone, extra: int = 0) -> None:
    """Draw a chip into ``box``; ``extra`` pixels at the right stay free of the word."""
    t = tokens()
    front, ground = t.tone(tone)
    # Grey on the tint of a chosen row would be swallowed without a border.
    edge = t.line if tone is Tone.NEUTRAL else None
    paint_surface(painter, box, ground, edge, radius=box.height() / 2)
    painter.setPen(QColor(front))
    painter.setFont(font(Size.SMALL))
    painter.drawText(box.adjusted(_SIDE, 0, -_SIDE / 2 - extra, 0), Qt.AlignmentFlag.AlignVCenter, label)
