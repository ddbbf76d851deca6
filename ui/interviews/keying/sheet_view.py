"""The sheet as it was printed: parts at the left, rows of fields, keys at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.interviews.door.fields import DoorLine
from ui.interviews.door.frame import DoorBar
from ui.interviews.keying import texts
from ui.interviews.keying.mode import ModeMark
from ui.interviews.keying.rows import KeyingRow
from ui.language import say
from ui.theme import MARGIN, Size, Tone, font, tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, hairline, label
from ui.widgets.form import commit_focused_field
from ui.widgets.painting import elided, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.interviews.keying.state import FieldState, SectionLine, SheetState

_PARTS, _PART = 220, 32


class PartButton(QAbstractButton):
    """A part of the sheet at the left: its name, and how much of it is keyed."""

    def __init__(self, part: SectionLine) -> None:
        super().__init__()
        self.first, self.count, self._has_problems = part.first, "", False
        self.setText(part.name)
        self.setToolTip(part.name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_PART)

    def show_part(self, part: SectionLine) -> None:
        """Show how far this part is."""
        self.first, self._has_problems = part.first, bool(part.problems)
        self.count = f"{part.done}/{part.total}" + (f" · {part.problems}!" if part.problems else "")
        self.setAccessibleName(f"{part.name} {self.count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name where there is room for it, the count at the right."""
        del event
        t = tokens()
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(10, 0, -8, 0)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(t.hover))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(t.few if self._has_problems else t.muted))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.count)
        width = room.width() - text_width(self.count, Size.SMALL) - 8
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(t.ink))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, elided(self.text(), Size.BODY, width))


class SheetView(QWidget):
    """Signals: ``keyed(path, typed)``, ``confirmed(path)``, ``remarked(path, words)``, ``row_wanted(repeat)``.

    ``number_wanted(number)`` goes to a question; ``checked``, ``closed`` and ``paused`` are the sheet's.
    """

    keyed = Signal(str, str)
    confirmed = Signal(str)
    remarked = Signal(str, str)
    row_wanted = Signal(str)
    number_wanted = Signal(str)
    checked = Signal()
    closed = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, KeyingRow] = {}
        self._asked: dict[str, bool] = {}
        self._remarks: dict[str, str] = {}
        self._shape: tuple[object, ...] = ()
        self._remark_path = ""
        self._row_buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self._bar = DoorBar()
        column.addWidget(self._bar)
        self._notice = Notice("", Tone.FEW)
        self._notice.hide()
        column.addWidget(self._notice)
        column.addWidget(self._make_strip())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._make_parts())
        middle.addWidget(hairline(vertical=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle.addWidget(self._scroll, 1)
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addWidget(self._make_foot())
        self._make_actions()

    # --- showing ------------------------------------------------------------

    def show_sheet(self, state: SheetState) -> None:
        """Show the sheet; the same fields keep their rows and the focus."""
        self.mode.show_pass(is_second=state.is_second)
        self._form.setText(f"{state.title} · {state.place}")
        total = sum(one.is_asked for one in state.fields)
        self._done.setText(say(texts.DONE_OF, done=state.done, total=total))
        self._bar.set_progress(state.done, total)
        self._hint.setText(say(texts.KEYS_SECOND if state.is_second else texts.KEYS))
        self._notice.say_words(state.notice, Tone.FEW)
        self._asked = {one.path: one.is_asked for one in state.fields}
        self._remarks = {one.path: one.remark for one in state.fields}
        if state.shape != self._shape:
            self._shape = state.shape
            self._build(state)
        for one in state.fields:
            self._rows[one.path].show_state(one)
        self._show_parts(state)

    def focus_on(self, path: str) -> None:
        """Put the focus on a field and bring it into sight."""
        row = self._rows.get(path)
        if row is not None:
            row.field.editor.setFocus()
            self._scroll.ensureWidgetVisible(row, 0, 120)

    def row(self, path: str) -> KeyingRow:
        """The row of a field."""
        return self._rows[path]

    @property
    def current(self) -> str:
        """The field that has the focus, or had it last."""
        found = next((path for path, row in self._rows.items() if row.field.editor.hasFocus()), "")
        return found or self._remark_path

    # --- building -----------------------------------------------------------

    def _build(self, state: SheetState) -> None:
        self._rows = {}
        inner = QWidget()
        inner.setObjectName("Body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 24, 24)
        column.setSpacing(0)
        for one in state.fields:
            self._add_heading(column, one)
            row = self._rows[one.path] = KeyingRow(one)
            row.keyed.connect(self.keyed)
            row.stepped.connect(self._step)
            column.addWidget(row)
        self._row_buttons = []
        for path, words in state.rows:
            button = Button(words, kind=ButtonKind.QUIET)
            button.setObjectName(path)
            button.clicked.connect(self._want_row)
            self._row_buttons.append(button)
            line = QHBoxLayout()
            line.setContentsMargins(84, 6, 0, 6)
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(1)
        self._scroll.setWidget(inner)

    @staticmethod
    def _add_heading(column: QVBoxLayout, one: FieldState) -> None:
        if one.heading:
            heading = label(one.heading, "heading")
            heading.setContentsMargins(8, 14, 0, 6)
            column.addWidget(heading)
        if one.legend:
            legend = label(one.legend, "muted", wrap=True)
            legend.setContentsMargins(84, 2, 0, 4)
            column.addWidget(legend)

    def _make_head(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("Bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(12)
        self.mode, self._form, self._done = ModeMark(), label("", "subtitle"), label("", "subtitle")
        row.addWidget(self.mode)
        row.addWidget(self._form, 1)
        row.addWidget(self._done)
        return bar

    def _make_strip(self) -> QWidget:
        """One line under the head, for a remark or a number; hidden while nobody wants it."""
        self._strip = QWidget()
        self._strip.setObjectName("Bar")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        self._strip_words = label("", "label")
        self._strip_field = DoorLine(is_large=False)
        self._strip_field.gone_on.connect(self._leave_strip)
        row.addWidget(self._strip_words)
        row.addWidget(self._strip_field, 1)
        self._strip.hide()
        return self._strip

    def _make_parts(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("Panel")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder.setFixedWidth(_PARTS)
        self._parts = QVBoxLayout(holder)
        self._parts.setContentsMargins(8, 12, 8, 12)
        self._parts.setSpacing(2)
        self._parts.addStretch(1)
        self._part_rows: list[PartButton] = []
        return holder

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("Bar")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(48)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._foot.setSpacing(12)
        self._hint = label("", "subtitle")
        return foot

    def _make_actions(self) -> None:
        pause = make_action("door.pause", self, self._pause, texts.PAUSE)
        remark = make_action("door.note", self, self._open_remark, texts.REMARK)
        check = make_action("record.check_all", self, self.checked.emit, texts.CHECK)
        close = make_action("record.same_next", self, self.closed.emit, texts.CLOSE)
        make_action("keying.go_to", self, self._open_number)
        make_action("door.confirm", self, self._confirm)
        make_action("door.next_page", self, self._next_part)
        make_action("door.previous", self, self._previous_part)
        for action in (pause, remark):
            self._foot.addWidget(_quiet(Button.for_action(action)))
        self._foot.addStretch(1)
        self._foot.addWidget(self._hint)
        self._foot.addWidget(_quiet(Button.for_action(check)))
        self._foot.addWidget(_quiet(Button.for_action(close, kind=ButtonKind.PRIMARY)))

    def _show_parts(self, state: SheetState) -> None:
        if [button.text() for button in self._part_rows] != [one.name for one in state.sections]:
            self._build_parts(state)
        for button, one in zip(self._part_rows, state.sections, strict=True):
            button.show_part(one)

    def _build_parts(self, state: SheetState) -> None:
        while self._parts.count() > 1:
            item = self._parts.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._part_rows = []
        for place, one in enumerate(state.sections):
            button = PartButton(one)
            button.clicked.connect(self._go_to_part)
            self._parts.insertWidget(place, button)
            self._part_rows.append(button)

    # --- keys ---------------------------------------------------------------

    def _step(self, path: str, step: int) -> None:
        """Go to the neighbour that is asked for; a field that should be skipped is passed by."""
        paths = list(self._rows)
        at = paths.index(path) + step if path in paths else 0
        while 0 <= at < len(paths) and step > 0 and not self._asked.get(paths[at], True):
            at += step
        if 0 <= at < len(paths):
            self.focus_on(paths[at])
        elif step > 0:
            self.checked.emit()

    def _confirm(self) -> None:
        path = self.current
        if path:
            commit_focused_field()
            self.confirmed.emit(path)

    def _open_remark(self) -> None:
        if not self.current:
            return
        self._remark_path = self.current
        number = self._rows[self._remark_path].objectName().removeprefix("row-")
        self._open_strip(say(texts.REMARK_OF, number=number), self._remarks.get(self._remark_path, ""))

    def _open_number(self) -> None:
        self._remark_path = ""
        self._open_strip(say(texts.GO_TO))

    def _open_strip(self, words: str, kept: str = "") -> None:
        self._strip_words.setText(words)
        self._strip_field.set_value(kept)
        self._strip.show()
        self._strip_field.editor.setFocus()

    def _leave_strip(self) -> None:
        words, path = str(self._strip_field.value()), self._remark_path
        self._strip.hide()
        if path:
            self.remarked.emit(path, words)
            self.focus_on(path)
        else:
            self.number_wanted.emit(words)
        self._remark_path = ""

    def _pause(self) -> None:
        if self._strip.isVisible():
            self._strip.hide()
            self.focus_on(self._remark_path or next(iter(self._rows), ""))
            return
        self.paused.emit()

    def _go_to_part(self) -> None:
        button = self.sender()
        if isinstance(button, PartButton):
            self.focus_on(button.first)

    def _next_part(self) -> None:
        self._part_step(1)

    def _previous_part(self) -> None:
        self._part_step(-1)

    def _part_step(self, step: int) -> None:
        paths, firsts = list(self._rows), [button.first for button in self._part_rows]
        at = paths.index(self.current) if self.current in paths else 0
        inside = max((place for place, one in enumerate(firsts) if paths.index(one) <= at), default=0)
        wanted = min(max(inside + step, 0), len(firsts) - 1)
        if firsts:
            self.focus_on(firsts[wanted])

    def _want_row(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.row_wanted.emit(button.objectName())


def _quiet(button: Button) -> Button:
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
