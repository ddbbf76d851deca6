"""The parts of a sheet at the left: how far each is, and a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import elided, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.interviews.keying.state import SectionLine

_PARTS, _PART = 220, 32


class PartButton(QAbstractButton):
    """A part of the sheet at the left: its name, and how much of it is keyed."""

    def __init__(self, part: SectionLine) -> None:
        super().__init__()
        self.first, self.count, self._has_problems = part.first, "", False
        self.setText(part.name)
        self.setToolTip(part.name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_PART)

    def show_part(self, part: SectionLine) -> None:
        """Show how far this part is."""
        self.first, self._has_problems = part.first, bool(part.problems)
        self.count = f"{part.done}/{part.total}" + (f" · {part.problems}!" if part.problems else "")
        self.setAccessibleName(f"{part.name} {self.count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name where there is room for it, the count at the right."""
        del event
        t = tokens()
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(10, 0, -8, 0)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(t.hover))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(t.few if self._has_problems else t.muted))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.count)
        width = room.width() - text_width(self.count, Size.SMALL) - 8
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(t.ink))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, elided(self.text(), Size.BODY, width))


class Parts(QWidget):
    """Signal: ``wanted(path)`` of the first field of a part."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_PARTS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._buttons: list[PartButton] = []

    @property
    def firsts(self) -> tuple[str, ...]:
        """The first field of each part, in order."""
        return tuple(button.first for button in self._buttons)

    def show_parts(self, sections: Sequence[SectionLine]) -> None:
        """Show how far each part is; the same parts keep their buttons."""
        if [button.text() for button in self._buttons] != [one.name for one in sections]:
            self._build(sections)
        for button, one in zip(self._buttons, sections, strict=True):
            button.show_part(one)

    def _build(self, sections: Sequence[SectionLine]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for place, one in enumerate(sections):
            button = PartButton(one)
            button.clicked.connect(self._go)
            self._column.insertWidget(place, button)
            self._buttons.append(button)

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, PartButton):
            self.wanted.emit(button.first)
