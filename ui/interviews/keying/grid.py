"""Rows of a matrix as they stand on the paper: one line a row, one box a choice; a number key ticks and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.interviews.keying import texts
from ui.interviews.keying.ticking import codes_after, completes
from ui.language import say
from ui.theme import Size, Tone, font, tokens
from ui.widgets.painting import elided, paint_surface, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.interviews.keying.state import FieldState, Scale

_NUMBER, _LABEL, _LEFT, _GAP = 64, 380, 8, 12
_CELLS_FROM = _LEFT + _NUMBER + _GAP + _LABEL + _GAP
_LEAST_LABEL, _LEAST_CELL, _WIDEST_CELL = 160, 40, 92
_LINE, _NOTE, _HEAD, _FLAT = 36, 20, 48, 30
_BOX = QSize(46, 26)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
_SIDEWAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_CLEAR = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
_TONES = {"missing": Tone.MISSING, "few": Tone.FEW, "good": Tone.GOOD}


class GridLine(QWidget):
    """What head and rows share: where the columns stand."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def cell(self, column: int, height: float) -> QRectF:
        """The room of one choice."""
        count = max(1, len(self.scale))
        right = self.width() - _LEFT
        wide = max(_LEAST_CELL, min(_WIDEST_CELL, (right - _CELLS_FROM) / count))
        wide = min(wide, (right - _LEFT - _NUMBER - _GAP - _LEAST_LABEL) / count)
        left = min(_CELLS_FROM, right - wide * count)
        return QRectF(left + column * wide, 0, wide, height)

    def column_at(self, place: float) -> int:
        """Which choice is under a place; -1 for none."""
        cells = (self.cell(at, 1) for at in range(len(self.scale)))
        return next((at for at, cell in enumerate(cells) if cell.left() <= place < cell.right()), -1)


class GridHead(GridLine):
    """The choices in words, over their boxes."""

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale)
        self.setFixedHeight(_HEAD)
        self.setAccessibleName("　".join(f"{code} {words}" for code, words in scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the longest words need."""
        super().resizeEvent(event)
        room = self.cell(0, 1).width() - 6
        is_flat = all(text_width(words) <= room for _, words in self.scale)
        self.setFixedHeight(_FLAT if is_flat else _HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each in two lines at most."""
        del event
        t = tokens()
        high = self.height()
        painter = QPainter(self)
        painter.setPen(QColor(t.line))
        painter.drawLine(QPointF(_LEFT, high - 0.5), QPointF(self.width() - _LEFT, high - 0.5))
        painter.setPen(QColor(t.muted))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        for at, (_, words) in enumerate(self.scale):
            box = self.cell(at, high).adjusted(3, 2, -3, -6)
            size = Size.BODY if text_width(words) <= box.width() else Size.SMALL
            painter.setFont(font(size))
            painter.drawText(box, flags, elided(words, size, 2 * box.width() - 16))


class GridRow(GridLine):
    """Signals: ``keyed(path, codes)``, ``stepped(path, ±1)``.

    A number key ticks its box; where one choice is asked for it goes on to the next row.
    Left and right go to a box, Space ticks it, Delete clears the row.
    """

    keyed = Signal(str, str)
    stepped = Signal(str, int)

    def __init__(self, state: FieldState) -> None:
        super().__init__(state.scale)
        self.path, self._state, self._column, self._begun = state.path, state, 0, ""
        self.setObjectName(f"row-{state.number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(state.label)
        self.show_state(state)

    @property
    def editor(self) -> QWidget:
        """What takes the keys."""
        return self

    @property
    def typed(self) -> str:
        """The codes that are ticked, as they are keyed."""
        return self._state.typed

    @property
    def note(self) -> str:
        """What is said below the row."""
        return self._state.note

    def show_state(self, state: FieldState) -> None:
        """Show what is kept."""
        self._state = state
        ticked = state.typed.split()
        if not self.hasFocus() and ticked:
            self._column = self._column_of(ticked[0])
        self.setFixedHeight(_LINE + (_NOTE if state.note else 0))
        self.setAccessibleName(f"{state.number} {state.label}")
        self.setAccessibleDescription(f"{state.typed} {state.meaning} {state.note}".strip())
        self.update()

    # --- keys ---------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Codes tick, arrows move, Space ticks the box that is marked, Delete clears."""
        key, sign = Qt.Key(event.key()), event.text().strip()
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._commit()
            self.stepped.emit(self.path, _STEPS[key])
        elif key in _SIDEWAYS:
            self._column = min(max(self._column + _SIDEWAYS[key], 0), len(self.scale) - 1)
            self.update()
        elif key == Qt.Key.Key_Space:
            self._tick(self.scale[self._column][0])
        elif key in _CLEAR:
            self._begun = ""
            self.keyed.emit(self.path, "")
        elif sign and sign.isalnum():
            self._type(sign)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box ticks it."""
        self.setFocus()
        column = self.column_at(event.position().x())
        if column >= 0 and self.scale[column][0] in self._state.offered:
            self._column = column
            self._take(self.scale[column][0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the mark."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A code that was begun is taken as it is."""
        self._commit()
        super().focusOutEvent(event)
        self.update()

    def _type(self, sign: str) -> None:
        self._begun += sign
        if completes(self._begun, self._state.offered):
            begun, self._begun = self._begun, ""
            self._tick(begun)

    def _commit(self) -> None:
        begun, self._begun = self._begun, ""
        if begun:
            self._take(begun)

    def _tick(self, code: str) -> None:
        """Tick a box; where one choice is asked for go on, unless there is no such code."""
        self._take(code)
        if self._state.kind == "code" and code in self._state.offered:
            self.stepped.emit(self.path, 1)

    def _take(self, code: str) -> None:
        if code in self._state.offered:
            self._column = self._column_of(code)
        several = self._state.kind == "codes"
        self.keyed.emit(self.path, codes_after(self._state.typed, code) if several else code)

    def _column_of(self, code: str) -> int:
        return next((at for at, (one, _) in enumerate(self.scale) if one == code), self._column)

    # --- painting -----------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, words, boxes; below what is to be said."""
        del event
        t, state = tokens(), self._state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(t.tint))
            painter.fillRect(QRectF(0, 0, 3, self.height()), QColor(t.primary))
        painter.setPen(QColor(t.line))
        bottom = self.height() - 0.5
        painter.drawLine(QPointF(_LEFT, bottom), QPointF(self.width() - _LEFT, bottom))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(t.muted))
        number = state.number + (" ✎" if state.remark else "")
        painter.drawText(QRectF(_LEFT, 0, _NUMBER, _LINE), middle | Qt.AlignmentFlag.AlignRight, number)
        left = _LEFT + _NUMBER + _GAP
        words = QRectF(left, 0, self.cell(0, 1).left() - left - _GAP, _LINE)
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(t.ink if state.is_asked else t.muted))
        painter.drawText(words, middle, elided(state.label, Size.BODY, words.width()))
        for column in range(len(self.scale)):
            self._paint_box(painter, column)
        self._paint_note(painter, left)

    def _paint_box(self, painter: QPainter, column: int) -> None:
        t, state = tokens(), self._state
        code = self.scale[column][0]
        if code not in state.offered:
            return
        cell = self.cell(column, _LINE)
        half = min(_BOX.width() / 2, cell.width() / 2 - 4)
        box = QRectF(cell.center().x() - half, (_LINE - _BOX.height()) / 2, 2 * half, _BOX.height())
        ticked = code in state.typed.split()
        if ticked:
            paint_surface(painter, box, t.primary, t.primary)
        else:
            paint_surface(painter, box, t.card, t.border, dashed=not state.is_asked)
        if column == self._column and self.hasFocus():
            paint_surface(painter, box.adjusted(-3, -3, 3, 3), None, t.primary, radius=8, width=1.5)
        painter.setPen(QColor(t.on_primary if ticked else t.muted))
        painter.setFont(font(Size.BODY, bold=ticked))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)

    def _paint_note(self, painter: QPainter, left: float) -> None:
        state = self._state
        words = state.note or ("" if state.is_asked else say(texts.NOT_ASKED))
        if not words:
            return
        tone = _TONES.get(state.tone)
        t = tokens()
        inks = {Tone.MISSING: t.missing, Tone.FEW: t.few, Tone.GOOD: t.good}
        painter.setPen(QColor(inks.get(tone, t.muted) if tone else t.muted))
        painter.setFont(font(Size.SMALL))
        if state.note:
            room = QRectF(left, _LINE - 4, self.width() - left - _LEFT, _NOTE)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(words, Size.SMALL, room.width()))
        else:
            room = QRectF(left, 0, self.cell(0, 1).left() - left - _GAP, _LINE)
            if text_width(state.label) + text_width(words, Size.SMALL) + 16 < room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
