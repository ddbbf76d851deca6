"""The list that drops down below a choice field while one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.language import say
from ui.pinyin import initials
from ui.texts import kit
from ui.theme import Size, font, tokens
from ui.widgets.cards import label
from ui.widgets.painting import as_rect, elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

_ROW = 32
_SHOWN = 8
_KEPT = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        key: the value that is kept.
        label: words in the language in force.
        note: grey words behind (a code, a group).
        also: other words that find it (aliases); pinyin initials come by themselves.
        letters: the initials, the label's first, where the data has them already: looking
            them up for hundreds of names takes the first key half a second.
    """

    key: str
    label: str
    note: str = ""
    also: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


def matches(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that ``typed`` finds, the best first; all of them for nothing typed.

    Order: the label or code itself, its beginning, pinyin initials from the
    beginning, anywhere in the label, in an alias, initials anywhere.
    """
    wanted = typed.strip().lower()
    if not wanted:
        return list(choices)
    ranked = [
        (rank, number) for number, choice in enumerate(choices) if (rank := _rank(choice, wanted)) is not None
    ]
    return [choices[number] for _, number in sorted(ranked)]


def _rank(choice: Choice, wanted: str) -> int | None:
    name, key = choice.label.lower(), choice.key.lower()
    latin = wanted.isascii()
    tests: tuple[Callable[[], bool], ...] = (
        lambda: wanted in {name, key},
        lambda: name.startswith(wanted) or key.startswith(wanted),
        lambda: latin and any(found.startswith(wanted) for found in _letters(choice)),
        lambda: wanted in name,
        lambda: any(wanted in alias.lower() for alias in choice.also),
        lambda: latin and any(wanted in found for found in _all_letters(choice)),
    )
    return next((rank for rank, test in enumerate(tests) if test()), None)


def _letters(choice: Choice) -> tuple[str, ...]:
    return choice.letters[:1] or initials(choice.label)


def _all_letters(choice: Choice) -> tuple[str, ...]:
    if choice.letters:
        return choice.letters
    return tuple(found for text in (choice.label, *choice.also) for found in initials(text))


class ChoicePopup(QFrame):
    """A list over the window, below its field; it never takes the focus.

    The field sends it keys: :meth:`move`, :meth:`current`.
    """

    picked = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("Popup")
        self.hide()
        self._field = field
        self._choices: list[Choice] = []
        self._model = QStringListModel(self)
        self._view = QListView()
        self._view.setObjectName("Choices")
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_ChoiceDelegate(self))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.clicked.connect(self._pick)
        self._more = label("", "muted")
        self._more.setContentsMargins(12, 4, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._view)
        column.addWidget(self._more)

    def offer(self, found: Sequence[Choice]) -> None:
        """Show these below the field; the first is marked."""
        self._choices = list(found[:_KEPT])
        self._model.setStringList([choice.label for choice in self._choices])
        words = ""
        if not found:
            words = say(kit.NO_MATCH)
        elif len(found) > _KEPT:
            words = say(kit.MORE_PLACES, count=len(found) - _KEPT)
        self._more.setText(words)
        self._more.setVisible(bool(words))
        self._view.setVisible(bool(found))
        self._place(len(self._choices))
        if self._choices:
            self._view.setCurrentIndex(self._model.index(0))

    def move_mark(self, step: int) -> None:
        """Mark another row."""
        if self._choices:
            row = (self._view.currentIndex().row() + step) % len(self._choices)
            self._view.setCurrentIndex(self._model.index(row))

    def mark(self, key: str) -> None:
        """Mark the row of ``key`` if it is offered."""
        for row, choice in enumerate(self._choices):
            if choice.key == key:
                self._view.setCurrentIndex(self._model.index(row))

    def current(self) -> Choice | None:
        """Return the marked choice."""
        row = self._view.currentIndex().row()
        return self._choices[row] if self.isVisible() and 0 <= row < len(self._choices) else None

    def choice_at(self, row: int) -> Choice:
        """Return the choice that stands in ``row``."""
        return self._choices[row]

    def _place(self, rows: int) -> None:
        window = self._field.window()
        self.setParent(window)
        scrolls = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if rows > _SHOWN else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._view.setVerticalScrollBarPolicy(scrolls)
        height = min(rows, _SHOWN) * _ROW + 4 + (26 if self._more.text() else 0)
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        room = window.height() - below.y()
        top = below.y() if room >= height else self._field.mapTo(window, QPoint(0, -2)).y() - height
        self.setGeometry(below.x(), max(0, top), max(self._field.width(), 220), height)
        self.show()
        self.raise_()

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(self._choices[index.row()].key)


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, popup: ChoicePopup) -> None:
        super().__init__(popup)
        self._popup = popup

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = tokens()
        choice = self._popup.choice_at(index.row())
        box = as_rect(option.rect).adjusted(3, 1, -3, -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            paint_surface(painter, box, t.tint, None, radius=4)
        elif option.state & QStyle.StateFlag.State_MouseOver:  # type: ignore[attr-defined]
            paint_surface(painter, box, t.hover, None, radius=4)
        painter.setPen(QColor(t.ink))
        painter.setFont(font())
        words = elided(choice.label, Size.BODY, box.width() - 16)
        painter.drawText(box.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        left = box.left() + 8 + text_width(words) + 8
        painter.setPen(QColor(t.muted))
        painter.setFont(font(Size.SMALL))
        rest = QRectF(left, box.top(), box.right() - left - 6, box.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, elided(choice.note, Size.SMALL, rest.width()))
        painter.restore()
