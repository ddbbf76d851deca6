"""How the page is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.interviews import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_BESIDE = ("fieldkit.questionnaires.reader", "fieldkit.services.interviews", "fieldkit.services.handouts")


def entry(workspace: Workspace) -> PageEntry:
    """Return the page 问卷 over a workspace."""

    def make(shell: Shell) -> QWidget:
        from ui.interviews.page import InterviewsPage

        return InterviewsPage(workspace, shell)

    return PageEntry("interviews", texts.TITLE, "questionnaire", make, beside=_BESIDE)
