"""How the page is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.circles import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


def entry(workspace: Workspace) -> PageEntry:
    """Return the page 生活圈 over a workspace."""

    def make(shell: Shell) -> QWidget:
        from ui.circles.page import CirclesPage

        return CirclesPage(workspace, shell)

    return PageEntry("circles", texts.TITLE, "circle", make)
