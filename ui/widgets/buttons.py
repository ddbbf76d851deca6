"""Buttons, with the key that presses them written on them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import pixmap
from ui.theme import CONTROL_HEIGHT, Size, font, tokens
from ui.widgets.painting import as_rect, key_words, keycap_width, paint_keycap, paint_surface, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ICON = 16


class ButtonKind(StrEnum):
    """How much a button calls; one primary button a page."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A button with label, optional icon and keycap.

    Args:
        label: words in the language in force.
        kind: primary, plain, quiet (no border) or danger.
        shortcut: e.g. ``"Ctrl+N"``; it presses this button, and is shown.
        icon: a name from ``resources/icons``.
        keycap: a key shown on the button that somebody else listens to (Enter).
        menu_sign: show ▾ behind the label.
    """

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        kind: ButtonKind = ButtonKind.PLAIN,
        shortcut: str = "",
        icon: str = "",
        keycap: str = "",
        menu_sign: bool = False,
    ) -> None:
        super().__init__(label, parent)
        self._kind = kind
        self._words = key_words(shortcut or keycap)
        self._icon_name = icon
        self._menu_sign = menu_sign
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @classmethod
    def for_action(
        cls,
        action: QAction,
        parent: QWidget | None = None,
        *,
        kind: ButtonKind = ButtonKind.PLAIN,
        icon: str = "",
    ) -> Button:
        """Return a button that triggers ``action`` and follows whether it is enabled."""
        button = cls(action.text(), parent, kind=kind, icon=icon)
        button._words = key_words(action.shortcut().toString())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how much the button calls."""
        self._kind = kind
        self.update()

    def set_label(self, label: str) -> None:
        """Change the words; the shortcut stays."""
        keys = self.shortcut()
        self.setText(label)
        self.setShortcut(keys)
        self.setAccessibleName(label)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for icon, label and keycap."""
        bold = self._kind is ButtonKind.PRIMARY
        side = 8 if self._kind is ButtonKind.QUIET else 14
        width = 2 * side + text_width(self._label(), Size.BODY, bold=bold)
        if self._icon_name:
            width += _ICON + (6 if self.text() else 0)
        if self._words:
            width += 8 + keycap_width(self._words)
        return QSize(width, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the label."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw surface, icon, label and keycap."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        bold = self._kind is ButtonKind.PRIMARY
        label = self._label()
        width = text_width(label, Size.BODY, bold=bold)
        total = width
        if self._icon_name:
            total += _ICON + (6 if label else 0)
        if self._words:
            total += 8 + keycap_width(self._words)
        x = (self.width() - total) / 2
        if self._icon_name:
            painter.drawPixmap(
                int(x), (self.height() - _ICON) // 2, pixmap(self._icon_name, ink.name(), _ICON)
            )
            x += _ICON + 6
        painter.setPen(ink)
        painter.setFont(font(Size.BODY, bold=bold))
        box = QRectF(x, 0, width + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        if self._words:
            paint_keycap(painter, x + width + 8, self.height() / 2, self._words, ink)

    def _label(self) -> str:
        return f"{self.text()} ▾" if self._menu_sign else self.text()

    def _paint_ground(self, painter: QPainter) -> QColor:
        t = tokens()
        box = as_rect(self.rect())
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            paint_surface(painter, box, t.neutral_ground, None)
            ink = QColor(t.muted)
        elif self._kind is ButtonKind.PRIMARY:
            paint_surface(painter, box, t.primary_hover if over else t.primary, None)
            ink = QColor(t.on_primary)
        elif self._kind is ButtonKind.QUIET:
            paint_surface(painter, box, t.hover if over else None, None)
            ink = QColor(t.primary_text)
        else:
            paint_surface(painter, box, t.hover if over else t.card, t.border if over else t.edge)
            ink = QColor(t.missing if self._kind is ButtonKind.DANGER else t.ink)
        if self.hasFocus():
            on_primary = self._kind is ButtonKind.PRIMARY
            ring = box.adjusted(2, 2, -2, -2) if on_primary else box
            paint_surface(
                painter,
                ring,
                None,
                t.on_primary if on_primary else t.primary,
                radius=4 if on_primary else 6,
                width=2,
            )
        return ink
