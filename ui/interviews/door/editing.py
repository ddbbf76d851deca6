"""What every editor of an answer has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView


class Editor(QWidget):
    """Takes one answer.

    Signals: ``answered(text)`` with the value as the engine stores it, ``done``
    when the person goes on, ``attached(name, content)`` with a file whose name
    becomes the answer once it is kept.
    """

    answered = Signal(str)
    done = Signal()
    attached = Signal(str, object)

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._value = view.value

    def show_value(self, value: str) -> None:
        """Show the value as it is stored; sends nothing."""
        raise AssertionError(f"each editor shows its value: {value!r}")

    def show_file(self, path: str) -> None:
        """Show the file that the answer names; empty when it is not here."""

    @property
    def keys_hint(self) -> str:
        """How it is answered, in a few words."""
        return ""

    @property
    def is_wide(self) -> bool:
        """Whether it needs more than the usual width."""
        return False

    @property
    def is_unfinished(self) -> bool:
        """Whether the person is in the middle of it, so that nothing is to be called wrong yet."""
        return False
