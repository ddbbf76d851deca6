"""A street file, whatever its format, as ways that may be walked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.streets.geojson import read_lines
from fieldkit.streets.osm import ENDINGS, read_osm
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.analysis.reach.network import Way
    from fieldkit.streets.box import Box


def read_ways(path: Path, box: Box | None = None, progress: Progress | None = None) -> list[Way]:
    """The ways of a file that touch the box.

    Args:
        path: .osm, .osm.gz, .osm.bz2, .pbf, .geojson or .json.
        box: leave out what is elsewhere; None reads all.
        progress: asked now and then whether to stop.

    Raises:
        FieldkitError: unknown, damaged or too large; not degrees; no streets at all.
    """
    check_there(path)
    name = path.name.lower()
    if name.endswith(ENDINGS):
        found = list(read_osm(path, box, progress or Progress()))
    elif name.endswith((".geojson", ".json")):
        found = list(read_lines(path, box))
    else:
        raise FieldkitError(StreetsError.UNKNOWN_FORMAT, file=path.name)
    if not found and box is None:
        raise FieldkitError(StreetsError.NO_STREETS, file=path.name)
    return found


def check_there(path: Path) -> None:
    """Raise UNREADABLE where a file cannot be opened."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise FieldkitError(
            StreetsError.UNREADABLE, file=path.name, reason=error.strerror or str(error)
        ) from error
