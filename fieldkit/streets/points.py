"""Start points from a table (.csv), GeoJSON or KML."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.places import Datum, Location, parse_location
from fieldkit.streets.geojson import degrees, features
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LARGEST = 64 * 1024 * 1024
MOST = 100_000
_COLUMNS = {
    "name": ("name", "名称", "起点", "小区", "地址", "address"),
    "location": ("location", "位置", "坐标", "经纬度"),
    "longitude": ("longitude", "经度", "lng", "lon", "x"),
    "latitude": ("latitude", "纬度", "lat", "y"),
    "datum": ("datum", "坐标系", "坐标来源"),
    "community": ("community", "社区", "所属社区"),
    "people": ("people", "人数", "人口", "户数", "households"),
    "category": ("category", "类别", "类型"),
}


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """A start point as a file has it; texts as written, ``location`` with its datum."""

    name: str
    location: Location
    community: str = ""
    people: float | None = None
    category: str = ""


def read_points(path: Path) -> list[ReadPoint]:
    """All start points of a file.

    Raises:
        FieldkitError: the file cannot be read, or a place cannot be used; the row is named.
    """
    ending = path.name.lower()
    if ending.endswith((".geojson", ".json")):
        found = list(_of_geojson(path))
    elif ending.endswith(".kml"):
        found = list(_of_kml(path))
    elif ending.endswith((".csv", ".txt")):
        found = list(_of_table(path))
    else:
        raise FieldkitError(StreetsError.UNKNOWN_FORMAT, file=path.name)
    if not found:
        raise FieldkitError(StreetsError.NO_POINTS, file=path.name)
    if len(found) > MOST:
        raise FieldkitError(StreetsError.TOO_LARGE, file=path.name, limit=f"{MOST:,}")
    return found


def _of_table(path: Path) -> Iterator[ReadPoint]:
    rows = csv.DictReader(io.StringIO(_text(path), newline=""))
    columns = _columns([name or "" for name in rows.fieldnames or ()])
    try:
        for number, row in enumerate(rows, 2):
            values = {key: (row.get(column) or "").strip() for key, column in columns.items()}
            if any(values.values()):
                yield _point(values, path, number)
    except csv.Error as error:
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason=str(error)) from error


def _columns(head: list[str]) -> dict[str, str]:
    folded = {name.strip().lower(): name for name in head}
    found = {}
    for key, words in _COLUMNS.items():
        column = next((folded[word] for word in words if word in folded), None)
        if column is not None:
            found[key] = column
    return found


def _point(values: Mapping[str, str], path: Path, row: int) -> ReadPoint:
    pair = f"{values.get('longitude', '')},{values.get('latitude', '')}"
    labelled = f"经度{values.get('longitude', '')} 纬度{values.get('latitude', '')}"
    figures = labelled if pair.strip(",") else values.get("location", "")
    reading = parse_location(f"{figures} {values.get('datum', '')}".strip())
    shown = pair if pair.strip(",") else figures
    if reading.location is None:
        problem = reading.problems[0]
        raise FieldkitError(
            StreetsError.BAD_POINT,
            file=path.name,
            row=row,
            value=shown,
            why=problem.say("zh"),
            why_en=problem.say("en"),
        )
    if reading.location.datum is None:
        raise FieldkitError(StreetsError.NO_DATUM, file=path.name, row=row)
    return ReadPoint(
        name=values.get("name") or str(row),
        location=reading.location,
        community=values.get("community", ""),
        people=_number(values.get("people", "")),
        category=values.get("category", ""),
    )


def _of_geojson(path: Path) -> Iterator[ReadPoint]:
    for number, (geometry, properties) in enumerate(features(path), 1):
        if geometry.get("type") == "Point":
            pair = degrees(geometry.get("coordinates"), path)
            values = {key: _first(properties, words) for key, words in _COLUMNS.items()}
            yield _placed(values, pair, path, number)


def _first(properties: Mapping[str, Any], words: tuple[str, ...]) -> str:
    return next((str(properties[word]) for word in words if properties.get(word) is not None), "")


def _of_kml(path: Path) -> Iterator[ReadPoint]:
    from lxml import etree

    guarded = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_bytes(path), guarded)
    except etree.XMLSyntaxError as error:
        raise FieldkitError(StreetsError.BROKEN, file=path.name, reason=str(error)[:60]) from error
    for number, mark in enumerate(root.iterfind(".//{*}Placemark"), 1):
        text = mark.findtext("{*}Point/{*}coordinates")
        if text:
            values = {
                str(one.get("name")): one.findtext("{*}value") or "" for one in mark.iterfind(".//{*}Data")
            }
            named = {key: _first(values, words) for key, words in _COLUMNS.items()}
            named["name"] = (mark.findtext("{*}name") or named["name"]).strip()
            yield _placed(named, degrees(text.strip().split(","), path), path, number)


def _placed(values: Mapping[str, str], pair: tuple[float, float], path: Path, number: int) -> ReadPoint:
    """GeoJSON and KML are in WGS-84 by definition."""
    text = f"{pair[0]:.7f},{pair[1]:.7f},WGS84"
    reading = parse_location(f"{pair[0]:.6f},{pair[1]:.6f},{Datum.WGS84}")
    if reading.location is None:
        why = reading.problems[0]
        raise FieldkitError(
            StreetsError.BAD_POINT,
            file=path.name,
            row=number,
            value=text,
            why=why.say("zh"),
            why_en=why.say("en"),
        )
    return ReadPoint(
        name=values.get("name") or str(number),
        location=reading.location,
        community=values.get("community", ""),
        people=_number(values.get("people", "")),
        category=values.get("category", ""),
    )


def _number(text: str) -> float | None:
    try:
        found = float(text.replace(",", ""))
    except ValueError:
        return None
    return found if 0 <= found < 1e9 else None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise FieldkitError(StreetsError.TOO_LARGE, file=path.name, limit="64 MB")
        return path.read_bytes()
    except OSError as error:
        raise FieldkitError(
            StreetsError.UNREADABLE, file=path.name, reason=error.strerror or str(error)
        ) from error


def _text(path: Path) -> str:
    """A table as Excel and WPS save it: UTF-8 or the Chinese code page."""
    content = _bytes(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FieldkitError(StreetsError.BROKEN, file=path.name, reason="UTF-8")
