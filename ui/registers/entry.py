"""How the page is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.registers import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


def entry(workspace: Workspace) -> PageEntry:
    """Return the page 项目与台账 over a workspace."""

    def make(shell: Shell) -> QWidget:
        from ui.registers.page import RegistersPage

        return RegistersPage(workspace, shell)

    return PageEntry("registers", texts.TITLE, "folder", make)
