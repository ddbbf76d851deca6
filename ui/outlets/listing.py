"""The left side: search, filters, order, the table, and what stands there when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.registers.outlet import OUTLET
from ui.language import current_language, say
from ui.outlets import exchange_texts, texts
from ui.outlets.rows import COLUMNS, ENGLISH_WIDTHS, USUAL_COLUMNS
from ui.outlets.state import Facet, FilterEntry, ListState
from ui.theme import GAP, MARGIN, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, Notice
from ui.widgets.chips import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.search_box import SearchBox
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QAbstractItemModel

_SORTS = (
    ("", texts.AS_RECORDED),
    ("name", texts.NAME),
    ("business_type", texts.TYPE),
    ("address", texts.ADDRESS),
    ("status", texts.STATUS),
    ("community", texts.COMMUNITY),
    ("surveyed_on", texts.SURVEYED),
)
_SORTABLE = {key for key, _ in _SORTS}
_FACETS = {
    Facet.CLASS: texts.FILTER_CLASS,
    Facet.TYPE: texts.TYPE,
    Facet.STATUS: texts.STATUS,
    Facet.COMMUNITY: texts.COMMUNITY,
    Facet.CHECKED: texts.CHECKED,
    Facet.DELIVERY: exchange_texts.DELIVERY,
}
_CHIP_TONES = {Facet.CLASS: Tone.INFO, Facet.TYPE: Tone.INFO, Facet.CONFLICT: Tone.MISSING}


class ListingView(QWidget):
    """The list of outlets.

    Signals: ``searched(words)``, ``filter_switched(facet, value)``, ``cleared``
    (filters and search), ``sorted_by(key, descending)``, ``columns_chosen(keys)``,
    ``new_requested``, ``returned_requested`` (show what was given back).
    """

    searched = Signal(str)
    filter_switched = Signal(object, str)
    cleared = Signal()
    sorted_by = Signal(str, bool)
    columns_chosen = Signal(object)
    new_requested = Signal()
    returned_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[FilterEntry, ...] = ()
        self._state = ListState()
        self.search = SearchBox(say(texts.SEARCH), width=270)
        self.search.searched.connect(self.searched)
        self.search.left_down.connect(self.go_to_table)
        self.table = DataTable(say(texts.TITLE))
        self.table.horizontalHeader().sectionClicked.connect(self._header_clicked)
        self._make_menus()
        self._nothing = EmptyState(
            say(texts.NOTHING_FOUND), say(texts.NOTHING_FOUND_WORDS), say(texts.SHOW_ALL), icon="search"
        )
        self._nothing.action_requested.connect(self._show_all)
        self._empty = EmptyState(
            say(texts.EMPTY), say(texts.EMPTY_WORDS), say(texts.NEW), icon="outlet", keycap="Ctrl+N"
        )
        self._empty.action_requested.connect(self.new_requested)
        self._stack = QStackedWidget()
        for part in (self.table, self._nothing, self._empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(12)
        column.addWidget(self._make_bar())
        self.returned = Notice("", Tone.MISSING, say(exchange_texts.SEE_RETURNED), self)
        self.returned.action_requested.connect(self.returned_requested)
        column.addWidget(self.returned)
        column.addWidget(self._stack, 1)

    def show_model(self, model: QAbstractItemModel) -> None:
        """Show the rows of ``model``."""
        self.table.show_model(model, COLUMNS)
        if current_language() == "en":
            for section, column in enumerate(COLUMNS):
                self.table.setColumnWidth(section, ENGLISH_WIDTHS.get(column.key, column.width))
        self.set_columns(USUAL_COLUMNS)

    def render_list(self, state: ListState) -> None:
        """Show how the list stands."""
        if state.chips != self._state.chips:
            self._draw_chips(state.chips)
        self._state = state
        self.search.say_hint(state.hint)
        names = dict(_SORTS)
        self._sort.set_label(say(texts.SORTED, key=say(names.get(state.order, texts.AS_RECORDED))))
        self._show_indicator(state)
        self._bar.setVisible(state.total > 0)
        self.returned.say_words(state.returned, Tone.MISSING)
        self._stack.setCurrentIndex(2 if not state.total else 1 if not state.found else 0)

    def set_offers(self, entries: Sequence[FilterEntry]) -> None:
        """What the filter menu offers."""
        self._entries = tuple(entries)

    def set_columns(self, keys: Iterable[str]) -> None:
        """Show these columns."""
        shown = set(keys)
        for section, column in enumerate(COLUMNS):
            self.table.setColumnHidden(section, column.key not in shown)
            self._column_actions[column.key].setChecked(column.key in shown)
        self.table.fit_columns()

    def columns(self) -> tuple[str, ...]:
        """The keys of the columns in sight."""
        return tuple(key for key, action in self._column_actions.items() if action.isChecked())

    def go_to_table(self) -> None:
        """Go into the list; the first row is chosen where none is."""
        if self._stack.currentIndex():
            return
        if not self.table.current_id():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_filter_menu(self) -> None:
        """Drop the filter menu down."""
        self._fill_filter_menu()
        self._filter_menu.popup(self._filter.mapToGlobal(self._filter.rect().bottomLeft()))

    # --- inside -------------------------------------------------------------

    def _make_bar(self) -> QWidget:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        chips = QWidget()
        self._chips = FlowLayout(chips)
        self._chips.setContentsMargins(0, 5, 0, 5)
        row.addWidget(chips, 1)
        row.addWidget(self._sort, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignTop)
        return self._bar

    def _make_menus(self) -> None:
        self._filter = Button(say(texts.FILTER), kind=ButtonKind.QUIET, menu_sign=True)
        self._filter.clicked.connect(self.open_filter_menu)
        self._filter_menu = QMenu(self)
        self._submenus: dict[tuple[Facet, str], QMenu] = {}
        self._sort = Button("", kind=ButtonKind.QUIET, menu_sign=True)
        self._sort_menu = QMenu(self)
        group = QActionGroup(self)
        for key, words in _SORTS:
            action = QAction(say(words), group)
            action.setData(key)
            self._sort_menu.addAction(action)
        group.triggered.connect(self._sort_chosen)
        self._sort.clicked.connect(self._open_sort_menu)
        self._columns = Button(say(texts.COLUMNS), kind=ButtonKind.QUIET, menu_sign=True)
        self._column_menu = QMenu(self)
        self._column_actions: dict[str, QAction] = {}
        for column in COLUMNS:
            action = self._column_menu.addAction(say(column.title))
            action.setCheckable(True)
            action.setEnabled(column.key != "name")
            action.triggered.connect(self._column_switched)
            self._column_actions[column.key] = action
        self._columns.clicked.connect(self._open_column_menu)

    def _fill_filter_menu(self) -> None:
        menu = self._filter_menu
        menu.clear()
        for old in self._submenus.values():
            old.deleteLater()
        self._submenus = places = {}
        for facet, words in _FACETS.items():
            if any(entry.facet is facet for entry in self._entries):
                places[facet, ""] = _submenu(menu, say(words))
        for entry in self._entries:
            place = places.get((entry.facet, ""), menu)
            if entry.group:
                inner = places.get((entry.facet, entry.group))
                if inner is None:
                    inner = places[entry.facet, entry.group] = _submenu(place, entry.group)
                place = inner
            action = place.addAction(entry.label)
            action.setCheckable(True)
            action.setChecked(entry.is_on)
            action.setData((entry.facet, entry.value))
            action.triggered.connect(self._filter_chosen)
        if self._state.chips:
            menu.addSeparator()
            menu.addAction(say(texts.CLEAR_FILTERS)).triggered.connect(self._show_all)

    def _draw_chips(self, chips: Sequence[FilterEntry]) -> None:
        while self._chips.count():
            item = self._chips.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in chips:
            chip = Chip(entry.label, _CHIP_TONES.get(entry.facet, Tone.NEUTRAL), removable=True)
            chip.setProperty("facet", entry.facet)
            chip.setProperty("value", entry.value)
            chip.removed.connect(self._chip_removed)
            self._chips.addWidget(chip)

    def _show_indicator(self, state: ListState) -> None:
        keys = [column.key for column in COLUMNS]
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(state.order in keys)
        if state.order in keys:
            order = Qt.SortOrder.DescendingOrder if state.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(keys.index(state.order), order)

    def _chip_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.filter_switched.emit(Facet(chip.property("facet")), chip.property("value"))

    def _filter_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            facet, value = action.data()
            self.filter_switched.emit(Facet(facet), value)

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cleared.emit()

    def _open_sort_menu(self) -> None:
        self._sort_menu.popup(self._sort.mapToGlobal(self._sort.rect().bottomLeft()))

    def _open_column_menu(self) -> None:
        self._column_menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _sort_chosen(self, action: QAction) -> None:
        self.sorted_by.emit(action.data(), False)

    def _header_clicked(self, section: int) -> None:
        key = COLUMNS[section].key
        declared = OUTLET.field(key)
        if COLUMNS[section].sortable and declared is not None:
            self.sorted_by.emit(key, self._state.order == key and not self._state.descending)

    def _column_switched(self) -> None:
        self.set_columns(self.columns())
        self.columns_chosen.emit(self.columns())


def _submenu(menu: QMenu, words: str) -> QMenu:
    """A submenu owned by its menu; one made by ``addMenu(words)`` goes with its Python wrapper."""
    made = QMenu(words, menu)
    menu.addMenu(made)
    return made
