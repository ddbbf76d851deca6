"""The sheet that asks what to hand in, with which password, under which name and where to put it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.storage.delivery import Delivery
from ui.language import say
from ui.packages.outgoing import texts
from ui.packages.outgoing.password_pair import PasswordPair
from ui.packages.outgoing.state import HandInFacts, HandInScope, HandInSize, HandInWish
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import LineField, TickBox
from ui.widgets.form import Form
from ui.widgets.segments import Segments

ALL = "*"
SUFFIX = ".xlsx"
_SINCE, _EVERYTHING = "since", "everything"
_ILLEGAL = '\\/:*?"<>|'
_CAPTION = 72
_MIB = 1024 * 1024
_KIB = 1024


class HandInDialog(QDialog):
    """Signals: ``wanted(HandInWish)``; ``scope_changed(HandInScope)``, to be answered with :meth:`show_size`."""

    wanted = Signal(object)
    scope_changed = Signal(object)

    def __init__(self, parent: QWidget | None, facts: HandInFacts) -> None:
        super().__init__(parent)
        self._facts, self._folder = facts, facts.folder
        self._size: HandInSize | None = None
        self.setWindowTitle(say(texts.HAND_IN_TITLE))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.HAND_IN_TITLE), "title"))
        words = label(say(texts.HAND_IN_WORDS), "muted", wrap=True)
        words.setMinimumWidth(500)
        column.addWidget(words)
        column.addWidget(Notice(*_standing(facts)))
        column.addWidget(label(_records(facts), "muted"))
        column.addLayout(self._make_what())
        column.addLayout(self._make_photos())
        self.passwords = PasswordPair(_CAPTION)
        self.passwords.hide()
        column.addWidget(self.passwords)
        column.addWidget(self._make_form())
        column.addLayout(self._make_folder())
        own = label(say(texts.OWN_FINGERPRINT, fingerprint=facts.fingerprint), "muted")
        own.setToolTip(say(texts.OWN_FINGERPRINT_WHY))
        column.addWidget(own)
        column.addLayout(self._make_foot())
        self._show_folder()

    # --- what was said ----------------------------------------------------------

    @property
    def scope(self) -> HandInScope:
        """What is to be handed in."""
        chosen = str(self.area.value()) if self._facts.areas else ALL
        areas = () if chosen in {ALL, ""} else (chosen,)
        return HandInScope(areas, self.what.current == _SINCE)

    @property
    def path(self) -> Path:
        """Where the file will lie."""
        typed = str(self.form.field("name").value())
        for sign in _ILLEGAL:
            typed = typed.replace(sign, "_")
        name = typed if typed.lower().endswith(SUFFIX) else f"{typed}{SUFFIX}"
        return self._folder / name

    def begin(self) -> None:
        """Ask for the size of what is chosen at first."""
        self._ask_size()

    def show_size(self, size: HandInSize) -> None:
        """Say how many photos there are, and ask for a password where residents' answers are inside."""
        if size.scope != self.scope:
            return
        self._size = size
        has_photos = size.photos > 0
        words = say(texts.NO_PHOTOS)
        if has_photos:
            words = say(texts.WITH_PHOTOS_COUNT, count=size.photos, size=bytes_in_words(size.photo_bytes))
        self.photos.setText(words)
        self.photos.setEnabled(has_photos)
        self.photos.updateGeometry()
        large = size.photo_bytes > self._facts.photo_limit * _MIB
        self._companions.setText(say(texts.COMPANIONS_HINT, limit=self._facts.photo_limit))
        self._companions.setVisible(has_photos and large)
        was_asked = not self.passwords.isHidden()
        self.passwords.ask(size.residents)
        if size.residents and not was_asked:
            self.passwords.take_focus()
        self.write.setEnabled(True)
        self._fit()

    def show_folder(self, folder: Path) -> None:
        """Put the file elsewhere."""
        self._folder = folder
        self._show_folder()

    # --- making -------------------------------------------------------------------

    def _make_what(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        names = [(_SINCE, say(texts.SINCE_RECEIPT), ""), (_EVERYTHING, say(texts.EVERYTHING), "")]
        self.what = Segments(names if self._facts.has_receipt else names[1:])
        self.what.setAccessibleName(say(texts.WHAT))
        self.what.chosen.connect(self._ask_size)
        if self._facts.has_receipt:
            column.addLayout(_captioned(say(texts.WHAT), self.what))
        else:
            column.addWidget(label(say(texts.NEVER_RECEIPT), "muted", wrap=True))
        if self._facts.areas:
            choices = [Choice(ALL, say(texts.ALL_AREAS)), *(Choice(*area) for area in self._facts.areas)]
            self.area = ChoiceField(choices)
            self.area.set_value(ALL)
            self.area.left.connect(self._ask_size)
            column.addLayout(_captioned(say(texts.AREA), self.area))
        return column

    def _make_photos(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        self.photos = TickBox(say(texts.WITH_PHOTOS))
        self.photos.setEnabled(False)
        self._companions = label("", "muted", wrap=True)
        self._companions.hide()
        column.addLayout(_captioned(say(texts.PHOTOS), self.photos))
        column.addWidget(self._companions)
        return column

    def _make_form(self) -> Form:
        self.form = Form(label_width=_CAPTION)
        line = LineField()
        line.set_value(self._facts.name)
        self.form.add("name", say(texts.FILE_NAME), line)
        line.editor.textChanged.connect(self._follow_name)
        return self.form

    def _make_folder(self) -> QHBoxLayout:
        self._place = label("", wrap=True)
        change = Button(say(texts.CHANGE_FOLDER))
        change.clicked.connect(self._choose_folder)
        row = _captioned(say(texts.FOLDER), self._place)
        row.addWidget(change)
        return row

    def _make_foot(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.write = Button(say(texts.WRITE), kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.write.setEnabled(False)
        self.write.clicked.connect(self._want)
        buttons.addWidget(no)
        buttons.addWidget(self.write)
        return buttons

    # --- inside -------------------------------------------------------------------

    def _fit(self) -> None:
        """Give wrapped sentences and what was just shown the room that they need."""
        layout = self.layout()
        layout.activate()
        width = max(self.width(), layout.sizeHint().width())
        self.resize(width, layout.totalHeightForWidth(width))

    def _ask_size(self) -> None:
        self._size = None
        self.write.setEnabled(False)
        self.scope_changed.emit(self.scope)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say(texts.FOLDER), str(self._folder))
        if found:
            self.show_folder(Path(found))

    def _show_folder(self) -> None:
        self._place.setText(str(self._folder))
        self._follow_name()

    def _follow_name(self) -> None:
        row = self.form.row("name")
        row.show_problem("")
        if str(row.field.value()) and self.path.exists():
            row.show_problem(say(texts.REPLACES), Tone.FEW)

    def _want(self) -> None:
        row = self.form.row("name")
        if not str(row.field.value()):
            row.show_problem(say(texts.NO_NAME))
            row.field.editor.setFocus()
            return
        if self._size is None or not self.passwords.check():
            return
        with_photos = self.photos.isEnabled() and self.photos.isChecked()
        wish = HandInWish(self.path, self.scope, with_photos, self.passwords.password)
        self.accept()
        self.wanted.emit(wish)


def _captioned(caption: str, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    name = label(caption, "label")
    name.setFixedWidth(_CAPTION)
    row.addWidget(name)
    for part in parts:
        row.addWidget(part, 1)
    return row


def _standing(facts: HandInFacts) -> tuple[str, Tone]:
    """What is not with the office yet, in words."""
    handed_open = facts.unconfirmed - facts.unsent
    if facts.unsent and handed_open > 0 and facts.has_receipt:
        return say(texts.UNSENT_AND_OPEN, count=facts.unsent, open=handed_open), Tone.INFO
    if facts.unsent:
        return say(texts.UNSENT, count=facts.unsent), Tone.INFO
    if facts.unconfirmed:
        return say(texts.ALL_SENT, open=facts.unconfirmed), Tone.INFO
    return say(texts.ALL_CONFIRMED), Tone.GOOD


def _records(facts: HandInFacts) -> str:
    """How many records have come how far."""
    unsent, sent, received = (facts.records.get(state, 0) for state in Delivery)
    return say(texts.RECORDS, unsent=unsent, sent=sent, received=received)


def bytes_in_words(count: int) -> str:
    """``3.4 MB``; small ones in KB."""
    if count < _MIB:
        return f"{max(1, round(count / _KIB))} KB"
    return f"{count / _MIB:.1f} MB" if count < 10 * _MIB else f"{round(count / _MIB)} MB"
