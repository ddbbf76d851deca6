"""The questions of the first page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.start import texts
from ui.start.draft import ROLES
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, label
from ui.widgets.fields import LineField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from fieldkit.kernel.texts import Text
    from ui.start.draft import Draft

_LABELS = 96
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class StartForm(QWidget):
    """Signal: ``folder_wanted()`` asks where to keep the workspace."""

    folder_wanted = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(say(texts.ROLE), "heading"))
        self.roles = _Choices([ROLES[role] for role in ROLES])
        self.roles.chosen.connect(self._take_role)
        column.addWidget(self.roles)
        column.addSpacing(4)
        column.addWidget(label(say(texts.BEGIN_WITH), "heading"))
        self.beginnings = _Choices([(texts.SAMPLE, texts.SAMPLE_WORDS), (texts.BLANK, texts.BLANK_WORDS)])
        self.beginnings.chosen.connect(self._take_beginning)
        column.addWidget(self.beginnings)
        column.addSpacing(8)
        column.addWidget(self._make_fields())
        column.addLayout(self._make_place())
        self.setFocusProxy(self.fields.field("person"))
        self.show_draft(draft)

    @property
    def draft(self) -> Draft:
        """The page as it is filled in now."""
        person, device, name = (str(self.fields.field(key).value()) for key in ("person", "device", "name"))
        return replace(self._draft, person=person, device=device, name=name)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft."""
        self._draft = draft
        self.roles.choose(list(ROLES).index(draft.role))
        self.beginnings.choose(0 if draft.with_sample else 1)
        self.fields.field("person").set_value(draft.person)
        self.fields.field("device").set_value(draft.device)
        self.fields.field("name").set_value(draft.name)
        self._show_place()

    def is_complete(self) -> bool:
        """Whether nothing is missing; what is missing is said beside its field."""
        draft, missing = self.draft, []
        for key, value, words in (
            ("person", draft.person, texts.NO_PERSON),
            ("device", draft.device, texts.NO_DEVICE),
        ):
            self.fields.row(key).show_problem("" if value else say(words))
            if not value:
                missing.append(key)
        if missing:
            self.fields.field(missing[0]).editor.setFocus()
        return not missing

    def _make_fields(self) -> Form:
        self.fields = Form(label_width=_LABELS)
        self.fields.add("person", say(texts.PERSON), LineField(placeholder=say(texts.PERSON_EXAMPLE)))
        device = self.fields.add(
            "device", say(texts.DEVICE), LineField(placeholder=say(texts.DEVICE_EXAMPLE))
        )
        device.field.editor.setToolTip(say(texts.DEVICE_HINT))
        name = LineField()
        name.editor.textChanged.connect(self._show_place)
        self.fields.add("name", say(texts.NAME), name)
        return self.fields

    def _make_place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        caption = label(say(texts.PLACE), "label")
        caption.setFixedWidth(_LABELS)
        self._place = label("", "muted", wrap=True)
        self.change = Button(say(texts.CHANGE))
        self.change.clicked.connect(self.folder_wanted)
        row.addWidget(caption)
        row.addWidget(self._place, 1)
        row.addWidget(self.change)
        return row

    def _take_role(self, index: int) -> None:
        self._draft = replace(self.draft, role=list(ROLES)[index])
        self._show_place()

    def _take_beginning(self, index: int) -> None:
        self._draft = replace(self.draft, with_sample=index == 0)
        self._show_place()

    def _show_place(self) -> None:
        draft = self.draft
        self._place.setText(str(draft.path))
        editor = self.fields.field("name").editor
        setter = getattr(editor, "setPlaceholderText", None)
        if callable(setter):
            setter(replace(draft, name="").title)


class _Choices(QWidget):
    """Cards side by side, one of them chosen. Signal: ``chosen(index)``."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[tuple[Text, Text]]) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for title, words in choices:
            card = Card(margin=12, choosable=True)
            card.body.setSpacing(2)
            card.body.addWidget(label(say(title), "heading"))
            card.body.addWidget(label(say(words), "muted", wrap=True))
            card.setAccessibleName(f"{say(title)} {say(words)}")
            card.chosen.connect(self._take)
            self._cards.append(card)
            row.addWidget(card, 1)

    def choose(self, index: int) -> None:
        """Mark one; sends no signal."""
        self._at = index
        for number, card in enumerate(self._cards):
            card.set_chosen(chosen=number == index)
            # Tab reaches the chosen one, the arrows the others, as with radio buttons.
            policy = Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the neighbour."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose_and_say((self._at + step) % len(self._cards))

    def _take(self) -> None:
        card = self.sender()
        if isinstance(card, Card):
            self._choose_and_say(self._cards.index(card))

    def _choose_and_say(self, index: int) -> None:
        self.choose(index)
        self._cards[index].setFocus()
        self.chosen.emit(index)
