"""What of a map is kept with a circle: its surroundings, without detail that no print shows, as GeoJSON."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fieldkit.streets.features import MapContent, MapFeature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.streets.box import Box

DETAIL_M = 1.0
"""Metres; a bend smaller than this is under a tenth of a millimetre on the largest sheet of a circle."""
_DIGITS = 6
_METRES_A_DEGREE = 111_195.0


def cut(content: MapContent, box: Box) -> MapContent:
    """The content inside the box; lines end at the first point beyond it, areas stay whole."""
    kept: list[MapFeature] = []
    for one in content.features:
        if one.shape == "line":
            kept += [
                MapFeature("line", part, one.tags)
                for whole in _inside(one.points, box)
                if len(part := simplified(whole, DETAIL_M)) > 1
            ]
        elif box.meets(one.points) and (one.shape == "point" or len(one.points) > 2):
            points = one.points if one.shape == "point" else simplified(one.points, DETAIL_M)
            kept.append(MapFeature(one.shape, points, one.tags))
    return MapContent(tuple(kept), content.credit)


def written(content: MapContent) -> bytes:
    """The content as a GeoJSON file; the same content gives the same bytes."""
    document: dict[str, Any] = {"type": "FeatureCollection"}
    if content.credit:
        document["attribution"] = content.credit
    document["features"] = [
        {"type": "Feature", "properties": dict(sorted(one.tags.items())), "geometry": _geometry(one)}
        for one in content.features
    ]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def simplified(points: Sequence[Degrees], within: float) -> tuple[Degrees, ...]:
    """A line without the points that lie within so many metres of it (Douglas and Peucker 1973)."""
    if len(points) < 3:
        return tuple(points)
    shrink = math.cos(math.radians(points[0][1]))
    flat = [(x * shrink * _METRES_A_DEGREE, y * _METRES_A_DEGREE) for x, y in points]
    keep = {0, len(points) - 1}
    if flat[0] == flat[-1]:
        # a ring has no ends: the point farthest from its first splits it
        keep.add(max(range(len(flat)), key=lambda at: math.dist(flat[0], flat[at])))
    ends = sorted(keep)
    spans = list(pairwise(ends))
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda at: _off(flat[at], flat[first], flat[last]), default=None)
        if far is not None and _off(flat[far], flat[first], flat[last]) > within:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return tuple(points[at] for at in sorted(keep))


def _inside(points: Sequence[Degrees], box: Box) -> Iterator[tuple[Degrees, ...]]:
    """Yield the runs of a line whose pieces reach into the box."""
    run: list[Degrees] = []
    for start, end in pairwise(points):
        if box.meets((start, end)):
            run = run or [start]
            run.append(end)
            continue
        if run:
            yield tuple(run)
        run = []
    if run:
        yield tuple(run)


def _off(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    share = 0.0 if long == 0 else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / long
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def _geometry(one: MapFeature) -> dict[str, Any]:
    points = [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in one.points]
    if one.shape == "point":
        return {"type": "Point", "coordinates": points[0]}
    if one.shape == "line":
        return {"type": "LineString", "coordinates": points}
    return {"type": "Polygon", "coordinates": [points]}
