"""Draws beside the window what the dialog shows, and keeps it where the person wants it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.services.picture_wish import Wish, day_of
from fieldkit.services.pictures import PictureKind, PictureService
from ui.language import current_language, say
from ui.pictures import texts
from ui.pictures.dialog import PicturesDialog
from ui.pictures.state import PictureState
from ui.theme import Tone
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.pictures.picture import Picture
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_DPI = 130
_MM_PER_CM = 10


class PicturesPresenter(QObject):
    """Lives as long as its dialog."""

    def __init__(
        self, dialog: PicturesDialog, workspace: Workspace, shell: Shell, dialogs: FileDialogs, wish: Wish
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._workspace, self._shell, self._dialogs = dialog, workspace, shell, dialogs
        self._pictures = PictureService(workspace)
        self._wish = wish
        self._kind = PictureKind.COVERAGE
        self._picture: Picture | None = None
        dialog.kind_chosen.connect(self.choose)
        dialog.level_chosen.connect(self._choose_level)
        dialog.save_wanted.connect(self._save)

    def choose(self, kind: str) -> None:
        """Draw another picture."""
        self._kind, self._picture = PictureKind(kind), None
        self._show(words=say(texts.DRAWING))
        wish, drawn = self._wish, self._kind

        def work(progress: Progress) -> tuple[Picture, bytes]:
            progress.check()
            picture = self._pictures.draw(drawn, wish)
            return picture, picture.png(_DPI)

        self._shell.runner.run(work, self._take, owner=self, failed=self._refuse, key="picture")

    def _choose_level(self, level: str) -> None:
        if level != self._wish.by:
            self._wish = replace(self._wish, by=level)
            self.choose(self._kind)

    def _take(self, found: tuple[Picture, bytes]) -> None:
        self._picture, png = found
        width, height = (round(one / _MM_PER_CM, 1) for one in self._picture.size_mm)
        self._show(png=png, words=say(texts.SIZE, width=f"{width:g}", height=f"{height:g}"))

    def _refuse(self, error: FieldkitError) -> None:
        self._show(words=error.say(current_language()), is_refused=True)

    def _show(self, *, png: bytes = b"", words: str = "", is_refused: bool = False) -> None:
        state = PictureState(self._kind.value, self._wish.by, png, words, is_refused)
        # What is chosen here comes back from the dialog as a choice of the same thing.
        self._dialog.blockSignals(True)
        self._dialog.show_state(state)
        self._dialog.blockSignals(False)

    def _save(self, ending: str) -> None:
        picture = self._picture
        if picture is None:
            return
        day = day_of(self._workspace, self._wish).isoformat()
        label = say(self._kind.label)
        name = f"{self._workspace.title}_{label}_{day}{ending}"
        path = self._dialogs.save_as(self._dialog, label, name, ending)
        if path is not None:
            self._shell.runner.run(
                lambda _: picture.save(path),
                self._saved,
                owner=self,
                failed=self._refuse,
                title=texts.SAVING,
            )

    def _saved(self, path: Path) -> None:
        act = partial(self._dialogs.open, path)
        self._shell.toast(say(texts.SAVED, name=path.name), Tone.GOOD, say(texts.OPEN), act)
        self._dialog.accept()


def open_pictures(
    over: QWidget,
    workspace: Workspace,
    shell: Shell,
    dialogs: FileDialogs | None = None,
    *,
    kind: PictureKind = PictureKind.COVERAGE,
    wish: Wish | None = None,
) -> PicturesDialog:
    """Open the dialog over a page, with ``kind`` drawn first; it is gone when it is closed."""
    dialog = PicturesDialog(over.window())
    wanted = replace(wish or Wish(), language=current_language())
    presenter = PicturesPresenter(dialog, workspace, shell, dialogs or FileDialogs(), wanted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    presenter.choose(kind.value)
    return dialog
