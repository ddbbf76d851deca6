"""The rail at the left: where one is, where one can go, how much waits there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, elided, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

RAIL_WIDTH = 176
_ROW = 38


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One place to go.

    Attributes:
        key: what ``chosen`` names.
        title: words in the language in force.
        icon: a name from ``resources/icons``.
        at_foot: stands below, apart from the pages (settings).
    """

    key: str
    title: str
    icon: str = ""
    at_foot: bool = False


class _RailButton(QAbstractButton):
    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.badge = 0
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect()).adjusted(8, 1, -8, -1)
        if self.isChecked():
            paint_surface(painter, box, t.rail_active, None)
        elif self.underMouse():
            painter.setOpacity(0.5)
            paint_surface(painter, box, t.rail_active, None)
            painter.setOpacity(1)
        if self.hasFocus():
            paint_surface(painter, box, None, t.rail_ink, width=2)
        ink = t.on_rail if self.isChecked() else t.rail_ink
        left = 20.0
        if self.entry.icon:
            painter.drawPixmap(int(left), (self.height() - 18) // 2, pixmap(self.entry.icon, ink, 18))
            left += 28
        right = self._paint_badge(painter, box) if self.badge else box.right() - 4
        painter.setPen(QColor(ink))
        painter.setFont(font(Size.BODY, bold=self.isChecked()))
        words = elided(self.text(), Size.BODY, right - left, bold=self.isChecked())
        painter.drawText(QRectF(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_badge(self, painter: QPainter, box: QRectF) -> float:
        words = str(self.badge) if self.badge < 1000 else "999+"
        width = max(20, QFontMetrics(font(Size.SMALL, bold=True)).horizontalAdvance(words) + 12)
        pill = QRectF(box.right() - 10 - width, box.center().y() - 10, width, 20)
        paint_surface(painter, pill, tokens().badge, None, radius=10)
        painter.setPen(QColor(tokens().on_badge))
        painter.setFont(font(Size.SMALL, bold=True))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left() - 6


class Rail(QFrame):
    """The dark rail; arrow keys move, Enter or Space go; ``chosen`` names the page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_WIDTH)
        self._head = _RailWords(bold_first=True)
        self._foot = _RailWords(bold_first=False)
        self._buttons: dict[str, _RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 16)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(16)
        for entry in entries:
            if not entry.at_foot:
                column.addWidget(self._make(entry))
        column.addStretch(1)
        for entry in entries:
            if entry.at_foot:
                column.addWidget(self._make(entry))
        column.addSpacing(10)
        column.addWidget(self._foot)

    def set_head(self, office: str, round_name: str) -> None:
        """Say whose workspace this is, and which round or plan."""
        self._head.set_lines((office, round_name))

    def set_foot(self, *lines: str) -> None:
        """Say who works here, and when the last backup was made."""
        self._foot.set_lines(lines)

    def set_current(self, key: str) -> None:
        """Mark where one is; sends no signal."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int) -> None:
        """Show how much waits behind an entry; 0 hides it."""
        button = self._buttons[key]
        button.badge = count
        button.setAccessibleName(f"{button.text()} {count}" if count else button.text())
        button.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the rail's colour."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().rail))
        line = QColor(tokens().rail_active)
        painter.fillRect(8, self._foot.y() - 6, self.width() - 16, 1, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move among the entries."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        held = [index for index, button in enumerate(buttons) if button.hasFocus()]
        if step is None or not held:
            super().keyPressEvent(event)
            return
        buttons[(held[0] + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, entry: RailEntry) -> _RailButton:
        button = _RailButton(entry, self)
        button.clicked.connect(self._go)
        self._buttons[entry.key] = button
        return button

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, _RailButton):
            self.chosen.emit(button.entry.key)


class _RailWords(QWidget):
    def __init__(self, *, bold_first: bool) -> None:
        super().__init__()
        self._bold_first = bold_first
        self._lines: tuple[str, ...] = ()
        self.setFixedHeight(40)

    def set_lines(self, lines: Sequence[str]) -> None:
        self._lines = tuple(lines)
        self.setAccessibleName("，".join(lines))
        self.setToolTip("\n".join(line for line in lines if line))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for number, words in enumerate(self._lines):
            first = self._bold_first and number == 0
            size = Size.BODY if first else Size.SMALL
            painter.setFont(font(size, bold=first))
            painter.setPen(QColor(tokens().on_rail if first else tokens().rail_muted))
            box = QRectF(20, number * 20, self.width() - 28, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(words, size, box.width(), bold=first))
