"""Registers the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.settings import texts
from ui.settings.page import SettingsPage
from ui.settings.presenter import PAGE, SettingsPresenter
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.settings.window_door import WindowDoor
    from ui.shell import Shell


def entry(workspace: Workspace, window: WindowDoor | None = None) -> PageEntry:
    """Return the settings of a workspace; without ``window`` its look cannot be chosen."""

    def make(shell: Shell) -> QWidget:
        return make_page(workspace, shell, window)

    return PageEntry(PAGE, texts.TITLE, "settings", make, at_foot=True)


def make_page(workspace: Workspace, shell: Shell, window: WindowDoor | None) -> SettingsPage:
    """Return the page with its presenter."""
    page = SettingsPage(with_window=window is not None)
    presenter = SettingsPresenter(workspace, shell, window, page)
    page.left.connect(presenter.leave_field)
    page.backup_wanted.connect(presenter.back_up)
    page.check_wanted.connect(presenter.check)
    page.folder_wanted.connect(presenter.open_folder)
    page.notice_wanted.connect(presenter.print_notice)
    page.sign_chosen.connect(presenter.choose_sign)
    page.sign_dropped.connect(presenter.drop_sign)
    page.leave_wanted.connect(presenter.leave_workspace)
    presenter.state_changed.connect(page.render_state)
    page.hold(presenter)
    return page
