"""A row of names, one of them chosen: which of several views of one place is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Size, Tone, font, tokens
from ui.widgets.painting import as_rect, key_words, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_HEIGHT = 30
_SIDE = 10
_BADGE = 18


class _Segment(QPushButton):
    def __init__(self, key: str, words: str, shortcut: str) -> None:
        super().__init__(words)
        self.key = key
        self.count = 0
        self.tone = Tone.NEUTRAL
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setObjectName(f"segment-{key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self.setToolTip(f"{words} ({key_words(shortcut)})")

    def sizeHint(self) -> QSize:
        """Room for the name in bold and its count."""
        return QSize(text_width(self.text(), Size.BODY, bold=True) + 2 * _SIDE + self._badge_width(), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the name."""
        return self.sizeHint()

    def _badge_width(self) -> int:
        return max(_BADGE, text_width(str(self.count), Size.SMALL) + 10) + 6 if self.count else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name, its count, and a line beneath the chosen one."""
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = as_rect(self.rect())
        chosen = self.isChecked()
        if self.underMouse() and not chosen:
            paint_surface(painter, box, t.hover, None)
        painter.setPen(QColor(t.ink if chosen else t.muted))
        painter.setFont(font(Size.BODY, bold=chosen))
        words = box.adjusted(_SIDE, 0, 0, -2)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.count:
            width = self._badge_width() - 6
            badge = QRectF(box.right() - _SIDE - width, (box.height() - _BADGE) / 2 - 1, width, _BADGE)
            front, ground = t.tone(self.tone)
            paint_surface(painter, badge, ground, None, radius=_BADGE / 2)
            painter.setPen(QColor(front))
            painter.setFont(font(Size.SMALL))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.count))
        if chosen:
            painter.fillRect(QRectF(_SIDE, box.bottom() - 2, box.width() - 2 * _SIDE, 2), QColor(t.primary))
        if self.hasFocus():
            paint_surface(painter, box, None, t.primary, width=2)


class Segments(QWidget):
    """Names side by side; arrows go from one to the next, each may have a key of its own.

    Signal: ``chosen(key)`` when a person chose another view.

    Args:
        names: key, words and shortcut (may be empty) of each view, in order.
    """

    chosen = Signal(str)

    def __init__(self, names: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        for key, words, shortcut in names:
            segment = _Segment(key, words, shortcut)
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        row.addStretch(1)
        next(iter(self._segments.values())).setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    @property
    def current(self) -> str:
        """The key of the view in sight."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Choose a view; tells nobody when it is in sight already."""
        self._segments[key].setChecked(True)

    def set_count(self, key: str, count: int, tone: Tone = Tone.NEUTRAL) -> None:
        """Show how much is in a view; nothing is shown for 0."""
        segment = self._segments[key]
        if (segment.count, segment.tone) == (count, tone):
            return
        segment.count, segment.tone = count, tone
        segment.setAccessibleName(f"{segment.text()} {count}" if count else segment.text())
        segment.updateGeometry()
        segment.update()

    def set_offered(self, key: str, *, offered: bool) -> None:
        """Whether a view can be chosen at all."""
        self._segments[key].setVisible(offered)

    def _toggled(self, button: _Segment, on: bool) -> None:  # noqa: FBT001 - Qt's own order
        if on:
            self.chosen.emit(button.key)
