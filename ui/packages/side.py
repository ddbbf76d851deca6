"""The right of the page: the file in hand, or the question in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.language import say
from ui.packages import texts
from ui.packages.deciding.question_card import QuestionCard
from ui.packages.incoming.file_panel import FilePanel
from ui.theme import Tone
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.packages.deciding.state import DecidingState

WIDTH = 520
_FILE, _CONFLICTS = "file", "conflicts"


class Side(QWidget):
    """Shows one of two cards; a person, or what they do at the left, says which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.views = Segments([(_FILE, say(texts.FILE_DETAIL), ""), (_CONFLICTS, say(texts.CONFLICTS), "")])
        self.views.chosen.connect(self._switch)
        self.panel, self.card = FilePanel(), QuestionCard()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.card)
        column.addWidget(self.views)
        column.addWidget(self._stack, 1)

    @property
    def asks(self) -> bool:
        """Whether the question is in sight."""
        return self.views.current == _CONFLICTS

    def show_file(self) -> None:
        """Bring the file into sight."""
        self.views.choose(_FILE)

    def show_question(self) -> None:
        """Bring the question into sight."""
        self.views.choose(_CONFLICTS)

    def render_state(self, state: DecidingState, *, is_taking: bool) -> None:
        """Show the question in hand."""
        self.card.show_question(state.question, state.trouble, is_writing=state.is_writing or is_taking)
        self.views.set_count(_CONFLICTS, state.open, Tone.MISSING)

    def _switch(self, name: str) -> None:
        self._stack.setCurrentIndex(0 if name == _FILE else 1)
