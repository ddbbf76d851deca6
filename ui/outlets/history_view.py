"""The changes of an outlet below its form: the newest at once, earlier ones on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import say
from ui.outlets import exchange_texts, texts
from ui.outlets.form import Section
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.outlets.history import HistoryLine

AT_ONCE = 20
"""So many changes are written out at first, and with each press of the button."""


class HistoryView(Section):
    """Signal: ``opened`` when the heading was opened, and the lines are wanted."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.HISTORY), is_open=False, parent=parent)
        self._lines: tuple[HistoryLine, ...] = ()
        self._shown = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._more = Button("", kind=ButtonKind.QUIET)
        self._more.clicked.connect(self._go_on)
        layout = self.form.layout()
        assert isinstance(layout, QVBoxLayout), "a form is a column"
        layout.addLayout(self._rows)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.toggle.clicked.connect(self._tell)

    @property
    def lines(self) -> tuple[HistoryLine, ...]:
        """Everything that is known, the newest first."""
        return self._lines

    @property
    def shown(self) -> int:
        """How many changes are written out."""
        return self._shown

    @property
    def more(self) -> Button:
        """The button that writes out earlier changes."""
        return self._more

    def show_lines(self, lines: Sequence[HistoryLine], count: int) -> None:
        """Show these; without lines only how many there are."""
        self.setVisible(bool(count))
        self.set_count(str(count))
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._shown = 0
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._write_out()

    def _tell(self) -> None:
        if self.is_open:
            self.opened.emit()

    def _go_on(self) -> None:
        self._write_out()
        if self._shown == len(self._lines):
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)  # the button is gone

    def _write_out(self) -> None:
        for line in self._lines[self._shown : self._shown + AT_ONCE]:
            if self._shown:
                self._rows.addWidget(hairline())
            self._rows.addWidget(_row(line))
            self._shown += 1
        left = len(self._lines) - self._shown
        self._more.setVisible(left > 0)
        self._more.set_label(say(exchange_texts.HISTORY_REST, count=min(left, AT_ONCE)))


def _row(line: HistoryLine) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label(line.head, "muted", wrap=True))
    words = label(line.words, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(words)
    return row
