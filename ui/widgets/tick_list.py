"""A list of things that a person says yes or no to, one by one, and of sentences between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import pixmap
from ui.theme import Size, Tone, font, tokens
from ui.widgets.painting import as_rect, paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = 32
_EDGE = 8
_GAP = 3
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere) | int(Qt.AlignmentFlag.AlignTop)
_TALL = 4000


@dataclass(frozen=True, slots=True)
class TickItem:
    """One entry.

    Attributes:
        key: stable name; empty for what cannot be ticked.
        title: first line; words: the matter itself; place: small print beneath.
        ticked: None where there is no box.
        tone: an icon instead of the box.
        is_heading: a heading between entries.
    """

    key: str
    title: str = ""
    words: str = ""
    place: str = ""
    ticked: bool | None = None
    tone: Tone | None = None
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """Everything, for a screen reader."""
        return "，".join(part for part in (self.title, self.words, self.place) if part)


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: list[TickItem] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item.spoken
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role == Qt.ItemDataRole.CheckStateRole and item.ticked is not None:
            return Qt.CheckState.Checked if item.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.items[index.row()]
        if item.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def take(self, items: Sequence[TickItem]) -> None:
        """Show other items; where only ticks differ, no row moves."""
        if [one.key for one in items] == [one.key for one in self.items] and len(items) == len(self.items):
            self.items = list(items)
            if self.items:
                self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))
            return
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    """Draws an entry in as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(Qt.ItemDataRole.UserRole)
        view = self.parent()
        assert isinstance(view, QListView), "made for one list"
        assert isinstance(item, TickItem), "the model holds these"
        del option
        width = view.viewport().width()
        return QSize(width, sum(height + _GAP for _, _, height in _lines(item, width)) + 2 * _EDGE - _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Qt.ItemDataRole.UserRole)
        assert isinstance(item, TickItem), "the model holds these"
        t = tokens()
        box = as_rect(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box, QColor(t.tint))
        elif state & QStyle.StateFlag.State_MouseOver and item.ticked is not None:
            painter.fillRect(box, QColor(t.hover))
        if not item.is_heading:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(t.line))
        _paint_sign(painter, box, item)
        top = box.top() + _EDGE
        for words, kind, height in _lines(item, int(box.width())):
            size, bold, ink = _LOOKS[kind]
            painter.setFont(font(size, bold=bold))
            painter.setPen(QColor(getattr(t, ink)))
            left = box.left() + (0 if item.is_heading else _LEFT)
            painter.drawText(QRectF(left, top, box.right() - left - _EDGE, height + 2), _WRAP, words)
            top += height + _GAP
        painter.restore()


_LOOKS = {
    "heading": (Size.BODY, True, "ink"),
    "title": (Size.SMALL, False, "muted"),
    "words": (Size.BODY, False, "ink"),
    "place": (Size.SMALL, False, "muted"),
}


def _lines(item: TickItem, width: int) -> list[tuple[str, str, int]]:
    """What is written, as what, and how many pixels it takes."""
    room = width - _EDGE - (0 if item.is_heading else _LEFT)
    parts = (
        [(item.title, "heading")]
        if item.is_heading
        else [(item.title, "title"), (item.words, "words"), (item.place, "place")]
    )
    lines = []
    for words, kind in parts:
        if words:
            size, bold, _ = _LOOKS[kind]
            metrics = QFontMetrics(font(size, bold=bold))
            lines.append(
                (words, kind, metrics.boundingRect(0, 0, max(room, 40), _TALL, _WRAP, words).height())
            )
    return lines


def _paint_sign(painter: QPainter, box: QRectF, item: TickItem) -> None:
    top = box.top() + _EDGE + 2
    if item.ticked is not None:
        _paint_tick(painter, QRectF(box.left() + 6, top, 16, 16), on=item.ticked)
    elif item.tone is not None:
        name = "info" if item.tone is Tone.NEUTRAL else str(item.tone)
        painter.drawPixmap(int(box.left()) + 6, int(top), pixmap(name, tokens().tone(item.tone)[0], 16))


def _paint_tick(painter: QPainter, box: QRectF, *, on: bool) -> None:
    t = tokens()
    paint_surface(painter, box, t.primary if on else t.card, None if on else t.border, radius=4)
    if on:
        pen = QPen(QColor(t.on_primary), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        at, middle = box.left(), box.center().y()
        painter.drawPolyline(
            [QPointF(at + 3.5, middle), QPointF(at + 6.7, middle + 3.2), QPointF(at + 12.4, middle - 3.4)]
        )


class TickList(QListView):
    """Entries one below the other; Space, Enter or a click on one changes its tick.

    Signal: ``ticked(key, on)``. The list shows the new tick when it is given again.
    """

    ticked = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("Choices")
        self._items = _Model(self)
        self.setModel(self._items)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def show_items(self, items: Sequence[TickItem]) -> None:
        """Show these."""
        self._items.take(items)

    def items(self) -> tuple[TickItem, ...]:
        """What is shown."""
        return tuple(self._items.items)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter change the tick of the entry in hand."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._change(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click changes the tick."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._change(self.indexAt(event.position().toPoint()))

    def keyboardSearch(self, search: str) -> None:
        """Off: keys have other meanings on these pages."""
        del search

    def _change(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        item = self._items.items[index.row()]
        if item.key and item.ticked is not None:
            self.ticked.emit(item.key, not item.ticked)
