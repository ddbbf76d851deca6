"""How the page is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.plans import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

_BESIDE = ("fieldkit.services.satisfaction", "fieldkit.services.pictures")


def entry(workspace: Workspace, dialogs: FileDialogs | None = None) -> PageEntry:
    """Return the page 方案 over a workspace; ``dialogs`` stands for the system's file dialogs."""

    def make(shell: Shell) -> QWidget:
        from ui.plans.page import PlansPage

        return PlansPage(workspace, shell, dialogs)

    return PageEntry("plans", texts.PAGE, "plan", make, beside=_BESIDE)
