"""The entry form of an outlet, made from its declaration: a section for each group of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from fieldkit.registers.outlet import GROUPS, OUTLET
from ui.language import say
from ui.outlets import texts
from ui.outlets.fields import BESIDE, NOT_IN_FORM, make_field, offer, remark, shown
from ui.outlets.link import LinkLine
from ui.outlets.photos import PhotoField
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LineField
from ui.widgets.form import Field, Form
from ui.widgets.undo_gate import let_undo_through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.outlets.sources import Sources
    from ui.outlets.state import FieldNote, RecordState

FIRST_GROUP = "main"
_OPEN_AT_FIRST = ("main", "survey")


class Section(QWidget):
    """A heading that opens and closes the fields below it, and says how many are filled in."""

    def __init__(self, heading: str, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading
        self.form = Form()
        self._button = Button(heading, kind=ButtonKind.QUIET)
        self._button.clicked.connect(self._switch)
        self._count = label("", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(0, GAP, 0, 0)
        head.addWidget(self._button)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        if heading:
            column.addLayout(head)
        else:
            self._button.hide()
        column.addWidget(self.form)
        self.set_open(is_open=is_open)

    @property
    def toggle(self) -> Button:
        """The heading."""
        return self._button

    @property
    def is_open(self) -> bool:
        """Whether its fields are in sight."""
        return self.form.isVisibleTo(self)

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide the fields."""
        self.form.setVisible(is_open)
        if self._heading:
            self._button.set_label(f"{'▾' if is_open else '▸'} {self._heading}")
            self._button.setAccessibleName(self._heading)

    def set_count(self, words: str) -> None:
        """Say how many fields are filled in."""
        self._count.setText(words)

    def _switch(self) -> None:
        self.set_open(is_open=not self.is_open)


class OutletForm(QWidget):
    """All fields of an outlet.

    Signals: ``left(key, value)`` when a field is left with another value;
    ``unknown_left(key, words)`` for words that are none of a field's choices;
    ``link_requested(key)`` for the button beneath a field; ``typing(key, words)``
    while a name or phone is typed; ``duplicate_wanted`` to look at what may be the same.
    """

    left = Signal(str, object)
    unknown_left = Signal(str, str)
    link_requested = Signal(str)
    typing = Signal(str, str)
    duplicate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._sections: dict[str, Section] = {}
        self._links: dict[str, LinkLine] = {}
        self._duplicates: dict[str, LinkLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for group, heading in GROUPS.items():
            words = "" if group == FIRST_GROUP else say(heading)
            section = Section(words, is_open=group in _OPEN_AT_FIRST)
            self._sections[group] = section
            self._fill(group, section.form)
            column.addWidget(section)
        self._listen()

    @property
    def photos(self) -> PhotoField:
        """The field of photos."""
        field = self._fields["photos"]
        assert isinstance(field, PhotoField)
        return field

    def field(self, key: str) -> Field:
        """The field of a key."""
        return self._fields[key]

    def section(self, group: str) -> Section:
        """The section of a group."""
        return self._sections[group]

    def link(self, key: str) -> LinkLine:
        """The line beneath a field that leads somewhere."""
        return self._links[key]

    def words_beneath(self, key: str) -> str:
        """What stands beneath a field."""
        return self._form_of(key).row(key).problem

    def set_sources(self, sources: Sources) -> None:
        """Offer what this workspace has to choose from."""
        for declared in OUTLET.fields:
            if declared.key in self._fields:
                offer(declared, self._fields[declared.key], sources)

    def render_record(self, state: RecordState, *, keep: str = "") -> None:
        """Show a record.

        Args:
            state: its values and what is said of them.
            keep: key of a field that a person is in the middle of; its text stays.
        """
        for key, field in self._fields.items():
            if key != keep and key not in state.unsaved:
                self._show(key, field, state)
            field.setEnabled(key not in state.locked)
        self.photos.show_photos(state.photos)
        for key in self._fields:
            if key not in BESIDE:
                self._say(key, state.notes.get(key))
        self._count(state)

    def show_saved(self, key: str, state: RecordState) -> None:
        """Show a field as it was saved; its own text history ends here, undo is the record's."""
        key = "business_type" if key == "business_type_text" else key
        if key in self._fields:
            self._show(key, self._fields[key], state)

    def focused_key(self) -> str:
        """The key of the field that has the focus; empty when none has."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, Field):
                return widget.objectName()
            widget = widget.parentWidget()
        return ""

    def focus(self, key: str) -> None:
        """Go to a field, opening its section."""
        declared = OUTLET.field(key)
        if declared is not None:
            self._sections[declared.group].set_open(is_open=True)
        self._fields[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_duplicate(self, key: str, words: str) -> None:
        """Offer to look at what may be the same outlet; empty words take it away.

        It comes while one types, so it must not take the next Tab: a key leads there.
        """
        line = self._duplicates.get(key)
        if line is None:
            line = self._duplicates[key] = LinkLine(keycap="F8", warns=True)
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.clicked.connect(self.duplicate_wanted)
            self._grid(key).addWidget(line, 2, 1)
        line.say_words(words)

    def duplicate_words(self, key: str) -> str:
        """What is offered beneath a field."""
        line = self._duplicates.get(key)
        return line.text() if line is not None and line.isVisibleTo(self) else ""

    # --- inside -------------------------------------------------------------

    def _fill(self, group: str, form: Form) -> None:
        for declared in OUTLET.fields:
            if declared.group != group or declared.key in NOT_IN_FORM:
                continue
            field = make_field(declared)
            self._fields[declared.key] = field
            field.setObjectName(declared.key)
            beside = BESIDE.get(declared.key)
            if beside is None:
                form.add(declared.key, say(declared.label), field)
            else:
                field.editor.setAccessibleName(say(declared.label))
                self._grid(beside).addWidget(field, 0, 2)

    def _listen(self) -> None:
        for key, field in self._fields.items():
            field.left.connect(self._pass_left)
            let_undo_through(field.editor)
            if isinstance(field, ChoiceField):
                field.unknown_left.connect(self._pass_unknown)
            if key in {"name", "phone"} and isinstance(field, LineField):
                field.editor.textEdited.connect(self._pass_typing)

    def _show(self, key: str, field: Field, state: RecordState) -> None:
        declared = OUTLET.field(key)
        assert declared is not None, "the form is made from the declaration"
        value = state.values.get(key)
        as_written = state.values.get("business_type_text") if key == "business_type" else None
        if isinstance(field, ChoiceField) and value is None and as_written:
            field.show_unknown(as_written)
        else:
            field.set_value(shown(declared, value))
        if isinstance(field, LineField) and key == "location":
            field.set_remark(remark(declared, value))
        field.set_old(old=key in state.carried)

    def _say(self, key: str, note: FieldNote | None) -> None:
        row = self._form_of(key).row(key)
        if note is None or not note.words:
            row.show_problem("")
        elif note.tone is None or note.tone is Tone.NEUTRAL:
            row.show_hint(note.words)
        else:
            row.show_problem(note.words, note.tone)
        self._set_link(key, note.link if note else "")

    def _set_link(self, key: str, words: str) -> None:
        line = self._links.get(key)
        if line is None:
            if not words:
                return
            line = self._links[key] = LinkLine()
            line.setObjectName(key)
            line.clicked.connect(self._pass_link)
            self._grid(key).addWidget(line, 1, 1)
            QWidget.setTabOrder(self._fields[key].editor, line)
        line.say_words(words)

    def _count(self, state: RecordState) -> None:
        for group, section in self._sections.items():
            keys = [one.key for one in OUTLET.fields if one.group == group and one.key in self._fields]
            filled = sum(1 for key in keys if state.values.get(key) is not None)
            section.set_count(say(texts.FILLED, filled=filled, total=len(keys)))

    def _form_of(self, key: str) -> Form:
        declared = OUTLET.field(key)
        assert declared is not None, "the form is made from the declaration"
        return self._sections[declared.group].form

    def _grid(self, key: str) -> QGridLayout:
        grid = self._form_of(key).row(key).layout()
        assert isinstance(grid, QGridLayout), "a row of the form is a grid"
        return grid

    def _pass_left(self, value: object) -> None:
        key = self._sender_key()
        field = self._fields[key]
        if isinstance(field, ChoiceField) and not value and field.editor.text():
            return  # words that are no choice came by unknown_left
        self.left.emit(key, value)

    def _pass_unknown(self, words: str) -> None:
        self.unknown_left.emit(self._sender_key(), words)

    def _pass_link(self) -> None:
        self.link_requested.emit(self._sender_key())

    def _pass_typing(self, words: str) -> None:
        sender = self.sender()
        for key in ("name", "phone"):
            if self._fields[key].editor is sender:
                self.typing.emit(key, words)

    def _sender_key(self) -> str:
        return self.sender().objectName()


def fields_to_visit(keys: Sequence[str]) -> list[str]:
    """Keys in the order of the form."""
    order = {declared.key: at for at, declared in enumerate(OUTLET.fields)}
    return sorted((key for key in keys if key in order), key=lambda key: order[key])
