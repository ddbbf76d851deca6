"""The keys of keying on one small page (Ctrl+/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout

from ui.interviews.keying import texts
from ui.language import say
from ui.theme import tokens
from ui.widgets.cards import Card, label
from ui.widgets.painting import key_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.texts import Text

_WIDTH, _KEY = 560, 130
OPEN = "Ctrl+/"


class KeysPage(QDialog):
    """Esc, or the same key again, closes it."""

    def __init__(self, parent: QWidget | None, *, is_second: bool) -> None:
        super().__init__(parent)
        title = say(texts.KEYS_TITLE)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        for heading, keys in texts.PAGE_KEYS:
            wanted = [one for one in keys if not (is_second and one[0] in texts.NOT_IN_SECOND)]
            column.addWidget(_card(heading, wanted))
        column.addWidget(label(say(texts.KEYS_CLOSE), "muted"))
        QShortcut(QKeySequence(OPEN), self, self.accept)


def _card(heading: Text, keys: list[tuple[str | Text, Text]]) -> Card:
    card = Card(say(heading))
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    for row, (shortcut, words) in enumerate(keys):
        cap = label(key_words(shortcut) if isinstance(shortcut, str) else say(shortcut), "muted")
        cap.setStyleSheet(f"color: {tokens().primary_text};")
        grid.addWidget(cap, row, 0)
        grid.addWidget(label(say(words), wrap=True), row, 1)
    grid.setColumnMinimumWidth(0, _KEY)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card
