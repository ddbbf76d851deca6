"""The ground of a circle's poster: map files that were attached to it, cut to the circle's surroundings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.coordplan import coordinate_ground, without_slips
from fieldkit.posters.namedsides import outline_by_names
from fieldkit.posters.spec import GUIDE_ONLY
from fieldkit.registers.boundaries import parse_boundary
from fieldkit.registers.circle import MAP_FILES
from fieldkit.registers.datums import Datum
from fieldkit.registers.places import convert, read_location
from fieldkit.registers.records import codes_of
from fieldkit.services.ground_features import ground_from
from fieldkit.services.names import short_name
from fieldkit.services.reach import ReachService
from fieldkit.services.records import RecordService
from fieldkit.storage import files, lists
from fieldkit.streets.box import Box
from fieldkit.streets.cutting import cut, written
from fieldkit.streets.mapfile import read_map
from fieldkit.streets.problems import StreetsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.ground import Ground
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.services.workspace import Workspace
    from fieldkit.streets.features import MapFeature

    _Degrees = tuple[float, float]

KEY = MAP_FILES
LEAST_M = 600.0
"""Metres around the outlets of even the smallest circle."""
NEAR_M = 250.0
"""Metres within which a mapped town has a street beside every outlet."""
MOST_CLICKED = 2
"""Where fewer than half of the outlets have coordinates, the sketch tells more."""
AROUND = 1.5
"""Parts of a circle's longer side: a wide sheet shows so much beside a circle that is high."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What was kept of map files.

    Attributes:
        count: lines, areas and points.
        size: bytes kept.
        outside: outlets with coordinates that lie where the map draws nothing.
        credit: who must be named on the poster.
    """

    count: int
    size: int
    outside: int
    credit: str


def attach_map(
    workspace: Workspace, circle: str, paths: Sequence[Path], *, progress: Progress | None = None
) -> Attached:
    """Keep the circle's surroundings out of map files, in place of earlier ones.

    Raises:
        FieldkitError: a file that cannot be used, or that shows another place; nothing was changed.
    """
    places = without_slips(located(workspace, circle))
    box = _surroundings(places)
    whole = [read_map(path, box=box, progress=progress) for path in paths]
    box = box or _named_surroundings(
        workspace, circle, [one for content in whole for one in content.features]
    )
    contents, names = [], []
    for path, read in zip(paths, whole, strict=True):
        content = read if box is None else cut(read, box)
        if not content.features:
            raise FieldkitError(StreetsError.NO_MAP, file=path.name)
        contents.append(content)
        names.append(f"{_stem(path.name)}.geojson")
    kept = [written(content) for content in contents]
    RecordService(workspace).put_files(circle, list(zip(names, kept, strict=True)), key=KEY)
    features = [one for content in contents for one in content.features]
    return Attached(
        len(features),
        sum(map(len, kept)),
        _outside(places, features),
        next((one.credit for one in contents if one.credit), ""),
    )


def remove_map(workspace: Workspace, circle: str) -> bool:
    """Draw the sketch again; returns whether there was a map."""
    if not map_names(workspace, circle):
        return False
    RecordService(workspace).put_files(circle, (), key=KEY)
    return True


def kept_map(workspace: Workspace, circle: str) -> str:
    """What names the map files of a circle, to put them back with; empty for none."""
    return ";".join(_kept(workspace, circle))


def put_map_back(workspace: Workspace, circle: str, kept: str) -> None:
    """Let a circle have the map files that it had."""
    RecordService(workspace).set_values(circle, {KEY: kept or None})


def map_names(workspace: Workspace, circle: str) -> list[str]:
    """What the map files of a circle are called; empty where one has not arrived yet."""
    with workspace.database.read() as connection:
        return [files.name_of(connection, digest) for digest in _kept(workspace, circle)]


def ground_of(workspace: Workspace, circle: str) -> Ground | None:
    """The ground that a circle's map files show; None without any, or where they have not arrived yet."""
    found: list[MapFeature] = []
    credit = ""
    for digest in _kept(workspace, circle):
        path = files.path_of(workspace.path, digest)
        if path.is_file():
            with workspace.database.read() as connection:
                name = files.name_of(connection, digest)
            content = read_map(path, name)
            found += content.features
            credit = credit or content.credit
    if not found:
        return None
    return replace(ground_from(found, _names(workspace, circle), credit), pace=pace_of(workspace))


def pace_of(workspace: Workspace) -> float:
    """Metres of straight line that one comes in a minute, as the workspace counts walking."""
    walking = ReachService(workspace).walking()
    return walking.speed / walking.detour


def on_ground(workspace: Workspace, spec: PosterSpec) -> PosterSpec:
    """The poster on its map, or to scale by its outlets' coordinates; these then count more than a click."""
    seen = tuple(without_slips([one.lonlat for one in spec.outlets if one.lonlat is not None]))
    ground = ground_of(workspace, spec.circle_id)
    if ground is not None:
        spec = replace(spec, disclaimer=spec.words(GUIDE_ONLY))
        outline = None if ground.outlines else outline_by_names(spec.boundary, ground, seen)
        ground = ground if outline is None else replace(ground, outlines=(outline,), edges=())
    elif MOST_CLICKED * len(seen) >= len(spec.outlets):
        ground = coordinate_ground(spec.boundary, seen, pace_of(workspace))
    if ground is None:
        return spec
    return replace(spec, ground=replace(ground, seen=seen))


def located(workspace: Workspace, circle: str) -> list[_Degrees]:
    """Where the outlets of a circle are, WGS-84; those without a datum are left out."""
    with workspace.database.read() as connection:
        communities = lists.ids(connection, "area", lists.Filter(equals=(("circle", (circle,)),)))
        here = (("community", tuple(communities) or ("",)),)
        ids = lists.ids(connection, "outlet", lists.Filter(equals=here))
        rows = lists.rows(connection, "outlet", ids, ("location",))
    places = []
    for row in rows.values():
        place = read_location(str(row["location"])) if row["location"] else None
        if place is not None and place.datum is not None and place.is_in_china:
            exact = convert(place, Datum.WGS84)
            places.append((exact.longitude, exact.latitude))
    return places


def _surroundings(places: Sequence[_Degrees]) -> Box | None:
    """What a sheet may show around these places; None for no places: then all of a map is kept."""
    tight = Box.around(places, 0.0)
    if tight is None:
        return None
    return Box.around(places, max(LEAST_M, AROUND * tight.longer_side()))


def _named_surroundings(workspace: Workspace, circle: str, features: Sequence[MapFeature]) -> Box | None:
    """What a sheet may show around the streets that the circle's 四至 names; None where they are not on the map."""
    with workspace.database.read() as connection:
        row = lists.rows(connection, "circle", [circle], ("boundary",)).get(circle, {})
    outline = outline_by_names(parse_boundary(str(row.get("boundary") or "")), ground_from(features), ())
    return None if outline is None else _surroundings(outline)


def _outside(places: Sequence[_Degrees], features: Sequence[MapFeature]) -> int:
    """Count the places that no line of the map comes near."""
    lines = [one.points for one in features if one.shape == "line"]
    near = (Box.around([place], NEAR_M) for place in places)
    return sum(box is not None and not any(_meets(box, line) for line in lines) for box in near)


def _meets(box: Box, line: Sequence[_Degrees]) -> bool:
    return box.meets(line) and any(box.meets(piece) for piece in pairwise(line))


def _stem(name: str) -> str:
    for ending in (".gz", ".bz2"):
        name = name.removesuffix(ending)
    stem = name.rpartition(".")[0] or name
    return stem.removesuffix(".osm") or stem


def _names(workspace: Workspace, circle: str) -> list[str]:
    with workspace.database.read() as connection:
        row = lists.rows(connection, "circle", [circle], ("name",)).get(circle, {})
        communities = lists.ids(connection, "area", lists.Filter(equals=(("circle", (circle,)),)))
        rows = lists.rows(connection, "area", communities, ("name",))
    return [short_name(str(row.get("name") or "")), *(str(one["name"] or "") for one in rows.values())]


def _kept(workspace: Workspace, circle: str) -> tuple[str, ...]:
    with workspace.database.read() as connection:
        row = lists.rows(connection, "circle", [circle], (KEY,)).get(circle, {})
    return tuple(codes_of(str(row.get(KEY) or "") or None))
