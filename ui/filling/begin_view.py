"""Before a template is open: where to drop it, why the last one was not read, which are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.filling import texts
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice, label
from ui.widgets.file_drop import FileDrop
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.filling.state import KeptLine

_DROP = 220
_COLUMNS: tuple[Column[KeptLine], ...] = (
    Column("name", texts.KEPT_NAME, lambda line: Cell(line.name), 320, stretch=True, sortable=False),
    Column("ties", texts.KEPT_TIES, lambda line: Cell(line.ties, muted=True), 160, sortable=False),
)


class BeginView(QWidget):
    """Signals: ``file_given(path)``, ``forget_wanted(name)``."""

    file_given = Signal(object)
    forget_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, KeptLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self.trouble = Notice(parent=self)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.drop = FileDrop(say(texts.DROP), hint=say(texts.DROP_HINT), name_filter=say(texts.NAME_FILTER))
        self.drop.setFixedHeight(_DROP)
        self.drop.dropped.connect(self._dropped)
        column.addWidget(self.drop)
        words = label(say(texts.STEPS), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(12)
        column.addWidget(self._make_kept(), 1)
        column.addStretch(1)
        self.setFocusProxy(self.drop)

    def show_trouble(self, words: str) -> None:
        """Say why the last file was not read; empty for nothing."""
        self.trouble.say_words(words, Tone.MISSING)

    def show_kept(self, lines: Sequence[KeptLine]) -> None:
        """Show the templates that are known."""
        self._lines = {line.name: line for line in lines}
        self._model.forget_all()
        self._model.set_ids(list(self._lines))
        self.kept.setVisible(bool(lines))
        if lines and not self.table.current_id():
            self.table.choose(lines[0].name)

    def _make_kept(self) -> QWidget:
        self.kept = QWidget()
        column = QVBoxLayout(self.kept)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(say(texts.KEPT), "heading"))
        head.addWidget(label(say(texts.KEPT_HINT), "muted"), 1)
        forget = Button(say(texts.FORGET))
        forget.clicked.connect(self._forget)
        head.addWidget(forget)
        column.addLayout(head)
        self.table = DataTable(say(texts.KEPT))
        self._model: IdTableModel[KeptLine] = IdTableModel(_COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, _COLUMNS)
        column.addWidget(self.table, 1)
        self.kept.hide()
        return self.kept

    def _dropped(self, paths: object) -> None:
        if isinstance(paths, tuple) and paths:
            self.file_given.emit(paths[0])

    def _forget(self) -> None:
        if self.table.current_id():
            self.forget_wanted.emit(self.table.current_id())

    def _fetch(self, ids: Sequence[str]) -> dict[str, KeptLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}
