"""The sketch of a circle, and its outlets to be placed on it by click or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.registers.boundaries import Direction
from fieldkit.registers.boundaries import SideKind as DeclaredKind
from ui.cells import Cell, Column
from ui.circles import texts
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.sketch import Marker, Side, SideKind, Sides, SketchMap
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.registers.boundaries import Boundary
    from ui.circles.state import CircleState, OutletSpot

_KINDS = {
    DeclaredKind.ROAD: SideKind.ROAD,
    DeclaredKind.LANE: SideKind.ROAD,
    DeclaredKind.RAILWAY: SideKind.RAILWAY,
    DeclaredKind.WATER: SideKind.WATER,
    DeclaredKind.PLACE: SideKind.PLACE,
}
_REMOVING = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
_ROW = 34


def _place(spot: OutletSpot) -> Cell:
    if spot.is_placed:
        return Cell(say(texts.IS_PLACED), tone=Tone.GOOD)
    return Cell(say(texts.IS_NOT_PLACED), tone=Tone.NEUTRAL)


COLUMNS: tuple[Column[OutletSpot], ...] = (
    Column("number", texts.ORDER, lambda spot: Cell(str(spot.number)), width=52, sortable=False),
    Column("name", texts.NAME, lambda spot: Cell(spot.name), width=120, stretch=True, sortable=False),
    Column(
        "type",
        texts.BUSINESS_TYPE,
        lambda spot: Cell(spot.business_type, muted=True),
        width=110,
        sortable=False,
    ),
    Column("place", texts.PLACE, _place, width=100, sortable=False),
)


class SketchPanel(QWidget):
    """Signals: ``placed(id, x, y)``, ``taken_off(id)``."""

    placed = Signal(str, float, float)
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots: dict[str, OutletSpot] = {}
        self._circle = ""
        self._has_sides = False
        self._moving = ""
        self._only_placed: bool | None = None
        self.sketch = SketchMap()
        self.sketch.placed.connect(self._put)
        self.sketch.marker_chosen.connect(self._choose_marker)
        self.sketch.installEventFilter(self)
        self._make_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._hint = label("", "muted", wrap=True)
        self._hint.setMinimumHeight(18)
        column.addWidget(self.sketch, 3)
        column.addWidget(self._hint)
        column.addLayout(self._make_filters())
        column.addWidget(self.table, 2)

    def show_circle(self, state: CircleState) -> None:
        """Show another circle, or this one as it is now."""
        is_other = state.record.id != self._circle
        self._circle = state.record.id
        self._has_sides = len(state.boundary.missing) < len(Direction)
        self._spots = {spot.id: spot for spot in state.outlets}
        markers = [
            Marker(spot.id, spot.x, spot.y, str(spot.number), spot.name, spot.color, not spot.is_placed)
            for spot in state.outlets
        ]
        self.sketch.show_circle(sides_of(state.boundary), markers)
        if is_other:
            self._moving, self._only_placed = "", None
            self.table.clearSelection()
            self.sketch.choose("")
            self.sketch.set_placing(placing=False)
        self._show_rows()

    @property
    def hint(self) -> str:
        """What the line between sketch and list says."""
        return self._hint.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on the sketch stops placing; Enter and Delete in the list place and take off."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self.sketch and event.key() == Qt.Key.Key_Escape and self._moving:
            self._stop()
            return True
        if watched is self.table and event.key() in _REMOVING:
            self._take_off()
            return True
        return super().eventFilter(watched, event)

    # --- inside -------------------------------------------------------------

    def _make_table(self) -> None:
        self.table = DataTable(say(texts.OUTLETS), row_height=_ROW)
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self._begin)
        self.table.installEventFilter(self)

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._unplaced = Button("", kind=ButtonKind.QUIET)
        self._placed = Button("", kind=ButtonKind.QUIET)
        self._unplaced.clicked.connect(self._filter_unplaced)
        self._placed.clicked.connect(self._filter_placed)
        row.addWidget(self._unplaced)
        row.addWidget(self._placed)
        row.addStretch(1)
        self._legend = label(say(texts.GUESSED), "muted")
        row.addWidget(self._legend)
        return row

    def _show_rows(self) -> None:
        spots = list(self._spots.values())
        counts = {flag: sum(spot.is_placed is flag for spot in spots) for flag in (True, False)}
        self._unplaced.set_label(say(texts.UNPLACED, count=counts[False]))
        self._placed.set_label(say(texts.PLACED, count=counts[True]))
        for button, flag in ((self._unplaced, False), (self._placed, True)):
            button.set_kind(ButtonKind.PLAIN if self._only_placed is flag else ButtonKind.QUIET)
            button.setVisible(bool(spots))
        self._legend.setVisible(counts[False] > 0)
        self._model.forget_all()
        self._model.set_ids([spot.id for spot in spots if self._only_placed in {None, spot.is_placed}])
        self._say_hint()

    def _say_hint(self) -> None:
        spot = self._spots.get(self.table.current_id())
        if not self._has_sides:
            words = say(texts.NO_BOUNDARY)
        elif not self._spots:
            words = say(texts.NO_OUTLETS)
        elif self._moving and self._moving in self._spots and self.sketch.hasFocus():
            words = say(texts.MOVING_HINT, name=self._spots[self._moving].name)
        elif spot is not None and spot.is_placed and not self._moving:
            words = say(texts.PLACED_HINT, name=spot.name)
        elif spot is not None:
            words = say(texts.PLACING_HINT, name=spot.name)
        elif all(one.is_placed for one in self._spots.values()):
            words = say(texts.ALL_PLACED)
        else:
            words = say(texts.PLACE_HINT)
        self._hint.setText(words)

    def _fetch(self, ids: Sequence[str]) -> dict[str, OutletSpot]:
        return {one: self._spots[one] for one in ids if one in self._spots}

    def _choose(self, outlet: str) -> None:
        """An outlet without a place can be put down at once; a placed one only after Enter."""
        spot = self._spots.get(outlet)
        self._moving = outlet if spot is not None and not spot.is_placed else ""
        self.sketch.choose(outlet)
        self.sketch.set_placing(placing=bool(self._moving))
        self._say_hint()

    def _choose_marker(self, outlet: str) -> None:
        if not self.table.choose(outlet):
            self._only_placed = None
            self._show_rows()
            self.table.choose(outlet)

    def _begin(self, outlet: str) -> None:
        if outlet in self._spots:
            self._moving = outlet
            self.sketch.choose(outlet)
            self.sketch.set_placing(placing=True)
            self.sketch.setFocus()
            self._say_hint()

    def _stop(self) -> None:
        self.table.setFocus()
        self._choose(self.table.current_id())

    def _put(self, x: float, y: float) -> None:
        outlet = self._moving
        if not outlet:
            return
        following = self._next_unplaced(outlet)
        by_keys = self.sketch.hasFocus()
        self.placed.emit(outlet, x, y)
        if following:
            self.table.choose(following)
            self._choose(following)
        else:
            self._choose(outlet)
        if by_keys:
            self.table.setFocus()
        self._say_hint()

    def _next_unplaced(self, outlet: str) -> str:
        ids = list(self._spots)
        at = ids.index(outlet)
        order = ids[at + 1 :] + ids[:at]
        return next((one for one in order if not self._spots[one].is_placed), "")

    def _take_off(self) -> None:
        spot = self._spots.get(self.table.current_id())
        if spot is not None and spot.is_placed:
            self.taken_off.emit(spot.id)
            self._choose(spot.id)

    def _filter_unplaced(self) -> None:
        self._only_placed = None if self._only_placed is False else False
        self._show_rows()

    def _filter_placed(self) -> None:
        self._only_placed = None if self._only_placed is True else True
        self._show_rows()


def sides_of(boundary: Boundary) -> Sides:
    """The four sides as the sketch draws them."""
    side = {
        direction: Side(boundary.name(direction), _KINDS[boundary.kind(direction)])
        if boundary.name(direction)
        else Side("", SideKind.OPEN)
        for direction in Direction
    }
    return Sides(side[Direction.NORTH], side[Direction.EAST], side[Direction.SOUTH], side[Direction.WEST])
