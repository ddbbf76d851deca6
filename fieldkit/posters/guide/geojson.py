"""The outlets as GeoJSON (RFC 7946): WGS-84, keys in English, no fact that the page does not show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fieldkit.registers.places import Datum, Location, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.guide.facts import GuideCircle, GuideOutlet

DATUM_NOTE = (
    "Coordinates are WGS-84 (longitude, latitude), as RFC 7946 wants them, converted from GCJ-02; "
    "maps of Amap, Tencent and Baidu need GCJ-02 or BD-09. 坐标为 WGS-84，由 GCJ-02 换算而来。"
)


def geojson(circles: Sequence[GuideCircle], *, disclaimer: str, data_date: str) -> bytes:
    """A collection of every outlet of these circles; one without a known place has no geometry."""
    features = [_feature(circle, outlet) for circle in circles for outlet in circle.outlets]
    collection = {
        "type": "FeatureCollection",
        "datum": "WGS-84",
        "datum_note": DATUM_NOTE,
        "disclaimer": disclaimer,
        "data_date": data_date,
        "features": features,
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(circle: GuideCircle, outlet: GuideOutlet) -> dict[str, object]:
    printed = outlet.printed
    return {
        "type": "Feature",
        "id": printed.id,
        "geometry": _point(printed.lonlat),
        "properties": {
            "circle": circle.spec.title,
            "circle_code": circle.spec.poster_number,
            "number": printed.number,
            "name": printed.name,
            "category": printed.purpose,
            "type_code": outlet.type_code,
            "type": outlet.type_name,
            "address": printed.address,
            "hours": printed.hours,
            "open_24h": printed.open_24h,
            "phone": printed.phone,
        },
    }


def _point(gcj02: tuple[float, float] | None) -> dict[str, object] | None:
    if gcj02 is None:
        return None
    there = convert(Location(*gcj02, Datum.GCJ02), Datum.WGS84)
    return {"type": "Point", "coordinates": [round(there.longitude, 6), round(there.latitude, 6)]}
