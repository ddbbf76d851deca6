"""The reach view as the analysis page takes it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


def make_reach(workspace: Workspace, shell: Shell) -> QWidget:
    """The view with its presenter."""
    from ui.analysis.reach.presenter import ReachPresenter
    from ui.analysis.reach.view import ReachPanel

    panel = ReachPanel()
    ReachPresenter(panel, workspace, shell)
    return panel
