"""The matrix: communities down, business types across, a state in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.language import current_language, say
from ui.texts import kit
from ui.theme import Size, Tone, font, tokens
from ui.widgets.cards import label
from ui.widgets.painting import as_rect, elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

_CELL_WIDTH = 28
_WIDEST = 56
_CELL_HEIGHT = 32
_LETTER = 15
_NAME_LEFT = 14
_MEASURED = 60
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FAINT = Qt.ItemDataRole.UserRole + 1
"""Role: whether the cell is drawn without its ground."""


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A row or a column: its key and its name in the language in force."""

    key: str
    name: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A state as a word of one or two characters (齐, 少, 缺) and a tone."""

    word: str
    tone: Tone
    tip: str = ""
    faint: bool = False
    """Not what one looks for here: its mark is drawn on the bare surface."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that is shown; ``cells[row][column]``."""

    rows: tuple[MatrixLine, ...] = ()
    columns: tuple[MatrixLine, ...] = ()
    cells: Sequence[Sequence[MatrixCell]] = ()


class LazyCells(Sequence[Sequence[MatrixCell]]):
    """Cells that are put into words when they are painted: a city has forty thousand of them.

    Args:
        rows, columns: how many.
        make: the cell at a row and a column.
    """

    def __init__(self, rows: int, columns: int, make: Callable[[int, int], MatrixCell]) -> None:
        self._rows, self._columns, self._make = rows, columns, make

    def __len__(self) -> int:
        return self._rows

    @overload
    def __getitem__(self, at: int) -> Sequence[MatrixCell]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[MatrixCell]]: ...

    def __getitem__(self, at: int | slice) -> Sequence[MatrixCell] | Sequence[Sequence[MatrixCell]]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._rows))]
        row = range(self._rows)[at]
        return _LazyRow(row, self._columns, self._make)


class _LazyRow(Sequence[MatrixCell]):
    def __init__(self, row: int, columns: int, make: Callable[[int, int], MatrixCell]) -> None:
        self._row, self._columns, self._make = row, columns, make

    def __len__(self) -> int:
        return self._columns

    @overload
    def __getitem__(self, at: int) -> MatrixCell: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[MatrixCell]: ...

    def __getitem__(self, at: int | slice) -> MatrixCell | Sequence[MatrixCell]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._columns))]
        return self._make(self._row, range(self._columns)[at])


class MatrixModel(QAbstractTableModel):
    """The matrix for a view."""

    def __init__(self, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = matrix

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of communities."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of business types."""
        return 0 if parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the state's word, or for screen readers the whole sentence."""
        if not index.isValid():
            return None
        cell = self.matrix.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.word
        if role == Qt.ItemDataRole.UserRole:
            return cell.tone
        if role == FAINT:
            return cell.faint
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            row, column = self.matrix.rows[index.row()], self.matrix.columns[index.column()]
            return f"{row.name} × {column.name}  {cell.tip or cell.word}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a row or column."""
        lines = self.matrix.columns if orientation is Qt.Orientation.Horizontal else self.matrix.rows
        if not 0 <= section < len(lines):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return lines[section].name
        return (lines[section].tip or lines[section].name) if role == Qt.ItemDataRole.ToolTipRole else None


class MatrixView(QTableView):
    """Shows a :class:`Matrix`; arrows move, Enter or a click opens.

    ``moved(row_key, column_key)`` follows the current cell, ``opened`` says
    that somebody wants to see what is behind it.
    """

    moved = Signal(str, str)
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corner = label("", "muted")
        self._corner.setParent(self)
        self.setObjectName("Matrix")
        self.setAccessibleName(say(kit.MATRIX))
        self.setShowGrid(False)
        self.setItemDelegate(_MatrixDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(_TypeHeader(self))
        self.setVerticalHeader(_CommunityHeader(self))
        self.clicked.connect(self._open)
        self.show_matrix(Matrix())

    def set_corner(self, words: str) -> None:
        """Say above the names of the rows what they are (社区)."""
        self._corner.setText(words)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show other values; the current cell stays where it is if it still exists."""
        before = self.current_keys()
        model = MatrixModel(matrix, self)
        old = self.model()
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        # Letters differ in width by less than two: the longest few hold the widest.
        names = sorted((line.name for line in matrix.rows), key=len)[-_MEASURED:]
        width = max((text_width(name, 13) for name in names), default=80) + 28
        self.verticalHeader().setFixedWidth(min(200, width))
        self.updateGeometries()
        self._widen()
        if before is not None:
            self.go_to(*before)

    def current_keys(self) -> tuple[str, str] | None:
        """Return the keys of the current cell, None when there is none."""
        model, index = self.model(), self.currentIndex()
        if not isinstance(model, MatrixModel) or not index.isValid():
            return None
        return model.matrix.rows[index.row()].key, model.matrix.columns[index.column()].key

    def go_to(self, row_key: str, column_key: str) -> None:
        """Make a cell the current one."""
        model = self.model()
        assert isinstance(model, MatrixModel)
        rows = [line.key for line in model.matrix.rows]
        columns = [line.key for line in model.matrix.columns]
        if row_key in rows and column_key in columns:
            self.setCurrentIndex(model.index(rows.index(row_key), columns.index(column_key)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where one is."""
        super().currentChanged(current, previous)
        self.viewport().update()
        keys = self.current_keys()
        if keys is not None:
            self.moved.emit(*keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the current cell."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is, within reason."""
        super().resizeEvent(event)
        self._widen()

    def updateGeometries(self) -> None:
        """Keep the corner's words on the line of the headers' foot."""
        super().updateGeometries()
        bottom = self.horizontalHeader().geometry().bottom()
        names = self.verticalHeader().width()
        self._corner.setGeometry(_NAME_LEFT + 1, bottom - 25, max(0, names - _NAME_LEFT), 20)

    def _widen(self) -> None:
        count = self.model().columnCount()
        if count:
            room = (self.viewport().width() - 2) // count
            self.horizontalHeader().setDefaultSectionSize(min(_WIDEST, max(_CELL_WIDTH, room)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Start at the first cell once the focus comes."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        super().paintEvent(event)

    def _open(self, index: Index) -> None:
        del index
        keys = self.current_keys()
        if keys is not None:
            self.opened.emit(*keys)


class _MatrixDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = tokens()
        tone = Tone(index.data(Qt.ItemDataRole.UserRole))
        front, ground = t.tone(tone)
        if tone is Tone.MISSING:
            front, ground = t.missing_strong, t.missing_strong_ground
        box = as_rect(option.rect).adjusted(1, 1, -1, -1)  # type: ignore[attr-defined]
        is_faint = bool(index.data(FAINT))
        if is_faint:
            front = t.muted
        else:
            painter.fillRect(box, QColor(ground))
        painter.setPen(QColor(front))
        painter.setFont(font(Size.SMALL, bold=tone is not Tone.GOOD and not is_faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        view = self.parent()
        if isinstance(view, MatrixView) and view.currentIndex() == index:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = t.primary if view.hasFocus() else t.ink
            paint_surface(painter, box, None, edge, radius=2, width=2)
            painter.restore()
        elif option.state & QStyle.StateFlag.State_MouseOver:  # type: ignore[attr-defined]
            paint_surface(painter, box, None, front, radius=0)


class _TypeHeader(QHeaderView):
    """Names written downwards in Chinese, turned by a quarter in English."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_CELL_WIDTH)
        self.setDefaultSectionSize(_CELL_WIDTH)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(100, self._tallest() + 16)

    def _tallest(self) -> int:
        names = [str(self.model().headerData(s, self.orientation())) for s in range(self.count())]
        if current_language() == "zh":
            return max((min(len(name), 7) for name in names), default=2) * _LETTER
        return min(140, max((text_width(name, Size.SMALL) for name in names), default=20))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        t = tokens()
        painter.save()
        painter.fillRect(rect, QColor(t.card))
        painter.setPen(QColor(t.muted))
        painter.setFont(font(Size.SMALL))
        name = str(self.model().headerData(logical, self.orientation()))
        if current_language() == "zh":
            letters = name if len(name) <= 7 else f"{name[:6]}…"
            top = rect.bottom() - 6 - len(letters) * _LETTER
            for number, letter in enumerate(letters):
                box = QRectF(rect.left(), top + number * _LETTER, rect.width(), _LETTER)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
        else:
            painter.translate(rect.center().x() + 5, rect.bottom() - 6)
            painter.rotate(-90)
            painter.drawText(0, 0, elided(name, Size.SMALL, rect.height() - 12))
        painter.restore()


class _CommunityHeader(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_CELL_HEIGHT)
        self.setDefaultSectionSize(_CELL_HEIGHT)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.fillRect(rect, QColor(tokens().card))
        painter.setPen(QColor(tokens().ink))
        painter.setFont(font(13))
        name = str(self.model().headerData(logical, self.orientation()))
        box = QRectF(rect).adjusted(_NAME_LEFT, 0, -8, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(name, 13, box.width()))
        painter.restore()
