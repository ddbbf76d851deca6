"""Between the map button of the poster page and the map files of a circle."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.services.poster_ground import attach_map, kept_map, map_names, put_map_back, remove_map
from ui.language import say
from ui.posters import texts
from ui.posters.state import MapView
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.posters.ground import Ground
    from fieldkit.services.poster_ground import Attached
    from fieldkit.services.workspace import Workspace
    from ui.posters.page import PosterPage
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

_WANTED = "*.osm *.osm.gz *.osm.bz2 *.pbf *.geojson *.json *.kml"


class Mapper(QObject):
    """Keeps map files with the circle in hand, and takes them off."""

    def __init__(self, page: PosterPage, workspace: Workspace, shell: Shell, dialogs: FileDialogs) -> None:
        super().__init__(page)
        self._page, self._workspace, self._shell, self._dialogs = page, workspace, shell, dialogs
        self._circle = ""
        page.map.file_wanted.connect(self._ask)
        page.map.off_wanted.connect(self._take_off)

    def take(self, circle: str, ground: Ground | None) -> None:
        """Take another circle in hand, or the same with another map."""
        self._circle = circle
        files = tuple(name.removesuffix(".geojson") for name in map_names(self._workspace, circle) if name)
        if files:
            view = MapView(texts.MAP_FILE, texts.MAP_FILE_TOLD, files)
        elif ground is not None:
            view = MapView(texts.MAP_SCALE, texts.MAP_SCALE_TOLD)
        else:
            view = MapView(texts.MAP_SKETCH, texts.MAP_SKETCH_TOLD)
        self._page.map.show_map(view)

    def _ask(self) -> None:
        words = f"{say(texts.MAP_FILES)} ({_WANTED})"
        paths = self._dialogs.pick_several(self._page, say(texts.MAP_TITLE), words)
        circle = self._circle
        if paths and circle:
            before = kept_map(self._workspace, circle)
            self._shell.runner.run(
                lambda progress: attach_map(self._workspace, circle, paths, progress=progress),
                partial(self._attached, circle, before),
                owner=self,
                title=texts.MAP_READING,
            )

    def _attached(self, circle: str, before: str, kept: Attached) -> None:
        words = say(texts.MAP_TAKEN, count=kept.count)
        self._shell.say_change(words, undo=partial(put_map_back, self._workspace, circle, before))
        if kept.outside:
            self._shell.toast(say(texts.MAP_OUTSIDE, count=kept.outside), Tone.FEW)

    def _take_off(self) -> None:
        circle = self._circle
        before = kept_map(self._workspace, circle)
        if remove_map(self._workspace, circle):
            undo = partial(put_map_back, self._workspace, circle, before)
            self._shell.say_change(say(texts.MAP_IS_OFF), undo=undo)
