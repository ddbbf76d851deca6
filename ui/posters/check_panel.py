"""What to look at before printing: what is to be put right first, then what is good to know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import say
from ui.posters import texts
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.posters.state import ProblemLine

_NOTES = 3
"""Notes shown at once; more of them wait behind a button."""


class CheckPanel(QWidget):
    """Problems as notices; ``record_wanted(problem)`` when a person goes to where it is put right."""

    record_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: list[QWidget] = []
        self._rest: tuple[ProblemLine, ...] = ()

    def show_problems(self, problems: Sequence[ProblemLine], well: str) -> None:
        """Show these, and what is well in a sentence of its own."""
        for old in self._shown:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        wrong = [one for one in problems if one.counts]
        notes = [one for one in problems if not one.counts]
        if wrong:
            self._add(label(say(texts.TO_PUT_RIGHT), "heading"))
        for problem in wrong:
            self._add(self._notice(problem))
        if well:
            self._add(Notice(well, Tone.GOOD, parent=self))
        if notes:
            self._add(label(say(texts.GOOD_TO_KNOW), "heading"))
        for note in notes[:_NOTES]:
            self._add(self._notice(note))
        self._rest = tuple(notes[_NOTES:])
        if self._rest:
            more = Button(say(texts.MORE_NOTES, count=len(self._rest)), kind=ButtonKind.QUIET)
            more.clicked.connect(partial(self._show_rest, more))
            self._add(more)

    def _add(self, widget: QWidget) -> None:
        self._shown.append(widget)
        if isinstance(widget, Button):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._column.addWidget(widget)

    def _notice(self, problem: ProblemLine) -> Notice:
        notice = Notice(problem.words, problem.tone, say(texts.GO_THERE) if problem.record else "", self)
        notice.button.setAccessibleDescription(problem.words)
        notice.action_requested.connect(partial(self.record_wanted.emit, problem))
        return notice

    def _show_rest(self, more: Button) -> None:
        """Show all notes; the focus goes to the first of them."""
        more.hide()
        notices = [self._notice(note) for note in self._rest]
        for notice in notices:
            self._add(notice)
        notices[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
