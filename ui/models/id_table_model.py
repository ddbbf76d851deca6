"""A table over ids: rows are fetched a page at a time when they are first painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.cells import Cell, Column, Role
from ui.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

S = TypeVar("S")
Index = QModelIndex | QPersistentModelIndex

PAGE = 64
_KEPT_PAGES = 64
_NOWHERE = QModelIndex()


class IdTableModel(QAbstractTableModel, Generic[S]):
    """Holds ids in order; asks ``fetch`` for what the rows show.

    Args:
        columns: what is shown, in order.
        fetch: returns the rows of up to 64 ids, keyed by id; an id that is
            gone is left out. Called on the UI thread: one indexed page.
    """

    sort_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[S]],
        fetch: Callable[[Sequence[str]], dict[str, S]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch = fetch
        self._ids: list[str] = []
        self._rows_of: dict[str, int] | None = None
        self._rows: dict[str, S] = {}

    @property
    def columns(self) -> tuple[Column[S], ...]:
        """The columns as declared."""
        return self._columns

    def ids(self) -> Sequence[str]:
        """Return the ids in order."""
        return tuple(self._ids)

    def id_at(self, row: int) -> str | None:
        """Return the id in ``row``, None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, identifier: str) -> int:
        """Return where an id stands, -1 when it is not in the list."""
        if self._rows_of is None:
            self._rows_of = {found: row for row, found in enumerate(self._ids)}
        return self._rows_of.get(identifier, -1)

    def row_value(self, row: int) -> S | None:
        """Return what is known of ``row``, fetching its page; None when the record is gone."""
        identifier = self.id_at(row)
        if identifier is None:
            return None
        if identifier not in self._rows:
            self._load_page(row)
        return self._rows.get(identifier)

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show other ids, telling views the least: rows put in, taken out, or moved."""
        old, new = self._ids, list(ids)
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        gone, come = old[start : len(old) - end], new[start : len(new) - end]
        if not gone and not come:
            return
        if not gone:
            self.beginInsertRows(_NOWHERE, start, start + len(come) - 1)
            self._take(new)
            self.endInsertRows()
        elif not come:
            self.beginRemoveRows(_NOWHERE, start, start + len(gone) - 1)
            self._take(new)
            self.endRemoveRows()
        elif len(gone) == len(come) and set(gone) == set(come):
            self._reorder(new)
        else:
            self.beginResetModel()
            self._take(new)
            self.endResetModel()

    def forget(self, ids: Iterable[str]) -> None:
        """Fetch these anew when they are next painted (they were changed)."""
        rows = []
        for identifier in ids:
            self._rows.pop(identifier, None)
            row = self.row_of(identifier)
            if row >= 0:
                rows.append(row)
        last = len(self._columns) - 1
        for first, end in _runs(sorted(rows)):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def forget_all(self) -> None:
        """Fetch every row anew when it is next painted."""
        self._rows.clear()
        if self._ids:
            end = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the cell's words, its :class:`Cell` or its id, by role."""
        if not index.isValid():
            return None
        if role == Role.ID:
            return self.id_at(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in {Qt.ItemDataRole.DisplayRole, Role.CELL, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        value = self.row_value(index.row())
        cell = Cell("") if value is None else self._columns[index.column()].cell(value)
        if role == Role.CELL:
            return cell
        return (
            f"{cell.text} {cell.second}".strip() if role == Qt.ItemDataRole.AccessibleTextRole else cell.text
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the presenter for another order; sorting is the store's work."""
        if 0 <= column < len(self._columns) and self._columns[column].sortable:
            self.sort_requested.emit(self._columns[column].key, order == Qt.SortOrder.AscendingOrder)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._columns[column].numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _take(self, ids: list[str]) -> None:
        self._ids, self._rows_of = ids, None

    def _reorder(self, ids: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(index, self._ids[index.row()]) for index in before]
        self._take(ids)
        after = [self.index(self.row_of(identifier), index.column()) for index, identifier in held]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _load_page(self, row: int) -> None:
        start = row - row % PAGE
        wanted = [found for found in self._ids[start : start + PAGE] if found not in self._rows]
        if len(self._rows) > PAGE * _KEPT_PAGES:
            self._rows.clear()
            wanted = self._ids[start : start + PAGE]
        self._rows.update(self._fetch(wanted))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
