"""Editors of days and times: typed in any usual way, or a day picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from fieldkit.kernel.clock import SystemClock, today
from fieldkit.questionnaires.model import QuestionType
from fieldkit.registers import typed_moments
from ui.input_methods import Wants
from ui.interviews import texts
from ui.interviews.door.editing import Editor
from ui.interviews.door.fields import DoorLine
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.markdown import plain
from ui.widgets.month_grid import MonthGrid

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView

_READ = {
    "date": (typed_moments.read_day, typed_moments.shown_day, texts.DATE_FORM),
    "month-year": (typed_moments.read_month, typed_moments.shown_month, texts.MONTH_FORM),
    "year": (typed_moments.read_year, typed_moments.shown_year, texts.YEAR_FORM),
    "time": (typed_moments.read_time, typed_moments.shown_time, texts.TIME_FORM),
    "dateTime": (typed_moments.read_moment, typed_moments.shown_moment, texts.MOMENT_FORM),
}


class MomentEditor(Editor):
    """A day, a month, a year, a time, or a day with its time."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._read, self._written, form = _READ[_kind(view)]
        self.field = DoorLine(wants=Wants.TEXT, placeholder=say(form), width=340)
        self.field.editor.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.field.editor.setAccessibleName(plain(view.label))
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        row = QHBoxLayout()
        row.addWidget(self.field)
        self.calendar: MonthGrid | None = None
        if _kind(view) == "date" and "no-calendar" not in view.appearance:
            self.calendar = MonthGrid(today(SystemClock()))
            self.calendar.hide()
            self.calendar.picked.connect(self._pick)
            self.calendar.left.connect(self._close)
            button = Button(say(texts.CALENDAR), keycap="Alt+Down")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self._toggle)
            row.addWidget(button)
            self.field.editor.installEventFilter(self)
        row.addStretch(1)
        self._column.addLayout(row)
        if self.calendar is not None:
            self._column.addWidget(self.calendar)
        self.setFocusProxy(self.field.editor)
        self._shown = False
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the stored moment; while that is the same, what is being typed is left alone."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            self.field.set_value(self._written(value))

    @property
    def keys_hint(self) -> str:
        """What may be typed."""
        return say(texts.KEYS_DATE if self.calendar is not None else texts.KEYS_NUMBER)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with Down opens the calendar."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_asked = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if is_asked:
                self._toggle()
                return True
        return super().eventFilter(watched, event)

    def _send(self, value: object) -> None:
        stored = self._read(str(value), today(SystemClock()))
        self.answered.emit(stored)
        self.field.set_value(self._written(stored))

    def _toggle(self) -> None:
        assert self.calendar is not None, "there is a button for it"
        if self.calendar.isVisible():
            self._close()
            return
        self.field.commit()
        try:
            self.calendar.show_day(date.fromisoformat(self._value))
        except ValueError:
            self.calendar.show_day(today(SystemClock()))
        self.calendar.show()
        self.calendar.setFocus()

    def _pick(self, day: object) -> None:
        self._close()
        self.field.editor.setText(str(day))
        self.field.commit()

    def _close(self) -> None:
        if self.calendar is not None:
            self.calendar.hide()
        self.field.editor.setFocus()


def _kind(view: QuestionView) -> str:
    if view.type is QuestionType.DATE:
        return next((word for word in ("year", "month-year") if word in view.appearance), "date")
    return str(view.type)
