"""Large answers for an interview at the door: number keys, arrows, a finger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QWidget

from ui.theme import Size, font, tokens
from ui.widgets.painting import as_rect, elided, paint_surface, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

_DASHED_KEYS = "90"
_MANY = 7
_TWO_COLUMNS = 9
_VERY_MANY = 16
_TALL = 58
_UPRIGHT = 104
_PICTURE = 120


@dataclass(frozen=True, slots=True)
class BigChoice:
    """One answer.

    Attributes:
        key: the value that is kept.
        label: the words read aloud or shown.
        number: the key on the keyboard, empty for none.
        apart: drawn dashed: not read aloud (不了解 / 没意见).
    """

    key: str
    label: str
    number: str = ""
    apart: bool = False


def numbered(choices: Sequence[tuple[str, str]], apart: Sequence[str] = ()) -> tuple[BigChoice, ...]:
    """Return answers with keys 1, 2 … and 9 and 0 for the first two that stand apart.

    After the ninth, letters a, b … serve.
    """
    signs = iter("12345678abcdefghijklmnopqrstuvwxyz" if apart else "123456789abcdefghijklmnopqrstuvwxyz")
    made = []
    nine = iter(_DASHED_KEYS)
    for key, words in choices:
        is_apart = key in apart
        sign = next(nine, "") if is_apart else ""
        made.append(BigChoice(key, words, sign or next(signs, ""), is_apart))
    return tuple(made)


class _BigButton(QAbstractButton):
    def __init__(
        self, choice: BigChoice, parent: QWidget, *, height: int, is_upright: bool, picture: str
    ) -> None:
        super().__init__(parent)
        self.choice = choice
        self._picture = QPixmap(picture) if picture else QPixmap()
        if not self._picture.isNull():
            self._picture = self._picture.scaledToHeight(_PICTURE, Qt.TransformationMode.SmoothTransformation)
            height += _PICTURE + 12
        self._height = height
        self._is_upright = is_upright
        self.setText(choice.label)
        self.setAccessibleName(f"{choice.number} {choice.label}".strip())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(96 if self._is_upright else 160, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        owner = self.parentWidget()
        marked = isinstance(owner, BigChoices) and owner.hasFocus() and owner.marked is self
        box = as_rect(self.rect())
        if self.isChecked():
            paint_surface(painter, box, t.tint, t.primary, radius=8, width=2)
        else:
            ground = t.hover if marked or self.underMouse() else t.card
            edge = t.primary if marked else t.border
            paint_surface(painter, box, ground, edge, radius=8, dashed=self.choice.apart)
        if marked:
            painter.fillRect(QRectF(box.left() + 1, box.top() + 10, 3, box.height() - 20), QColor(t.primary))
        top = 0.0
        if not self._picture.isNull():
            painter.drawPixmap((self.width() - self._picture.width()) // 2, 10, self._picture)
            top = _PICTURE + 12
        if self._is_upright:
            self._paint_cap(painter, QRectF(self.width() / 2 - 15, top + 12, 30, 30))
            painter.setPen(QColor(t.ink))
            fits = text_width(self.text(), 18) <= self.width() - 12
            painter.setFont(font(18 if fits else Size.BODY))
            room = QRectF(6, top + 46, self.width() - 12, self.height() - top - 50)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())
            return
        left, middle = 18.0, top + (self.height() - top) / 2
        if self.choice.number:
            self._paint_cap(painter, QRectF(left, middle - 15, 30, 30))
            left += 46
        self._paint_words(painter, QRectF(left, top, self.width() - left - 12, self.height() - top))

    def _paint_cap(self, painter: QPainter, cap: QRectF) -> None:
        """The key on the keyboard."""
        t = tokens()
        if not self.choice.number:
            return
        edge = t.primary if self.isChecked() else t.border
        paint_surface(painter, cap, t.primary if self.isChecked() else None, edge)
        painter.setPen(QColor(t.on_primary if self.isChecked() else t.muted))
        painter.setFont(font(Size.LARGE, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.choice.number)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        """Large on one line; smaller on two where they are too long for that."""
        painter.setPen(QColor(tokens().ink))
        size = Size.DOOR if self._height >= _TALL else 18
        middle = Qt.AlignmentFlag.AlignVCenter
        if text_width(self.text(), size) <= room.width():
            painter.setFont(font(size))
            painter.drawText(room, middle, self.text())
            return
        small = Size.LARGE if self._height >= _TALL else Size.BODY
        painter.setFont(font(small))
        words = elided(self.text(), small, room.width() * 1.85)
        painter.drawText(room, middle | Qt.TextFlag.TextWordWrap, words)


class BigChoices(QWidget):
    """Answers under each other, more than nine in two columns.

    A number key or a click chooses (or, with ``several``, toggles); arrows
    move the mark, Space takes it, Delete takes the answer away, Enter says
    that one is done. With ``several``, an answer that stands apart (都不缺)
    and the others put each other out. ``chosen`` carries a key, or a tuple
    of keys with ``several``; ``taken`` follows it where a person has put an answer in.

    Args:
        choices: from first to last.
        several: more than one may be chosen.
        columns: 0 for as many as the number of choices asks for.
        is_upright: key above words, for answers in one row.
        pictures: files to show above the words, by key.
    """

    chosen = Signal(object)
    taken = Signal()
    done = Signal()

    def __init__(
        self,
        choices: Sequence[BigChoice],
        parent: QWidget | None = None,
        *,
        several: bool = False,
        columns: int = 0,
        is_upright: bool = False,
        pictures: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._buttons: list[_BigButton] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        count = len(choices)
        self.columns = min(columns, count) or (2 if count > _TWO_COLUMNS else 1)
        self._rows = -(-count // self.columns)
        grid.setSpacing(6 if count > _MANY else 10)
        height = 40 if count > _VERY_MANY else 44 if count > _MANY else _TALL
        height = _UPRIGHT if is_upright else height
        shown = pictures or {}
        for place, choice in enumerate(choices):
            button = _BigButton(
                choice, self, height=height, is_upright=is_upright, picture=shown.get(choice.key, "")
            )
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            grid.addWidget(button, place % max(1, self._rows), place // max(1, self._rows))

    @property
    def marked(self) -> QWidget | None:
        """The row that the arrows stand on."""
        return self._buttons[self._at] if self._buttons else None

    def value(self) -> str | tuple[str, ...]:
        """Return the chosen key (empty for none), or a tuple of keys with ``several``."""
        keys = tuple(button.choice.key for button in self._buttons if button.isChecked())
        if self._several:
            return keys
        return keys[0] if keys else ""

    def set_value(self, value: str | Sequence[str]) -> None:
        """Show what was answered before; sends no signal."""
        keys = {value} if isinstance(value, str) else set(value)
        for row, button in enumerate(self._buttons):
            button.setChecked(button.choice.key in keys)
            if button.isChecked():
                self._at = row
        self._tell_reader()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys choose, arrows move, Delete clears, Enter is done."""
        step = self._step(Qt.Key(event.key()))
        number = event.text().lower()
        hit = [row for row, button in enumerate(self._buttons) if number and button.choice.number == number]
        if hit and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(hit[0])
        elif step is not None and self._buttons:
            self._at = (self._at + step) % len(self._buttons)
            self._tell_reader()
            self.update()
        elif event.key() == Qt.Key.Key_Space and self._buttons:
            self._choose(self._at)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.value():
            self.set_value("")
            self.chosen.emit(self.value())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> int | None:
        """How far an arrow moves the mark; the columns are read downwards."""
        if self.columns == 1 and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return None
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        sideways = {Qt.Key.Key_Left: -self._rows, Qt.Key.Key_Right: self._rows}
        return (steps | sideways).get(key)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _BigButton):
            button.setChecked(not button.isChecked())
            self.setFocus()
            self._choose(self._buttons.index(button))

    def _choose(self, row: int) -> None:
        self._at = row
        if self._several:
            self._toggle(row)
        else:
            for number, button in enumerate(self._buttons):
                button.setChecked(number == row)
        self._tell_reader()
        self.update()
        self.chosen.emit(self.value())
        self.taken.emit()

    def _toggle(self, row: int) -> None:
        taken = self._buttons[row]
        taken.setChecked(not taken.isChecked())
        for other in self._buttons:
            if taken.isChecked() and other is not taken and (taken.choice.apart or other.choice.apart):
                other.setChecked(False)

    def _tell_reader(self) -> None:
        if not self._buttons:
            return
        self.setAccessibleDescription(self._buttons[self._at].accessibleName())
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.hasFocus():
            around.ensureWidgetVisible(self._buttons[self._at])
