"""Pictures of a workspace: coverage, targets, satisfaction, circles; each for a file, a table or the window."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures.picture import checked_ending
from fieldkit.services.picture_coverage import coverage_picture
from fieldkit.services.picture_map import map_picture
from fieldkit.services.picture_satisfaction import satisfaction_picture
from fieldkit.services.picture_targets import targets_picture
from fieldkit.services.picture_wish import Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldkit.posters.pictures.picture import Picture
    from fieldkit.services.workspace import Workspace


class PictureKind(StrEnum):
    """What can be drawn; the values are those of the command line."""

    COVERAGE = "coverage"
    TARGETS = "targets"
    SATISFACTION = "satisfaction"
    MAP = "map"

    @property
    def label(self) -> Text:
        """What people read."""
        return _LABELS[self]


_LABELS = {
    PictureKind.COVERAGE: Text("业态覆盖热力表", "Coverage heat table"),
    PictureKind.TARGETS: Text("目标进度图", "Progress towards targets"),
    PictureKind.SATISFACTION: Text("居民满意度图", "Residents' satisfaction"),
    PictureKind.MAP: Text("生活圈短板图", "Map of gaps by circle"),
}
_DRAWN: dict[PictureKind, Callable[[Workspace, Wish], Picture]] = {
    PictureKind.COVERAGE: coverage_picture,
    PictureKind.TARGETS: targets_picture,
    PictureKind.SATISFACTION: satisfaction_picture,
    PictureKind.MAP: map_picture,
}


class PictureService:
    """Pictures of a workspace as it is now."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def draw(self, kind: PictureKind, wish: Wish | None = None) -> Picture:
        """One picture.

        Raises:
            FieldkitError: there is no such plan, or nothing to draw.
        """
        return _DRAWN[kind](self._workspace, wish or Wish())

    def save(self, kind: PictureKind, path: Path, wish: Wish | None = None) -> Path:
        """Draw one picture to a file, PNG or SVG as its ending says.

        Raises:
            UsageError: the file ends in something else.
            FieldkitError: nothing to draw, or the file cannot be written; no half file is left.
        """
        checked_ending(path)
        return self.draw(kind, wish).save(path)
