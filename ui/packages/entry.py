"""Registers the page of packages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter
from ui.packages import texts
from ui.packages.hand_in import HandInDialog
from ui.packages.page import PackagesPage
from ui.packages.presenter import PAGE, PackagesPresenter
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_LEVELS = ("street", "community", "zone")


def entry(workspace: Workspace) -> PageEntry:
    """Return the page of packages over a workspace.

    ``go("packages", argument)``: a record id goes to its conflict, ``"export"``
    opens the handing in, a tuple of paths is taken as if it had been dropped.
    """

    def make(shell: Shell) -> QWidget:
        return make_page(workspace, shell)

    return PageEntry(PAGE, texts.TITLE, "package", make)


def make_page(workspace: Workspace, shell: Shell) -> PackagesPage:
    """Return the page with its presenter."""
    page = PackagesPage()
    presenter = PackagesPresenter(workspace, shell, page)
    page.files_wanted.connect(presenter.add_files)
    page.take_wanted.connect(presenter.take)
    page.card.picked.connect(presenter.pick)
    page.card.written.connect(presenter.write)
    page.card.put_off.connect(presenter.later)
    presenter.state_changed.connect(page.render_state)
    _HandIn(workspace, page, presenter)
    page.hold(presenter)
    return page


class _HandIn(QObject):
    """Lives as long as the page. Opens the sheet for handing in, and passes on what was wanted."""

    def __init__(self, workspace: Workspace, page: PackagesPage, presenter: PackagesPresenter) -> None:
        super().__init__(page)
        self._workspace, self._page, self._presenter = workspace, page, presenter
        self._packages, self._records = PackageService(workspace), RecordService(workspace)
        page.hand_in_wanted.connect(self.ask)
        presenter.export_asked.connect(self.ask)

    def ask(self) -> None:
        """Open the sheet."""
        dialog = HandInDialog(
            self._page,
            name=self._packages.suggested_name(),
            folder=self._folder(),
            unsent=self._packages.unsent(),
            areas=self._areas(),
        )
        dialog.wanted.connect(self._presenter.export)
        dialog.open()

    def _folder(self) -> Path:
        kept = self._workspace.setting("export_folder")
        if kept and Path(kept).is_dir():
            return Path(kept)
        places = QStandardPaths.StandardLocation
        for place in (places.DesktopLocation, places.DocumentsLocation, places.HomeLocation):
            found = Path(QStandardPaths.writableLocation(place))
            if found.is_dir():
                return found
        return self._workspace.path.parent

    def _areas(self) -> list[tuple[str, str]]:
        """Streets and communities to choose from; a community hands in everything it has."""
        if self._workspace.identity.role == "community":
            return []
        found: list[tuple[str, str]] = []
        names = self._records.names("area")
        for level in _LEVELS:
            ids = self._records.ids("area", Filter(equals=(("level", (level,)),), order="order"))
            found += [(one, names[one]) for one in ids if names.get(one)]
        return found
