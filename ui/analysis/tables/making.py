"""Makes the view with its presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.analysis.tables.presenter import TablesPresenter
from ui.analysis.tables.view import TablesView

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs


def make_tables(workspace: Workspace, shell: Shell, dialogs: FileDialogs) -> TablesView:
    """The list of official tables over a workspace."""
    view = TablesView()
    TablesPresenter(view, workspace, shell, dialogs)
    return view
