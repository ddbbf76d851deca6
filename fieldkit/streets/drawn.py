"""What of OpenStreetMap a printed map shows, by its tags; everything else is left out of the record.

Nothing military is ever drawn (地图管理条例 §8). What runs in a tunnel or a culvert is not seen on the ground.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.streets.features import MapFeature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROADS = frozenset(
    (
        "motorway",
        "motorway_link",
        "trunk",
        "trunk_link",
        "primary",
        "primary_link",
        "secondary",
        "secondary_link",
        "tertiary",
        "tertiary_link",
        "unclassified",
        "residential",
        "living_street",
        "pedestrian",
        "service",
        "footway",
        "path",
        "steps",
        "cycleway",
        "track",
        "road",
    )
)
"""Values of ``highway`` that are drawn."""
_NOT_STREETS = {
    "service": frozenset(("parking_aisle", "driveway", "drive-through", "emergency_access")),
    "footway": frozenset(("sidewalk", "crossing", "traffic_island")),
    "cycleway": frozenset(("crossing", "lane", "track")),
}
"""Parts of a street that its own line already shows."""
_RAILWAYS = frozenset(("rail", "light_rail"))
_WATERWAYS = frozenset(("river", "canal", "stream", "ditch", "drain"))
_WATER = {
    "natural": frozenset(("water", "bay", "wetland")),
    "waterway": frozenset(("riverbank", "dock")),
    "landuse": frozenset(("reservoir", "basin")),
}
_GREEN = {
    "leisure": frozenset(("park", "garden", "pitch", "playground")),
    "landuse": frozenset(("grass", "forest", "recreation_ground", "village_green", "meadow", "orchard")),
    "natural": frozenset(("wood", "scrub", "grassland", "heath")),
}
_MARKS = {
    "amenity": frozenset(
        (
            "hospital",
            "clinic",
            "school",
            "kindergarten",
            "university",
            "college",
            "townhall",
            "police",
            "community_centre",
            "marketplace",
            "bus_station",
            "library",
            "post_office",
            "place_of_worship",
        )
    ),
    "railway": frozenset(("station",)),
    "shop": frozenset(("mall", "department_store")),
    "leisure": frozenset(("park", "stadium", "sports_centre")),
    "tourism": frozenset(("museum",)),
}
_NAMES = ("name:zh", "name:zh-Hans", "name")
_UNDER = frozenset(("tunnel", "culvert", "covered"))


def as_drawn(one: MapFeature) -> Iterator[MapFeature]:
    """Yield what a map shows of a thing of OpenStreetMap; what stands on an area is a place in its middle."""
    kept = _BY_SHAPE[one.shape](one.tags)
    if kept is not None:
        yield replace(one, tags=kept)
    mark = drawn_mark(one.tags) if one.shape == "area" else None
    if mark is not None:
        ring = one.points[:-1] if one.points[0] == one.points[-1] else one.points
        across, up = zip(*ring, strict=True)
        yield MapFeature("point", ((sum(across) / len(across), sum(up) / len(up)),), mark)


def drawn_line(tags: Mapping[str, str]) -> dict[str, str] | None:
    """What is kept of a street, railway or watercourse; None for what no map shows."""
    if _is_secret(tags) or _is_under(tags):
        return None
    name = _name(tags)
    road = tags.get("highway", "")
    if road in ROADS and tags.get("area") != "yes":
        part = tags.get(road, "") if road in _NOT_STREETS else ""
        return None if part in _NOT_STREETS.get(road, ()) else {**name, "highway": road}
    if tags.get("railway") in _RAILWAYS:
        # yards and sidings carry no name that people know
        return None if "service" in tags else {**name, "railway": "rail"}
    course = tags.get("waterway", "")
    return {**name, "waterway": course} if course in _WATERWAYS else None


def drawn_area(tags: Mapping[str, str]) -> dict[str, str] | None:
    """What is kept of water, green or an administrative area; None for what no map shows."""
    if _is_secret(tags) or _is_under(tags):
        return None
    for kinds, key, value in ((_WATER, "natural", "water"), (_GREEN, "leisure", "park")):
        if any(tags.get(one) in values for one, values in kinds.items()):
            return {**_name(tags), key: value}
    if tags.get("boundary") == "administrative":
        return {**_name(tags), "boundary": "administrative"}
    return None


def drawn_mark(tags: Mapping[str, str]) -> dict[str, str] | None:
    """What is kept of a place that people find their way by; None for one without a name."""
    name = _name(tags)
    if not name or _is_secret(tags):
        return None
    return next(({**name, key: tags[key]} for key, values in _MARKS.items() if tags.get(key) in values), None)


def _name(tags: Mapping[str, str]) -> dict[str, str]:
    name = next((tags[key].strip() for key in _NAMES if tags.get(key, "").strip()), "")
    return {"name": name} if name else {}


def _is_secret(tags: Mapping[str, str]) -> bool:
    return "military" in tags or tags.get("landuse") == "military"


def _is_under(tags: Mapping[str, str]) -> bool:
    return (
        any(tags.get(key, "no") not in {"no", ""} for key in _UNDER) or tags.get("location") == "underground"
    )


_BY_SHAPE: dict[str, Callable[[Mapping[str, str]], dict[str, str] | None]] = {
    "line": drawn_line,
    "area": drawn_area,
    "point": drawn_mark,
}
