"""The page's entry on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.outlets import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


def entry(workspace: Workspace) -> PageEntry:
    """The outlets page over an open workspace."""

    def make(shell: Shell) -> QWidget:
        from ui.outlets.page import OutletsPage
        from ui.outlets.presenter import OutletsPresenter

        page = OutletsPage(is_office=workspace.identity.role != "community")
        OutletsPresenter(page, workspace, shell)
        page.page_wanted.connect(shell.go)
        return page

    return PageEntry("outlets", texts.TITLE, "outlet", make)
