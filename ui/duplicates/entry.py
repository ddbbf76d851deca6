"""Registers the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.duplicates import texts
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


def entry(workspace: Workspace) -> PageEntry:
    """Return the page over a workspace.

    ``go("duplicates", record)`` leads to the candidates of that outlet.
    """

    def make(shell: Shell) -> QWidget:
        from ui.duplicates.page import DuplicatesPage
        from ui.duplicates.presenter import DuplicatesPresenter

        presenter = DuplicatesPresenter(workspace, shell)
        page = DuplicatesPage(presenter.row)
        presenter.setParent(page)
        page.entered_with.connect(presenter.entered)
        page.back_wanted.connect(presenter.go_back)
        page.search_wanted.connect(presenter.search)
        page.undo_wanted.connect(presenter.undo)
        page.view_chosen.connect(presenter.show_view)
        page.line_chosen.connect(presenter.choose)
        page.all_wanted.connect(presenter.show_all)
        page.records.same_wanted.connect(presenter.join)
        page.records.not_same_wanted.connect(presenter.tell_apart)
        page.records.later_wanted.connect(presenter.later)
        page.records.split_wanted.connect(presenter.split)
        presenter.state_changed.connect(page.render_state)
        return page

    return PageEntry("duplicates", texts.TITLE, "outlet", make, under="outlets")
