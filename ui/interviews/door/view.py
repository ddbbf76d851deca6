"""The interview at the door: one screen of questions, large, over the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.actions import make_action
from ui.interviews import texts
from ui.interviews.door.body import ScreenBody
from ui.interviews.door.ending import Ending
from ui.interviews.door.fields import DoorLine
from ui.interviews.door.frame import DoorBar, SavedSign, surface
from ui.interviews.door.languages import ask_language, language_words
from ui.interviews.door.quota_banner import QuotaBanner
from ui.language import say
from ui.theme import MARGIN
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline, label
from ui.widgets.form import commit_focused_field

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from ui.interviews.door.state import DoorState, EndState

_BAR = 56
_FOOT = 46
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class Door(QWidget):
    """Head, progress, the screen, foot.

    Signals: ``answered(path, value)``, ``attached(path, name, content)``, ``went_on``,
    ``went_back``, ``paused``, ``language_switched(name, empty for the next)``,
    ``note_left(words)`` on the sheet, ``remarked(path, words)`` on a question,
    ``confirmed(path, empty for the first)``, ``one_more``, ``jumped(path)``, ``closed``, ``next_wanted``.
    """

    answered = Signal(str, str)
    attached = Signal(str, str, object)
    confirmed = Signal(str)
    remarked = Signal(str, str)
    went_on = Signal()
    went_back = Signal()
    paused = Signal()
    language_switched = Signal(str)
    note_left = Signal(str)
    one_more = Signal()
    jumped = Signal(str)
    closed = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self._bar = DoorBar()
        column.addWidget(self._bar)
        column.addWidget(self._make_note())
        self.quota = QuotaBanner(self)
        column.addWidget(self.quota)
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ending = Ending()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._ending)
        column.addWidget(self._stack, 1)
        self._foot_line = hairline()
        column.addWidget(self._foot_line)
        column.addWidget(self._make_foot())
        self._body: ScreenBody | None = None
        self._note, self._noted = "", ""
        self._remarks: dict[str, str] = {}
        self._languages: tuple[str, ...] = ()
        self._spoken = ""
        self._ending.confirmed.connect(self.confirmed)
        self._ending.jumped.connect(self.jumped)
        self._ending.closed.connect(self.closed)
        self._ending.next_wanted.connect(self.next_wanted)
        self._ending.left.connect(self.paused)

    # --- showing ------------------------------------------------------------

    def render_screen(self, state: DoorState) -> None:
        """Show a screen; the same screen with other values keeps the focus where it is."""
        self._title.setText(state.title)
        self._place.setText(state.place)
        self._bar.set_progress(state.number - 1, state.total)
        self._saved.set_saved(is_saved=state.is_saved)
        self._language.set_label(language_words(state))
        self._languages, self._spoken = state.languages, state.language
        self._note = state.note
        self._remarks = {asked.view.path: asked.remark for asked in state.questions}
        if self._body is None or not self._body.takes(state):
            self._replace_body(state)
        assert self._body is not None, "it was just made"
        self._body.show_state(state)
        if state.is_held:
            QTimer.singleShot(0, self, self._show_wrong)
        self._hint.setText(self._body.keys_hint)
        self._set_foot(asking=True, can_go_back=state.number > 1)
        if self._stack.currentWidget() is not self._scroll:
            self._stack.setCurrentWidget(self._scroll)
            self._body.take_focus()
        self._show_quota(state)

    def _show_quota(self, state: DoorState) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        was_here = focused is not None and (focused is self.quota or self.quota.isAncestorOf(focused))
        self.quota.show_full(state.full)
        if state.full is None and was_here and self._body is not None:
            self._body.take_focus()

    def _show_wrong(self) -> None:
        """Bring into sight why the interview does not go on."""
        words = self._body.held_words() if self._body is not None else None
        if words is not None:
            self._scroll.ensureWidgetVisible(words, 0, 40)

    def render_end(self, state: EndState) -> None:
        """Show what comes after the last screen."""
        self._title.setText(state.title)
        self._place.setText(state.place)
        self._bar.set_progress(1, 1)
        self._note_strip.hide()
        self.quota.show_full(None)
        self._drop_body()
        self._ending.show_state(state)
        self._set_foot(asking=False, can_go_back=not state.is_closed, is_closed=state.is_closed)
        self._stack.setCurrentWidget(self._ending)
        self._ending.take_focus()

    def focus_on(self, path: str) -> None:
        """Put the focus on a question of the screen."""
        if self._body is not None:
            self._body.take_focus(path)

    @property
    def body(self) -> ScreenBody | None:
        """The screen that is asked, None after the last one."""
        return self._body

    @property
    def ending(self) -> Ending:
        """What is shown after the last screen."""
        return self._ending

    @property
    def saved_words(self) -> str:
        """What the sign at the foot says."""
        return self._saved.words

    # --- keys ---------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on where nothing else takes it (a note that is read out)."""
        if event.key() in _ENTER and self._stack.currentWidget() is self._scroll:
            self._go_on()
            return
        super().keyPressEvent(event)

    def _make_actions(self) -> None:
        self._back_action = make_action("door.previous", self, self.went_back.emit, texts.BACK)
        self._pause_action = make_action("door.pause", self, self._pause, texts.PAUSE)
        self._note_actions = (
            make_action("door.note", self, self._open_remark, texts.REMARK),
            make_action("door.sheet_note", self, self._open_sheet_note),
        )
        make_action("door.confirm", self, self._confirm)
        make_action("door.guidance", self, self._explain)
        self._language_action = make_action("door.language", self, self._switch_language)
        make_action("door.next_page", self, self._go_on)

    def _go_on(self) -> None:
        commit_focused_field()
        self.went_on.emit()

    def _pause(self) -> None:
        if self._note_strip.isVisible() and self._note_field.editor.hasFocus():
            self._close_note()
            return
        self.paused.emit()

    def _open_remark(self) -> None:
        path = self._body.current_path if self._body is not None else ""
        if path:
            self._open_note(path, self._remarks.get(path, ""), say(texts.REMARK_HINT))
        else:
            self._open_sheet_note()

    def _open_sheet_note(self) -> None:
        self._open_note("", self._note, say(texts.NOTE_HINT))

    def _open_note(self, about: str, words: str, hint: str) -> None:
        if self._note_strip.isVisible():
            self._close_note()
            return
        self._noted = about
        self._note_field.editor.setPlaceholderText(hint)
        self._note_field.set_value(words)
        self._note_strip.show()
        self._note_field.editor.setFocus()

    def _note_was_left(self, words: object) -> None:
        if self._noted:
            self.remarked.emit(self._noted, str(words))
        else:
            self.note_left.emit(str(words))

    def _close_note(self) -> None:
        self._note_field.commit()
        self._note_strip.hide()
        if self._body is not None:
            self._body.take_focus(self._noted)
        else:
            self._ending.take_focus()

    def _confirm(self) -> None:
        if self._stack.currentWidget() is self._ending:
            self._ending.confirm()
        else:
            self.confirmed.emit("")

    def _explain(self) -> None:
        if self._body is not None:
            self._body.explain()

    def _switch_language(self) -> None:
        """The other of two at once; more are chosen from a menu."""
        if len(self._languages) <= 2:
            self.language_switched.emit("")
            return
        ask_language(self._language, self._languages, self._spoken, self.language_switched.emit)

    # --- building -----------------------------------------------------------

    def _make_head(self) -> QWidget:
        bar = surface(_BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(12)
        self._title, self._place = label("", "heading"), label("", "subtitle")
        row.addWidget(self._title)
        row.addWidget(self._place, 1)
        self._language = _action_button(self._language_action, ButtonKind.QUIET)
        self._of_sheet = [_action_button(one) for one in (self._note_actions[0], self._pause_action)]
        for button in (self._language, *self._of_sheet):
            row.addWidget(button)
        return bar

    def _make_note(self) -> QWidget:
        self._note_strip = surface(48)
        row = QHBoxLayout(self._note_strip)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(12)
        row.addWidget(label(say(texts.NOTE), "label"))
        self._note_field = DoorLine(placeholder=say(texts.NOTE_HINT), is_large=False)
        self._note_field.gone_on.connect(self._close_note)
        self._note_field.editor.setAccessibleName(say(texts.NOTE))
        self._note_field.left.connect(self._note_was_left)
        row.addWidget(self._note_field, 1)
        self._note_strip.hide()
        return self._note_strip

    def _make_foot(self) -> QWidget:
        foot = surface(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(16)
        back = _action_button(self._back_action)
        self._of_sheet.append(back)
        self._saved = SavedSign()
        self._hint = label("", "subtitle")
        self._next = Button(say(texts.NEXT), kind=ButtonKind.PRIMARY, keycap="Return")
        self._next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._next.clicked.connect(self._go_on)
        row.addWidget(back)
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self._next)
        return foot

    def _set_foot(self, *, asking: bool, can_go_back: bool, is_closed: bool = False) -> None:
        self._next.setVisible(asking)
        self._hint.setVisible(asking)
        self._language.setVisible(asking and len(self._languages) > 1)
        self._back_action.setEnabled(can_go_back)
        for action in self._note_actions:
            action.setEnabled(not is_closed)
        for button in self._of_sheet:
            button.setVisible(not is_closed)

    def _replace_body(self, state: DoorState) -> None:
        held = self._body.focused_path() if self._body is not None else ""
        self._drop_body()
        body = ScreenBody(state)
        body.answered.connect(self.answered)
        body.attached.connect(self.attached)
        body.confirmed.connect(self.confirmed)
        body.went_on.connect(self.went_on)
        body.one_more.connect(self.one_more)
        self._body = body
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(0)
        if self._stack.currentWidget() is self._scroll:
            body.take_focus(held)

    def _drop_body(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            # Signals of a field that loses the focus while it goes away were handled before.
            body.blockSignals(True)
            self._scroll.takeWidget()
            body.deleteLater()


def _action_button(action: QAction, kind: ButtonKind = ButtonKind.PLAIN) -> Button:
    button = Button.for_action(action, kind=kind)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
