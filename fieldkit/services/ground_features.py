"""What a map draws, sorted into streets, water, landmarks and outline, in the datum of posters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.posters.ground import (
    Area,
    AreaKind,
    Ground,
    GroundMark,
    LandmarkKind,
    Rail,
    Street,
    StreetClass,
)
from fieldkit.registers.boundaries import SideKind, side_kind
from fieldkit.registers.datums import Datum, convert_pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.ground import Line
    from fieldkit.streets.features import MapFeature

_NAMES = ("name:zh", "name", "名称", "路名", "道路名称")
_RANKS = {
    StreetClass.MAIN: {"motorway", "trunk", "primary", "secondary", "主干道", "次干道"},
    StreetClass.LANE: {"service", "living_street", "pedestrian", "巷", "支路", "小路"},
    StreetClass.PATH: {"footway", "path", "steps", "cycleway", "track"},
}
_RANKS[StreetClass.MAIN] |= {f"{one}_link" for one in ("motorway", "trunk", "primary", "secondary")}
_MARKS = {
    LandmarkKind.HOSPITAL: {"hospital", "clinic", "医院"},
    LandmarkKind.SCHOOL: {"school", "kindergarten", "university", "college", "学校"},
    LandmarkKind.GREEN: {"park", "garden", "stadium", "sports_centre", "公园"},
    LandmarkKind.OFFICE: {"townhall", "police", "community_centre", "library", "社区"},
    LandmarkKind.MARKET: {"marketplace", "mall", "supermarket", "department_store", "市场"},
    LandmarkKind.STOP: {"bus_station", "station", "车站"},
}
_ENDINGS = ("居民委员会", "居委会", "村民委员会", "村委会", "社区", "小区", "村")
_WATER = {"water", "river", "水系", "riverbank"}
_GREEN = {"park", "garden", "grass", "forest", "绿地", "公园"}


def ground_from(features: Sequence[MapFeature], names: Sequence[str] = (), credit: str = "") -> Ground:
    """The ground that these features draw.

    Args:
        names: of the circle and its communities; an administrative area counts as outline only under one of them.
        credit: who must be named on the poster.
    """
    sorter = _Sorter(names)
    for one in features:
        sorter.take(one)
    return Ground(
        tuple(sorter.outlines),
        tuple(sorter.streets),
        tuple(sorter.rails),
        tuple(sorter.areas),
        tuple(sorter.marks),
        is_real=True,
        credit=credit,
    )


class _Sorter:
    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(_bare(name) for name in names if name)
        self.outlines: list[Line] = []
        self.streets: list[Street] = []
        self.rails: list[Rail] = []
        self.areas: list[Area] = []
        self.marks: list[GroundMark] = []

    def take(self, one: MapFeature) -> None:
        points = tuple(convert_pair(x, y, Datum.WGS84, Datum.GCJ02) for x, y in one.points)
        name = next((one.tags[key].strip() for key in _NAMES if one.tags.get(key)), "")
        values = {value for key, value in one.tags.items() if key not in _NAMES}
        if one.shape == "point":
            self.marks.append(GroundMark(name, _mark(values), points[0]))
        elif one.shape == "area":
            self._area(one, name, values, points)
        else:
            self._line(one, name, values, points)

    def _area(self, one: MapFeature, name: str, values: set[str], points: Line) -> None:
        if values & _WATER:
            self.areas.append(Area(name, AreaKind.WATER, points))
        elif values & _GREEN:
            self.areas.append(Area(name, AreaKind.GREEN, points))
        elif one.tags.get("building"):
            return
        elif "boundary" not in one.tags or (name and _bare(name) in self._names):
            self.outlines.append(points[:-1] if points[0] == points[-1] else points)

    def _line(self, one: MapFeature, name: str, values: set[str], points: Line) -> None:
        kind = side_kind(name) if name else SideKind.PLACE
        if "railway" in one.tags or ("highway" not in one.tags and kind is SideKind.RAILWAY):
            self.rails.append(Rail(name, points))
        elif "waterway" in one.tags or ("highway" not in one.tags and kind is SideKind.WATER):
            self.areas.append(Area(name, AreaKind.WATER, points, closed=False))
        else:
            self.streets.append(Street(name, _rank(values, kind), points))


def _bare(name: str) -> str:
    """A community's name without what kind of place it is."""
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def _mark(values: set[str]) -> LandmarkKind:
    return next((kind for kind, words in _MARKS.items() if words & values), LandmarkKind.OTHER)


def _rank(values: set[str], kind: SideKind) -> StreetClass:
    found = next((rank for rank, words in _RANKS.items() if words & values), None)
    usual = StreetClass.LANE if kind is SideKind.LANE else StreetClass.STREET
    return usual if found is None else found
