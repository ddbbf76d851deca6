"""The chosen line of the board: its figure, how it was reckoned, what to do next, the places behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.plans.board import texts
from ui.plans.board.state import Detail
from ui.plans.grouped import rows_in_sight
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, Notice, label, set_property
from ui.widgets.chips import Chip
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.plans.board.state import PlaceLine

WIDTH = 372
_ROW = 40


class DetailPanel(QWidget):
    """Signals: ``step_wanted(NextStep)``, ``opened(page, id)``, ``left`` with Esc."""

    step_wanted = Signal(object)
    opened = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._detail = Detail("")
        self._lines: Mapping[str, PlaceLine] = {}
        card = Card(margin=16)
        self._subtitle = label("", "muted", wrap=True)
        self._title = label("", "heading", wrap=True)
        self._figures = label("", "figure")
        self._chip = Chip("", Tone.NEUTRAL)
        row = QHBoxLayout()
        row.addWidget(self._figures)
        row.addWidget(self._chip)
        row.addStretch(1)
        self._sentences = label("", wrap=True)
        self._step = Notice("", Tone.INFO, " ")
        self._step.action_requested.connect(self._take_step)
        self._clause = Button("", kind=ButtonKind.QUIET)
        self._clause.setCheckable(True)
        self._clause.toggled.connect(self._show_clause)
        self._statement = label("", "muted", wrap=True)
        self._notes = label("", "muted", wrap=True)
        for part in (self._subtitle, self._title):
            card.body.addWidget(part)
        card.body.addLayout(row)
        below: tuple[QWidget, ...] = (
            self._sentences,
            self._step,
            self._clause,
            self._statement,
            self._notes,
        )
        for each in below:
            card.body.addWidget(each)
        self._places_title = label("", "heading")
        self._make_places()
        self._filler = QWidget()
        card.body.addSpacing(4)
        card.body.addWidget(self._places_title)
        card.body.addWidget(self.places, 1)
        card.body.addWidget(self._filler, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_detail(self, detail: Detail) -> None:
        """Show another line."""
        self._detail = detail
        self.setAccessibleName(detail.title)
        for part, words in (
            (self._title, detail.title),
            (self._subtitle, detail.subtitle),
            (self._figures, detail.figures),
            (self._sentences, "\n".join(detail.sentences)),
            (self._notes, "\n".join(detail.notes)),
            (self._places_title, detail.places_title),
        ):
            part.setText(words)
            part.setVisible(bool(words))
        set_property(self._figures, "tone", str(detail.tone) if detail.tone is Tone.MISSING else "")
        self._chip.set_state(detail.state, detail.tone or Tone.NEUTRAL)
        self._chip.setVisible(bool(detail.state))
        step = detail.step
        self._step.set_action(step.button if step else "")
        self._step.say_words(step.words if step else "", Tone.INFO)
        self._show_source(detail)
        self._lines = {place.id: place for place in detail.places}
        self._model.forget_all()
        self._model.set_ids([place.id for place in detail.places])
        self.places.setVisible(bool(detail.places))
        self._filler.setVisible(not detail.places)

    def take_focus(self) -> None:
        """Go into the panel: to the places, the next step or the clause, whichever there is."""
        for part in (self.places, self._step.button, self._clause):
            if part.isVisible():
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                if part is self.places and self._lines and not self.places.current_id():
                    self.places.choose(next(iter(self._lines)))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------

    def _make_places(self) -> None:
        self.places = DataTable(say(texts.PLACES), row_height=_ROW)
        self._model = IdTableModel(_COLUMNS, self._fetch, self.places)
        self.places.show_model(self._model, _COLUMNS)
        self.places.horizontalHeader().hide()
        self.places.setStyleSheet("QTableView { border: none; }")
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.opened.connect(self._open)

    def _show_source(self, detail: Detail) -> None:
        has_statement = bool(detail.statement)
        self._clause.setChecked(False)
        self._clause.set_label(say(texts.CLAUSE, item=detail.clause))
        self._clause.setVisible(bool(detail.clause) and has_statement)
        plain = say(texts.NO_STATEMENT, item=detail.clause) if detail.clause and not has_statement else ""
        self._statement.setText(plain)
        self._statement.setVisible(bool(plain))

    def _show_clause(self, on: bool) -> None:  # noqa: FBT001 - Qt's own order
        self._statement.setText(self._detail.statement)
        self._statement.setVisible(on)

    def _take_step(self) -> None:
        if self._detail.step is not None and self._detail.step.page:
            self.step_wanted.emit(self._detail.step)

    def _open(self, place: str) -> None:
        line = self._lines.get(place)
        if line is not None and line.page:
            self.opened.emit(line.page, line.id)

    def _fetch(self, ids: Sequence[str]) -> dict[str, PlaceLine]:
        return rows_in_sight(self._lines, ids)


def _name(line: PlaceLine) -> Cell:
    """Its name; a longer remark stands beneath it."""
    return Cell(line.name) if line.tone is not None or not line.state else Cell(line.name, line.state)


def _mark(line: PlaceLine) -> Cell:
    return Cell(line.state, tone=line.tone) if line.tone is not None else Cell("")


_COLUMNS: tuple[Column[PlaceLine], ...] = (
    Column("name", texts.PLACE, _name, width=150, stretch=True, sortable=False),
    Column("figure", texts.FIGURE, lambda line: Cell(line.figure, muted=True), width=76, numeric=True),
    Column("state", texts.STATE, _mark, width=52),
)
