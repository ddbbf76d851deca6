"""A sheet of the template as a grid that one walks through: what is tied shows in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLineF, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.filling.state import SheetState
from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, elided, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _HEADER = 28, 28
_LEAST, _MOST, _MOST_ROWS = 64, 220, 400
_SPARE_ROWS, _SPARE_COLUMNS = 6, 2
_MERGED_WIDE = 40
_FORMULA = "ƒ"
_MISSING = "?"
TIED, SHADED, FORMULA, MISSING = (Qt.ItemDataRole.UserRole + at for at in (1, 2, 3, 4))


class SheetModel(QAbstractTableModel):
    """The texts of a sheet, a few empty rows and columns around them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = SheetState("")

    def show_sheet(self, sheet: SheetState) -> None:
        """Show another sheet, or the same with other ties."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def show_ties(self, sheet: SheetState) -> None:
        """Show other ties of the sheet in sight; the cursor stays."""
        self.sheet = sheet
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows of the sheet and a few more."""
        return 0 if parent.isValid() else min(len(self.sheet.rows), _MOST_ROWS) + _SPARE_ROWS

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns of the sheet and a few more."""
        widest = len(self.sheet.rows[0]) if self.sheet.rows else 0
        return 0 if parent.isValid() else widest + _SPARE_COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, what is tied, whether the column is, whether it computes."""
        place = (index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(*place)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.sheet.ties.get(place) or self._text(*place) or None
        if role == TIED:
            return self.sheet.ties.get(place, "")
        if role == SHADED:
            return place[0] in self.sheet.columns.get(place[1], ()) or place in self.sheet.filled
        if role == MISSING:
            return place in self.sheet.missing
        return place in self.sheet.formulas if role == FORMULA else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Letters and numbers, as a spreadsheet has them."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def _text(self, row: int, column: int) -> str:
        in_rows = row < len(self.sheet.rows) and column < len(self.sheet.rows[row])
        return self.sheet.rows[row][column] if in_rows else ""


class SheetGrid(QTableView):
    """Signals: ``pointed(row, column)`` from 0 as one moves, ``choose_wanted`` on Enter, ``untie_wanted`` on Del,
    ``back`` on Esc.
    """  # noqa: D205

    pointed = Signal(int, int)
    choose_wanted = Signal()
    untie_wanted = Signal()
    back = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("SheetGrid")
        self._model = SheetModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_SheetDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumWidth(40)
        self.horizontalHeader().setFixedHeight(_HEADER)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_sheet(self, sheet: SheetState) -> None:
        """Show a sheet; the same one keeps its cursor."""
        shown = self._model.sheet
        if (shown.name, shown.rows) == (sheet.name, sheet.rows):
            self._model.show_ties(sheet)
            for column in range(self._model.columnCount()):
                self.setColumnWidth(column, max(self.columnWidth(column), self._wanted_width(column)))
            return
        self._model.show_sheet(sheet)
        self.clearSpans()
        for span in sheet.merged:
            if span.bottom < self._model.rowCount():
                self.setSpan(span.top, span.left, span.bottom - span.top + 1, span.right - span.left + 1)
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, self._wanted_width(column))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(self._model.index(row, column))

    def place(self) -> tuple[int, int] | None:
        """Row and column of the cursor, from 0."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Del unties."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.choose_wanted.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.untie_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Off: letters belong to the list beside it."""
        del search

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pointed.emit(index.row(), index.column())

    def _wanted_width(self, column: int) -> int:
        inside = {
            (span.top, at) for span in self._model.sheet.merged for at in range(span.left, span.right + 1)
            if span.right > span.left
        }  # fmt: skip
        widest = _LEAST
        for row in range(min(self._model.rowCount(), _MERGED_WIDE)):
            if (row, column) not in inside:
                words = str(self._model.data(self._model.index(row, column)) or "")
                tied = self._model.sheet.ties.get((row, column), "")
                widest = max(widest, text_width(words) + 20, text_width(tied) + 46)
        return min(widest, _MOST)


class _SheetDelegate(QStyledItemDelegate):
    """Draws a cell: its lines, its text, what is tied to it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(_LEAST, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = tokens()
        box = as_rect(option.rect)  # type: ignore[attr-defined]
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        tied, words = str(index.data(TIED) or ""), str(index.data() or "")
        painter.save()
        painter.fillRect(box, QColor(t.tint if tied or index.data(SHADED) else t.card))
        painter.setPen(QColor(t.line))
        right, bottom = box.right() - 1, box.bottom() - 1
        painter.drawLine(QLineF(right, box.top(), right, bottom))
        painter.drawLine(QLineF(box.left(), bottom, right, bottom))
        room = box.adjusted(8, 0, -8, 0)
        if index.data(FORMULA):
            self._write(painter, room, _FORMULA, t.muted)
        elif tied:
            shown = f"{words} ← {tied}" if words else f"← {tied}"
            self._write(painter, room, shown, t.primary_text)
        elif index.data(MISSING) and not words:
            self._write(painter, room, _MISSING, t.few)
        else:
            self._write(painter, room, words.replace("\n", " "), t.ink)
        if is_here:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(t.primary))
            for inset in (0.5, 1.5):
                painter.drawRect(box.adjusted(inset, inset, -inset - 0.5, -inset - 0.5))
        painter.restore()

    def _write(self, painter: QPainter, room: object, words: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.setFont(font(Size.BODY))
        width = room.width()  # type: ignore[attr-defined]
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(words, Size.BODY, width))  # type: ignore[call-overload]


def column_letters(column: int) -> str:
    """``A``, ``B`` … ``AA`` of a column from 0."""
    name, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
