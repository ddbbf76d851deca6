"""Fields that choose from a list by typing: label, code, alias or pinyin initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.input_methods import Wants, folded
from ui.language import say
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.cards import set_property
from ui.widgets.chips import Chip
from ui.widgets.choice_popup import Choice, ChoicePopup, matches
from ui.widgets.fields import PlainEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Choice", "ChoiceField", "MultiChoiceField"]

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceField(Field):
    """One of many; the value is the key, or an empty string.

    Typing filters, Up and Down move the mark, Enter or Tab takes it. Words
    that nothing matches stay in the field and come by ``unknown_left``, and so
    does an empty text when they are taken out again.
    """

    unknown_left = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
        width: int = 0,
    ) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = tuple(choices)
        self._key = ""
        self._unknown = ""
        self._edit = PlainEdit()
        self._edit.setPlaceholderText(placeholder)
        self._edit.textEdited.connect(self._filter)
        if width:
            self._edit.setFixedWidth(width)
        self._popup = ChoicePopup(self._edit)
        self._popup.picked.connect(self._take)
        self._edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        if width:
            row.addStretch(1)
        self.setFocusProxy(self._edit)
        self._committed = ""

    @property
    def editor(self) -> QLineEdit:
        """The line edit."""
        return self._edit

    @property
    def popup(self) -> ChoicePopup:
        """The list below the field."""
        return self._popup

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value stays."""
        self._choices = tuple(choices)
        self._show(self._key)

    def value(self) -> str:
        """Return the key of the choice, or an empty string."""
        return self._key

    def show_unknown(self, words: str) -> None:
        """Show words that are no choice (typed or imported so)."""
        self._key, self._unknown, self._committed = "", words, ""
        self._edit.setText(words)
        self._edit.set_behind("")

    def commit(self) -> None:
        """Settle what was typed, then send the key if it changed."""
        self._popup.hide()
        typed = folded(self._edit.text(), Wants.TEXT)
        shown = self._label_of(self._key) or self._unknown
        if typed != shown:
            self._settle(typed)
        super().commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Route keys to the list, commit on leaving."""
        if self.keep_escape(event, wanted=self._popup.isVisible() or self._edit.isModified()):
            return True
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif event.type() is QEvent.Type.FocusIn:
            self._edit.selectAll()
        elif event.type() is QEvent.Type.MouseButtonPress and not self._popup.isVisible():
            QTimer.singleShot(0, self, self._offer_all)
        elif (
            event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key_pressed(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            if self._popup.isVisible():
                self._popup.move_mark(_STEPS[key])
            else:
                self._offer_all()
            return True
        if key in {*_ENTER, Qt.Key.Key_Tab} and not event.modifiers():
            marked = self._popup.current()
            if marked is not None and (key in _ENTER or self._edit.isModified()):
                self._choose(marked)
            self.commit()
            if key in _ENTER:
                self.focusNextChild()
            return key in _ENTER
        if key == Qt.Key.Key_Escape and (self._popup.isVisible() or self._edit.isModified()):
            self._popup.hide()
            self.restore()
            return True
        return False

    def _filter(self, typed: str) -> None:
        self._edit.set_behind("")
        self._popup.offer(matches(self._choices, typed))

    def _offer_all(self) -> None:
        if self._choices:
            self._popup.offer(self._choices)
            self._popup.mark(self._key)

    def _take(self, key: str) -> None:
        for choice in self._choices:
            if choice.key == key:
                self._choose(choice)
        self.commit()

    def _choose(self, choice: Choice) -> None:
        self._key, self._unknown = choice.key, ""
        self._edit.setText(choice.label)
        self._edit.set_behind(choice.note)
        self._popup.hide()

    def _settle(self, typed: str) -> None:
        if not typed:
            had_unknown, self._key, self._unknown = bool(self._unknown), "", ""
            self._edit.set_behind("")
            if had_unknown:
                self.unknown_left.emit("")
            return
        found = matches(self._choices, typed)
        if found:
            self._choose(found[0])
            return
        self._key, self._unknown = "", typed
        self._edit.set_behind("")
        self.unknown_left.emit(typed)

    def _label_of(self, key: str) -> str:
        return next((choice.label for choice in self._choices if choice.key == key), key)

    def _show(self, value: object) -> None:
        self._key = "" if value is None else str(value)
        self._unknown = ""
        self._edit.setText(self._label_of(self._key))
        self._edit.setModified(False)
        self._edit.setCursorPosition(0)
        note = next((choice.note for choice in self._choices if choice.key == self._key), "")
        self._edit.set_behind(note)


class MultiChoiceField(Field):
    """Several of many, shown as chips; the value is a tuple of keys in the order chosen.

    Typing filters, Enter adds the marked one, Backspace in the empty field
    takes the last chip off. Each change is sent at once.
    """

    def __init__(
        self, choices: Sequence[Choice] = (), parent: QWidget | None = None, *, placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = tuple(choices)
        self._keys: tuple[str, ...] = ()
        self._box = QFrame()
        self._box.setObjectName("Box")
        self._flow = FlowLayout(self._box)
        self._flow.setContentsMargins(7, 4, 7, 4)
        self._edit = QLineEdit()
        self._edit.setObjectName("Bare")
        self._edit.setPlaceholderText(placeholder or f"＋ {say(kit.ADD)}")
        self._edit.setFixedWidth(84)
        self._edit.textEdited.connect(self._filter)
        self._flow.addWidget(self._edit)
        self._popup = ChoicePopup(self._edit)
        self._popup.picked.connect(self._add)
        self._edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._edit)
        self._committed = ()

    @property
    def editor(self) -> QLineEdit:
        """The line edit behind the chips."""
        return self._edit

    @property
    def popup(self) -> ChoicePopup:
        """The list below the field."""
        return self._popup

    def value(self) -> tuple[str, ...]:
        """Return the chosen keys."""
        return self._keys

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(120, 32)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Route keys to the list."""
        if self.keep_escape(event, wanted=self._popup.isVisible()):
            return True
        if event.type() is QEvent.Type.FocusOut:
            self._popup.hide()
            self._edit.clear()
            set_property(self._box, "focused", "false")
        elif event.type() is QEvent.Type.FocusIn:
            set_property(self._box, "focused", "true")
        elif event.type() is QEvent.Type.MouseButtonPress and not self._popup.isVisible():
            QTimer.singleShot(0, self, self._offer)
        elif (
            event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key_pressed(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            if self._popup.isVisible():
                self._popup.move_mark(_STEPS[key])
            else:
                self._offer()
            return True
        if key in _ENTER:
            marked = self._popup.current()
            if marked is None:
                self.focusNextChild()
            else:
                self._add(marked.key)
            return True
        if key == Qt.Key.Key_Backspace and not self._edit.text() and self._keys:
            self._set(self._keys[:-1])
            return True
        if key == Qt.Key.Key_Escape and self._popup.isVisible():
            self._popup.hide()
            self._edit.clear()
            return True
        return False

    def _offer(self) -> None:
        self._filter(self._edit.text())

    def _filter(self, typed: str) -> None:
        rest = [choice for choice in self._choices if choice.key not in self._keys]
        self._popup.offer(matches(rest, typed))

    def _add(self, key: str) -> None:
        self._edit.clear()
        self._popup.hide()
        if key not in self._keys:
            self._set((*self._keys, key))

    def _set(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._draw_chips()
        self.commit()

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._edit.setFocus()
            self._set(tuple(key for key in self._keys if key != chip.objectName()))

    def _show(self, value: object) -> None:
        self._keys = tuple(value) if isinstance(value, tuple | list) else ()
        self._draw_chips()

    def _draw_chips(self) -> None:
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        names = {choice.key: choice.label for choice in self._choices}
        for index, key in enumerate(self._keys):
            chip = Chip(names.get(key, key), Tone.INFO, self._box, removable=True)
            chip.setObjectName(key)
            chip.removed.connect(self._remove)
            self._flow.insert_widget(index, chip)
            chip.show()
        self.updateGeometry()
