"""Which pictures go into the workbook of an official table."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.pictures.picture import PictureError
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


@dataclass(frozen=True, slots=True)
class TablePicture:
    """A picture that stands on a sheet of its own behind the table, laid across, one page wide.

    Attributes:
        sheet: the sheet's name, at most 31 characters.
        png: the picture; its resolution stands in it.
        width_mm, height_mm: its size in print.
        alt: what it shows, for those who cannot see it.
    """

    sheet: str
    png: bytes
    width_mm: float
    height_mm: float
    alt: str


def table_picture(workspace: Workspace, table: str, wish: Wish) -> TablePicture | None:
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
    return TablePicture(kind.label.say(wish.language)[:31], picture.png(), width, height, picture.title)
