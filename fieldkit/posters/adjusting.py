"""What somebody changed on one poster, without touching the data: values, and how they are put on a poster.

Positions run from 0 to 1 on the sketch (x to the east, y to the south).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fieldkit.posters.groundspots import located
from fieldkit.posters.plane import Extent, extent_of
from fieldkit.posters.spec import Landmark, number_outlets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.posters.spec import PosterSpec

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]

_SAME = 2e-6
"""Degrees: what was kept is rounded."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Adjustments:
    """What differs from the poster that the data alone would give.

    Attributes:
        title: instead of the circle's name; empty keeps it.
        colour: ``#rrggbb`` of the title band; empty keeps the template's.
        order: outlets that lead their group, by record id, in this order; all others follow.
        hidden: outlets that are not printed on this poster.
        moved: where an outlet's number stands on this poster's sketch.
        landmarks: places that people find their way by.
        here: where 你在这里 stands; None = nowhere.
        extent: west, south, east, north (GCJ-02) of what the positions were set on; None on a sketch without scale.
    """

    title: str = ""
    colour: str = ""
    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    moved: Mapping[str, Point] = field(default_factory=dict)
    landmarks: tuple[Landmark, ...] = ()
    here: Point | None = None
    extent: Bounds | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return self == Adjustments()


def adjusted(spec: PosterSpec, wanted: Adjustments) -> PosterSpec:
    """Return the poster with its adjustments; what they say of outlets that are gone has no effect.

    Places stay where they are on the ground when the circle gets another map.
    """
    wanted = rebased(wanted, bounds_of(spec))
    rank = {record: place for place, record in enumerate(wanted.order)}
    outlets = sorted(
        (
            replace(one, position=wanted.moved.get(one.id, one.position), moved=wanted.moved.get(one.id))
            for one in spec.outlets
            if one.id not in wanted.hidden
        ),
        key=lambda one: rank.get(one.id, len(rank)),
    )
    return replace(
        spec,
        title=wanted.title or spec.title,
        colour=wanted.colour or spec.colour,
        outlets=number_outlets(tuple(outlets), spec.purposes),
        first=wanted.order,
        landmarks=wanted.landmarks or spec.landmarks,
        you_are_here=wanted.here or spec.you_are_here,
    )


def bounds_of(spec: PosterSpec) -> Bounds | None:
    """The ground that positions 0..1 span on this poster; None for a sketch without scale."""
    extent = extent_of(spec.ground, located(spec.outlets)) if spec.ground is not None else None
    return None if extent is None else (extent.west, extent.south, extent.east, extent.north)


def rebased(wanted: Adjustments, bounds: Bounds | None) -> Adjustments:
    """The same places on other ground: positions are told anew where both grounds are known."""
    if bounds is None or not _is_placed(wanted):
        return wanted
    if wanted.extent is None or all(abs(a - b) < _SAME for a, b in zip(wanted.extent, bounds, strict=True)):
        return replace(wanted, extent=bounds)
    old, new = Extent(*wanted.extent), Extent(*bounds)

    def there(point: Point) -> Point:
        return new.position(old.at(point))

    return replace(
        wanted,
        moved={record: there(point) for record, point in wanted.moved.items()},
        landmarks=tuple(replace(one, position=there(one.position)) for one in wanted.landmarks),
        here=there(wanted.here) if wanted.here else None,
        extent=bounds,
    )


def written(wanted: Adjustments) -> dict[str, str | None]:
    """Return the adjustments as the texts of a record's fields; None where nothing was changed."""
    return {
        "title": wanted.title or None,
        "colour": wanted.colour or None,
        "order": _json(list(wanted.order)),
        "hidden": _json(sorted(wanted.hidden)),
        "moved": _json({record: _rounded(point) for record, point in sorted(wanted.moved.items())}),
        "landmarks": _json([[one.name, *_rounded(one.position)] for one in wanted.landmarks]),
        "here": _json(_rounded(wanted.here) if wanted.here else None),
        "extent": _json(
            [round(one, 6) for one in wanted.extent] if wanted.extent and _is_placed(wanted) else None
        ),
    }


def read(row: Mapping[str, object]) -> Adjustments:
    """Return the adjustments of a record's fields; a text that cannot be read counts as unchanged."""
    moved, landmarks, here = (_value(row.get(key)) for key in ("moved", "landmarks", "here"))
    colour = str(row.get("colour") or "").lower()
    return Adjustments(
        title=str(row.get("title") or ""),
        colour=colour if _COLOUR.fullmatch(colour) else "",
        order=tuple(str(one) for one in _list(row.get("order"))),
        hidden=frozenset(str(one) for one in _list(row.get("hidden"))),
        moved={
            str(record): point
            for record, pair in (moved.items() if isinstance(moved, dict) else ())
            if (point := _point(pair)) is not None
        },
        landmarks=tuple(
            Landmark(str(one[0]), point)
            for one in (landmarks if isinstance(landmarks, list) else ())
            if isinstance(one, list) and one and (point := _point(one[1:])) is not None
        ),
        here=_point(here),
        extent=_bounds(_value(row.get("extent"))),
    )


def _json(value: object) -> str | None:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None


def _rounded(point: Point) -> list[float]:
    return [round(min(max(value, 0.0), 1.0), 4) for value in point]


def _value(text: object) -> object:
    try:
        return json.loads(str(text)) if text else None
    except ValueError:
        return None


def _list(text: object) -> list[object]:
    value = _value(text)
    return value if isinstance(value, list) else []


def _is_placed(wanted: Adjustments) -> bool:
    return bool(wanted.moved or wanted.landmarks or wanted.here)


def _bounds(value: object) -> Bounds | None:
    if (
        not isinstance(value, list)
        or len(value) != 4
        or not all(isinstance(one, int | float) for one in value)
    ):
        return None
    west, south, east, north = map(float, value)
    return (west, south, east, north) if west < east and south < north else None


def _point(value: object) -> Point | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    x, y = value
    if not all(isinstance(one, int | float) and 0 <= one <= 1 for one in (x, y)):
        return None
    return float(x), float(y)
