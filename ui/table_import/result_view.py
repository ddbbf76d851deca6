"""After a list was imported: the figures, what has to be mended, what waits for a decision, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.table_import import texts
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, Notice, label

if TYPE_CHECKING:
    from ui.table_import.state import ResultState

_WIDTH = 720


class ResultView(QWidget):
    """What came of an import.

    Signals: ``problems_wanted()``, ``folder_wanted()``, ``conflicts_wanted()``, ``outlets_wanted()``,
    ``duplicates_wanted()``, ``another_wanted()``.
    """

    problems_wanted = Signal()
    folder_wanted = Signal()
    conflicts_wanted = Signal()
    outlets_wanted = Signal()
    duplicates_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(12)
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)
        column.addStretch(2)
        card = Card(margin=24)
        card.setFixedWidth(_WIDTH)
        card.body.setSpacing(16)
        self.title = label("", "title", wrap=True)
        card.body.addWidget(self.title)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(40)
        card.body.addLayout(self._figures)
        self.conflicts = Notice(action=say(texts.TO_CONFLICTS), parent=card)
        self.conflicts.action_requested.connect(self.conflicts_wanted)
        self.problems = Notice(parent=card)
        card.body.addWidget(self.conflicts)
        card.body.addWidget(self.problems)
        card.body.addWidget(label(say(texts.UNDO_HINT), "muted", wrap=True))
        card.body.addLayout(self._make_buttons())
        column.addWidget(card)
        column.addStretch(3)

    def take_focus(self) -> None:
        """Put the focus where a person goes on."""
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.open = Button(say(texts.OPEN_PROBLEMS))
        self.open.clicked.connect(self.problems_wanted)
        self.folder = Button(say(texts.OPEN_FOLDER))
        self.folder.clicked.connect(self.folder_wanted)
        self.save = Button(say(texts.SAVE_TEMPLATE))
        self.duplicates = Button(say(texts.SEE_DUPLICATES))
        self.duplicates.clicked.connect(self.duplicates_wanted)
        outlets = Button(say(texts.SHOW_OUTLETS))
        outlets.clicked.connect(self.outlets_wanted)
        self.another = Button(say(texts.ANOTHER), kind=ButtonKind.PRIMARY)
        self.another.clicked.connect(self.another_wanted)
        row.addWidget(self.open)
        row.addWidget(self.folder)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.duplicates)
        row.addWidget(outlets)
        row.addWidget(self.another)
        return row

    def render_state(self, state: ResultState) -> None:
        """Show what came of it."""
        self.title.setText(state.title)
        self._show_figures(state)
        self.conflicts.say_words(
            say(texts.CONFLICTS_WAIT, count=state.conflicts) if state.conflicts else "", Tone.INFO
        )
        self.problems.say_words(state.problem_words, Tone.FEW if state.problem_file else Tone.MISSING)
        for button in (self.open, self.folder):
            button.setVisible(state.problem_file is not None)
        self.save.setVisible(state.can_save)
        self.duplicates.setVisible(state.can_look_for_duplicates)
        words = say(texts.NEXT_FILE, file=state.next_file) if state.next_file else say(texts.ANOTHER)
        self.another.set_label(words)

    def _show_figures(self, state: ResultState) -> None:
        while self._figures.count():
            if (widget := self._figures.takeAt(0).widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for what, count, tone in state.figures:
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(label(what, "muted"))
            column.addWidget(label(count, "figure", tone=tone))
            box.setAccessibleName(f"{what} {count}")
            self._figures.addWidget(box)
        self._figures.addStretch(1)
