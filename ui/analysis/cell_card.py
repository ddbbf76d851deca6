"""The card of one cell: its state, what it serves, what to do, the outlets behind it, and the norm to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.analysis import texts
from ui.analysis.state import OutletsState
from ui.cells import Cell, Column
from ui.input_methods import Wants
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, hairline, label, set_property
from ui.widgets.fields import LineField
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from ui.analysis.state import CellState, OutletLine

_LINE = 28
_EDGE = 2
_COLUMNS: tuple[Column[OutletLine], ...] = (
    Column("name", texts.OUTLETS, lambda line: Cell(line.name), width=120, stretch=True, sortable=False),
    Column("place", texts.OUTLETS, lambda line: Cell(line.place, muted=True), width=128, sortable=False),
)


class CellCard(Card):
    """Shows one :class:`~ui.analysis.state.CellState`.

    Signals: ``outlet_opened(id)``, ``norm_left(code, people, minimum)`` when a
    part of the norm was left with another value, ``back`` on Esc, ``gap_pressed`` and
    ``suggesting_wanted`` from the buttons.
    """

    outlet_opened = Signal(str)
    norm_left = Signal(str, str, str)
    back = Signal()
    gap_pressed = Signal()
    suggesting_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._state: CellState | None = None
        self._outlets = OutletsState()
        self._lines: dict[str, OutletLine] = {}
        self._can_suggest = False
        self.body.setSpacing(5)
        self._title = label("", "muted", wrap=True)
        self._word = label("", "figure")
        self._count = label("", "body", wrap=True)
        self._said = tuple(label("", "muted", wrap=True) for _ in range(4))
        self._none = label("", "muted")
        self._make_outlets()
        self.body.addWidget(self._title)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._word)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(head)
        for part in self._said:
            self.body.addWidget(part)
        self.body.addLayout(self._make_buttons())
        self.body.addWidget(self._none)
        self.body.addWidget(self.outlets, 8)
        self.body.addStretch(1)
        self.body.addWidget(hairline())
        self.body.addLayout(self._make_norm())
        self._norm_words = label("", "muted", wrap=True)
        self.body.addWidget(self._norm_words)

    def _make_outlets(self) -> None:
        self.outlets = DataTable(say(texts.OUTLETS), row_height=_LINE)
        self.outlets.horizontalHeader().hide()
        self._model = IdTableModel(_COLUMNS, self._fetch, self.outlets)
        self.outlets.show_model(self._model, _COLUMNS)
        self.outlets.opened.connect(self.outlet_opened)
        self.outlets.clicked.connect(self._clicked)
        self.outlets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outlets.setMinimumHeight(_LINE + _EDGE)

    def _make_buttons(self) -> QHBoxLayout:
        self.list_gap = Button("")
        self.list_gap.clicked.connect(self.gap_pressed)
        self.suggest = Button(say(texts.SUGGEST))
        self.suggest.clicked.connect(self.suggesting_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        row.addWidget(self.list_gap)
        row.addWidget(self.suggest)
        row.addStretch(1)
        return row

    def _make_norm(self) -> QHBoxLayout:
        self.people = LineField(wants=Wants.DIGITS, width=78, placeholder=say(texts.NORM_ANY), limit=9)
        self.minimum = LineField(wants=Wants.DIGITS, width=48, limit=4)
        self.people.editor.setAccessibleName(say(texts.NORM_PEOPLE_FIELD))
        self.minimum.editor.setAccessibleName(say(texts.NORM_MINIMUM_FIELD))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(say(texts.NORM_PER), "body"))
        row.addWidget(self.people)
        row.addWidget(label(say(texts.NORM_PEOPLE), "body"))
        row.addWidget(self.minimum)
        row.addWidget(label(say(texts.NORM_OUTLETS), "body"))
        row.addStretch(1)
        for field in (self.people, self.minimum):
            field.left.connect(self._norm_left)
        return row

    @property
    def state(self) -> CellState | None:
        """The cell that is shown."""
        return self._state

    @property
    def lines(self) -> tuple[OutletLine, ...]:
        """The outlets that are listed."""
        return self._outlets.lines

    def allow_suggesting(self) -> None:
        """There is a view that suggests places: offer it where something is lacking."""
        self._can_suggest = True

    def show_nothing(self) -> None:
        """No cell is in sight."""
        self._state = None
        self.setEnabled(False)

    def show_cell(self, cell: CellState) -> None:
        """Show a cell; its outlets come with :meth:`show_outlets`."""
        self._state = cell
        self.setEnabled(True)
        self._title.setText(f"{cell.title} · {cell.type_class}")
        self._word.setText(cell.word)
        set_property(self._word, "tone", str(cell.tone))
        self._count.setText(cell.count)
        for part, words in zip(self._said, (cell.was, cell.people, cell.lacking, cell.clause), strict=True):
            part.setText(words)
            part.setVisible(bool(words))
        self.list_gap.setVisible(bool(cell.gap.words))
        if cell.gap.words:
            self.list_gap.set_label(cell.gap.words)
        self.suggest.setVisible(self._can_suggest and bool(cell.gap.words))
        self.people.set_value(cell.norm_people)
        self.minimum.set_value(cell.norm_minimum)
        self.show_norm_problem("")
        self.setAccessibleName(f"{cell.title} {cell.word} {cell.count}")

    def show_outlets(self, state: OutletsState | None) -> None:
        """Show the outlets behind the cell; None: they are being looked up."""
        self._outlets = state or OutletsState()
        lines = self._outlets.lines
        self._lines = {line.id: line for line in lines}
        self._model.set_ids([line.id for line in lines])
        self._model.forget_all()
        self.outlets.setMaximumHeight(len(lines) * _LINE + _EDGE)
        self.outlets.setVisible(bool(lines))
        words = say(texts.LOOKING_UP) if state is None else self._outlets.more
        if state is not None and not lines:
            words = say(texts.NO_OUTLETS)
        self._none.setText(words)
        self._none.setVisible(bool(words))

    def show_norm_problem(self, words: str) -> None:
        """Say what is wrong with the norm as typed; without words, where the norm comes from."""
        basis = self._state.norm_basis if self._state else ""
        self._norm_words.setText(words or basis)
        set_property(self._norm_words, "tone", "missing" if words else "")

    def take_focus(self) -> None:
        """Go into the card: to its outlets, else to what can be done, else to the norm."""
        if self._lines:
            if not self.outlets.current_id():
                self.outlets.choose(next(iter(self._lines)))
            self.outlets.setFocus()
        elif self.list_gap.isVisibleTo(self):
            self.list_gap.setFocus()
        else:
            self.people.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the matrix."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    def _fetch(self, ids: Sequence[str]) -> dict[str, OutletLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    def _clicked(self, index: QModelIndex) -> None:
        found = self._model.id_at(index.row())
        if found:
            self.outlet_opened.emit(found)

    def _norm_left(self) -> None:
        if self._state is not None:
            self.norm_left.emit(self._state.code, self.people.value(), self.minimum.value())
