"""List of circles, the sketch, and the facts of the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.registers.circle import CIRCLE
from ui.actions import make_action
from ui.cells import Cell, Column
from ui.circles import texts
from ui.circles.communities import Communities
from ui.circles.dossiers import PDF, WORD
from ui.circles.sketch_panel import SketchPanel
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.records.form import RecordForm
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, KeyHints, hairline, label
from ui.widgets.page_frame import PageFrame, RecordPanel
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.circles.state import CircleLine, CirclesState, CircleState

_LIST = 348
_PANEL = 364


def _count(figure: str) -> str:
    return f"{int(figure):,}" if figure.isdecimal() else figure


COLUMNS: tuple[Column[CircleLine], ...] = (
    Column("number", texts.ORDER, lambda line: Cell(line.number, muted=True), width=44, sortable=False),
    Column("name", texts.NAME, lambda line: Cell(line.name), width=76, stretch=True, sortable=False),
    Column(
        "population",
        texts.POPULATION,
        lambda line: Cell(_count(line.population)),
        width=76,
        numeric=True,
        sortable=False,
    ),
    Column(
        "communities",
        texts.COMMUNITIES,
        lambda line: Cell(str(line.communities)),
        width=62,
        numeric=True,
        sortable=False,
    ),
    Column(
        "outlets", texts.OUTLETS, lambda line: Cell(str(line.outlets)), width=68, numeric=True, sortable=False
    ),
)


class CirclesView(PageFrame):
    """Signals: ``chosen(id)``, ``new_wanted``, ``areas_wanted``, ``dossier_wanted(ending)`` of the chosen circle,
    ``dossiers_wanted(ending)`` of all; the parts have their own.
    """  # noqa: D205

    chosen = Signal(str)
    new_wanted = Signal()
    areas_wanted = Signal()
    dossier_wanted = Signal(str)
    dossiers_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), parent=parent, margin=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._lines: dict[str, CircleLine] = {}
        every = self.add_button(Button(say(texts.ALL_DOSSIERS), menu_sign=True))
        every.setToolTip(say(texts.ALL_DOSSIERS_TIP))
        self.all_dossiers = self._offer_kinds(every, self.dossiers_wanted)
        areas = make_action("circles.areas", self, self.areas_wanted.emit, texts.AREAS)
        self.add_button(Button.for_action(areas))
        new = make_action("record.new", self, self.new_wanted.emit, texts.NEW_CIRCLE)
        self.add_button(Button.for_action(new, kind=ButtonKind.PRIMARY))
        self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_whole())
        self._empty = EmptyState(
            say(texts.EMPTY_TITLE), say(texts.EMPTY_WORDS), say(texts.NEW_CIRCLE), icon="circle"
        )
        self._empty.action_requested.connect(self.new_wanted)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_list(self, state: CirclesState) -> None:
        """Show the list; the chosen one stays chosen."""
        self._lines = {line.id: line for line in state.lines}
        self.set_number(
            say(
                texts.NUMBER,
                count=len(state.lines),
                independent=state.independent,
                merged=state.merged,
                population=f"{state.population:,}",
            )
            if state.lines
            else say(texts.NONE_YET)
        )
        self._model.forget_all()
        self._model.set_ids([line.id for line in state.lines])
        if not state.lines and not self.is_editing_new:
            self._stack.setCurrentWidget(self._empty)
            self.setFocusProxy(self._empty.button)
        else:
            self._stack.setCurrentIndex(0)
            self.setFocusProxy(self.table)

    def show_circle(self, state: CircleState) -> None:
        """Show one circle."""
        self.is_editing_new = not state.record.id
        self._stack.setCurrentIndex(0)
        if self.is_editing_new:
            self.table.clearSelection()
            subtitle = say(texts.NEW_WORDS)
        else:
            self.choose(state.record.id)
            subtitle = say(texts.SUBTITLE, outlets=len(state.outlets), placed=state.placed)
        self.panel.set_record(state.title, subtitle, state.place)
        self.form.show_record(state.record)
        self.communities.setVisible(not self.is_editing_new)
        self.dossier.setVisible(not self.is_editing_new)
        self.communities.show_lines(state.communities)
        self.sketch.show_circle(state)

    def choose(self, circle: str) -> None:
        """Choose a circle in the list."""
        if self.table.current_id() != circle:
            self.table.choose(circle)

    def choose_first(self) -> None:
        """Choose the first circle where none is."""
        if not self.table.selectionModel().hasSelection():
            self.table.choose(next(iter(self._lines), ""))

    def begin_name(self) -> None:
        """Put the focus on the name of a new circle."""
        self.form.field("name").editor.setFocus()

    # --- inside -------------------------------------------------------------

    def _make_table(self) -> None:
        self.is_editing_new = False
        self.table = DataTable(say(texts.CIRCLES))
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.current_changed.connect(self._pass_chosen)
        self.table.opened.connect(self._open)

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 12, 12)
        self.table.setFixedWidth(_LIST)
        left.addWidget(self.table)
        row.addLayout(left)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 12, 16, 12)
        self.sketch = SketchPanel()
        middle.addWidget(self.sketch)
        row.addLayout(middle, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._make_panel())
        return whole

    def _make_panel(self) -> RecordPanel:
        self.panel = RecordPanel(width=_PANEL)
        add = make_action("circles.community", self, self._begin_community, texts.ADD_COMMUNITY)
        make_action("circles.dossier", self, lambda: self.dossier_wanted.emit(WORD), texts.DOSSIER)
        self.dossier = self.panel.add_button(Button(say(texts.DOSSIER), menu_sign=True))
        self._offer_kinds(self.dossier, self.dossier_wanted)
        self.communities = Communities(add)
        self.panel.body.addWidget(self.communities)
        self.panel.body.addWidget(label(say(texts.FACTS), "heading"))
        self.form = RecordForm(CIRCLE)
        self.panel.body.addWidget(self.form)
        self.panel.body.addStretch(1)
        self.panel.foot.addWidget(
            KeyHints(
                [("Tab", say(texts.KEY_NEXT)), ("Ctrl+Z", say(texts.KEY_UNDO)), ("F1", say(texts.KEY_ALL))]
            )
        )
        return self.panel

    def _offer_kinds(self, button: Button, wanted: SignalInstance) -> QMenu:
        menu = QMenu(button)
        for words, ending in ((texts.AS_WORD, WORD), (texts.AS_PDF, PDF)):
            action = QAction(say(words), menu)
            action.triggered.connect(partial(wanted.emit, ending))
            menu.addAction(action)
        button.setMenu(menu)
        return menu

    def _begin_community(self) -> None:
        if not self.is_editing_new and self._lines:
            self.communities.begin_new()

    def _pass_chosen(self, circle: str) -> None:
        if circle:
            self.chosen.emit(circle)

    def _open(self, _: str) -> None:
        self.form.field("name").editor.setFocus()

    def _fetch(self, ids: Sequence[str]) -> dict[str, CircleLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}
