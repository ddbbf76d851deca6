"""The card of the notice: what residents are told before the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.language import current_language, say
from ui.settings import texts
from ui.settings.state import NOTICE_DEFAULTS, NOTICE_FIELDS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, label
from ui.widgets.fields import LineField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

_LABELS = 104


class NoticeCard(Card):
    """Signals: ``left(key, value)``, ``print_wanted``; an emptied field brings its default back, which it shows in grey."""

    left = Signal(str, object)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.NOTICE), parent)
        self.form = Form(label_width=_LABELS)
        for key, name in NOTICE_FIELDS.items():
            default = NOTICE_DEFAULTS.get(key)
            words = default.say(current_language()) if default else say(texts.NOTICE_EXAMPLES[key])
            self.form.add(key, say(name), LineField(placeholder=words))
        self.form.left.connect(self.left)
        self.body.addWidget(self.form)
        self._version = label("", "muted", wrap=True)
        self.body.addWidget(self._version)
        row = QHBoxLayout()
        self.print_button = Button(say(texts.NOTICE_PRINT))
        self.print_button.clicked.connect(self.print_wanted)
        row.addWidget(self.print_button)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_terms(self, terms: Mapping[str, str], version: str) -> None:
        """Show what the notice is made from; a field that is being typed in stays as it is."""
        for key in NOTICE_FIELDS:
            field = self.form.field(key)
            if not field.editor.hasFocus():
                field.set_value(terms.get(key, ""))
        self._version.setText(say(texts.NOTICE_VERSION, version=version))
