"""What to do first in a workspace that holds nothing yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.home import texts
from ui.language import say
from ui.theme import GAP
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.fields import LineField, NumberField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from fieldkit.kernel.texts import Text
    from ui.home.state import HomeState

WIDTH = 660


@dataclass(frozen=True, slots=True)
class _First:
    title: Text
    words: Text
    action: Text
    page: str
    argument: object = None


_OUTLET = _First(texts.STEP_OUTLET, texts.STEP_OUTLET_WORDS, texts.ADD_OUTLET, "outlets", "new")
_VISIT = _First(texts.STEP_VISIT, texts.STEP_VISIT_WORDS, texts.START_VISIT, "interviews", "start")
_PACKAGE = _First(texts.STEP_PACKAGE, texts.STEP_PACKAGE_WORDS, texts.IMPORT, "packages")
_COMMUNITY = (_OUTLET, _VISIT)
_OFFICE = (_PACKAGE, _OUTLET)


class FirstSteps(QWidget):
    """Three cards under each other.

    Signals: ``register_wanted(name, population)``, ``go_wanted(page, argument)``.
    """

    register_wanted = Signal(str, str)
    go_wanted = Signal(str, object)

    def __init__(self, *, is_office: bool) -> None:
        super().__init__()
        self._numbers: list[QLabel] = []
        self._buttons: list[Button] = []
        self._places: dict[Button, tuple[str, object]] = {}
        self._was_done = False
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(say(texts.FIRST), "title"))
        words = texts.FIRST_OFFICE if is_office else texts.FIRST_WORDS
        column.addWidget(label(say(words), "subtitle", wrap=True))
        column.addWidget(self._community())
        for number, step in enumerate(_OFFICE if is_office else _COMMUNITY, 2):
            column.addWidget(self._step(number, step))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 20, 0, 0)
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        self.setFocusProxy(self.form.field("name"))

    def render_state(self, state: HomeState) -> None:
        """Show what is recorded, and make the next step call."""
        done = bool(state.communities)
        words = say(texts.STEP_COMMUNITY_WORDS)
        if done:
            words = say(texts.STEP_MORE, names=say(texts.BETWEEN).join(state.communities))
        self._told.setText(words)
        self._numbers[0].setText("✓" if done else "1")
        self.register.set_kind(ButtonKind.PLAIN if done else ButtonKind.PRIMARY)
        self._buttons[0].set_kind(ButtonKind.PRIMARY if done else ButtonKind.PLAIN)
        if done and not self._was_done:
            self.form.field("name").set_value("")
            self.form.field("population").set_value("")
            self._buttons[0].setFocus()
        self._was_done = done

    def _community(self) -> Card:
        card, column = self._card(1, say(texts.STEP_COMMUNITY))
        self._told = label(say(texts.STEP_COMMUNITY_WORDS), "muted", wrap=True)
        column.addWidget(self._told)
        self.form = Form(label_width=72)
        self.form.add("name", say(texts.COMMUNITY_NAME), LineField(placeholder=say(texts.COMMUNITY_EXAMPLE)))
        self.form.add("population", say(texts.POPULATION), NumberField(unit=say(texts.PEOPLE), width=150))
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addSpacing(84)
        self.register = Button(say(texts.REGISTER), kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.register.clicked.connect(self._register)
        foot.addWidget(self.register)
        foot.addStretch(1)
        column.addLayout(foot)
        return card

    def _step(self, number: int, step: _First) -> Card:
        card, column = self._card(number, say(step.title))
        column.addWidget(label(say(step.words), "muted", wrap=True))
        button = Button(say(step.action))
        button.setObjectName(f"first-{step.page}")
        button.clicked.connect(self._go)
        self._places[button] = (step.page, step.argument)
        self._buttons.append(button)
        line = card.body.itemAt(0).layout()
        assert isinstance(line, QHBoxLayout)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _card(self, number: int, title: str) -> tuple[Card, QVBoxLayout]:
        card = Card(margin=18)
        card.setAccessibleName(title)
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = label(str(number), "figure", tone=None)
        mark.setFixedWidth(24)
        self._numbers.append(mark)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(label(title, "heading"))
        row.addLayout(column, 1)
        card.body.addLayout(row)
        return card, column

    def _register(self) -> None:
        row = self.form.row("name")
        name = str(row.field.value())
        if not name:
            row.show_problem(say(texts.NAME_FIRST))
            row.field.editor.setFocus()
            return
        row.show_problem("")
        self.register_wanted.emit(name, str(self.form.field("population").value()))

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.go_wanted.emit(*self._places[button])
