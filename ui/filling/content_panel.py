"""The place that was pointed at, and everything that can go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.filling import texts
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import KeyHints, Notice, hairline, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choice_popup import matches
from ui.widgets.form import FormRow
from ui.widgets.search_box import SearchBox
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.filling.state import ContentLine, PlaceState

WIDTH = 392
_INSIDE = WIDTH - 40

_COLUMNS: tuple[Column[ContentLine], ...] = (
    Column("label", texts.CONTENT, lambda line: Cell(line.label), width=200, stretch=True, sortable=False),
    Column("group", texts.GROUP, lambda line: Cell(line.group, muted=True), width=104, sortable=False),
)


class ContentPanel(QWidget):
    """Signals: ``chosen(key)``, ``looked_at(key)`` as one moves through the list, ``untie_wanted``, ``back``,
    ``scope_chosen(key)``.
    """  # noqa: D205

    chosen = Signal(str)
    looked_at = Signal(str)
    untie_wanted = Signal()
    back = Signal()
    scope_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._lines: dict[str, ContentLine] = {}
        self._choices: list[Choice] = []
        self._group = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        self._title = label("", "heading", wrap=True)
        self._tied = label("", "body", wrap=True)
        self._value = label("", "muted", wrap=True)
        self.untie = Button(say(texts.UNTIE), kind=ButtonKind.QUIET, keycap="Del")
        self.untie.clicked.connect(self.untie_wanted)
        head = QHBoxLayout()
        head.addWidget(self._tied, 1)
        head.addWidget(self.untie)
        column.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self._value)
        column.addWidget(hairline())
        self.search = SearchBox(say(texts.SEARCH), width=_INSIDE)
        self.search.searched.connect(self._filter)
        self.search.left_down.connect(self._into_list)
        self.search.entered.connect(self._take_first)
        self.table = DataTable(say(texts.CONTENT), row_height=32)
        self._model: IdTableModel[ContentLine] = IdTableModel(_COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, _COLUMNS)
        self.table.opened.connect(self.chosen)
        self.table.clicked.connect(self._clicked)
        self.table.current_changed.connect(self._looked)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        self.notice = Notice(parent=self)
        self.notice.hide()
        column.addWidget(self.notice)
        self.scope = ChoiceField(placeholder=say(texts.EVERYTHING))
        self.scope.left.connect(self.scope_chosen)
        column.addWidget(FormRow(say(texts.WHOSE), self.scope, label_width=84))
        keys = [
            ("↑ ↓ ← →", say(texts.KEY_MOVE)),
            ("Return", say(texts.KEY_CHOOSE)),
            ("Del", say(texts.KEY_CLEAR)),
        ]
        column.addWidget(KeyHints(keys))
        self.setFocusProxy(self.search)

    def offer(self, lines: Sequence[ContentLine]) -> None:
        """Offer what can be filled in."""
        self._lines = {line.key: line for line in lines}
        self._choices = [Choice(line.key, line.label, line.group, line.also) for line in lines]
        self._model.forget_all()
        self._filter(self.search.text())

    def offer_scopes(self, choices: Sequence[Choice]) -> None:
        """Offer whose data is filled in."""
        self.scope.set_choices(choices)

    def show_place(self, place: PlaceState) -> None:
        """Show what was pointed at."""
        self._title.setText(place.title)
        self._tied.setText(place.tied)
        self._value.setText(place.value)
        self.untie.setVisible(place.is_tied)
        self.search.setEnabled(place.can_tie)
        self.table.setEnabled(place.can_tie)
        if place.group != self._group:
            self._group = place.group
            self._filter(self.search.text())

    def show_value(self, words: str) -> None:
        """Show what the marked content is now."""
        self._value.setText(words)

    def show_notice(self, words: str) -> None:
        """Show what was left out on purpose."""
        self.notice.say_words(words, Tone.INFO)

    def begin(self) -> None:
        """Begin to choose: the search box, empty."""
        self.search.clear()
        self._filter("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the grid."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _take_first(self) -> None:
        """Enter in the search box takes the first that was found."""
        first = self._model.id_at(0)
        if first and self.search.text().strip():
            self.chosen.emit(first)
        else:
            self._into_list()

    def _fetch(self, ids: Sequence[str]) -> dict[str, ContentLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    def _filter(self, typed: str) -> None:
        found = [choice.key for choice in matches(self._choices, typed)]
        # what the rows of the table are comes first
        found.sort(key=lambda key: self._lines[key].group != self._group if self._group else False)
        self._model.set_ids(found)

    def _into_list(self) -> None:
        first = self._model.id_at(0)
        if first:
            self.table.choose(self.table.current_id() or first)
            self.table.setFocus()

    def _clicked(self) -> None:
        if self.table.current_id():
            self.chosen.emit(self.table.current_id())

    def _looked(self, key: str) -> None:
        if key:
            self.looked_at.emit(key)
