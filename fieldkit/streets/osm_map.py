"""OpenStreetMap files as maps: what :mod:`drawn` shows of them, near one place, through osmium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.streets.drawn import as_drawn, drawn_area, drawn_line, drawn_mark
from fieldkit.streets.features import MapFeature
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import osmium

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.kernel.progress import Progress
    from fieldkit.streets.box import Box

_KEYS = (
    "highway",
    "railway",
    "waterway",
    "natural",
    "leisure",
    "landuse",
    "boundary",
    "amenity",
    "shop",
    "tourism",
)
_COMPACT = ".pbf"
_EVERY = 20_000


class OsmMap:
    """One file, read once.

    Attributes:
        seen: where the first street of the file begins that is not near; None when none was met.
    """

    def __init__(self, path: Path, name: str, box: Box | None, progress: Progress) -> None:
        self._path, self._name, self._box, self._progress = path, name, box, progress
        self._drafts: dict[int, Degrees] = {}
        self.seen: Degrees | None = None

    def features(self) -> Iterator[MapFeature]:
        """Yield what touches the box.

        Raises:
            FieldkitError: BROKEN, or the file cannot be opened.
        """
        try:
            yield from self._read()
        except FieldkitError:
            raise
        except (RuntimeError, ValueError, OSError) as error:
            # osmium has one class for all that is wrong with a file
            raise FieldkitError(StreetsError.BROKEN, file=self._name, reason=str(error)) from error

    def _read(self) -> Iterator[MapFeature]:
        import osmium

        reader = osmium.FileProcessor(osmium.io.File(str(self._path), _format(self._name)))
        reader = reader.with_locations().with_areas(osmium.filter.KeyFilter(*_KEYS))
        if self._name.lower().endswith(_COMPACT):
            # bare nodes go past in C; only XML has nodes with negative ids, of editors that have not uploaded yet
            reader = reader.with_filter(osmium.filter.KeyFilter(*_KEYS))
        for at, one in enumerate(reader):
            if at % _EVERY == 0:
                self._progress.check()
            if isinstance(one, osmium.osm.Node):
                found = self._node(one)
            elif isinstance(one, osmium.osm.Way):
                found = self._way(one)
            elif isinstance(one, osmium.osm.Area):
                found = self._area(one)
            else:
                continue
            yield from (feature for feature in found if self._is_near(feature))

    def _is_near(self, feature: MapFeature) -> bool:
        if self._box is None or self._box.meets(feature.points):
            return True
        if self.seen is None and feature.shape == "line":
            self.seen = feature.points[0]
        return False

    def _node(self, node: osmium.osm.Node) -> Iterator[MapFeature]:
        if not node.location.valid():
            return
        place = (node.lon, node.lat)
        if node.id < 0:
            self._drafts[node.id] = place
        kept = drawn_mark(dict(node.tags)) if node.tags else None
        if kept:
            yield MapFeature("point", (place,), kept)

    def _way(self, way: osmium.osm.Way) -> Iterator[MapFeature]:
        """Yield a line, cut where the file does not hold a node: extracts end at their edge."""
        kept = drawn_line(dict(way.tags)) if way.tags else None
        if kept is None:
            return
        points: list[Degrees] = []
        for node in way.nodes:
            place = (node.lon, node.lat) if node.location.valid() else self._drafts.get(node.ref)
            if place is not None:
                points.append(place)
                continue
            if len(points) > 1:
                yield MapFeature("line", tuple(points), kept)
            points = []
        if len(points) > 1:
            yield MapFeature("line", tuple(points), kept)

    def _area(self, area: osmium.osm.Area) -> Iterator[MapFeature]:
        """Yield the outer edges of an area, and what stands on the first of them."""
        tags = dict(area.tags)
        if drawn_area(tags) is None and drawn_mark(tags) is None:
            return
        for at, ring in enumerate(area.outer_rings()):
            points = tuple((node.lon, node.lat) for node in ring if node.location.valid())
            found = as_drawn(MapFeature("area", points, tags)) if len(points) > 2 else ()
            yield from (one for one in found if at == 0 or one.shape == "area")


def _format(name: str) -> str:
    """Tell osmium the format by the name the file came under: kept files have none."""
    lowered = name.lower()
    return next(
        (
            form
            for ending, form in ((".pbf", "pbf"), (".gz", "osm.gz"), (".bz2", "osm.bz2"))
            if lowered.endswith(ending)
        ),
        "osm",
    )
