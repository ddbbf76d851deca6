"""Surfaces and words on them: card, label, hairline, notice, empty state, figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import GAP, Tone, tokens
from ui.widgets.buttons import Button, ButtonKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent


def label(words: str, role: str = "body", *, wrap: bool = False, tone: Tone | None = None) -> QLabel:
    """Return a label.

    Args:
        words: what it says; plain text.
        role: body, muted, subtitle, label, heading, title, figure or question.
        wrap: break lines.
        tone: colour of a state.
    """
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if tone is not None:
        made.setProperty("tone", str(tone))
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and restyle if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line of one pixel."""
    line = QFrame()
    line.setObjectName("VLine" if vertical else "HLine")
    return line


class Card(QFrame):
    """A white surface with a hairline; ``body`` takes the contents.

    With ``choosable`` it takes the focus, and Enter, Space or a click choose it.
    """

    chosen = Signal()

    def __init__(
        self, heading: str = "", parent: QWidget | None = None, *, margin: int = 16, choosable: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(GAP)
        self._choosable = choosable
        if heading:
            self.body.addWidget(label(heading, "heading"))
            self.setAccessibleName(heading)
        if choosable:
            self.setProperty("choosable", "true")
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the card as the chosen one."""
        set_property(self, "chosen", "true" if chosen else "false")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mouseReleaseEvent(event)
        if self._choosable and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        if self._choosable and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class Notice(QFrame):
    """A sentence on a tinted strip: what happened, is the data safe, what next."""

    action_requested = Signal()

    def __init__(
        self, words: str = "", tone: Tone = Tone.INFO, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(GAP)
        self._icon = QLabel()
        self._words = label("", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = Button(action, self, kind=ButtonKind.PLAIN)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.action_requested)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.say_words(words, tone)

    @property
    def button(self) -> Button:
        """What does the next step; hidden where there is none."""
        return self._button

    def set_action(self, action: str) -> None:
        """Offer another next step, or none."""
        self._button.set_label(action)
        self._button.setVisible(bool(action))

    def say_words(self, words: str, tone: Tone) -> None:
        """Show another sentence; an empty one hides the strip."""
        self._tone = tone
        self._words.setText(words)
        self.setAccessibleName(words)
        # Shown before it has a parent, it would come up as a window of its own and take the focus.
        if not words or self.parentWidget() is not None:
            self.setVisible(bool(words))
        set_property(self, "tone", str(tone))
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        name = "info" if self._tone is Tone.NEUTRAL else str(self._tone)
        self._icon.setPixmap(pixmap(name, tokens().tone(self._tone)[0], 18))


class EmptyState(QWidget):
    """What to do first, and the button that does it."""

    action_requested = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        action: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "info",
        shortcut: str = "",
        keycap: str = "",
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel()
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._icon, 0, middle)
        column.addSpacing(4)
        column.addWidget(label(title, "title"), 0, middle)
        words = label(sentence, "subtitle", wrap=True)
        words.setAlignment(middle)
        words.setFixedWidth(460)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(words)
        line.addStretch(1)
        column.addLayout(line)
        if action:
            column.addSpacing(8)
            self.button = Button(action, kind=ButtonKind.PRIMARY, shortcut=shortcut, keycap=keycap)
            self.button.clicked.connect(self.action_requested)
            column.addWidget(self.button, 0, middle)
        column.addStretch(3)
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, tokens().primary_text, 44))


class FigureCard(Card):
    """One number that matters, what it counts, and where it comes from."""

    def __init__(self, name: str, figure: str, note: str = "", tone: Tone | None = None) -> None:
        super().__init__(margin=16, choosable=True)
        self.body.setSpacing(2)
        self._name = label(name, "muted")
        self._figure = label(figure, "figure", tone=tone)
        self._note = label(note, "muted", wrap=True)
        for part in (self._name, self._figure, self._note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.setAccessibleName(f"{name} {figure} {note}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_figure(self, figure: str, note: str = "", tone: Tone | None = None) -> None:
        """Show another figure."""
        self._figure.setText(figure)
        self._note.setText(note)
        set_property(self._figure, "tone", str(tone) if tone else "")
        self.setAccessibleName(f"{self._name.text()} {figure} {note}".strip())


class KeyHints(QWidget):
    """A line of keys and what they do, in small print."""

    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from ui.widgets.painting import key_words

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for key, words in hints:
            row.addWidget(label(f"{key_words(key)} {words}", "muted"))
        row.addStretch(1)
