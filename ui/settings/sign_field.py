"""The row of the office's sign: the picture, and the two things that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout

from ui.language import say
from ui.settings import texts
from ui.theme import GAP
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.form import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PICTURE = (72, 36)


class SignField(Field):
    """Signals: ``choose_wanted``, ``drop_wanted``; the value is the path of the picture, empty without one."""

    choose_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._choose = Button(say(texts.SIGN_CHOOSE))
        super().__init__(parent)
        self._path = ""
        self._picture = label("")
        self._picture.setAccessibleName(say(texts.SIGN))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.drop = Button(say(texts.SIGN_DROP), kind=ButtonKind.QUIET)
        self._choose.clicked.connect(self.choose_wanted)
        self.drop.clicked.connect(self.drop_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._picture)
        row.addWidget(self._choose)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.setFocusProxy(self._choose)
        self._show("")

    @property
    def editor(self) -> QWidget:
        """The button that chooses a picture."""
        return self._choose

    def value(self) -> object:
        """Return the path of the picture that is shown."""
        return self._path

    def _show(self, value: object) -> None:
        self._path = str(value or "")
        picture = QPixmap(self._path) if self._path else QPixmap()
        if not picture.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(picture.scaled(*_PICTURE, keep, smooth))
        self._picture.setVisible(not picture.isNull())
        self.drop.setVisible(bool(self._path))
        self._choose.setText(say(texts.SIGN_CHANGE if self._path else texts.SIGN_CHOOSE))
