"""Fields of a form: one line, several lines, a number with its unit, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.input_methods import Wants, folded
from ui.theme import CONTROL_HEIGHT, Size, font, tokens
from ui.widgets.form import Field
from ui.widgets.painting import text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LEAVING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PlainEdit(QLineEdit):
    """A line edit that can write a unit or a remark behind the text, in grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind = ""
        self._at_end = False
        self.textChanged.connect(self._redraw)

    def set_behind(self, words: str, *, at_end: bool = False) -> None:
        """Show ``words`` in grey behind the text, or at the right end."""
        self._behind = words
        self._at_end = at_end
        self.setTextMargins(0, 0, text_width(words, Size.SMALL) + 8 if words and at_end else 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the words behind."""
        super().paintEvent(event)
        if not self._behind:
            return
        painter = QPainter(self)
        painter.setPen(QColor(tokens().muted))
        painter.setFont(font(Size.SMALL))
        width = text_width(self._behind, Size.SMALL)
        if self._at_end:
            box = QRectF(self.width() - width - 11, 0, width + 2, self.height())
        else:
            left = 12 + text_width(self.text() or self.placeholderText()) + (8 if self.text() else 12)
            box = QRectF(left, 0, self.width() - left - 8, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self._behind)

    def _redraw(self) -> None:
        if self._behind:
            self.update()


class LineField(Field):
    """One line of text.

    Enter commits and goes to the next field; Esc brings the value back. The
    value is a string, empty when nothing is there.

    Args:
        wants: what the input method is told; codes and phones are kept in ASCII.
        unit: shown at the right end (人, m²).
        placeholder: an example, in grey while empty.
        width: fixed width in pixels, 0 for all there is.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        wants: Wants = Wants.TEXT,
        unit: str = "",
        placeholder: str = "",
        width: int = 0,
        limit: int = 2000,
    ) -> None:
        super().__init__(parent)
        self._wants = wants
        self._edit = PlainEdit()
        self._edit.setInputMethodHints(wants.value)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setMaxLength(limit)
        if unit:
            self._edit.set_behind(unit, at_end=True)
        if width:
            self._edit.setFixedWidth(width)
        self._edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        if width:
            row.addStretch(1)
        self.setFocusProxy(self._edit)
        self._committed = ""

    @property
    def editor(self) -> PlainEdit:
        """The line edit."""
        return self._edit

    def value(self) -> str:
        """Return the text as it will be kept."""
        return folded(self._edit.text(), self._wants)

    def set_remark(self, words: str) -> None:
        """Show grey words behind the text (``B01 · 基本保障``)."""
        self._edit.set_behind(words)

    def commit(self) -> None:
        """Write the kept form into the field, then send it if it changed."""
        kept = self.value()
        if kept != self._edit.text():
            self._edit.setText(kept)
        super().commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit on leaving and on Enter; Esc restores."""
        if self.keep_escape(event, wanted=self.value() != self._committed):
            return True
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif event.type() is QEvent.Type.FocusIn:
            self._edit.selectAll()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LEAVING and not event.modifiers():
                self.commit()
                self.focusNextChild()
                return True
            if event.key() == Qt.Key.Key_Escape and self.value() != self._committed:
                self.restore()
                return True
        return super().eventFilter(watched, event)

    def _show(self, value: object) -> None:
        self._edit.setText("" if value is None else str(value))
        self._edit.setCursorPosition(0)


class NumberField(LineField):
    """A number with its unit; the value is decimal text, kept even when it is no number."""

    def __init__(
        self, parent: QWidget | None = None, *, unit: str = "", width: int = 110, placeholder: str = ""
    ) -> None:
        super().__init__(
            parent, wants=Wants.NUMBER, unit=unit, width=width, placeholder=placeholder, limit=24
        )


class TextField(Field):
    """Several lines of text; Tab leaves, Ctrl+Enter commits."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3, placeholder: str = "") -> None:
        super().__init__(parent)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setFixedHeight(lines * 20 + 16)
        self._edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        self.setFocusProxy(self._edit)
        self._committed = ""

    @property
    def editor(self) -> QPlainTextEdit:
        """The text edit."""
        return self._edit

    def value(self) -> str:
        """Return the text, trimmed."""
        return self._edit.toPlainText().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit on leaving and on Ctrl+Enter; Esc restores."""
        if self.keep_escape(event, wanted=self.value() != self._committed):
            return True
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LEAVING and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commit()
            elif event.key() == Qt.Key.Key_Escape and self.value() != self._committed:
                self.restore()
                return True
        return super().eventFilter(watched, event)

    def _show(self, value: object) -> None:
        self._edit.setPlainText("" if value is None else str(value))


class TickBox(QCheckBox):
    """A check box whose tick is drawn, so that it is sharp in both themes."""

    def sizeHint(self) -> QSize:
        """Room for the box and the words."""
        return QSize(36 + text_width(self.text()), CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        del event
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QPen

        from ui.widgets.painting import as_rect, paint_surface

        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        box = QRectF(6, middle - 8, 16, 16)
        on = self.isChecked()
        paint_surface(painter, box, t.primary if on else t.card, None if on else t.border, radius=4)
        if on:
            painter.setPen(
                QPen(
                    QColor(t.on_primary),
                    2,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            painter.drawPolyline(
                [QPointF(9.5, middle), QPointF(12.7, middle + 3.2), QPointF(18.4, middle - 3.4)]
            )
        painter.setPen(QColor(t.muted if self.property("old") == "true" or not self.isEnabled() else t.ink))
        painter.setFont(font())
        painter.drawText(
            QRectF(30, 0, self.width() - 30, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        if self.hasFocus():
            paint_surface(painter, as_rect(self.rect()).adjusted(0, 2, 0, -2), None, t.primary, width=2)


class CheckField(Field):
    """Yes or no, in words beside the box; the value is True, False or None (not asked)."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = TickBox(words)
        self._box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._box.clicked.connect(self.commit)
        self._asked = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)
        self.setFocusProxy(self._box)

    @property
    def editor(self) -> QCheckBox:
        """The box."""
        return self._box

    def value(self) -> bool | None:
        """Return whether it is ticked, None while nobody has said."""
        return self._box.isChecked() if self._asked else None

    def commit(self) -> None:
        """Send the answer; a click is an answer."""
        if self.sender() is self._box:
            self._asked = True
        super().commit()

    def _show(self, value: object) -> None:
        self._asked = value is not None
        self._box.setChecked(bool(value))
