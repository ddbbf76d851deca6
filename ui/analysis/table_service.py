"""What writes the official tables; to be asked for beside the window, for it brings the libraries of workbooks along."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.services.tables import TableService
    from fieldkit.services.workspace import Workspace


def table_service(workspace: Workspace) -> TableService:
    """The service; loaded when it is first asked for."""
    from fieldkit.services.tables import TableService

    return TableService(workspace)
