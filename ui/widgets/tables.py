"""The data table: rows of 38 pixels, hairlines, one row chosen, all by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.cells import Role
from ui.theme import ROW_HEIGHT
from ui.widgets.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent


class _Width(Protocol):
    @property
    def width(self) -> int: ...
    @property
    def stretch(self) -> bool: ...
    @property
    def sortable(self) -> bool: ...


class DataTable(QTableView):
    """A table whose chosen row is known by its id.

    Signals: ``current_changed(id)`` when another row is chosen (empty for
    none), ``opened(id)`` on Enter or double click.
    """

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, row_height: int = ROW_HEIGHT) -> None:
        super().__init__(parent)
        self._widths: tuple[_Width, ...] = ()
        self._kept = ""
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(37)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(self._open)

    def show_model(self, model: QAbstractItemModel, columns: Sequence[_Width] = ()) -> None:
        """Show ``model``; ``columns`` tell widths and which one stretches."""
        self.setModel(model)
        self._widths = tuple(columns)
        header = self.horizontalHeader()
        for section, column in enumerate(self._widths):
            header.resizeSection(section, column.width)
        if any(column.sortable for column in self._widths):
            header.setSectionsClickable(True)
        self._stretch()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)

    def current_id(self) -> str:
        """Return the id of the chosen row, or an empty string."""
        found = self.currentIndex().data(Role.ID)
        return found if isinstance(found, str) else ""

    def choose(self, identifier: str) -> bool:
        """Choose the row of an id and bring it into sight; False when it is not in the list."""
        model = self.model()
        row_of = getattr(model, "row_of", None)
        row = row_of(identifier) if callable(row_of) else -1
        if row < 0:
            return False
        index = model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def choose_step(self, step: int) -> bool:
        """Choose the row ``step`` below (or above); False at the end."""
        row = self.currentIndex().row() + step
        if not 0 <= row < self.model().rowCount():
            return False
        self.setCurrentIndex(self.model().index(row, 0))
        return True

    def fit_columns(self) -> None:
        """Give the stretching column the room that is left, after columns were shown or hidden."""
        self._stretch()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which record is chosen."""
        super().selectionChanged(selected, deselected)
        now = self.current_id() if self.selectionModel().hasSelection() else ""
        if now != self._kept:
            self._kept = now
            self.current_changed.emit(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stretching column the room that is left."""
        super().resizeEvent(event)
        self._stretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row; typing letters does not search rows one by one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Off: it would fetch every row; the search box is the way."""
        del search

    def _open(self, index: QModelIndex) -> None:
        found = index.data(Role.ID)
        if isinstance(found, str):
            self.opened.emit(found)

    def _keep(self) -> None:
        self._kept_for_reset = self._kept
        self._kept_scroll = self.verticalScrollBar().value()

    def _bring_back(self) -> None:
        if self._kept_for_reset and self.choose(self._kept_for_reset):
            self.verticalScrollBar().setValue(self._kept_scroll)
        elif self._kept:
            self._kept = ""
            self.current_changed.emit("")

    def _stretch(self) -> None:
        stretching = [section for section, column in enumerate(self._widths) if column.stretch]
        if not stretching:
            return
        header = self.horizontalHeader()
        others = sum(header.sectionSize(s) for s in range(len(self._widths)) if s not in stretching)
        room = (self.viewport().width() - others) // len(stretching)
        for section in stretching:
            header.resizeSection(section, max(room, self._widths[section].width))
