"""Which pictures go into the workbook of an official table."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.pictures.picture import PictureError
from fieldkit.reports.pictures import SheetPicture
from fieldkit.services.pictures import PictureKind, PictureService

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.services.picture_wish import Wish
    from fieldkit.services.workspace import Workspace

PICTURE_OF: Mapping[str, PictureKind] = MappingProxyType(
    {
        "shortfalls": PictureKind.COVERAGE,
        "gaps": PictureKind.MAP,
        "satisfaction": PictureKind.SATISFACTION,
        "targets": PictureKind.TARGETS,
    }
)
"""By the name of the table on the command line."""


def table_picture(workspace: Workspace, table: str, wish: Wish) -> SheetPicture | None:
    """The picture of a table; None for a table without one, or while there is nothing to draw.

    Raises:
        FieldkitError: there is no such plan.
    """
    kind = PICTURE_OF.get(table)
    if kind is None:
        return None
    try:
        picture = PictureService(workspace).draw(kind, wish)
    except FieldkitError as error:
        if isinstance(error.code, PictureError):
            return None
        raise
    width, height = picture.size_mm
    return SheetPicture(kind.label.say(wish.language), picture.png(), width, height)
