"""Writes the tables that the page's own keys make."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.kernel.clock import today
from ui.analysis import texts
from ui.analysis.table_service import table_service
from ui.language import current_language, say
from ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.texts import Text
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs


class TableExports(QObject):
    """Asks where to, writes beside the window, offers to open it."""

    def __init__(self, page: QWidget, workspace: Workspace, shell: Shell, dialogs: FileDialogs) -> None:
        super().__init__(page)
        self._page, self._workspace, self._shell, self._dialogs = page, workspace, shell, dialogs

    def shortfalls(self) -> None:
        """Write 业态短板统计表."""
        path, language = self._ask(texts.SHORTFALLS_TITLE), current_language()
        if path is not None:
            self._shell.runner.run(
                lambda _: table_service(self._workspace).shortfalls(path, language=language),
                self._exported,
                owner=self,
                title=texts.MAKING_SHORTFALLS,
            )

    def circles(self) -> None:
        """Write 生活圈划分一览表."""
        path, language = self._ask(texts.CIRCLES_TITLE), current_language()
        if path is not None:
            self._shell.runner.run(
                lambda _: table_service(self._workspace).circles(path, language=language),
                self._exported,
                owner=self,
                title=texts.MAKING_CIRCLES,
            )

    def _ask(self, title: Text) -> Path | None:
        date = today(self._workspace.clock).isoformat()
        name = f"{self._workspace.title}_{say(title)}_{date}.xlsx"
        return self._dialogs.save_as(self._page, say(title), name, ".xlsx")

    def _exported(self, path: Path) -> None:
        act = partial(self._dialogs.open, path)
        self._shell.toast(say(texts.EXPORTED, name=path.name), Tone.GOOD, say(texts.OPEN), act)
