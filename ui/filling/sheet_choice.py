"""Which sheet of the template is in sight: names side by side, or a field to search in where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.filling import texts
from ui.language import say
from ui.theme import Tone
from ui.widgets.cards import label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.filling.state import SheetState

_ROOM = 700
_FIELD = 360


class SheetChoice(QWidget):
    """Hidden for a single sheet. Signal: ``chosen(name)``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._names: tuple[str, ...] = ()
        self._segments: Segments | None = None
        self._word = label(say(texts.SHEET), "muted")
        self._field = ChoiceField(width=_FIELD)
        self._field.editor.setAccessibleName(say(texts.SHEET))
        self._field.left.connect(self._left)
        self._row.addWidget(self._word)
        self._row.addWidget(self._field, 1)
        self.hide()

    @property
    def current(self) -> str:
        """The name of the sheet in sight."""
        if self._segments is not None:
            return self._segments.current
        return self._field.value() or next(iter(self._names), "")

    def offer(self, sheets: Sequence[SheetState]) -> None:
        """Offer the sheets of a template, the first one chosen."""
        self._names = tuple(one.name for one in sheets)
        if self._segments is not None:
            self._row.removeWidget(self._segments)
            self._segments.deleteLater()
        self._segments = Segments([(name, name, "") for name in self._names])
        fits = self._segments.sizeHint().width() <= _ROOM
        self._word.setVisible(not fits)
        self._field.setVisible(not fits)
        if fits:
            self._segments.setAccessibleName(say(texts.SHEET))
            self._segments.chosen.connect(self.chosen)
            self._row.addWidget(self._segments, 1)
        else:
            self._segments.deleteLater()
            self._segments = None
            self._field.set_choices([Choice(name, name) for name in self._names])
            self._field.set_value(self._names[0])
        self.setVisible(len(self._names) > 1)

    def mark(self, sheets: Sequence[SheetState]) -> None:
        """Show beside each name how many columns nobody recognised."""
        if self._segments is not None:
            for one in sheets:
                self._segments.set_count(one.name, len(one.missing), Tone.FEW)
            return
        notes = {
            one.name: say(texts.SOME_COLUMNS, count=len(one.missing)) if one.missing else "" for one in sheets
        }
        self._field.set_choices([Choice(name, name, notes[name]) for name in self._names])

    def choose(self, name: str) -> None:
        """Bring a sheet into sight."""
        if self._segments is not None:
            self._segments.choose(name)
        elif name != self._field.value():
            self._field.set_value(name)
            self.chosen.emit(name)

    def _left(self, name: object) -> None:
        if name in self._names:
            self.chosen.emit(str(name))
        else:
            self._field.set_value(self._names[0])
            self.chosen.emit(self._names[0])
