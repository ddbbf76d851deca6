"""The dialog: which picture above, how it looks below, two ways to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.services.pictures import PictureKind
from ui.language import say
from ui.pictures import texts
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.preview import Preview
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pictures.state import PictureState

_WIDTH, _HEIGHT = 1040, 700
_LEVELS = (
    ("community", texts.BY_COMMUNITY),
    ("circle", texts.BY_CIRCLE),
    ("street", texts.BY_STREET),
    ("district", texts.BY_DISTRICT),
    ("city", texts.BY_CITY),
)


class PicturesDialog(QDialog):
    """Shows a :class:`PictureState`.

    Signals: ``kind_chosen(kind)``, ``level_chosen(level)``, ``save_wanted(ending)``. Esc closes.
    """

    kind_chosen = Signal(str)
    level_chosen = Signal(str)
    save_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.TITLE))
        self.resize(_WIDTH, _HEIGHT)
        self.kinds = Segments(
            [(kind.value, say(kind.label), f"Alt+{at}") for at, kind in enumerate(PictureKind, 1)]
        )
        self.kinds.chosen.connect(self.kind_chosen)
        self.levels = Segments([(key, say(words), "") for key, words in _LEVELS])
        self.levels.chosen.connect(self.level_chosen)
        self.preview = Preview()
        self.words = label("", "muted", wrap=True)
        self.refusal = label("", wrap=True, tone=Tone.MISSING)
        close = Button(say(texts.CLOSE), shortcut="Esc")
        close.clicked.connect(self.reject)
        self.svg = Button(say(texts.AS_SVG))
        self.svg.clicked.connect(self._save_svg)
        self.png = Button(say(texts.AS_PNG), shortcut="Ctrl+S", kind=ButtonKind.PRIMARY)
        self.png.clicked.connect(self._save_png)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.TITLE), "title"))
        column.addWidget(label(say(texts.WORDS), "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self.levels)
        column.addLayout(row)
        surface = Card(margin=1)
        surface.body.addWidget(self.preview)
        column.addWidget(surface, 1)
        column.addWidget(self.refusal)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        for button in (close, self.svg, self.png):
            foot.addWidget(button)
        column.addLayout(foot)
        self.preview.setFocus()

    def show_state(self, state: PictureState) -> None:
        """Show a picture, that it is being drawn, or why there is none."""
        self.kinds.choose(state.kind)
        self.levels.choose(state.by)
        self.levels.setVisible(state.kind == PictureKind.COVERAGE)
        self.words.setText("" if state.is_refused else state.words)
        self.refusal.setText(state.words if state.is_refused else "")
        self.refusal.setVisible(state.is_refused)
        for button in (self.svg, self.png):
            button.setEnabled(bool(state.png))
        if state.png or state.is_refused:
            self.preview.set_pages([QImage.fromData(state.png)] if state.png else [])

    def _save_svg(self) -> None:
        self.save_wanted.emit(".svg")

    def _save_png(self) -> None:
        self.save_wanted.emit(".png")
