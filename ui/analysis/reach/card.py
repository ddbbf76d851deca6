"""The card of one type in one circle: the verdict, both distances, the rule, and where to set one up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.analysis.reach import texts
from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, hairline, label, set_property
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.analysis.reach.state import SuggestedPlace, TypeLine

_LINES = 6
_ROW = 46
_COLUMNS: tuple[Column[SuggestedPlace], ...] = (
    Column(
        "near",
        texts.SUGGESTED,
        lambda one: Cell(one.near, one.gain),
        width=100,
        stretch=True,
        sortable=False,
    ),
    Column(
        "people",
        texts.SHARE,
        lambda one: Cell(one.people, muted=True),
        width=88,
        numeric=True,
        sortable=False,
    ),
)


class TypeCard(Card):
    """Shows a :class:`~ui.analysis.reach.state.TypeLine`.

    Signal: ``copy_wanted(coordinates)`` from the button or Enter on a place.
    """

    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._places: dict[str, SuggestedPlace] = {}
        self.body.setSpacing(6)
        self._title = label("", "muted", wrap=True)
        self._word = label("", "figure")
        self._said = tuple(label("", "body" if not at else "muted", wrap=True) for at in range(_LINES))
        self._none = label("", "muted", wrap=True)
        self.places = DataTable(say(texts.SUGGESTED), row_height=_ROW)
        self.places.horizontalHeader().hide()
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = IdTableModel(_COLUMNS, self._fetch, self.places)
        self.places.show_model(self._model, _COLUMNS)
        self.places.opened.connect(self._copy)
        self.copy = Button(say(texts.COPY))
        self.copy.clicked.connect(self._copy)
        self.body.addWidget(self._title)
        self.body.addWidget(self._word)
        for part in self._said:
            self.body.addWidget(part)
        self.body.addWidget(hairline())
        self._heading = label(say(texts.SUGGESTED), "heading")
        self.body.addWidget(self._heading)
        self.body.addWidget(self._none)
        self.body.addWidget(self.places)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_type(self, circle: str, line: TypeLine | None) -> None:
        """Show a type; None empties the card."""
        self.setEnabled(line is not None)
        if line is None:
            return
        self._title.setText(f"{circle} × {line.name}")
        self._word.setText(line.verdict)
        set_property(self._word, "tone", str(line.tone))
        said = [words for words in line.said if words]
        for at, part in enumerate(self._said):
            part.setText(said[at] if at < len(said) else "")
            part.setVisible(at < len(said))
        self._show_places(line)

    def _show_places(self, line: TypeLine) -> None:
        self._places = {one.id: one for one in line.places}
        self._none.setText(line.no_place)
        self._none.setVisible(bool(line.no_place))
        self._model.set_ids(tuple(self._places))
        self._model.forget_all()
        self.places.setVisible(bool(line.places))
        self.copy.setVisible(bool(line.places))
        self.places.setFixedHeight(_ROW * max(1, len(line.places)) + 2)
        if line.places:
            self.places.choose(line.places[0].id)

    def _fetch(self, ids: Sequence[str]) -> dict[str, SuggestedPlace]:
        return {one: self._places[one] for one in ids if one in self._places}

    def _copy(self) -> None:
        place = self._places.get(self.places.current_id())
        if place is not None:
            self.copy_wanted.emit(place.coordinates)
