"""The system's file dialogs behind one small object, so that a page can be driven without them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FileDialogs:
    """Asks where to, and opens what was made; begins in the folder that was used last."""

    def __init__(self) -> None:
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    @property
    def folder_used(self) -> str:
        """The folder in which the last file was chosen; at first that of the person's documents."""
        return self._folder

    def save_as(self, parent: QWidget, title: str, name: str, ending: str) -> Path | None:
        """Ask for a file to write.

        Args:
            parent: the window it stands over.
            title: what is saved.
            name: suggested file name.
            ending: ``".xlsx"``; put behind a name that lacks it.

        Returns:
            The file, or None when the person thought better of it.
        """
        start = str(Path(self._folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, start, f"*{ending}")
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = str(path.parent)
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def pick(self, parent: QWidget, title: str, wanted: str) -> Path | None:
        """Ask for a file to read, e.g. ``wanted="图片 (*.png *.jpg)"``; None when the person thought better of it."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, self._folder, wanted)
        if not chosen:
            return None
        self._folder = str(Path(chosen).parent)
        return Path(chosen)

    def pick_several(self, parent: QWidget, title: str, wanted: str) -> list[Path]:
        """Ask for files to read; none when the person thought better of it."""
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, self._folder, wanted)
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
        return [Path(one) for one in chosen]

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder; None when the person thought better of it."""
        chosen = QFileDialog.getExistingDirectory(parent, title, self._folder)
        if not chosen:
            return None
        self._folder = chosen
        return Path(chosen)

    def open(self, path: Path) -> None:
        """Open a file or folder with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
