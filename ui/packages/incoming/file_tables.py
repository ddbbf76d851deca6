"""The three lists of files: what is to be taken, what was set aside, what ever came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.packages.incoming import texts
from ui.packages.incoming.state import ApartRow, FileRow, FileState, LogRow
from ui.theme import Tone
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

R = TypeVar("R")
_TWO_LINES = 58


def _count(value: int | None) -> Cell:
    return Cell(say(texts.NONE) if value is None else str(value), muted=value is None)


def _conflicts(row: FileRow) -> Cell:
    if row.conflicts:
        settled = row.state is FileState.TAKEN
        return Cell(str(row.conflicts), tone=Tone.NEUTRAL if settled else Tone.MISSING)
    return _count(row.conflicts)


FILE_COLUMNS: tuple[Column[FileRow], ...] = (
    Column("file", texts.FILE, lambda row: Cell(row.name, row.second), 180, stretch=True, sortable=False),
    Column("from", texts.FROM, lambda row: Cell(row.sender), 86, sortable=False),
    Column("added", texts.ADDED, lambda row: _count(row.added), 58, sortable=False),
    Column("edits", texts.EDITS, lambda row: _count(row.edits), 56, sortable=False),
    Column("conflicts", texts.CONFLICTS, _conflicts, 66, sortable=False),
    Column(
        "state", texts.STATE, lambda row: Cell(say(row.state.text), tone=row.state.tone), 96, sortable=False
    ),
)
APART_COLUMNS: tuple[Column[ApartRow], ...] = (
    Column(
        "file",
        texts.FILE,
        lambda row: Cell(row.name, row.came_again or row.reason),
        240,
        stretch=True,
        sortable=False,
    ),
    Column("received", texts.RECEIVED, lambda row: Cell(row.received, muted=True), 116, sortable=False),
)
LOG_COLUMNS: tuple[Column[LogRow], ...] = (
    Column("received", texts.RECEIVED, lambda row: Cell(row.received, muted=True), 112, sortable=False),
    Column("file", texts.FILE, lambda row: Cell(row.name, row.second), 140, stretch=True, sortable=False),
    Column("from", texts.FROM, lambda row: Cell(row.sender), 88, sortable=False),
    Column("added", texts.ADDED, lambda row: _count(row.added), 58, sortable=False),
    Column("edits", texts.EDITS, lambda row: _count(row.edits), 54, sortable=False),
    Column("status", texts.STATE, lambda row: Cell(row.status, tone=row.tone), 80, sortable=False),
)


class RowTable(DataTable, Generic[R]):
    """A table over rows that are given by key; only rows that differ are drawn anew.

    Signal: ``unwanted(key)`` when Delete was pressed on a row.
    """

    unwanted = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column[R]], parent: QWidget | None = None) -> None:
        super().__init__(name, parent, row_height=_TWO_LINES)
        self._shown: Mapping[str, R] = {}
        self._model: IdTableModel[R] = IdTableModel(columns, self._rows_of, self)
        self.show_model(self._model, columns)

    def show_rows(self, rows: Mapping[str, R]) -> None:
        """Show these; rows stay where they are while only their words change."""
        before, self._shown = self._shown, rows
        changed = [key for key, row in rows.items() if key in before and before[key] != row]
        self._model.forget(changed)
        self._model.set_ids(list(rows))

    @property
    def rows(self) -> Mapping[str, R]:
        """What is shown, in order."""
        return self._shown

    def choose_first(self) -> None:
        """Choose the first row unless one is chosen."""
        # The focus alone makes a row current without choosing it.
        if self._shown and not self.selectionModel().hasSelection():
            self.choose(self.current_id() or next(iter(self._shown)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen row off."""
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.unwanted.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def _rows_of(self, keys: Iterable[str]) -> dict[str, R]:
        return {key: self._shown[key] for key in keys if key in self._shown}


def file_table() -> RowTable[FileRow]:
    """What was dropped in this sitting."""
    return RowTable(say(texts.FILES), FILE_COLUMNS)


def apart_table() -> RowTable[ApartRow]:
    """What waits in quarantine."""
    return RowTable(say(texts.QUARANTINE), APART_COLUMNS)


def log_table() -> RowTable[LogRow]:
    """Every file that ever came."""
    return RowTable(say(texts.LOG), LOG_COLUMNS)
