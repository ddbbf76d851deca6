"""The communities of a circle, edited in place: name and residents, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.circles import texts
from ui.language import say
from ui.theme import GAP
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import LineField, NumberField
from ui.widgets.form import Field
from ui.widgets.undo_gate import let_undo_through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from ui.circles.state import CommunityLine

_PEOPLE = 116


class Communities(QWidget):
    """Signals: ``left(id, key, value)``; ``added(name)`` for the empty line at the end."""

    left = Signal(str, str, str)
    added = Signal(str)

    def __init__(self, add: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._fields: dict[tuple[str, str], Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        head = QHBoxLayout()
        self._heading = label("", "heading")
        head.addWidget(self._heading, 1)
        head.addWidget(Button.for_action(add, kind=ButtonKind.QUIET))
        column.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column.addLayout(self._lines)
        self._new = LineField(placeholder=say(texts.COMMUNITY_NAME))
        self._new.editor.setAccessibleName(say(texts.COMMUNITY_NAME))
        self._new.left.connect(self._add)
        self._new.hide()
        column.addWidget(self._new)

    def show_lines(self, lines: Sequence[CommunityLine]) -> None:
        """Show the communities; while they are the same ones, only their values change."""
        self._heading.setText(say(texts.ITS_COMMUNITIES, count=len(lines)))
        if tuple(line.id for line in lines) != self._ids:
            self._build(lines)
        for line in lines:
            for key, value in (("name", line.name), ("population", line.population)):
                field = self._fields[line.id, key]
                if not field.editor.hasFocus():
                    field.set_value(value)

    def begin_new(self) -> None:
        """Open an empty line for one more."""
        self._new.set_value("")
        self._new.show()
        self._new.editor.setFocus()

    def field(self, community: str, key: str) -> Field:
        """The field of a community: ``name`` or ``population``."""
        return self._fields[community, key]

    def _build(self, lines: Sequence[CommunityLine]) -> None:
        self._ids = tuple(line.id for line in lines)
        self._fields.clear()
        while self._lines.count():
            old = self._lines.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for line in lines:
            self._lines.addWidget(self._make_line(line))

    def _make_line(self, line: CommunityLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        name = LineField()
        name.editor.setAccessibleName(say(texts.COMMUNITY_NAME))
        people = NumberField(unit=say(texts.UNIT_PEOPLE), width=_PEOPLE)
        people.editor.setAccessibleName(say(texts.COMMUNITY_POPULATION, name=line.name))
        row.addWidget(name, 1)
        row.addWidget(people)
        for key, field in (("name", name), ("population", people)):
            field.setObjectName(f"{line.id}/{key}")
            field.left.connect(self._pass_on)
            let_undo_through(field.editor)
            self._fields[line.id, key] = field
        return holder

    def _pass_on(self, value: object) -> None:
        field = self.sender()
        if isinstance(field, Field):
            community, _, key = field.objectName().partition("/")
            self.left.emit(community, key, str(value))

    def _add(self, value: object) -> None:
        self._new.set_value("")
        self._new.hide()
        if value:
            self.added.emit(str(value))
