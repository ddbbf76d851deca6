"""Where residents set out: recorded points, points of a file, or a grid where there are none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.facts import CirclePeople, StartPoint
from fieldkit.analysis.reach.ground import metres
from fieldkit.analysis.reach.lattice import lattice, median
from fieldkit.analysis.reach.problems import ReachProblem
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.registers.datums import Datum
from fieldkit.registers.places import convert, location_text
from fieldkit.registers.start_point import CATEGORIES, START_POINT
from fieldkit.services.records import RecordService

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.ground import Degrees, Ground
    from fieldkit.services.reach_facts import Places
    from fieldkit.services.workspace import Workspace
    from fieldkit.streets.points import ReadPoint

GRID_POINT = "网格点 {number}"
MIDDLE = "网点分布的中心"


class Origin(StrEnum):
    """Which start points are taken."""

    AUTO = "auto"
    GATE = "gate"
    ADDRESS = "address"
    CENTRE = "centre"
    GRID = "grid"

    @property
    def label(self) -> Text:
        """In words."""
        return _LABELS[self]


_LABELS = {
    Origin.AUTO: Text("已登记的起点", "recorded start points"),
    Origin.GATE: Text("小区出入口", "gates of compounds"),
    Origin.ADDRESS: Text("门牌地址", "addresses"),
    Origin.CENTRE: Text("社区中心点", "middles of communities"),
    Origin.GRID: Text("网格点", "grid points"),
}
FILE = Text("文件里的起点", "start points of the file")
_OUTLETS_MIDDLE = Text("网点分布的中心", "the middle of its outlets")


def starts_of(
    places: Places, ground: Ground, origin: Origin, points: Sequence[ReadPoint] = ()
) -> tuple[tuple[CirclePeople, ...], tuple[StartPoint, ...], list[Problem]]:
    """Start points of every circle, and what stands in for them where there are none.

    Args:
        places: what the registers hold.
        ground: a plane around them.
        origin: which kind is wanted.
        points: those of a file; where there are some, recorded ones are not used.
    """
    recorded, lost = _of_file(places, ground, points) if points else _recorded(places, origin)
    around: defaultdict[str, list[Degrees]] = defaultdict(list)
    for outlet in places.outlets:
        around[outlet.circle].append(outlet.place)
    circles, starts = [], []
    stand_in = 0
    for circle in places.circles:
        own = recorded.get(circle.id, [])
        words = FILE if points else origin.label
        if not own and origin is Origin.CENTRE and around[circle.id]:
            own, words = _middle(around[circle.id], ground, circle.id), _OUTLETS_MIDDLE
        elif not own and origin in {Origin.AUTO, Origin.GRID}:
            own, words = _grid(around[circle.id], ground, circle.id), Origin.GRID.label
            stand_in += len(own)
        starts.extend(own)
        circles.append(replace(circle, starts_from=words))
    told = []
    if lost:
        told.append(Problem(ReachProblem.NO_CIRCLE, Severity.WARNING, values={"count": lost}))
    if stand_in:
        told.append(Problem(ReachProblem.FROM_OUTLETS, Severity.NOTE, values={"count": stand_in}))
    return tuple(circles), tuple(starts), told


def _recorded(places: Places, origin: Origin) -> tuple[dict[str, list[StartPoint]], int]:
    found: defaultdict[str, list[StartPoint]] = defaultdict(list)
    for one in places.starts if origin is not Origin.GRID else ():
        if origin is Origin.AUTO or one.category == origin:
            found[one.circle].append(StartPoint(one.name, one.circle, one.place, one.people))
    return found, 0


def _of_file(
    places: Places, ground: Ground, points: Sequence[ReadPoint]
) -> tuple[dict[str, list[StartPoint]], int]:
    """Points by the community they name; one that names none goes to the circle of the nearest outlet."""
    found: defaultdict[str, list[StartPoint]] = defaultdict(list)
    outlets = [(ground.flat(*one.place), one.circle) for one in places.outlets if one.circle]
    lost = 0
    for point in points:
        place = _wgs84(point)
        circle = places.circle_of.get(places.community_ids.get(point.community, ""), "")
        if not circle and not point.community and outlets:
            flat = ground.flat(*place)
            circle = min(outlets, key=lambda one: metres(flat, one[0]))[1]
        if circle:
            found[circle].append(StartPoint(point.name, circle, place, point.people))
        else:
            lost += 1
    return found, lost


def _grid(places: Sequence[Degrees], ground: Ground, circle: str) -> list[StartPoint]:
    grid = lattice(ground.flat(*place) for place in places)
    return [
        StartPoint(GRID_POINT.format(number=number), circle, ground.degrees(flat))
        for number, flat in enumerate(grid, 1)
    ]


def _middle(places: Sequence[Degrees], ground: Ground, circle: str) -> list[StartPoint]:
    flat = median([ground.flat(*place) for place in places])
    return [StartPoint(MIDDLE, circle, ground.degrees(flat))]


def _wgs84(point: ReadPoint) -> Degrees:
    here = convert(point.location, Datum.WGS84)
    return here.longitude, here.latitude


def keep_points(workspace: Workspace, points: Sequence[ReadPoint], places: Places) -> int:
    """Record the points of a file; those that are recorded already, by name and place, are passed over.

    Returns:
        How many were new.
    """
    records = RecordService(workspace)
    known = {(one.values["name"], one.values["location"]) for one in records.every(START_POINT.key)}
    rows: list[dict[str, str | None]] = []
    for point in points:
        key = (point.name, location_text(point.location))
        if key not in known:
            known.add(key)
            rows.append(
                {
                    "name": key[0],
                    "location": key[1],
                    "community": places.community_ids.get(point.community) or None,
                    "category": _category(point.category),
                    "people": None if point.people is None else f"{point.people:.0f}",
                }
            )
    if rows:
        records.add_many(START_POINT.key, rows)
    return len(rows)


def _category(text: str) -> str | None:
    words = text.strip()
    return next(
        (one.code for one in CATEGORIES if words in {one.code, one.label.zh, one.label.en, *one.aliases}),
        None,
    )
