"""Sheets out for other tools, and in from Collect and Kobo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.interviews.results import texts
from ui.interviews.results.satisfaction_view import chooser
from ui.language import say
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.file_drop import FileDrop
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from pathlib import Path

    from ui.interviews.results.state import ArrivalState

WORDS, CODES = "words", "codes"


class FilesPanel(QWidget):
    """Signals: ``export_wanted(format, words)``, ``dropped(path)``, ``take_wanted(path)``."""

    export_wanted = Signal(str, bool)
    dropped = Signal(object)
    take_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._make_out(), 1)
        row.addWidget(self._make_in(), 1)

    def _make_out(self) -> QWidget:
        card = Card(say(texts.OUT_TITLE))
        card.body.addWidget(label(say(texts.OUT_WORDS), "muted", wrap=True))
        line = QHBoxLayout()
        line.addWidget(label(say(texts.WORDS_OR_CODES)))
        self.words = chooser(
            say(texts.WORDS_OR_CODES), [(WORDS, say(texts.AS_WORDS)), (CODES, say(texts.AS_CODES))]
        )
        line.addWidget(self.words)
        line.addStretch(1)
        card.body.addLayout(line)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.setContentsMargins(0, 0, 0, 0)
        self.formats: dict[str, Button] = {}
        for key, words in texts.FORMATS.items():
            button = Button(say(words))
            button.clicked.connect(lambda _=False, key=key: self._export(key))
            self.formats[key] = button
            flow.addWidget(button)
        self._told = label("", "muted", wrap=True)
        card.body.addWidget(buttons)
        card.body.addWidget(self._told)
        card.body.addStretch(1)
        return card

    def _make_in(self) -> QWidget:
        card = Card(say(texts.IN_TITLE))
        self.drop = FileDrop(
            say(texts.DROP), hint=say(texts.DROP_HINT), name_filter="(*.zip *.csv *.xlsx *.xml)"
        )
        self.drop.dropped.connect(self._dropped)
        self._preview, self._problems = label("", wrap=True), label("", "muted", wrap=True)
        self.take = Button(say(texts.TAKE), kind=ButtonKind.PRIMARY)
        self.take.clicked.connect(self._take)
        self.take.hide()
        for widget in (self.drop, self._preview, self._problems):
            card.body.addWidget(widget)
        foot = QVBoxLayout()
        foot.addWidget(self.take)
        card.body.addLayout(foot)
        card.body.addStretch(1)
        return card

    def show_told(self, lines: tuple[str, ...]) -> None:
        """Say what the file that was written could not hold as it was."""
        self._told.setText("\n".join(lines))

    def show_arrival(self, state: ArrivalState) -> None:
        """Show what a file would bring."""
        self._path = state.path
        self._preview.setText(state.words)
        problems = state.problems if state.wanted else (*state.problems, say(texts.NOTHING_NEW))
        self._problems.setText("\n".join(problems))
        self.take.setVisible(bool(state.wanted))

    def clear(self) -> None:
        """The file was taken in."""
        self._path = None
        self._preview.setText("")
        self._problems.setText("")
        self.take.hide()

    def _export(self, key: str) -> None:
        self.export_wanted.emit(key, self.words.currentData() == WORDS)

    def _dropped(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.dropped.emit(paths[0])

    def _take(self) -> None:
        if self._path is not None:
            self.take_wanted.emit(self._path)
