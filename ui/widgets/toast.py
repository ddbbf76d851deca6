"""A sentence over the page that goes away by itself, unless it tells of trouble."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.icons import pixmap
from ui.language import say
from ui.texts import kit
from ui.theme import Tone, tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label

_STAYS_MS = 6000
_FROM_BELOW = 48


class Toast(QFrame):
    """Shown above the bottom strip, in the middle of its parent.

    News goes after six seconds; trouble (tone missing) stays until it is
    closed. ``action_requested`` follows the button, if there is one.
    """

    action_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._icon = QLabel()
        self._words = label("", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = Button("", kind=ButtonKind.PLAIN)
        self._action.clicked.connect(self._act)
        self._close = Button("", kind=ButtonKind.QUIET, icon="close")
        self._close.setAccessibleName(say(kit.CLOSE))
        self._close.setToolTip(say(kit.CLOSE))
        self._close.clicked.connect(self.hide)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, tone: Tone = Tone.GOOD, action: str = "") -> None:
        """Show a sentence, replacing the one before."""
        self._icon.setPixmap(
            pixmap("info" if tone is Tone.NEUTRAL else str(tone), tokens().tone(tone)[0], 20)
        )
        self._words.setText(words)
        self.setAccessibleName(words)
        self._action.set_label(action)
        self._action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        if tone is Tone.MISSING:
            self._timer.stop()
        else:
            self._timer.start(_STAYS_MS)

    @property
    def words(self) -> str:
        """The sentence, empty while hidden."""
        return self._words.text() if self.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self.hide()
        self.action_requested.emit()

    def _place(self) -> None:
        parent = self.parentWidget()
        from ui.widgets.painting import text_width

        buttons = 70 + (self._action.sizeHint().width() if self._action.text() else 0)
        width = min(parent.width() - 48, 720, max(280, text_width(self._words.text()) + 40 + buttons))
        self.setFixedWidth(width)
        height = max(self.sizeHint().height(), self.layout().heightForWidth(width))
        self.setFixedHeight(height)
        self.move((parent.width() - width) // 2, parent.height() - height - _FROM_BELOW)
