"""The ground of a circle's poster: map files that were attached to it, as streets, water, landmarks, outline."""

from __future__ import annotations

from dataclasses import replace
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
from fieldkit.posters.spec import GUIDE_ONLY
from fieldkit.registers.boundaries import SideKind, side_kind
from fieldkit.registers.datums import Datum, convert_pair
from fieldkit.registers.records import codes_of
from fieldkit.services.reach import ReachService
from fieldkit.services.records import RecordService
from fieldkit.storage import files, lists
from fieldkit.streets.mapfile import read_map

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.posters.spec import PosterSpec
    from fieldkit.services.workspace import Workspace
    from fieldkit.streets.mapfile import MapFeature

KEY = "map_files"
_NAMES = ("name", "名称", "路名", "道路名称")
_RANKS = {
    StreetClass.MAIN: {"motorway", "trunk", "primary", "secondary", "主干道", "次干道"},
    StreetClass.LANE: {"service", "living_street", "pedestrian", "巷", "支路", "小路"},
    StreetClass.PATH: {"footway", "path", "steps", "cycleway", "track"},
}
_MARKS = {
    LandmarkKind.HOSPITAL: {"hospital", "clinic", "医院"},
    LandmarkKind.SCHOOL: {"school", "kindergarten", "university", "college", "学校"},
    LandmarkKind.GREEN: {"park", "garden", "公园"},
    LandmarkKind.OFFICE: {"townhall", "police", "community_centre", "社区"},
    LandmarkKind.MARKET: {"marketplace", "mall", "supermarket", "市场"},
    LandmarkKind.STOP: {"bus_station", "station", "车站"},
}


def attach_map(workspace: Workspace, circle: str, paths: Sequence[Path]) -> int:
    """Keep map files with a circle, in place of earlier ones; returns how many lines, areas and points they hold.

    Raises:
        FieldkitError: a file that cannot be used; nothing was changed.
    """
    count = sum(len(read_map(path)) for path in paths)
    records = RecordService(workspace)
    for digest in _kept(workspace, circle):
        records.detach(circle, digest, key=KEY)
    for path in paths:
        records.attach(circle, path.name, path.read_bytes(), key=KEY)
    return count


def ground_of(workspace: Workspace, circle: str) -> Ground | None:
    """The ground that a circle's map files show; None without any, or where they have not arrived yet."""
    found: list[MapFeature] = []
    for digest in _kept(workspace, circle):
        path = files.path_of(workspace.path, digest)
        if path.is_file():
            with workspace.database.read() as connection:
                name = files.name_of(connection, digest)
            found += read_map(path, name)
    if not found:
        return None
    walking = ReachService(workspace).walking()
    return replace(_ground(found), pace=walking.speed / walking.detour)


def on_ground(workspace: Workspace, spec: PosterSpec) -> PosterSpec:
    """The poster on its map, where there is one; coordinates then count more than places on the sketch."""
    ground = ground_of(workspace, spec.circle_id)
    if ground is None:
        return spec
    outlets = tuple(one if one.lonlat is None else replace(one, position=None) for one in spec.outlets)
    return replace(spec, ground=ground, outlets=outlets, disclaimer=spec.words(GUIDE_ONLY))


def _kept(workspace: Workspace, circle: str) -> tuple[str, ...]:
    with workspace.database.read() as connection:
        row = lists.rows(connection, "circle", [circle], (KEY,)).get(circle, {})
    return tuple(codes_of(str(row.get(KEY) or "") or None))


def _ground(features: Sequence[MapFeature]) -> Ground:
    outlines, streets, rails, areas, marks = [], [], [], [], []
    for one in features:
        points = tuple(convert_pair(x, y, Datum.WGS84, Datum.GCJ02) for x, y in one.points)
        name = next((one.tags[key].strip() for key in _NAMES if one.tags.get(key)), "")
        values = set(one.tags.values())
        kind = side_kind(name) if name else SideKind.PLACE
        if one.shape == "point":
            marks.append(GroundMark(name, _mark(values), points[0]))
        elif one.shape == "area":
            if values & {"water", "river", "水系", "riverbank"}:
                areas.append(Area(name, AreaKind.WATER, points))
            elif values & {"park", "garden", "grass", "forest", "绿地", "公园"}:
                areas.append(Area(name, AreaKind.GREEN, points))
            elif not one.tags.get("building"):
                outlines.append(points[:-1] if points[0] == points[-1] else points)
        elif "railway" in one.tags or kind is SideKind.RAILWAY:
            rails.append(Rail(name, points))
        elif "waterway" in one.tags or kind is SideKind.WATER:
            areas.append(Area(name, AreaKind.WATER, points, closed=False))
        else:
            streets.append(Street(name, _rank(values, kind), points))
    return Ground(tuple(outlines), tuple(streets), tuple(rails), tuple(areas), tuple(marks), is_real=True)


def _mark(values: set[str]) -> LandmarkKind:
    return next((kind for kind, words in _MARKS.items() if words & values), LandmarkKind.OTHER)


def _rank(values: set[str], kind: SideKind) -> StreetClass:
    found = next((rank for rank, words in _RANKS.items() if words & values), None)
    usual = StreetClass.LANE if kind is SideKind.LANE else StreetClass.STREET
    return usual if found is None else found
