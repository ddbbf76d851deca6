"""Lines and points of GeoJSON (RFC 7946): longitude first, WGS-84."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from fieldkit.analysis.reach.network import Way
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.places import is_swapped
from fieldkit.streets.foot import may_be_walked
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.streets.box import Box

LARGEST = 256 * 1024 * 1024
_WGS84 = re.compile(r"(?:CRS:?84|EPSG:*(?:4326|4490))$", re.IGNORECASE)
"""CGCS2000 (4490) counts as equal."""
_SAME_DIGITS = 6
"""Points that agree to 0.1 m are one junction."""
OSM_CREDIT = "© OpenStreetMap contributors"
"""What the licence (ODbL) asks to be said on everything made of this data."""
_CREDITS = ("attribution", "copyright", "credit")
_LONGEST_CREDIT = 60
_RULED = ("highway", "foot", "access")


def features(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Geometry and properties of every feature; collections are opened.

    Raises:
        FieldkitError: the file is not GeoJSON in WGS-84, is damaged or too large.
    """
    document = _document(path)
    _check_datum(document, path)
    found = document.get("features", [document])
    for one in found if isinstance(found, list) else []:
        if not isinstance(one, dict):
            continue
        geometry = one.get("geometry") if one.get("type") == "Feature" else one
        properties = one.get("properties")
        if isinstance(geometry, dict):
            kept = properties if isinstance(properties, dict) else {}
            for part in geometry.get("geometries") or (geometry,):
                if isinstance(part, dict):
                    yield part, kept


def credit_of(path: Path) -> str:
    """Whom the file asks to name, in its own words; OpenStreetMap where its exports say where they come from."""
    document = _document(path)
    said = next((str(document[key]) for key in _CREDITS if document.get(key)), "")
    found = document.get("features")
    first = found[0] if isinstance(found, list) and found else None
    properties = first.get("properties") if isinstance(first, dict) else None
    keys = set(properties) if isinstance(properties, dict) else set()
    is_osm = "openstreetmap" in said.lower() or bool({"@id", "osm_id", "osm_type"} & keys)
    return OSM_CREDIT if is_osm else said.strip()[:_LONGEST_CREDIT]


def read_lines(path: Path, box: Box | None) -> Iterator[Way]:
    """The lines that may be walked; all are where nothing is said of the kind of street.

    Raises:
        FieldkitError: as :func:`features`; coordinates that are no degrees, or the wrong way round.
    """
    for geometry, properties in features(path):
        tags = {key: str(properties[key]) for key in _RULED if properties.get(key) is not None}
        if tags and not may_be_walked({"highway": "path", **tags}):
            continue
        for line in _lines(geometry):
            points = tuple(degrees(pair, path) for pair in line)
            if len(points) > 1 and (box is None or box.touches(points)):
                keys = tuple((round(x, _SAME_DIGITS), round(y, _SAME_DIGITS)) for x, y in points)
                yield Way(keys, points)


def degrees(pair: object, path: Path) -> Degrees:
    """One position, longitude first.

    Raises:
        FieldkitError: BROKEN, NOT_DEGREES or SWAPPED.
    """
    try:
        longitude, latitude = _two_figures(pair)
    except (TypeError, ValueError) as error:
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason=str(pair)[:40]) from error
    example = f"{longitude:g},{latitude:g}"
    if is_swapped(longitude, latitude):
        raise FieldkitError(StreetsError.SWAPPED, file=path.name, example=example)
    if not (-180 <= longitude <= 180 and -90 < latitude < 90):
        raise FieldkitError(StreetsError.NOT_DEGREES, file=path.name, example=example)
    return longitude, latitude


def _two_figures(pair: object) -> Degrees:
    if not isinstance(pair, list) or len(pair) < 2:
        raise TypeError
    return float(pair[0]), float(pair[1])


def _lines(geometry: dict[str, Any]) -> list[Any]:
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        return []
    if geometry.get("type") == "LineString":
        return [coordinates]
    if geometry.get("type") == "MultiLineString":
        return [line for line in coordinates if isinstance(line, list)]
    return []


def _document(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise FieldkitError(StreetsError.TOO_LARGE, file=path.name, limit="256 MB")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FieldkitError(
            StreetsError.UNREADABLE, file=path.name, reason=error.strerror or str(error)
        ) from error
    except UnicodeDecodeError as error:
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason="UTF-8") from error
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason=str(error)[:60]) from error
    if not isinstance(document, dict) or "type" not in document:
        raise FieldkitError(StreetsError.UNKNOWN_FORMAT, file=path.name)
    return document


def _check_datum(document: dict[str, Any], path: Path) -> None:
    """Old files name their datum; RFC 7946 knows WGS-84 alone."""
    named = document.get("crs")
    properties = named.get("properties") if isinstance(named, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if name and not _WGS84.search(str(name)):
        raise FieldkitError(StreetsError.OTHER_DATUM, file=path.name, datum=str(name)[:60])
