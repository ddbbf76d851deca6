"""一圈一策 from the page of circles: one file for the circle in sight, or all of them with the overall plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.services.dossiers import DossierService
from fieldkit.services.names import file_name
from ui.circles import texts
from ui.language import say
from ui.theme import Tone
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

WORD, PDF = ".docx", ".pdf"


class DossierMaker(QObject):
    """Asks where to, writes beside the window, offers to open what was made."""

    def __init__(
        self, over: QWidget, workspace: Workspace, shell: Shell, dialogs: FileDialogs | None = None
    ) -> None:
        super().__init__(over)
        self._over, self._shell = over, shell
        self._service = DossierService(workspace)
        self._dialogs = dialogs or FileDialogs()

    def one(self, circle: str, ending: str) -> None:
        """Write the dossier of a circle."""
        names = dict(self._service.circles())
        if circle not in names:
            return
        title = say(texts.DOSSIER)
        name = f"{file_name(names[circle])}_{title}{ending}"
        path = self._dialogs.save_as(self._over, title, name, ending)
        if path is not None:
            self._make(lambda _: self._service.make_one(circle, path), self._made)

    def every(self, ending: str) -> None:
        """Write the overall plan and one dossier for each circle into a folder."""
        folder = self._dialogs.folder(self._over, say(texts.ALL_DOSSIERS_TITLE))
        if folder is not None:
            self._make(
                lambda progress: len(self._service.make_all(folder, ending=ending, progress=progress)),
                partial(self._made_all, folder),
            )

    def _make(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._shell.runner.run(work, done, owner=self, title=texts.MAKING_DOSSIERS)

    def _made(self, path: Path) -> None:
        self._offer(say(texts.DOSSIER_SAVED, name=path.name), say(texts.OPEN), path)

    def _made_all(self, folder: Path, count: int) -> None:
        self._offer(say(texts.DOSSIERS_SAVED, count=count, name=folder.name), say(texts.OPEN_FOLDER), folder)

    def _offer(self, words: str, action: str, path: Path) -> None:
        self._shell.toast(words, Tone.GOOD, action, partial(self._dialogs.open, path))
