"""Who signed a package: the fingerprint in groups that can be read out, and the word that trusts it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.incoming import texts
from ui.packages.incoming.state import FileDetail, TrustAsk
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label, set_property

_TONES: dict[TrustAsk, str] = {
    TrustAsk.FIRST: "info",
    TrustAsk.UNSIGNED: "few",
    TrustAsk.CHANGED: "missing",
    TrustAsk.TRUSTED: "good",
}


class TrustCard(QFrame):
    """Signal: ``answered(on)`` when a person said that the key is right, or took it back.

    Trust has no key of its own and is never the default: it takes Tab and Enter, or a click.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        self._words = label("", wrap=True)
        column.addWidget(self._words)
        self._before_caption, self._before = self._line(column, say(texts.KEY_BEFORE), "heading")
        self._now_caption, self._now = self._line(column, say(texts.FINGERPRINT), "title")
        row = QHBoxLayout()
        self.yes = Button(say(texts.TRUST), kind=ButtonKind.DANGER)
        self.yes.setObjectName("trust")
        self.yes.clicked.connect(self._trust)
        self.no = Button(say(texts.NOT_TRUST), kind=ButtonKind.QUIET)
        self.no.clicked.connect(self._distrust)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        column.addLayout(row)

    def show_detail(self, detail: FileDetail) -> None:
        """Show what is known of the sender's key."""
        ask = detail.trust
        self.setVisible(ask is not TrustAsk.NOTHING)
        set_property(self, "tone", _TONES.get(ask, "info"))
        self._words.setText(detail.trust_words)
        differs = bool(detail.before)
        self._now_caption.setText(say(texts.KEY_NOW if differs else texts.FINGERPRINT))
        for part in (self._before_caption, self._before):
            part.setVisible(differs)
        for part in (self._now_caption, self._now):
            part.setVisible(bool(detail.fingerprint))
        self._before.setText(detail.before)
        self._now.setText(detail.fingerprint)
        self._now.setAccessibleName(detail.fingerprint)
        self.yes.setVisible(ask is TrustAsk.CHANGED)
        self.no.setVisible(ask is TrustAsk.TRUSTED)

    @staticmethod
    def _line(column: QVBoxLayout, caption: str, role: str) -> tuple[QLabel, QLabel]:
        row = QHBoxLayout()
        row.setSpacing(10)
        name, value = label(caption, "muted"), label("", role)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(name)
        row.addWidget(value)
        row.addStretch(1)
        column.addLayout(row)
        return name, value

    def _trust(self) -> None:
        self.answered.emit(True)

    def _distrust(self) -> None:
        self.answered.emit(False)
