"""The panel at the right: the head with its buttons, the form, the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.language import say
from ui.outlets import texts
from ui.outlets.form import OutletForm, Section
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import KeyHints, label
from ui.widgets.page_frame import RecordPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.outlets.state import RecordState


class OutletPanel(RecordPanel):
    """One outlet.

    Signals: ``closed_down`` and ``delete_requested`` for the buttons of the head.
    """

    closed_down = Signal()
    delete_requested = Signal()

    def __init__(self, next_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next_button = self.add_button(Button.for_action(next_action, kind=ButtonKind.PRIMARY))
        self.closed_button = self.add_button(Button(say(texts.CLOSED)))
        self.closed_button.clicked.connect(self.closed_down)
        self.delete_button = self.add_button(Button(say(texts.DELETE), kind=ButtonKind.QUIET))
        self.delete_button.clicked.connect(self.delete_requested)
        self.form = OutletForm()
        self.body.addWidget(self.form)
        self._history = Section(say(texts.HISTORY), is_open=False)
        self._lines = label("", "muted", wrap=True)
        self._history.form.layout().addWidget(self._lines)
        self.body.addWidget(self._history)
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

    @property
    def history(self) -> str:
        """What the history says."""
        return self._lines.text()

    def render_record(self, state: RecordState, *, keep: str = "") -> None:
        """Show a record; the text of the field ``keep`` stays."""
        self.set_record(state.title, state.subtitle, state.place)
        self.next_button.set_label(state.next_label)
        for button in (self.closed_button, self.delete_button):
            button.setVisible(bool(state.record))
        self.form.render_record(state, keep=keep)
        self._history.setVisible(bool(state.history))
        self._history.set_count(str(len(state.history)))
        self._lines.setText("\n".join(state.history))

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Also a field that was gone to by the program comes into sight, once its section is laid out."""
        del old
        if now is not None and self.form.isAncestorOf(now):
            QTimer.singleShot(0, now, partial(self.bring_into_sight, now))
