"""The page as the window registers it: analysis leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.filling.texts import TITLE
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs


def entry(workspace: Workspace, dialogs: FileDialogs | None = None) -> PageEntry:
    """Return the entry; ``dialogs`` stands for the system's file dialogs."""

    def make(shell: Shell) -> QWidget:
        from ui.filling.page import FillingPage
        from ui.filling.presenter import FillingPresenter

        page = FillingPage()
        FillingPresenter(page, workspace, shell, dialogs)
        return page

    return PageEntry("filling", TITLE, "analysis", make, under="analysis")
