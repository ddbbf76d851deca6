"""One line under the head of a sheet, for a remark or a number; hidden while nobody wants it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.posters.paper.numbering import numbered
from ui.interviews.door.fields import DoorLine
from ui.interviews.keying import texts
from ui.language import current_language, say
from ui.theme import MARGIN
from ui.widgets.cards import label


class Strip(QWidget):
    """Signals: ``remarked(path, words)``, ``number_wanted(number)``; Enter leaves it."""

    remarked = Signal(str, str)
    number_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.path = ""
        self.setObjectName("Bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        self._words = label("", "label")
        self.field = DoorLine(is_large=False)
        self.field.gone_on.connect(self._leave)
        row.addWidget(self._words)
        row.addWidget(self.field, 1)
        self.hide()

    def ask_remark(self, path: str, number: str, kept: str) -> None:
        """Ask for a remark on a field."""
        self.path = path
        self._open(numbered(texts.REMARK_OF, current_language(), number=number), kept)

    def ask_number(self) -> None:
        """Ask where to go."""
        self.path = ""
        self._open(say(texts.GO_TO), "")

    def _open(self, words: str, kept: str) -> None:
        self._words.setText(words)
        self.field.set_value(kept)
        self.show()
        self.field.editor.setFocus()

    def _leave(self) -> None:
        words, path = str(self.field.value()), self.path
        self.hide()
        if path:
            self.remarked.emit(path, words)
        else:
            self.number_wanted.emit(words)
        self.path = ""
