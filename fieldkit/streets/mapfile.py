"""Lines, areas and points of a map file with what is said of them: GeoJSON and KML, WGS-84."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.places import is_in_china
from fieldkit.streets.geojson import degrees, features
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fieldkit.analysis.reach.ground import Degrees

LARGEST = 16 * 1024 * 1024
MOST_POINTS = 200_000
_SHAPES = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


@dataclass(frozen=True, slots=True)
class MapFeature:
    """One thing of a map: ``shape`` is ``point``, ``line`` or ``area``; points in WGS-84."""

    shape: str
    points: tuple[Degrees, ...]
    tags: Mapping[str, str]


def read_map(path: Path, name: str = "") -> list[MapFeature]:
    """Everything that a map file draws.

    Args:
        name: what the file was called, where it lies under another name.

    Raises:
        FieldkitError: unknown, damaged or too large; coordinates that are no degrees, swapped or not in China.
    """
    ending = (name or path.name).lower()
    if ending.endswith((".geojson", ".json")):
        found = list(_of_geojson(path))
    elif ending.endswith(".kml"):
        found = list(_of_kml(path))
    else:
        raise FieldkitError(StreetsError.UNKNOWN_FORMAT, file=name or path.name)
    if not found:
        raise FieldkitError(StreetsError.NO_STREETS, file=name or path.name)
    if sum(len(one.points) for one in found) > MOST_POINTS:
        raise FieldkitError(StreetsError.TOO_LARGE, file=name or path.name, limit=f"{MOST_POINTS:,}")
    for one in found:
        for place in one.points:
            if not is_in_china(*place):
                example = f"{place[0]:g},{place[1]:g}"
                raise FieldkitError(StreetsError.ELSEWHERE, file=name or path.name, example=example)
    return found


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
