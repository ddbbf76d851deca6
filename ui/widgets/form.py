"""Rows of a form: label, field, and beneath it what is wrong with the value, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from ui.theme import GAP, Tone
from ui.widgets.cards import label, set_property

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL_WIDTH = 86


class Field(QWidget):
    """One value of a record, entered by a person.

    ``left`` carries the value when the person leaves the field with another
    value than was shown; a wrong value is sent like a right one. Deriving
    fields fill ``value``, ``_show`` and ``editor``.
    """

    left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._committed: object = None
        self._old = False

    @property
    def editor(self) -> QWidget:
        """The widget that takes the focus and carries the accessible name."""
        raise AssertionError("each field has its editor")

    def value(self) -> object:
        """Return the value as it stands in the field now."""
        raise AssertionError("each field has its value")

    def set_value(self, value: object) -> None:
        """Show a value from the workspace; sends no signal."""
        self._committed = value
        self._show(value)
        self._committed = self.value()

    def commit(self) -> None:
        """Send ``left`` if the value differs from the one shown; called on leaving."""
        value = self.value()
        if value == self._committed:
            return
        self._committed = value
        self.set_old(old=False)
        self.left.emit(value)

    def restore(self) -> None:
        """Show the value again that was there on entering (Esc)."""
        self._show(self._committed)

    def set_old(self, *, old: bool) -> None:
        """Show the value in grey: it is the last round's, or carried over, and not confirmed."""
        from ui.language import say
        from ui.texts import kit

        self._old = old
        set_property(self.editor, "old", "true" if old else "false")
        self.editor.setStatusTip(say(kit.OLD_VALUE) if old else "")

    def keep_escape(self, event: QEvent, *, wanted: bool) -> bool:
        """Take Esc for the field itself while it has a use for it, before any shortcut does."""
        if (
            wanted
            and event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return False

    @property
    def is_old(self) -> bool:
        """Whether the value is shown in grey."""
        return self._old

    def set_tone(self, tone: Tone | None) -> None:
        """Mark the field as wrong or doubtful."""
        set_property(self.editor, "tone", str(tone) if tone else "")

    def _show(self, value: object) -> None:
        raise AssertionError(f"each field shows its value: {value!r}")


class FormRow(QWidget):
    """A label (its buddy is the field), the field, and the words beneath."""

    def __init__(
        self, name: str, field: Field, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = label(name, "label", wrap=True)
        self._label.setFixedWidth(label_width)
        self._label.setBuddy(field.editor)
        field.editor.setAccessibleName(name)
        self._words = label("", "muted", wrap=True)
        self._words.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(field)
        right.addWidget(self._words)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(1, 1)

    def show_problem(self, words: str, tone: Tone = Tone.MISSING) -> None:
        """Say beneath the field what is wrong and what to do; empty words take it away."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        set_property(self._words, "tone", str(tone) if words else "")
        self.field.set_tone(tone if words else None)
        self.field.editor.setAccessibleDescription(words)

    def show_hint(self, words: str) -> None:
        """Say something helpful beneath the field, in grey."""
        self.show_problem(words, Tone.NEUTRAL)
        self.field.set_tone(None)

    @property
    def problem(self) -> str:
        """The words beneath the field."""
        return self._words.text()


class Form(QWidget):
    """Rows under each other; rows are found again by their key."""

    left = Signal(str, object)

    def __init__(self, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._rows: dict[str, FormRow] = {}

    def add(self, key: str, name: str, field: Field) -> FormRow:
        """Add a row; ``left`` of the form then carries ``key`` and the value."""
        row = FormRow(name, field, label_width=self._label_width)
        self._rows[key] = row
        field.setObjectName(key)
        field.left.connect(self._pass_on)
        self._column.addWidget(row)
        return row

    def add_heading(self, words: str) -> None:
        """Add a heading between rows."""
        heading = label(words, "heading")
        heading.setContentsMargins(0, GAP, 0, 0)
        self._column.addWidget(heading)

    def row(self, key: str) -> FormRow:
        """Return the row of ``key``."""
        return self._rows[key]

    def field(self, key: str) -> Field:
        """Return the field of ``key``."""
        return self._rows[key].field

    def keys(self) -> Sequence[str]:
        """Return the keys in order."""
        return tuple(self._rows)

    def clear_problems(self) -> None:
        """Take all words beneath the fields away."""
        for row in self._rows.values():
            row.show_problem("")

    def _pass_on(self, value: object) -> None:
        sender = self.sender()
        if isinstance(sender, Field):
            self.left.emit(sender.objectName(), value)


def commit_focused_field() -> None:
    """Send the value of the field that has the focus, if it changed.

    Called before an action runs and before the window closes, so that a
    shortcut never overtakes what was just typed.
    """
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.inputMethod().commit()
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, Field):
            widget.commit()
            return
        widget = widget.parentWidget()
