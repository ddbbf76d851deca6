"""Functions on places: lengths in metres, areas in square metres, on a sphere of ODK's radius."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fieldkit.questionnaires.expression.evaluate import evaluate
from fieldkit.questionnaires.expression.registry import function
from fieldkit.questionnaires.expression.syntax import ExpressionError
from fieldkit.questionnaires.expression.values import Value, number_of_text, to_text

if TYPE_CHECKING:
    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.expression.syntax import Syntax

    Arguments = tuple[Syntax, ...]

_RADIUS_M = 6_378_100
_CIRCUMFERENCE_M = 2 * math.pi * _RADIUS_M


class Point(NamedTuple):
    """A place; latitude and longitude in degrees."""

    latitude: float
    longitude: float


def points_of(text: str) -> list[Point]:
    """Read a geopoint, geotrace or geoshape: ``lat lon [altitude [accuracy]]; …``.

    Raises:
        ExpressionError: the text is no list of places.
    """
    return [_point(part) for part in text.split(";") if part.strip()]


def _point(text: str) -> Point:
    numbers = [number_of_text(part) for part in text.split()]
    if len(numbers) < 2 or any(map(math.isnan, numbers)):
        raise ExpressionError(f"{text.strip()} 不是坐标", f"{text.strip()} is not a place")
    latitude, longitude = numbers[:2]
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ExpressionError(f"{text.strip()} 不是坐标", f"{text.strip()} is not a place on earth")
    return Point(latitude, longitude)


def _points(context: Context, arguments: Arguments) -> list[Point]:
    """All places of all arguments, in order; a node-set gives those of each of its nodes."""
    texts: list[str] = []
    for argument in arguments:
        value = evaluate(argument, context)
        texts.extend([node.string_value for node in value] if isinstance(value, list) else [to_text(value)])
    return [point for text in texts for point in points_of(text)]


@function("area", 1, 1)
@function("enclosed-area", 1, 1)
def _area(context: Context, arguments: Arguments) -> Value:
    """The area inside the places; fewer than three enclose nothing."""
    points = _points(context, arguments)
    if len(points) < 3:
        return 0.0
    first = points[0]
    flat = [
        (
            (point.longitude - first.longitude)
            * _CIRCUMFERENCE_M
            * math.cos(math.radians(point.latitude))
            / 360,
            (point.latitude - first.latitude) * _CIRCUMFERENCE_M / 360,
        )
        for point in points
    ]
    return abs(sum((y1 * x2 - x1 * y2) / 2 for (x1, y1), (x2, y2) in pairwise(flat)))


@function("distance", 1, None)
def _distance(context: Context, arguments: Arguments) -> Value:
    """The length of the line through all places."""
    return float(sum(_metres(a, b) for a, b in pairwise(_points(context, arguments))))


def _metres(a: Point, b: Point) -> float:
    north_a, north_b = math.radians(a.latitude), math.radians(b.latitude)
    north, east = (north_b - north_a) / 2, math.radians(b.longitude - a.longitude) / 2
    half = math.sin(north) ** 2 + math.cos(north_a) * math.cos(north_b) * math.sin(east) ** 2
    return 2 * _RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


@function("geofence", 2, 2)
def _geofence(context: Context, arguments: Arguments) -> Value:
    """Whether a place lies inside a geoshape, its border counted in."""
    places, fence = _points(context, arguments[:1]), _points(context, arguments[1:])
    if not places or len(fence) < 3:
        return False
    place = places[0]
    border = [*fence, fence[0]]
    if any(_is_on(place, a, b) for a, b in pairwise(border)):
        return True
    crossings = 0
    for a, b in pairwise(border):
        if (a.latitude > place.latitude) != (b.latitude > place.latitude):
            share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
            crossings += place.longitude < a.longitude + share * (b.longitude - a.longitude)
    return crossings % 2 == 1


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (
        c.longitude - a.longitude
    )


def _is_on(point: Point, a: Point, b: Point) -> bool:
    return (
        _turn(a, b, point) == 0
        and min(a.latitude, b.latitude) <= point.latitude <= max(a.latitude, b.latitude)
        and min(a.longitude, b.longitude) <= point.longitude <= max(a.longitude, b.longitude)
    )


@function("intersects", 1, 1)
def _intersects(context: Context, arguments: Arguments) -> Value:
    """Whether a line crosses or touches itself; the closing point of a shape is no crossing."""
    points = _points(context, arguments)
    lines = [(a, b) for a, b in pairwise(points) if a != b]
    last = len(lines) - 1
    for i, (a, b) in enumerate(lines):
        for j in range(i + 1, len(lines)):
            c, d = lines[j]
            if j == i + 1:
                meets = _is_on(d, a, b) or _is_on(a, c, d)
                meets = meets and not (i == 0 and j == last and a == d and _turn(a, b, c) != 0)
            elif i == 0 and j == last and a == d:
                meets = _is_on(c, a, b) or _is_on(b, c, d)
            else:
                meets = _cross(a, b, c, d)
            if meets:
                return True
    return False


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    sides = (_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b))
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    return _is_on(c, a, b) or _is_on(d, a, b) or _is_on(a, c, d) or _is_on(b, c, d)
