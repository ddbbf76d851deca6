"""The form of one line of a part, made from the part's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from fieldkit.plans.part import Sort
from ui.input_methods import Wants
from ui.language import current_language, say
from ui.plans.contents import texts
from ui.widgets.choice_field import Choice, ChoiceField, MultiChoiceField
from ui.widgets.fields import LineField, NumberField, TextField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.plans.part import Part, PartColumn
    from ui.plans.contents.state import LineState
    from ui.widgets.form import Field

_LONG = frozenset(("text_zh", "text_en", "work_zh", "hands_in_zh"))
_SEPARATORS = str.maketrans("；、，,", ";;;;")
YES, NO = "yes", "no"


class PartForm(Form):
    """Signal: ``cell_left(column, cell)``, as the file writes it."""

    cell_left = Signal(str, str)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent, label_width=112)
        self.part = part
        # What is asked in English stands last; most offices leave it out.
        for column in sorted(part.columns, key=lambda one: one.key.endswith("_en")):
            row = self.add(column.key, column.label.say(current_language()), _field(column))
            if column.sort is Sort.SEVERAL:
                row.show_hint(say(texts.SEVERAL))
        self.left.connect(self._pass_cell)

    def show_line(self, state: LineState) -> None:
        """Show a line; what somebody is typing into just now is left alone."""
        for column in self.part.columns:
            row = self.row(column.key)
            cell = state.cells.get(column.key, "")
            if not (row.field.editor.hasFocus() and state.line and column.key in state.wrong):
                _show(row.field, column, cell)
            wrong = state.wrong.get(column.key, "")
            if wrong:
                row.show_problem(wrong)
            elif column.sort is Sort.SEVERAL:
                row.show_hint(say(texts.SEVERAL))
            else:
                row.show_problem("")

    def _pass_cell(self, key: str, value: object) -> None:
        column = self.part.column(key)
        if column is None:
            return
        if isinstance(value, tuple):
            self.cell_left.emit(key, ";".join(value))
        elif column.sort is Sort.SEVERAL:
            words = str(value).translate(_SEPARATORS)
            self.cell_left.emit(key, ";".join(part.strip() for part in words.split(";") if part.strip()))
        else:
            self.cell_left.emit(key, str(value))


def _field(column: PartColumn) -> Field:
    choices = tuple(Choice(code, words.say(current_language()), also=(code,)) for code, words in column.known)
    match column.sort:
        case Sort.NUMBER | Sort.WHOLE:
            return NumberField(width=140)
        case Sort.DAY:
            return LineField(wants=Wants.LATIN, placeholder=say(texts.DAY_EXAMPLE), width=140)
        case Sort.YES:
            return ChoiceField((Choice(YES, say(texts.YES)), Choice(NO, say(texts.NO))))
        case Sort.WORD:
            return ChoiceField(choices)
        case Sort.WORDS:
            return MultiChoiceField(choices)
        case _:
            return TextField(lines=3) if column.key in _LONG else LineField()


def _show(field: Field, column: PartColumn, cell: str) -> None:
    if column.sort is Sort.WORDS:
        field.set_value(tuple(part.strip() for part in cell.split(";") if part.strip()))
    elif column.sort is Sort.SEVERAL:
        field.set_value(cell.replace(";", "；"))
    elif column.sort is Sort.YES:
        field.set_value(YES if cell.lower() in {YES, texts.YES.zh, "true", "1"} else NO if cell else "")
    else:
        field.set_value(cell)
    if isinstance(field, ChoiceField) and cell and not field.value():
        field.show_unknown(cell)
