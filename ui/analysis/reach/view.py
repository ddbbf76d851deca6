"""The reach view: circles at the left, the types of one in the middle, the chosen type at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.analysis.reach import texts
from ui.analysis.reach.bar import ReachBar
from ui.analysis.reach.card import TypeCard
from ui.analysis.reach.columns import CIRCLE_COLUMNS, RING_COLUMNS, TYPE_COLUMNS
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.cards import EmptyState, Notice, label
from ui.widgets.segments import Segments
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.analysis.reach.state import CircleLine, CircleState, ReachState, RingLine, TypeLine

_CIRCLES_WIDTH, _CARD_WIDTH = 172, 272
_ROW, _HIGH_ROW = 34, 46
_LACKS = {
    "circles": (texts.EMPTY, texts.EMPTY_WORDS, texts.TO_CIRCLES, "circle"),
    "places": (texts.NO_PLACES, texts.NO_PLACES_WORDS, texts.TO_OUTLETS, "outlet"),
}


class ReachPanel(QWidget):
    """Shows a :class:`~ui.analysis.reach.state.ReachState`; what is chosen stays when it is shown anew.

    ``bar`` holds start points, streets and how people walk.

    Signals: ``arrived(argument)``; ``circle_chosen(id)``; ``filling_wanted`` from the empty view.
    """

    arrived = Signal(object)
    circle_chosen = Signal(str)
    filling_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._circles: dict[str, CircleLine] = {}
        self._types: dict[str, TypeLine] = {}
        self._rings: dict[str, RingLine] = {}
        self._name = ""
        self.bar = ReachBar()
        self.notice = Notice("", Tone.INFO, parent=self)
        self._whole = QWidget()
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._make_circles())
        row.addWidget(self._make_middle(), 1)
        self.card = TypeCard()
        self.card.setFixedWidth(_CARD_WIDTH)
        row.addWidget(self.card)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.circles)

    def _make_circles(self) -> DataTable:
        self.circles = DataTable(say(texts.CIRCLES), row_height=_ROW)
        self.circles.setFixedWidth(_CIRCLES_WIDTH)
        self._circle_model = IdTableModel(
            CIRCLE_COLUMNS, lambda ids: {one: self._circles[one] for one in ids}, self
        )
        self.circles.show_model(self._circle_model, CIRCLE_COLUMNS)
        self.circles.current_changed.connect(self._choose_circle)
        self.circles.opened.connect(lambda _: self._current_table().setFocus())
        return self.circles

    def _make_middle(self) -> QWidget:
        self.types = DataTable(say(texts.TYPES), row_height=_HIGH_ROW)
        self._type_model = IdTableModel(
            TYPE_COLUMNS, lambda ids: {one: self._types[one] for one in ids}, self
        )
        self.types.show_model(self._type_model, TYPE_COLUMNS)
        self.types.current_changed.connect(lambda _: self._show_card())
        self.types.opened.connect(lambda _: self.card.places.setFocus())
        self.rings = DataTable(say(texts.RINGS), row_height=_HIGH_ROW)
        self._ring_model = IdTableModel(
            RING_COLUMNS, lambda ids: {one: self._rings[one] for one in ids}, self
        )
        self.rings.show_model(self._ring_model, RING_COLUMNS)
        self.parts = Segments([("types", say(texts.TYPES), ""), ("rings", say(texts.RINGS), "")])
        self.parts.chosen.connect(self._turn)
        self.starts = label("", "muted")
        head = QHBoxLayout()
        head.addWidget(self.parts)
        head.addStretch(1)
        head.addWidget(self.starts)
        self._tables = QStackedWidget()
        self._tables.addWidget(self.types)
        self._tables.addWidget(self.rings)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._tables, 1)
        return middle

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the types and rings back to the circles; a shortcut would be at odds with that of long work."""
        if event.key() == Qt.Key.Key_Escape and self._current_table().hasFocus():
            self.circles.setFocus()
            return
        super().keyPressEvent(event)

    def entered(self, argument: object) -> None:
        """The view comes into sight; ``(community, business type)`` leads to that type of its circle."""
        self.arrived.emit(argument)

    def show_state(self, state: ReachState) -> None:
        """Show a state."""
        self.bar.show_state(state)
        self.notice.say_words("" if state.lack else "\n".join(state.told), Tone.INFO)
        if state.lack:
            self._show_empty(state.lack)
            return
        self._stack.setCurrentWidget(self._whole)
        self._circles = {one.id: one for one in state.circles}
        self._circle_model.set_ids(tuple(self._circles))
        self._circle_model.forget_all()
        if state.circle is not None:
            self.circles.blockSignals(True)
            self.circles.choose(state.circle.id)
            self.circles.blockSignals(False)
            self.show_circle(state.circle)

    def show_circle(self, circle: CircleState) -> None:
        """Show the types of a circle; the type one was at stays."""
        code = self.types.current_id()
        self._name = circle.name
        self.starts.setText(circle.starts)
        self._types = {one.code: one for one in circle.types}
        self._type_model.set_ids(tuple(self._types))
        self._type_model.forget_all()
        self._rings = {one.id: one for one in circle.rings}
        self._ring_model.set_ids(tuple(self._rings))
        self._ring_model.forget_all()
        self.parts.set_offered("rings", offered=bool(circle.rings))
        if not circle.rings:
            self.parts.choose("types")
        self.choose_type(code)

    def choose_type(self, code: str) -> None:
        """Go to a type; the first one where there is none of this code."""
        if not self.types.choose(code) and self._types:
            self.types.choose(next(iter(self._types)))
        self._show_card()

    def _choose_circle(self, circle: str) -> None:
        if circle:
            self.circle_chosen.emit(circle)

    def _show_card(self) -> None:
        self.card.show_type(self._name, self._types.get(self.types.current_id()))

    def _current_table(self) -> DataTable:
        return self.types if self.parts.current == "types" else self.rings

    def _turn(self, key: str) -> None:
        self._tables.setCurrentWidget(self.types if key == "types" else self.rings)
        self.card.setVisible(key == "types")

    def _show_empty(self, lack: str) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        title, words, action, icon = _LACKS[lack]
        empty = EmptyState(say(title), say(words), say(action), icon=icon)
        empty.action_requested.connect(self.filling_wanted)
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)
