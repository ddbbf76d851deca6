"""The panel at the right: the head with its buttons, what the office says, the form, the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from ui.language import say
from ui.outlets import exchange_texts, texts
from ui.outlets.form import OutletForm
from ui.outlets.history_view import HistoryView
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import KeyHints, Notice
from ui.widgets.page_frame import RecordPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.outlets.state import RecordState


class OutletPanel(RecordPanel):
    """One outlet.

    Signals: ``closed_down``, ``delete_requested``, ``give_back_requested`` and ``purge_requested``
    for the buttons of the head and its menu; ``return_settled`` for the button of what was given
    back (已改好, or 已核 in an office); ``split_requested``; ``history_wanted``.

    Args:
        next_action: the key that goes on to the next outlet.
        is_office: an office approves and gives back; a worker mends.
    """

    closed_down = Signal()
    delete_requested = Signal()
    give_back_requested = Signal()
    purge_requested = Signal()
    return_settled = Signal()
    split_requested = Signal()
    history_wanted = Signal()

    def __init__(
        self, next_action: QAction, parent: QWidget | None = None, *, is_office: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_office = is_office
        self._make_head_buttons(next_action)
        settle = exchange_texts.APPROVE if is_office else exchange_texts.MENDED
        self.returned = Notice("", Tone.MISSING, say(settle), self)
        self.returned.action_requested.connect(self.return_settled)
        self.joined = Notice("", Tone.INFO, say(exchange_texts.SPLIT), self)
        self.joined.action_requested.connect(self.split_requested)
        self._put_below_head(self.returned, self.joined)
        self.form = OutletForm()
        self.body.addWidget(self.form)
        self.history = HistoryView()
        self.history.opened.connect(self.history_wanted)
        self.body.addWidget(self.history)
        self.body.addStretch(1)
        self.foot.addWidget(
            KeyHints(
                [
                    ("Tab", say(texts.KEY_NEXT_FIELD)),
                    ("F7", say(texts.KEY_CARRY)),
                    ("Ctrl+Z", say(texts.KEY_UNDO)),
                    ("F1", say(texts.KEY_HELP)),
                ]
            )
        )

        application = QApplication.instance()
        assert isinstance(application, QApplication), "widgets need it"
        application.focusChanged.connect(self._follow_focus)

    def render_record(self, state: RecordState, *, keep: str = "") -> None:
        """Show a record; the text of the field ``keep`` stays."""
        self.set_record(state.title, state.subtitle, state.place)
        self.next_button.set_label(state.next_label)
        is_kept = bool(state.record)
        self.closed_button.setVisible(is_kept and not self._is_office)
        self.give_back_button.setVisible(is_kept and self._is_office and not state.returned)
        self.more_button.setVisible(is_kept)
        self.returned.say_words(state.returned, Tone.INFO if self._is_office else Tone.MISSING)
        self.joined.say_words(state.joined, Tone.INFO)
        self._notices.setVisible(bool(state.returned or state.joined))
        self.split_action.setVisible(bool(state.joined))
        self.form.render_record(state, keep=keep)
        if not state.history:
            self.history.set_open(is_open=False)
        self.history.show_lines(state.history, state.history_count)

    def _put_below_head(self, *notices: QWidget) -> None:
        """They stay in sight however far the form is scrolled."""
        self._notices = QWidget()
        column = QVBoxLayout(self._notices)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(8)
        for notice in notices:
            column.addWidget(notice)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout), "a panel is a column"
        whole.insertWidget(2, self._notices)

    def _make_head_buttons(self, next_action: QAction) -> None:
        self.next_button = self.add_button(Button.for_action(next_action, kind=ButtonKind.PRIMARY))
        self.closed_button = self.add_button(Button(say(texts.CLOSED)))
        self.closed_button.clicked.connect(self.closed_down)
        self.give_back_button = self.add_button(Button(say(exchange_texts.GIVE_BACK)))
        self.give_back_button.clicked.connect(self.give_back_requested)
        self.more_button = self.add_button(
            Button(say(exchange_texts.MORE), kind=ButtonKind.QUIET, menu_sign=True)
        )
        self.more_button.clicked.connect(self._open_menu)
        self._menu = menu = QMenu(self)
        if self._is_office:
            menu.addAction(say(texts.CLOSED)).triggered.connect(self.closed_down)
        self.split_action = menu.addAction(say(exchange_texts.SPLIT))
        self.split_action.triggered.connect(self.split_requested)
        self.delete_action = menu.addAction(say(texts.DELETE_ASKS))
        self.delete_action.triggered.connect(self.delete_requested)
        menu.addSeparator()
        self.purge_action = menu.addAction(say(exchange_texts.PURGE))
        self.purge_action.triggered.connect(self.purge_requested)

    def _open_menu(self) -> None:
        self._menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Also a field that was gone to by the program comes into sight, once its section is laid out."""
        del old
        if now is not None and self.form.isAncestorOf(now):
            QTimer.singleShot(0, now, partial(self.bring_into_sight, now))
