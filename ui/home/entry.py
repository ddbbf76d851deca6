"""Registers the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.home import texts
from ui.home.page import HomePage
from ui.home.presenter import PAGE, HomePresenter
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


def entry(workspace: Workspace) -> PageEntry:
    """Return the desk over a workspace."""

    def make(shell: Shell) -> QWidget:
        return make_page(workspace, shell)

    return PageEntry(PAGE, texts.TITLE, "home", make)


def make_page(workspace: Workspace, shell: Shell) -> HomePage:
    """Return the page with its presenter."""
    page = HomePage(is_office=workspace.identity.role != "community")
    presenter = HomePresenter(workspace, shell, page)
    page.go_wanted.connect(presenter.go)
    page.register_wanted.connect(presenter.register_community)
    presenter.state_changed.connect(page.render_state)
    page.hold(presenter)
    return page
