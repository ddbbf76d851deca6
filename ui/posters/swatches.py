"""Main colours that print well and carry white type, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from fieldkit.kernel.texts import Text
from ui.language import say
from ui.posters import texts
from ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

COLOURS: tuple[tuple[str, Text], ...] = (
    ("", texts.OWN_COLOUR),
    ("#123f6b", Text("深蓝", "Deep blue")),
    ("#7d2326", Text("砖红", "Brick red")),
    ("#1d5b39", Text("松绿", "Pine green")),
    ("#57356f", Text("紫", "Purple")),
    ("#6a4714", Text("棕", "Brown")),
    ("#333a40", Text("深灰", "Dark grey")),
)
_SIDE = 30


class _Swatch(QAbstractButton):
    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(_SIDE, _SIDE)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(QPen(QColor(t.edge), 1))
        painter.setBrush(QColor(self.colour) if self.colour else QColor(t.card))
        painter.drawRoundedRect(box, 5, 5)
        if not self.colour:
            painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(t.primary), 2 if self.isChecked() else 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)


class Swatches(QWidget):
    """One of a few colours; arrows go from one to the next. ``chosen(colour)`` when a person chose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QAbstractButton] = {}
        for colour, name in COLOURS:
            swatch = _Swatch(colour, say(name))
            self.buttons[colour] = swatch
            self._group.addButton(swatch)
            row.addWidget(swatch)
        row.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)

    def show_colour(self, colour: str) -> None:
        """Mark a colour; one from elsewhere marks none."""
        self._group.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == colour)
        self._group.setExclusive(True)

    def _clicked(self, button: _Swatch) -> None:
        self.chosen.emit(button.colour)
