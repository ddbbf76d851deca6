"""Lists to choose from at the left: headings, and under each its lists with how many records they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.cards import label
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDTH = 188
_ROW = 32


class SideLine(Protocol):
    """A list: its key, words and number of records; a heading has no key."""

    @property
    def key(self) -> str:
        """Empty for a heading."""
        ...

    @property
    def words(self) -> str:
        """What people read."""
        ...

    @property
    def count(self) -> int:
        """How many records; nothing is shown for 0."""
        ...


class _Line(QAbstractButton):
    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.key = key
        self.count = 0
        self.setText(words)
        self.setCheckable(True)
        self.setObjectName(f"list-{key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, _ROW)

    def set_count(self, count: int) -> None:
        self.count = count
        self.setAccessibleName(f"{self.text()} {count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        if self.isChecked():
            paint_surface(painter, box, t.tint, None, radius=6)
        elif self.underMouse() or self.hasFocus():
            paint_surface(painter, box, t.hover, t.primary if self.hasFocus() else None, radius=6)
        room = QRectF(self.rect()).adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Size.BODY, bold=self.isChecked()))
        painter.setPen(QColor(t.primary if self.isChecked() else t.ink))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.count:
            painter.setFont(font(Size.SMALL))
            painter.setPen(QColor(t.muted))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, f"{self.count:,}")


class SideLists(QWidget):
    """Signal: ``chosen(key)``. Up and Down choose the neighbours."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("Body")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(2)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._lines: dict[str, _Line] = {}

    def show_lists(self, lists: Sequence[SideLine], chosen: str) -> None:
        """Show the lists with their counts."""
        if not self._lines:
            self._build(lists)
        for one in lists:
            if one.key:
                self._lines[one.key].set_count(one.count)
                self._lines[one.key].setChecked(one.key == chosen)
        if chosen in self._lines:
            self.setFocusProxy(self._lines[chosen])
            self._scroll.ensureWidgetVisible(self._lines[chosen])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the neighbour of the chosen list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._lines)
        at = next((place for place, key in enumerate(keys) if self._lines[key].isChecked()), 0) + step
        if step and 0 <= at < len(keys):
            self._lines[keys[at]].setFocus()
            self.chosen.emit(keys[at])
            return
        super().keyPressEvent(event)

    def _build(self, lists: Sequence[SideLine]) -> None:
        for one in lists:
            if not one.key:
                heading = label(one.words, "muted")
                heading.setContentsMargins(12, 10 if self._lines else 0, 0, 2)
                self._column.addWidget(heading)
                continue
            line = self._lines[one.key] = _Line(one.key, one.words)
            line.clicked.connect(self._pass_on)
            self._column.addWidget(line)
        self._column.addStretch(1)

    def _pass_on(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self.chosen.emit(line.key)
