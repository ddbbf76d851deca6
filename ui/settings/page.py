"""The page of settings: two columns of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from fieldkit import __version__
from ui.input_methods import Wants
from ui.language import say
from ui.settings import texts
from ui.settings.licences import COMPONENTS
from ui.settings.notice_card import NoticeCard
from ui.settings.sign_field import SignField
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import LineField
from ui.widgets.file_dialogs import FileDialogs
from ui.widgets.form import Form
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text
    from ui.settings.presenter import SettingsPresenter
    from ui.settings.state import SettingsState

_LABELS = 104
_LONGEST_LICENCE = 32
"""Characters in one line; a longer one is broken, so that it widens no page."""
_LOOK = ("language", "theme")


class SettingsPage(PageFrame):
    """Knows no service.

    Signals: ``left(key, value)``, ``backup_wanted()``, ``check_wanted()``,
    ``folder_wanted()``, ``leave_wanted()``, ``notice_wanted(path)``,
    ``sign_chosen(path)``, ``sign_dropped()``.
    """

    left = Signal(str, object)
    backup_wanted = Signal()
    check_wanted = Signal()
    folder_wanted = Signal()
    leave_wanted = Signal()
    notice_wanted = Signal(object)
    sign_chosen = Signal(object)
    sign_dropped = Signal()

    def __init__(self, *, with_window: bool) -> None:
        super().__init__(say(texts.TITLE), say(texts.SAVED))
        self._presenter: SettingsPresenter | None = None
        self.dialogs = FileDialogs()
        self._with_window = with_window
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("Body")
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        for cards in (
            (self._who(), self._uses(), self._look()),
            (self._notice(), self._safe(), self._about()),
        ):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        self.setFocusProxy(self.uses.field("office"))

    def hold(self, presenter: SettingsPresenter) -> None:
        """Let the presenter live as long as the page."""
        self._presenter = presenter

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        del argument
        if self._presenter is not None:
            self._presenter.refresh()

    def render_state(self, state: SettingsState) -> None:
        """Show everything; a field that is being typed in stays as it is."""
        facts = (state.person, state.device, state.role, state.fingerprint)
        for part, words in zip(self._facts, facts, strict=True):
            part.setText(words)
        profile = self.uses.field("profile")
        assert isinstance(profile, ChoiceField)
        profile.set_choices([Choice(*one) for one in state.profiles])
        values = {
            "office": state.office,
            "profile": state.profile,
            "contact": state.contact,
            "photo_limit": state.photo_limit,
            "issuer": state.issuer,
            "language": state.language,
            "theme": state.theme,
        }
        for key, value in values.items():
            field = (self.look if key in _LOOK else self.uses).field(key)
            if not field.editor.hasFocus():
                field.set_value(value)
        self.uses.field("sign").set_value(state.sign)
        if state.photo_problem:
            self.uses.row("photo_limit").show_problem(state.photo_problem)
        else:
            self.uses.row("photo_limit").show_hint(say(texts.PHOTO_LIMIT_HINT))
        self.notice.show_terms(state.notice, state.notice_version)
        self.backup.setText(state.backup)
        self.folder.setText(state.folder)
        self.folder.setToolTip(state.folder)
        for button in (self.back_up, self.check):
            button.setEnabled(not state.busy)
        self.result.say_words(state.result, state.tone or Tone.INFO)

    def _who(self) -> Card:
        card = Card(say(texts.WHO))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self._facts: list[QLabel] = []
        for row, name in enumerate((texts.PERSON, texts.DEVICE, texts.ROLE, texts.FINGERPRINT)):
            caption = label(say(name), "label")
            caption.setFixedWidth(_LABELS)
            words = label("")
            self._facts.append(words)
            grid.addWidget(caption, row, 0)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        self._facts[-1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addLayout(grid)
        card.body.addWidget(label(say(texts.FINGERPRINT_HINT), "muted", wrap=True))
        return card

    def _uses(self) -> Card:
        card = Card(say(texts.USES))
        self.uses = Form(label_width=_LABELS)
        self._add_line("office", texts.OFFICE, texts.OFFICE_EXAMPLE)
        row = self.uses.add("profile", say(texts.PROFILE), ChoiceField())
        row.show_hint(say(texts.PROFILE_HINT))
        self._add_line("contact", texts.CONTACT, texts.CONTACT_EXAMPLE)
        self._add_line("issuer", texts.ISSUER, texts.ISSUER_EXAMPLE)
        sign = SignField()
        self.uses.add("sign", say(texts.SIGN), sign).show_hint(say(texts.SIGN_HINT))
        sign.choose_wanted.connect(self._choose_sign)
        sign.drop_wanted.connect(self.sign_dropped)
        limit = LineField(wants=Wants.DIGITS, unit=say(texts.MIB), width=120)
        self.uses.add("photo_limit", say(texts.PHOTO_LIMIT), limit).show_hint(say(texts.PHOTO_LIMIT_HINT))
        self.uses.left.connect(self.left)
        card.body.addWidget(self.uses)
        return card

    def _choose_sign(self) -> None:
        path = self.dialogs.pick(self, say(texts.SIGN_TITLE), say(texts.SIGN_FILES))
        if path is not None:
            self.sign_chosen.emit(path)

    def _notice(self) -> Card:
        self.notice = NoticeCard()
        self.notice.left.connect(self.left)
        self.notice.print_wanted.connect(self._save_notice)
        return self.notice

    def _save_notice(self) -> None:
        path = self.dialogs.save_as(self, say(texts.NOTICE_PRINT), say(texts.NOTICE_FILE), ".pdf")
        if path is not None:
            self.notice_wanted.emit(path)

    def _add_line(self, key: str, name: Text, example: Text) -> None:
        self.uses.add(key, say(name), LineField(placeholder=say(example)))

    def _look(self) -> Card:
        card = Card(say(texts.LOOK))
        self.look = Form(label_width=_LABELS)
        languages = (Choice("zh", texts.CHINESE.zh), Choice("en", texts.ENGLISH.en))
        themes = (
            Choice("system", say(texts.SYSTEM)),
            Choice("light", say(texts.LIGHT)),
            Choice("dark", say(texts.DARK)),
        )
        self.look.add("language", say(texts.LANGUAGE), ChoiceField(languages))
        self.look.add("theme", say(texts.THEME), ChoiceField(themes))
        self.look.left.connect(self.left)
        card.body.addWidget(self.look)
        card.setVisible(self._with_window)
        return card

    def _safe(self) -> Card:
        card = Card(say(texts.SAFE))
        self.backup = label("")
        self.back_up = Button(say(texts.BACK_UP))
        self.back_up.clicked.connect(self.backup_wanted)
        self.check = Button(say(texts.CHECK))
        self.check.clicked.connect(self.check_wanted)
        checking = label(say(texts.CHECK))
        card.body.addLayout(_line(self.backup, texts.BACKUP_WORDS, self.back_up))
        card.body.addSpacing(8)
        card.body.addLayout(_line(checking, texts.CHECK_WORDS, self.check))
        self.result = Notice()
        card.body.addWidget(self.result)
        card.body.addSpacing(8)
        card.body.addLayout(self._folder())
        return card

    def _folder(self) -> QHBoxLayout:
        self.folder = label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(say(texts.FOLDER)))
        words.addWidget(self.folder)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        open_ = Button(say(texts.OPEN_FOLDER))
        open_.clicked.connect(self.folder_wanted)
        self.leave = Button(say(texts.LEAVE))
        self.leave.clicked.connect(self.leave_wanted)
        self.leave.setVisible(self._with_window)
        row.addWidget(open_)
        row.addWidget(self.leave)
        return row

    def _about(self) -> Card:
        card = Card(say(texts.ABOUT))
        card.body.addWidget(label(say(texts.VERSION, version=__version__)))
        card.body.addWidget(label(say(texts.LICENCE), "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(1)
        half = (len(COMPONENTS) + 1) // 2
        for at, one in enumerate(COMPONENTS):
            name = label(f"{one.name} {one.version}".strip(), "muted")
            licence = label(one.licence, "muted", wrap=len(one.licence) > _LONGEST_LICENCE)
            name.setToolTip(one.licence)
            grid.addWidget(name, at % half, 2 * (at // half))
            grid.addWidget(licence, at % half, 2 * (at // half) + 1)
        card.body.addLayout(grid)
        return card


def _line(head: QLabel, words: Text, button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(label(say(words), "muted", wrap=True))
    row.addLayout(column, 1)
    row.addWidget(button)
    return row
