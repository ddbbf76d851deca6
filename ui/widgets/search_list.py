"""A field over a list of any length: typing narrows it, Enter takes the marked row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.language import say
from ui.texts import kit
from ui.theme import Size, font, tokens
from ui.widgets.cards import label
from ui.widgets.choice_index import ChoiceIndex
from ui.widgets.fields import PlainEdit
from ui.widgets.painting import as_rect, elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 42
_ROWS = 8
_KEPT = 100
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_OF_THE_SCREEN = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SearchList(QWidget):
    """One or several of many.

    Up and Down move the mark; Enter takes the marked row once something was typed or
    the mark was moved, else it says that one is done. Backspace in the empty field takes
    the answer (the last one) away.

    Signals: ``chosen`` with a key, or a tuple of keys with ``several``; ``done``.
    """

    chosen = Signal(object)
    done = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        several: bool = False,
        placeholder: str = "",
        index: ChoiceIndex | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._labels = dict(choices)
        self._several = several
        self._index = index or ChoiceIndex(self._choices)
        self._keys: tuple[str, ...] = ()
        self._found: list[int] = []
        self._is_pointing = False
        self._picked = label("", wrap=True)
        self._picked.setStyleSheet(f"font-size: {Size.DOOR.value}px; font-weight: 700;")
        self._edit = PlainEdit()
        self._edit.setPlaceholderText(placeholder)
        self._edit.setStyleSheet(f"font-size: {Size.DOOR.value}px; min-height: 46px; padding: 0 14px;")
        self._edit.textEdited.connect(self._filter)
        self._edit.installEventFilter(self)
        self._model = QStringListModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_RowDelegate(self))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setUniformItemSizes(True)
        self._view.setFixedHeight(_ROW * min(_ROWS, max(1, len(self._choices))) + 6)
        self._view.clicked.connect(self._clicked)
        self._more = label("", "subtitle")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._picked, self._edit, self._view, self._more):
            column.addWidget(part)
        self.setFocusProxy(self._edit)
        self._show_keys()
        self._filter("")

    @property
    def editor(self) -> PlainEdit:
        """What is typed into."""
        return self._edit

    def offered(self) -> list[str]:
        """The keys in sight, from top to bottom."""
        return [self._choices[at][0] for at in self._found[:_KEPT]]

    def value(self) -> str | tuple[str, ...]:
        """Return the chosen key (empty for none), or a tuple of keys with ``several``."""
        return self._keys if self._several else (self._keys[0] if self._keys else "")

    def set_value(self, value: str | Sequence[str]) -> None:
        """Show what was answered before; sends no signal."""
        keys = ((value,) if value else ()) if isinstance(value, str) else tuple(value)
        if keys != self._keys:
            self._keys = keys
            self._show_keys()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The screen's keys pass; arrows and Enter belong to the list."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() in _OF_THE_SCREEN:
                event.ignore()
                return True
            if event.type() is QEvent.Type.KeyPress and self._take_key(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def choice_in(self, row: int) -> tuple[str, str, bool]:
        """Key and label of a row in sight, and whether it is chosen."""
        key, words = self._choices[self._found[row]]
        return key, words, key in self._keys

    # --- inside -------------------------------------------------------------

    def _take_key(self, key: Qt.Key) -> bool:
        row = self._view.currentIndex().row()
        if key in _STEPS and self._model.rowCount():
            start = -1 if not self._is_pointing and not self._edit.text() else row
            self._is_pointing = True
            self._mark(max(0, min(start + _STEPS[key], self._model.rowCount() - 1)))
            return True
        if key in _ENTER:
            self._enter(row)
            return True
        if key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not self._edit.text() and self._keys:
            self._keys = self._keys[:-1]
            self._tell()
            return True
        return False

    def _enter(self, row: int) -> None:
        is_meant = self._is_pointing or bool(self._edit.text().strip())
        if not is_meant:
            self.done.emit()
            return
        if 0 <= row < self._model.rowCount():
            self._take(row)
            if not self._several:
                self.done.emit()

    def _clicked(self, index: QModelIndex) -> None:
        self._edit.setFocus()
        self._take(index.row())

    def _take(self, row: int) -> None:
        key = self._choices[self._found[row]][0]
        if not self._several:
            self._keys = (key,)
        elif key in self._keys:
            self._keys = tuple(one for one in self._keys if one != key)
        else:
            self._keys = (*self._keys, key)
        self._edit.clear()
        self._filter("")
        self._tell()

    def _tell(self) -> None:
        self._show_keys()
        self.chosen.emit(self.value())

    def _filter(self, typed: str) -> None:
        self._found = self._index.find(typed)
        self._is_pointing = False
        self._model.setStringList([self._choices[at][1] for at in self._found[:_KEPT]])
        if typed.strip():
            self._mark(0)
        left = len(self._found) - _KEPT
        words = say(kit.NO_MATCH) if not self._found else say(kit.MORE_PLACES, count=left) if left > 0 else ""
        self._more.setText(words)
        self._more.setVisible(bool(words))

    def _mark(self, row: int) -> None:
        index = self._model.index(row)
        if index.isValid():
            self._view.setCurrentIndex(index)
            self._edit.setAccessibleDescription(self._model.data(index))

    def _show_keys(self) -> None:
        words = say(kit.LIST_COMMA).join(self._labels.get(key, key) for key in self._keys)
        self._picked.setText(f"✓ {words}" if words else "")
        self._picked.setVisible(bool(words))
        self._view.viewport().update()


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, owner: SearchList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = tokens()
        key, words, is_chosen = self._owner.choice_in(index.row())
        box = as_rect(option.rect).adjusted(4, 1, -4, -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            paint_surface(painter, box, t.tint, t.primary, radius=6)
        code = text_width(key)
        painter.setPen(QColor(t.muted))
        painter.setFont(font())
        painter.drawText(
            box.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, key
        )
        painter.setPen(QColor(t.primary_text if is_chosen else t.ink))
        painter.setFont(font(18, bold=is_chosen))
        shown = f"✓ {words}" if is_chosen else words
        room = box.adjusted(12, 0, -code - 28, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(shown, 18, room.width(), bold=is_chosen))
        painter.restore()
