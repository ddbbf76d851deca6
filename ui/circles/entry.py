"""How the page is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.circles import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

_BESIDE = (
    "openpyxl",
    "fieldkit.reports.layout",
    "fieldkit.services.satisfaction",
    "fieldkit.services.dossiers",
)


def entry(workspace: Workspace, dialogs: FileDialogs | None = None) -> PageEntry:
    """Return the page 生活圈 over a workspace; ``dialogs`` stands for the system's file dialogs."""

    def make(shell: Shell) -> QWidget:
        from ui.circles.page import CirclesPage

        return CirclesPage(workspace, shell, dialogs)

    return PageEntry("circles", texts.TITLE, "circle", make, beside=_BESIDE)
