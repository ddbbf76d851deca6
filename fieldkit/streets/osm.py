"""Streets of OpenStreetMap files, .osm, .osm.gz, .osm.bz2 and .pbf, through osmium.

osmium (libosmium) refuses XML that declares entities and blobs of a .pbf that are larger than the
format allows, and reads as a stream; what is left to guard is how much a file may bring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.reach.network import Way
from fieldkit.kernel.errors import FieldkitError
from fieldkit.streets.foot import may_be_walked
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from osmium.osm.types import Way as _OsmWay

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.kernel.progress import Progress
    from fieldkit.streets.box import Box

ENDINGS = (".osm", ".osm.gz", ".osm.bz2", ".pbf", ".osm.xml")
_COMPACT = ".pbf"
MOST_POINTS = 5_000_000
"""Of streets inside the box: a metropolis has fewer."""
_EVERY = 20_000


def read_osm(path: Path, box: Box | None, progress: Progress) -> Iterator[Way]:
    """The ways that may be walked; only those that touch the box.

    Raises:
        FieldkitError: BROKEN, TOO_LARGE, or the file cannot be opened.
    """
    try:
        yield from _ways(path, box, progress)
    except FieldkitError:
        raise
    except (RuntimeError, ValueError, OSError) as error:
        # osmium has one class for all that is wrong with a file
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason=str(error)) from error


def _ways(path: Path, box: Box | None, progress: Progress) -> Iterator[Way]:
    import osmium

    drafts: dict[int, Degrees] = {}
    reader = osmium.FileProcessor(str(path)).with_locations()
    if path.name.lower().endswith(_COMPACT):
        # nodes go past in C; only XML has nodes with negative ids, of editors that have not uploaded yet
        reader = reader.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
    else:
        reader = reader.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY | osmium.osm.NODE))
    points = 0
    for at, one in enumerate(reader):
        if at % _EVERY == 0:
            progress.check()
        if isinstance(one, osmium.osm.Node) and one.id < 0 and one.location.valid():
            drafts[one.id] = (one.location.lon, one.location.lat)
        for way in _walkable(one, drafts) if isinstance(one, osmium.osm.Way) else ():
            if box is None or box.touches(way.points):
                points += len(way.points)
                if points > MOST_POINTS:
                    raise FieldkitError(StreetsError.TOO_LARGE, file=path.name, limit=f"{MOST_POINTS:,}")
                yield way


def _walkable(way: _OsmWay, drafts: dict[int, Degrees]) -> Iterator[Way]:
    """The way, cut where the file does not hold a node: extracts end at their edge."""
    if "highway" not in way.tags or not may_be_walked(dict(way.tags)):
        return
    keys: list[int] = []
    points: list[Degrees] = []
    for node in way.nodes:
        place = (node.lon, node.lat) if node.location.valid() else drafts.get(node.ref)
        if place is not None:
            keys.append(node.ref)
            points.append(place)
            continue
        if len(keys) > 1:
            yield Way(tuple(keys), tuple(points))
        keys, points = [], []
    if len(keys) > 1:
        yield Way(tuple(keys), tuple(points))
