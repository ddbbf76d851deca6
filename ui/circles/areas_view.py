"""List of communities and the areas above them, and the fields of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.registers.area import AREA
from ui.actions import make_action
from ui.cells import Cell, Column
from ui.circles import texts
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.records.form import RecordForm
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, KeyHints, hairline
from ui.widgets.page_frame import PageFrame, RecordPanel
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.circles.state import AreaLine, AreasState, AreaState

_PANEL = 400

COLUMNS: tuple[Column[AreaLine], ...] = (
    Column("name", texts.NAME, lambda line: Cell(line.name), width=130, stretch=True, sortable=False),
    Column("level", texts.LEVEL, lambda line: Cell(line.level, muted=True), width=104, sortable=False),
    Column("code", texts.CODE, lambda line: Cell(line.code, muted=True), width=112, sortable=False),
    Column("parent", texts.PARENT, lambda line: Cell(line.parent), width=96, sortable=False),
    Column("circle", texts.CIRCLE, lambda line: Cell(line.circle), width=116, sortable=False),
    Column(
        "population",
        texts.POPULATION,
        lambda line: Cell(f"{int(line.population):,}" if line.population.isdecimal() else line.population),
        width=76,
        numeric=True,
        sortable=False,
    ),
    Column(
        "outlets", texts.OUTLETS, lambda line: Cell(str(line.outlets)), width=64, numeric=True, sortable=False
    ),
)


class AreasView(PageFrame):
    """Signals: ``chosen(id)``, ``new_wanted``, ``circles_wanted``; the form's are taken from ``form``."""

    chosen = Signal(str)
    new_wanted = Signal()
    circles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.AREAS_TITLE), parent=parent, margin=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._lines: dict[str, AreaLine] = {}
        self.is_editing_new = False
        circles = make_action("circles.areas", self, self.circles_wanted.emit, texts.CIRCLES)
        self.add_button(Button.for_action(circles))
        new = make_action("record.new", self, self.new_wanted.emit, texts.NEW_AREA)
        self.add_button(Button.for_action(new, kind=ButtonKind.PRIMARY))
        self.table = DataTable(say(texts.AREAS_TITLE))
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.current_changed.connect(self._pass_chosen)
        self.table.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_whole())
        self._empty = EmptyState(
            say(texts.NO_AREAS_TITLE), say(texts.NO_AREAS_WORDS), say(texts.NEW_AREA), icon="circle"
        )
        self._empty.action_requested.connect(self.new_wanted)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_list(self, state: AreasState) -> None:
        """Show the list; the chosen one stays chosen."""
        self._lines = {line.id: line for line in state.lines}
        communities = sum(line.is_community for line in state.lines)
        words = say(texts.AREAS_NUMBER, communities=communities, others=len(state.lines) - communities)
        self.set_number(words if state.lines else say(texts.NONE_YET))
        self._model.forget_all()
        self._model.set_ids([line.id for line in state.lines])
        if not state.lines and not self.is_editing_new:
            self._stack.setCurrentWidget(self._empty)
            self.setFocusProxy(self._empty.button)
        else:
            self._stack.setCurrentIndex(0)
            self.setFocusProxy(self.table)

    def show_area(self, state: AreaState) -> None:
        """Show one area."""
        self.is_editing_new = not state.record.id
        self._stack.setCurrentIndex(0)
        if self.is_editing_new:
            self.table.clearSelection()
        elif self.table.current_id() != state.record.id:
            self.table.choose(state.record.id)
        self.panel.set_record(state.title, say(texts.NEW_WORDS) if self.is_editing_new else "", state.place)
        self.form.show_record(state.record)

    def choose(self, area: str) -> None:
        """Choose an area in the list."""
        self.table.choose(area)

    def choose_first(self) -> None:
        """Choose the first community where nothing is chosen."""
        if not self.table.selectionModel().hasSelection():
            self.table.choose(
                next(
                    (line.id for line in self._lines.values() if line.is_community),
                    next(iter(self._lines), ""),
                )
            )

    def begin_name(self) -> None:
        """Put the focus on the name of a new area."""
        self.form.field("name").editor.setFocus()

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 16, 12)
        left.addWidget(self.table)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        self.panel = RecordPanel(width=_PANEL)
        self.form = RecordForm(AREA)
        self.panel.body.addWidget(self.form)
        self.panel.body.addStretch(1)
        self.panel.foot.addWidget(
            KeyHints(
                [("Tab", say(texts.KEY_NEXT)), ("Ctrl+Z", say(texts.KEY_UNDO)), ("F1", say(texts.KEY_ALL))]
            )
        )
        row.addWidget(self.panel)
        return whole

    def _pass_chosen(self, area: str) -> None:
        if area:
            self.chosen.emit(area)

    def _open(self, _: str) -> None:
        self.begin_name()

    def _fetch(self, ids: Sequence[str]) -> dict[str, AreaLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}
