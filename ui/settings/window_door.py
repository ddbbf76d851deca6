"""What the settings ask of the window as a whole; ``ui.app`` fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language
    from ui.theme import Mode


class WindowDoor(Protocol):
    """The window from outside its pages."""

    def theme(self) -> Mode:
        """Return the theme as chosen."""
        ...

    def choose_theme(self, mode: Mode) -> None:
        """Put a theme on, and remember it."""
        ...

    def choose_language(self, language: Language) -> None:
        """Build the window anew in this language, and remember it."""
        ...

    def leave_workspace(self) -> None:
        """Close the workspace and go to the first page."""
        ...
