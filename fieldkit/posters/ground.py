"""What is known of the ground of a circle: streets, water, landmarks, the circle's outline. Values only.

All places are longitude and latitude in GCJ-02, as the outlets of a poster are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

Degrees = tuple[float, float]
"""Longitude, latitude in GCJ-02."""
Line = tuple[Degrees, ...]


class StreetClass(IntEnum):
    """How wide a street is drawn; the widest first."""

    MAIN = 0
    STREET = 1
    LANE = 2
    PATH = 3


class AreaKind(StrEnum):
    """What a coloured area or band is."""

    WATER = "water"
    GREEN = "green"


class LandmarkKind(StrEnum):
    """Which sign stands at a landmark."""

    HOSPITAL = "hospital"
    SCHOOL = "school"
    GREEN = "green"
    OFFICE = "office"
    MARKET = "market"
    STOP = "stop"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Street:
    """A street; ``name`` may be empty."""

    name: str
    rank: StreetClass
    points: Line


@dataclass(frozen=True, slots=True)
class Rail:
    """A railway."""

    name: str
    points: Line


@dataclass(frozen=True, slots=True)
class Area:
    """Water or green: a closed area, or a river's course where ``closed`` is False."""

    name: str
    kind: AreaKind
    points: Line
    closed: bool = True


@dataclass(frozen=True, slots=True)
class GroundMark:
    """A place that people find their way by."""

    name: str
    kind: LandmarkKind
    place: Degrees


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of one circle.

    Attributes:
        outlines: where the circle ends; several where it lies in pieces, none where it is not known.
        is_real: streets or an outline come from a map, so the poster needs an approval number (审图号).
        pace: metres of straight line that one comes in a minute: speed on foot ÷ detour factor.
        seen: places that must be on the map where no outline is known, whichever outlets a poster lists.
        edges: what of the outline is drawn as a line of its own; None: all of it.
        credit: who must be named on the map (OpenStreetMap's licence asks for it).
    """

    outlines: tuple[Line, ...] = ()
    streets: tuple[Street, ...] = ()
    rails: tuple[Rail, ...] = ()
    areas: tuple[Area, ...] = ()
    landmarks: tuple[GroundMark, ...] = ()
    is_real: bool = False
    pace: float = 75.0 / 1.3
    seen: Line = ()
    edges: tuple[Line, ...] | None = None
    credit: str = ""
