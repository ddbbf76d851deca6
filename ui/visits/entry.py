"""How the page is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell import PageEntry
from ui.visits import texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
_BESIDE = ("fieldkit.services.interviews", "fieldkit.services.sampling", "fieldkit.services.handouts")


def entry(workspace: Workspace) -> PageEntry:
    """Return the page 入户 over a workspace."""

    def make(shell: Shell) -> QWidget:
        from ui.visits.page import VisitsPage

        return VisitsPage(workspace, shell)

    return PageEntry("visits", texts.TITLE, "person", make, beside=_BESIDE)
