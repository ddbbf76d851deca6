"""The notice in large type; one key says how the resident agreed, or that it is a no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.registers.consent import Consent
from fieldkit.registers.submission import READ_OUT, SHOWN, SIGNED
from ui.interviews import texts as interview_texts
from ui.interviews.door import notice_texts as texts
from ui.language import say
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import LineField, TickBox
from ui.widgets.form import Form
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from fieldkit.registers.consent import Notice as Said

_WIDTH, _FORM = 820, 220
_WAYS = ((READ_OUT, texts.AGREE_READ), (SHOWN, texts.AGREE_SHOWN), (SIGNED, texts.AGREE_SIGNED))


@dataclass(frozen=True, slots=True)
class NoticeState:
    """The notice before one interview.

    Attributes:
        place: the door, or the community.
        handler, contact: as far as they are filled in; without them nobody may be asked.
        forms, form: id and title of what the interview may be by, and the one that it is.
    """

    place: str
    notice: Said
    handler: str
    contact: str
    forms: tuple[tuple[str, str], ...] = ()
    form: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the notice may be read out as it is."""
        return bool(self.handler and self.contact)


class NoticeView(PageFrame):
    """Asks before the first question.

    Signals: ``agreed(Consent)``, ``declined``, ``left``, ``filled_in(handler, contact)``, ``form_chosen(id)``,
    ``print_wanted``.
    """

    agreed = Signal(object)
    declined = Signal()
    left = Signal()
    filled_in = Signal(str, str)
    form_chosen = Signal(str)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.CONSENT_TITLE), parent=parent)
        self.form = ChoiceField(placeholder=say(interview_texts.WHICH_FORM), width=_FORM)
        self.form.editor.setAccessibleName(say(interview_texts.WHICH_FORM))
        self.form.left.connect(lambda value: self.form_chosen.emit(str(value)))
        self.add_header_widget(self.form)
        self.print_button = self.add_button(Button(say(texts.PRINT), kind=ButtonKind.QUIET))
        self.print_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.print_button.clicked.connect(self.print_wanted)
        back = self.add_button(Button(say(texts.BACK), keycap="Esc"))
        back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self, self.left.emit)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._make_missing())
        self._card = Card(margin=24)
        self._card.body.setSpacing(10)
        self._card.body.addWidget(label(say(texts.READ_THIS), "muted"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._card.body.addLayout(self._lines)
        self._version = label("", "muted", wrap=True)
        self._card.body.addWidget(self._version)
        self._card.body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._card)
        column.addWidget(scroll, 1)
        column.addLayout(self._make_ticks())
        column.addLayout(self._make_buttons())
        middle = QHBoxLayout()
        middle.addStretch(1)
        box = QWidget()
        box.setLayout(column)
        box.setFixedWidth(_WIDTH)
        middle.addWidget(box)
        middle.addStretch(1)
        self.body.addLayout(middle, 1)

    def ask(self, state: NoticeState) -> None:
        """Show the notice, nothing agreed to yet."""
        self.set_number(state.place)
        self.form.set_choices([Choice(key, title) for key, title in state.forms])
        self.form.set_value(state.form)
        self.form.setVisible(len(state.forms) > 1)
        _clear(self._lines)
        for words in state.notice.lines:
            line = label(words, wrap=True)
            line.setStyleSheet("font-size: 18px;")
            self._lines.addWidget(line)
        self._version.setText(say(texts.VERSION, version=state.notice.version))
        for tick in (self.minor, self.guardian):
            tick.setChecked(False)
        self._missing.setVisible(not state.is_complete)
        self.handler.set_value(state.handler)
        self.contact.set_value(state.contact)
        self._is_complete = state.is_complete
        self.print_button.setEnabled(state.is_complete)
        self._weigh()
        first = self.ways[READ_OUT] if state.is_complete else self.handler.editor
        first.setFocus()

    # --- inside -------------------------------------------------------------

    def _make_missing(self) -> QWidget:
        self._missing = QWidget()
        column = QVBoxLayout(self._missing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Notice(say(texts.INCOMPLETE), Tone.FEW, parent=self._missing))
        form = Form()
        self.handler = LineField(placeholder=say(texts.HANDLER_EXAMPLE))
        self.contact = LineField(placeholder=say(texts.CONTACT_EXAMPLE))
        form.add("handler", say(texts.HANDLER), self.handler)
        form.add("contact", say(texts.CONTACT), self.contact)
        for field in (self.handler, self.contact):
            field.left.connect(self._fill_in)
        column.addWidget(form)
        return self._missing

    def _make_ticks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        self.minor = TickBox(say(texts.IS_MINOR))
        self.guardian = TickBox(say(texts.GUARDIAN))
        for tick in (self.minor, self.guardian):
            tick.toggled.connect(self._weigh)
            row.addWidget(tick)
        row.addStretch(1)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.ways: dict[str, Button] = {}
        for number, (way, words) in enumerate(_WAYS, 1):
            kind = ButtonKind.PRIMARY if way == READ_OUT else ButtonKind.PLAIN
            button = Button(say(words), kind=kind, keycap=str(number))
            button.setObjectName(way)
            button.clicked.connect(self._agree)
            QShortcut(QKeySequence(str(number)), self, button.click)
            self.ways[way] = button
            row.addWidget(button)
        row.addStretch(1)
        self.no = Button(say(texts.DECLINE), kind=ButtonKind.DANGER, keycap="4")
        self.no.clicked.connect(self._decline)
        QShortcut(QKeySequence("4"), self, self.no.click)
        row.addWidget(self.no)
        return row

    def _consent(self, way: str) -> Consent:
        return Consent(
            way,
            is_minor=self.minor.isChecked(),
            guardian=self.guardian.isChecked(),
        )

    def _weigh(self) -> None:
        """Offer only what may be pressed: a minor needs the guardian."""
        self.guardian.setVisible(self.minor.isChecked())
        if self.sender() is self.minor and self.minor.isChecked():
            self.guardian.setFocus()
        may = self._is_complete and self._consent(READ_OUT).may_begin
        for button in self.ways.values():
            button.setEnabled(may)

    _is_complete = False

    def _agree(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.agreed.emit(self._consent(button.objectName()))

    def _decline(self) -> None:
        self.declined.emit()

    def _fill_in(self) -> None:
        if self.handler.value() and self.contact.value():
            self.filled_in.emit(self.handler.value(), self.contact.value())


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
