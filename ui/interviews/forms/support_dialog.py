"""What a form may hold, for whoever writes one: every word, found as one types, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.questionnaires.support import KINDS, STATES, TITLE, Supported, SupportState, find
from ui.cells import Cell, Column
from ui.interviews.forms import texts
from ui.language import say, sentence
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.search_box import SearchBox
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_SIZE = (920, 600)
_TONES = {
    SupportState.YES: Tone.GOOD,
    SupportState.SHOWN: Tone.FEW,
    SupportState.IGNORED: Tone.NEUTRAL,
    SupportState.REFUSED: Tone.MISSING,
}


def _fate(row: Supported) -> Cell:
    return Cell(say(STATES[row.state]), tone=_TONES[row.state])


COLUMNS: tuple[Column[Supported], ...] = (
    Column("name", texts.WORD, lambda row: Cell(row.name), width=220, sortable=False),
    Column("kind", texts.KIND, lambda row: Cell(say(KINDS[row.kind]), muted=True), width=190, sortable=False),
    Column("state", texts.FATE, _fate, width=180, sortable=False),
    Column(
        "note",
        texts.INSTEAD,
        lambda row: Cell(sentence(say(row.note)), muted=True),
        width=270,
        stretch=True,
        sortable=False,
    ),
)


class SupportDialog(QDialog):
    """A page of help over the table of what is supported."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(TITLE))
        self.resize(*_SIZE)
        self._rows: dict[str, Supported] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(TITLE), "title"))
        column.addWidget(label(say(texts.SUPPORT_WORDS), "subtitle", wrap=True))
        self.search = SearchBox(say(texts.SUPPORT_SEARCH), width=360)
        self.search.searched.connect(self.look_up)
        self._count = label("", "muted")
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addSpacing(12)
        top.addWidget(self._count)
        top.addStretch(1)
        column.addLayout(top)
        self.table = DataTable(say(TITLE))
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.search.left_down.connect(self.table.setFocus)
        column.addWidget(self.table, 1)
        close = Button(say(texts.CLOSE), kind=ButtonKind.PRIMARY)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.look_up("")
        self.search.setFocus()

    def look_up(self, words: str) -> None:
        """Show the rows that hold every word."""
        self._rows = {f"{one.kind} {one.name}": one for one in find(words.split())}
        self._count.setText(
            say(texts.SUPPORT_COUNT, count=len(self._rows)) if self._rows else say(texts.SUPPORT_NONE)
        )
        self._model.forget_all()
        self._model.set_ids(list(self._rows))

    @property
    def names(self) -> list[str]:
        """The words in sight."""
        return [row.name for row in self._rows.values()]

    def _fetch(self, ids: Sequence[str]) -> dict[str, Supported]:
        return {one: self._rows[one] for one in ids if one in self._rows}
