"""How the rows are read: what stands for an empty community, where coordinates come from, what empty means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.language import say
from ui.table_import import texts
from ui.table_import.columns_view import choices_of
from ui.table_import.state import NO_CHOICE, Pick
from ui.theme import GAP
from ui.widgets.cards import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import CheckField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.table_import.state import PlanState


class OptionsView(QWidget):
    """Signal: ``changed(key, value)``; ``community`` and ``datum`` carry text, the others a bool."""

    changed = Signal(str, object)

    def __init__(self, datums: Sequence[Pick], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(GAP)
        self.community = ChoiceField()
        self.datum = ChoiceField(choices_of(datums))
        self.blanks_clear = CheckField(say(texts.BLANKS_CLEAR))
        self.keep_unknown = CheckField(say(texts.KEEP_UNKNOWN))
        self._community_label = label(say(texts.COMMUNITY), "label")
        self._datum_label = label(say(texts.DATUM), "label")
        for row, (words, field) in enumerate(
            ((self._community_label, self.community), (self._datum_label, self.datum))
        ):
            words.setBuddy(field.editor)
            field.editor.setAccessibleName(words.text())
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.blanks_clear, 2, 0)
        grid.addWidget(self.keep_unknown, 2, 1)
        grid.setColumnStretch(1, 1)
        self.community.left.connect(self._community_left)
        self.datum.left.connect(self._datum_left)
        self.blanks_clear.left.connect(self._blanks_left)
        self.keep_unknown.left.connect(self._unknown_left)

    def render_plan(self, state: PlanState) -> None:
        """Show the options as they stand; those that this list has no use for are out of the way."""
        options = state.options
        nothing = Pick(NO_CHOICE, say(texts.NO_COMMUNITY))
        self.community.set_choices(choices_of((nothing, *state.communities)))
        self.community.set_value(options.community)
        self.datum.set_value(options.datum)
        self.blanks_clear.set_value(options.blanks_clear)
        self.keep_unknown.set_value(options.keep_unknown)
        for part in (self._community_label, self.community):
            part.setVisible(options.has_community)
        for part in (self._datum_label, self.datum):
            part.setVisible(options.has_place)

    def _community_left(self, value: object) -> None:
        self.changed.emit("community", value)

    def _datum_left(self, value: object) -> None:
        self.changed.emit("datum", value)

    def _blanks_left(self, value: object) -> None:
        self.changed.emit("blanks_clear", bool(value))

    def _unknown_left(self, value: object) -> None:
        self.changed.emit("keep_unknown", bool(value))
