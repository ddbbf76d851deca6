"""The analysis page as the window registers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.analysis.texts import PAGE
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

_AHEAD = (
    "fieldkit.services.comparison",
    "fieldkit.services.projects",
    "ui.widgets.matrix",
    "ui.widgets.month_grid",
    "ui.analysis.state",
    "ui.analysis.coverage_view",
    "ui.analysis.page",
    "ui.analysis.presenter",
)


def entry(workspace: Workspace, dialogs: FileDialogs | None = None) -> PageEntry:
    """Return the entry; ``dialogs`` stands for the system's file dialogs."""

    def make(shell: Shell) -> QWidget:
        from ui.analysis.page import AnalysisPage
        from ui.analysis.panels import Surroundings, panels, tools
        from ui.analysis.presenter import AnalysisPresenter
        from ui.widgets.file_dialogs import FileDialogs

        chosen = dialogs or FileDialogs()
        offered = tools()
        surroundings = Surroundings(workspace, shell, chosen)
        page = AnalysisPage(panels=panels(), tools=offered, surroundings=surroundings)
        AnalysisPresenter(page, workspace, shell, chosen, offered)
        return page

    return PageEntry("analysis", PAGE, "analysis", make, ahead=_AHEAD)
