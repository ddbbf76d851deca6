"""A form made from a declaration: one row a field, saved as it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from fieldkit.registers.business_types import business_types
from fieldkit.registers.kinds import NO, SEPARATOR, YES, FieldType
from fieldkit.registers.records import codes_of
from ui.input_methods import Wants
from ui.language import current_language, say
from ui.records import texts
from ui.theme import Tone
from ui.widgets.choice_field import Choice, ChoiceField, MultiChoiceField
from ui.widgets.fields import LineField, NumberField, TextField
from ui.widgets.form import Form
from ui.widgets.undo_gate import let_undo_through

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.registers.kinds import Field, Kind
    from ui.records.state import RecordState
    from ui.widgets.form import Field as FormField

_CHOSEN = frozenset((FieldType.CHOICE, FieldType.REFERENCE, FieldType.YES_NO, FieldType.BUSINESS_TYPE))
_CHOSEN_SEVERAL = frozenset((FieldType.CHOICES, FieldType.BUSINESS_TYPES))
_NOT_IN_FORM = frozenset((FieldType.FILES, FieldType.SKETCH))
_TONES = {"error": Tone.MISSING, "warning": Tone.FEW, "note": Tone.NEUTRAL}


class RecordForm(Form):
    """Rows in the order of the declaration.

    Signals: ``typed(key, words)`` for what is to be read as typed, ``picked(key,
    canonical)`` for what was chosen from a list (empty clears).
    """

    typed = Signal(str, str)
    picked = Signal(str, str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._fields = tuple(field for field in kind.fields if field.type not in _NOT_IN_FORM)
        for field in self._fields:
            self.add(field.key, field.label.say(current_language()), _make_field(field))
        self.left.connect(self._pass_by_type)
        for key in self.keys():
            editor = self.field(key)
            let_undo_through(editor.editor)
            if isinstance(editor, ChoiceField):
                editor.unknown_left.connect(self._say_unknown)

    def show_record(self, state: RecordState) -> None:
        """Show the values; what somebody is typing into just now is left alone."""
        remarks = {remark.key: remark for remark in reversed(state.remarks)}
        for field in self._fields:
            row = self.row(field.key)
            editor = row.field
            if not (editor.editor.hasFocus() and state.id):
                if isinstance(editor, ChoiceField) and field.key in state.references:
                    editor.set_choices(state.references[field.key])
                value = state.values.get(field.key)
                editor.set_value(codes_of(value) if field.type in _CHOSEN_SEVERAL else value or "")
            remark = remarks.get(field.key)
            if remark is None:
                row.show_problem("")
            elif remark.tone == "note":
                row.show_hint(remark.words)
            else:
                row.show_problem(remark.words, _TONES[remark.tone])

    def _pass_by_type(self, key: str, value: object) -> None:
        field = self._kind.field(key)
        assert field is not None, "rows are made from the declaration"
        if field.type in _CHOSEN_SEVERAL:
            assert isinstance(value, tuple), "such a field holds a tuple"
            self.picked.emit(key, SEPARATOR.join(value))
        elif field.type in _CHOSEN:
            self.picked.emit(key, str(value))
        else:
            self.typed.emit(key, str(value))

    def _say_unknown(self, words: str) -> None:
        editor = self.sender()
        if isinstance(editor, ChoiceField):
            self.row(editor.objectName()).show_problem(say(texts.NO_SUCH_CHOICE, words=words))


def _make_field(field: Field) -> FormField:
    """Return the widget for a field's type."""
    language = current_language()
    unit = field.unit.say(language) if field.unit else ""
    match field.type:
        case FieldType.INTEGER | FieldType.DECIMAL:
            return NumberField(unit=unit, width=140)
        case FieldType.CHOICE | FieldType.REFERENCE:
            return ChoiceField(_options(field))
        case FieldType.YES_NO:
            return ChoiceField((Choice("1", YES.say(language)), Choice("0", NO.say(language))))
        case FieldType.BUSINESS_TYPE:
            return ChoiceField(_types())
        case FieldType.DATE:
            return LineField(wants=Wants.LATIN, placeholder=say(texts.DATE_EXAMPLE))
        case FieldType.CHOICES:
            return MultiChoiceField(_options(field))
        case FieldType.BUSINESS_TYPES:
            return MultiChoiceField(_types())
        case FieldType.NOTE:
            return TextField(lines=2)
        case FieldType.BOUNDARY:
            return TextField(lines=4)
        case FieldType.PHONE:
            return LineField(wants=Wants.PHONE)
        case FieldType.CODE:
            return LineField(wants=Wants.CODE)
        case _:
            return LineField()


def _options(field: Field) -> tuple[Choice, ...]:
    language = current_language()
    return tuple(
        Choice(option.code, option.label.say(language), also=option.aliases) for option in field.options
    )


def _types() -> tuple[Choice, ...]:
    language = current_language()
    return tuple(
        Choice(one.code, one.name.say(language), one.code, tuple(one.alias_texts)) for one in business_types()
    )
