"""Lines, areas and points of a map file with what is said of them: OpenStreetMap, GeoJSON and KML, WGS-84."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.registers.places import is_in_china
from fieldkit.streets.drawn import as_drawn
from fieldkit.streets.features import MapContent, MapFeature
from fieldkit.streets.geojson import OSM_CREDIT, credit_of, degrees, features
from fieldkit.streets.osm import ENDINGS as OSM
from fieldkit.streets.osm_map import OsmMap
from fieldkit.streets.problems import StreetsError
from fieldkit.streets.reading import check_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.streets.box import Box

ENDINGS = (*OSM, ".geojson", ".json", ".kml")
LARGEST = 16 * 1024 * 1024
MOST_POINTS = 200_000
_SHAPES = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def read_map(
    path: Path, name: str = "", *, box: Box | None = None, progress: Progress | None = None
) -> MapContent:
    """What a map file draws.

    Args:
        name: what the file was called, where it lies under another name.
        box: leave out what is elsewhere; None reads all.
        progress: asked now and then whether to stop.

    Raises:
        FieldkitError: unknown, damaged or too large; coordinates that are no degrees, swapped or not in China;
            nothing of it lies in the box.
    """
    name = name or path.name
    check_there(path)
    ending = name.lower()
    credit, seen = "", None
    if ending.endswith(OSM):
        whole = OsmMap(path, name, box, progress or Progress())
        found, credit = list(whole.features()), OSM_CREDIT
        seen = whole.seen
    elif ending.endswith((".geojson", ".json")):
        every = list(_of_geojson(path))
        credit = credit_of(path)
        if credit == OSM_CREDIT:
            every = [shown for one in every for shown in as_drawn(one)]
        found, seen = _near(every, box)
    elif ending.endswith(".kml"):
        found, seen = _near(list(_of_kml(path)), box)
    else:
        raise FieldkitError(StreetsError.UNKNOWN_MAP, file=name)
    _check(found, seen, name, box)
    return MapContent(tuple(found), credit)


def _near(every: list[MapFeature], box: Box | None) -> tuple[list[MapFeature], Degrees | None]:
    found = [one for one in every if box is None or box.meets(one.points)]
    return found, every[0].points[0] if every else None


def _check(found: Sequence[MapFeature], seen: Degrees | None, name: str, box: Box | None) -> None:
    """Refuse what holds nothing, too much, or lies elsewhere."""
    if not found and (seen is None or box is None):
        raise FieldkitError(StreetsError.NO_MAP, file=name)
    if seen is not None and not found:
        _check_in_china(seen, name)
        kilometres = box.kilometres_to(seen) if box else 0.0
        raise FieldkitError(StreetsError.FAR, file=name, kilometres=f"{kilometres:,.0f}")
    if sum(len(one.points) for one in found) > MOST_POINTS:
        raise FieldkitError(StreetsError.TOO_LARGE, file=name, limit=f"{MOST_POINTS:,}")
    for one in found:
        for place in one.points:
            _check_in_china(place, name)


def _check_in_china(place: Degrees, name: str) -> None:
    if not is_in_china(*place):
        example = f"{place[0]:g},{place[1]:g}"
        raise FieldkitError(StreetsError.ELSEWHERE, file=name, example=example)


def _of_geojson(path: Path) -> Iterator[MapFeature]:
    for geometry, properties in features(path):
        tags = {key: str(value) for key, value in properties.items() if value is not None}
        kind, coordinates = str(geometry.get("type")), geometry.get("coordinates")
        for shape, points in _parts(kind, coordinates, path):
            if points:
                yield MapFeature(shape, points, tags)


def _parts(kind: str, coordinates: Any, path: Path) -> Iterator[tuple[str, tuple[Degrees, ...]]]:  # noqa: ANN401
    """Yield what a geometry draws; of an area its outer edge."""
    if kind not in _SHAPES or not isinstance(coordinates, list):
        return
    if kind == "Point":
        yield "point", (degrees(coordinates, path),)
    elif kind == "LineString":
        yield "line", tuple(degrees(pair, path) for pair in coordinates)
    elif kind == "Polygon":
        for ring in coordinates[:1]:
            yield "area", tuple(degrees(pair, path) for pair in ring)
    else:
        for part in coordinates:
            yield from _parts(kind.removeprefix("Multi"), part, path)


def _of_kml(path: Path) -> Iterator[MapFeature]:
    from lxml import etree

    if path.stat().st_size > LARGEST:
        raise FieldkitError(StreetsError.TOO_LARGE, file=path.name, limit="16 MB")
    guarded = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(path.read_bytes(), guarded)
    except etree.XMLSyntaxError as error:
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason=str(error)[:60]) from error
    for mark in root.iterfind(".//{*}Placemark"):
        tags = {str(one.get("name")): one.findtext("{*}value") or "" for one in mark.iterfind(".//{*}Data")}
        tags["name"] = (mark.findtext("{*}name") or tags.get("name", "")).strip()
        for shape, where in (
            ("point", ".//{*}Point/{*}coordinates"),
            ("line", ".//{*}LineString/{*}coordinates"),
            ("area", ".//{*}outerBoundaryIs//{*}coordinates"),
        ):
            for text in mark.iterfind(where):
                pairs = (text.text or "").split()
                if pairs:
                    yield MapFeature(shape, tuple(degrees(pair.split(","), path) for pair in pairs), tags)
