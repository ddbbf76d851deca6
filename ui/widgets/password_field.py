"""A field for a password: dots, or letters while a person wants to see what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ui.widgets.form import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LONGEST = 255
"""Office programs take no longer password."""


class PasswordField(Field):
    """The value is what was typed, letter for letter; nothing is folded or trimmed.

    Signals: ``entered`` on Enter, ``typed`` on every letter.
    """

    entered = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = QLineEdit()
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setMaxLength(_LONGEST)
        self._edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferLatin
        )
        self._edit.returnPressed.connect(self.entered)
        self._edit.textChanged.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        self.setFocusProxy(self._edit)
        self._committed = ""

    @property
    def editor(self) -> QLineEdit:
        """The line edit."""
        return self._edit

    def value(self) -> str:
        """What was typed."""
        return self._edit.text()

    def set_legible(self, *, legible: bool) -> None:
        """Show letters, or dots."""
        modes = QLineEdit.EchoMode
        self._edit.setEchoMode(modes.Normal if legible else modes.Password)

    def _tell(self) -> None:
        self.typed.emit()

    def _show(self, value: object) -> None:
        self._edit.setText("" if value is None else str(value))
