"""The right side: what becomes of every row, by group, and the one row in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.table_import import texts
from ui.table_import.row_detail import RowDetailView
from ui.table_import.state import Group, PlanRow
from ui.theme import GAP, Tone
from ui.widgets.cards import label
from ui.widgets.segments import Segments
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.table_import.state import PlanState, RowDetail

_ROW = 34
_NAMES = {
    Group.CREATED: texts.CREATED,
    Group.UPDATED: texts.UPDATED,
    Group.UNCHANGED: texts.UNCHANGED,
    Group.PROBLEMS: texts.PROBLEMS,
    Group.HINTS: texts.HINTS,
}
_FIRST = (Group.PROBLEMS, Group.UPDATED, Group.CREATED, Group.HINTS, Group.UNCHANGED)
"""What is looked at first when a list was read."""

ROW_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("row", texts.ROW, lambda row: Cell(str(row.number), muted=True), 56, numeric=True, sortable=False),
    Column("title", texts.NAME, lambda row: Cell(row.title, muted=row.is_off), 150, sortable=False),
    Column(
        "what",
        texts.WHAT,
        lambda row: Cell(row.what, muted=True),
        120,
        stretch=True,
        sortable=False,
    ),
    Column("mark", texts.MARK, lambda row: Cell(row.mark, tone=row.tone), 96, sortable=False),
)


class RowsView(QWidget):
    """Asks for words when they are looked at: a list may have a hundred thousand rows.

    Signals: ``row_chosen(number)``, ``left_out(number, bool)``, ``column_wanted(column)``.
    """

    row_chosen = Signal(int)
    left_out = Signal(int, bool)
    column_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[Group, tuple[str, ...]] = {}
        self._words: Callable[[int, Group], PlanRow] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.segments = Segments([(group.value, say(words), "") for group, words in _NAMES.items()])
        self.segments.chosen.connect(self._show_group)
        column.addWidget(self.segments)
        self.table = DataTable(say(texts.ROWS), row_height=_ROW)
        self._model: IdTableModel[PlanRow] = IdTableModel(ROW_COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, ROW_COLUMNS)
        self.table.current_changed.connect(self._tell)
        self.table.opened.connect(self._want_column)
        self.table.installEventFilter(self)
        column.addWidget(self.table, 5)
        self.nothing = label(say(texts.NO_ROWS), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.nothing, 5)
        self.detail = RowDetailView()
        self.detail.column_wanted.connect(self.column_wanted)
        self.detail.left_out.connect(self._leave_out)
        column.addWidget(self.detail, 4)
        self._show_nothing()

    @property
    def group(self) -> Group:
        """The group in sight."""
        return Group(self.segments.current)

    def render_plan(
        self,
        state: PlanState,
        groups: dict[Group, tuple[str, ...]],
        words: Callable[[int, Group], PlanRow],
        *,
        is_new: bool,
    ) -> None:
        """Show the rows; of a list that was just read what needs a person most."""
        self._groups, self._words = groups, words
        for group, count in state.counts:
            bad = Tone.MISSING if state.has_refused else Tone.FEW
            tones = {Group.PROBLEMS: bad, Group.CREATED: Tone.GOOD, Group.UPDATED: Tone.INFO}
            self.segments.set_count(group.value, count, tones.get(group, Tone.NEUTRAL))
        self.segments.set_offered(Group.HINTS.value, offered=bool(groups[Group.HINTS]))
        if is_new or not groups[self.group]:
            first = next((group for group in _FIRST if groups[group]), Group.CREATED)
            self.segments.choose(first.value)
        self._model.forget_all()
        self._show_group(self.group.value)

    def show_detail(self, detail: RowDetail | None) -> None:
        """Show the row in hand."""
        self.detail.show_detail(detail)
        self._show_nothing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space leaves the chosen row out, or takes it again."""
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if watched is self.table and event.type() is QEvent.Type.KeyPress and is_space:
            self.detail.skip.click()
            return True
        return super().eventFilter(watched, event)

    def _show_group(self, key: str) -> None:
        ids = self._groups.get(Group(key), ())
        self._model.forget_all()
        self._model.set_ids(list(ids))
        if ids and not self.table.current_id():
            self.table.choose(ids[0])
        self._tell(self.table.current_id())

    def _show_nothing(self) -> None:
        some = bool(self._model.rowCount())
        self.table.setVisible(some)
        self.detail.setVisible(some)
        self.nothing.setVisible(not some)

    def _tell(self, row: str) -> None:
        self.row_chosen.emit(int(row) if row else 0)

    def _want_column(self, row: str) -> None:
        del row
        self.detail.look.click()

    def _leave_out(self, off: bool) -> None:  # noqa: FBT001 - as the signal carries it
        row = self.table.current_id()
        if row:
            self.left_out.emit(int(row), off)

    def _fetch(self, ids: Sequence[str]) -> dict[str, PlanRow]:
        if self._words is None:
            return {}
        return {one: self._words(int(one), self.group) for one in ids}
