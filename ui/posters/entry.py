"""The poster page as the window registers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.posters.texts import PAGE
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.posters.printing import Printing
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs


def entry(
    workspace: Workspace, dialogs: FileDialogs | None = None, printing: Printing | None = None
) -> PageEntry:
    """Return the entry; ``dialogs`` and ``printing`` stand for the system's own."""

    def make(shell: Shell) -> QWidget:
        from ui.posters.page import PosterPage
        from ui.posters.presenter import PosterPresenter

        page = PosterPage()
        PosterPresenter(page, workspace, shell, dialogs, printing)
        return page

    return PageEntry("posters", PAGE, "poster", make)
