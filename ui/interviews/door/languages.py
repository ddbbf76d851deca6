"""The languages of a form on their button, and the menu where there are more than two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.interviews.door.state import DoorState


def language_words(state: DoorState) -> str:
    """Both of two languages; of more, the one in use."""
    if len(state.languages) > 2:
        return f"{_name(state.language)} ▾"
    return " / ".join(_name(one) for one in state.languages)


def ask_language(
    button: QWidget, languages: Sequence[str], spoken: str, choose: Callable[[str], None]
) -> None:
    """Open a menu below the button; ``choose`` takes the language."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for language in languages:
        action = menu.addAction(_name(language))
        action.setCheckable(True)
        action.setChecked(language == spoken)
        action.triggered.connect(lambda _=False, to=language: choose(to))
        if language == spoken:
            menu.setActiveAction(action)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _name(language: str) -> str:
    return language.partition(" (")[0]
