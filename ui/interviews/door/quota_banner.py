"""A strip over the questions: the quota has no room for this person; go on all the same, or end here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.actions import make_action
from ui.icons import pixmap
from ui.interviews.door import quota_texts as texts
from ui.language import say
from ui.theme import MARGIN, Tone, tokens
from ui.widgets.buttons import Button
from ui.widgets.cards import label, set_property

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from ui.interviews.door.state import FullCell

_SIGN = 20
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class QuotaBanner(QFrame):
    """Signals: ``went_on`` although the cell is full (F3), ``ended`` the interview for it (F12).

    Enter on the questions comes here and decides nothing; from here Enter presses the button with the focus.
    """

    went_on = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self.setObjectName("Notice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_property(self, "tone", str(Tone.FEW))
        self.setStyleSheet("#Notice { border-radius: 0; }")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 8, MARGIN, 8)
        row.setSpacing(12)
        self._words = label("", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self._go_on = make_action("door.over_quota", self, self.went_on.emit, texts.GO_ON)
        self._end = make_action("door.quota_full", self, self.ended.emit, texts.END)
        self.go_on_button, self.end_button = Button.for_action(self._go_on), Button.for_action(self._end)
        row.addWidget(self.go_on_button)
        row.addWidget(self.end_button)
        self._paint()
        self.show_full(None)

    def show_full(self, full: FullCell | None) -> None:
        """Say which cell is full; None takes the strip away."""
        for action in (self._go_on, self._end):
            action.setEnabled(full is not None)
        self.setVisible(full is not None)
        if full is None:
            return
        words = say(texts.FULL, cell=full.cell, have=full.have, wanted=full.wanted)
        self._words.setText(f"{words}{say(texts.DECIDE)}" if full.is_insisted else words)
        self.setAccessibleName(words)
        if full.is_insisted:
            self.setFocus()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk between the two; Enter presses the one that has the focus, else it decides nothing."""
        if event.key() in _ENTER:
            for button in (self.go_on_button, self.end_button):
                if button.hasFocus():
                    button.click()
            return
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            is_right = event.key() == Qt.Key.Key_Right
            (self.end_button if is_right else self.go_on_button).setFocus()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(pixmap("few", tokens().tone(Tone.FEW)[0], _SIGN))
