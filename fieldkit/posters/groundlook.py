"""How wide and in which colour the ground is drawn, from a template's palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.ground import AreaKind, LandmarkKind, StreetClass
from fieldkit.posters.tints import mixed

if TYPE_CHECKING:
    from fieldkit.posters.template import Palette

_WIDTHS = {StreetClass.MAIN: 5.2, StreetClass.STREET: 4.2, StreetClass.LANE: 2.3, StreetClass.PATH: 1.1}
_NAMED_LEAST = 3.7
_SIZES = {StreetClass.MAIN: 3.9, StreetClass.STREET: 3.4, StreetClass.LANE: 3.2, StreetClass.PATH: 3.2}
_USUAL_SCALE = 0.1
"""Millimetres a metre on A3 of a circle of a kilometre."""
_LARGEST_NAMES = 1.3
_NARROWEST, _WIDEST = 0.62, 1.35


@dataclass(frozen=True, slots=True)
class Tone:
    """Colours inside the circle and, fainter, outside."""

    inside: str
    outside: str

    def at(self, *, inside: bool) -> str:
        """Return one of the two."""
        return self.inside if inside else self.outside


@dataclass(frozen=True, slots=True)
class GroundLook:
    """Colours and widths (mm) of one map.

    Attributes:
        scale: 1 on A3.
        metre: millimetres on paper per metre on the ground.
        weight: how much broader streets are where there are few, and how much larger their names.
    """

    colours: Palette
    scale: float
    metre: float
    weight: float = 1.0

    @property
    def land(self) -> Tone:
        """The ground itself: the circle is lighter than what lies around it."""
        return Tone(mixed(self.colours.frame, self.colours.paper, 0.5), self.colours.outside)

    def surface(self, rank: StreetClass) -> Tone:
        """Of a street."""
        c = self.colours
        full = c.road if rank is StreetClass.MAIN else c.lane
        return Tone(full, mixed(c.outside, full, 0.5 if rank is StreetClass.MAIN else 0.62))

    def edge(self, rank: StreetClass) -> Tone:
        """Of a street's casing."""
        c = self.colours
        full = c.road_edge if rank is StreetClass.MAIN else mixed(c.line, c.muted, 0.28)
        return Tone(full, mixed(c.outside, full, 0.42))

    def area(self, kind: AreaKind) -> Tone:
        """Of water or green."""
        full = self.colours.water if kind is AreaKind.WATER else self.colours.place
        return Tone(full, mixed(full, self.colours.outside, 0.45))

    def area_text(self, kind: AreaKind) -> str:
        """Of its name."""
        return self.colours.water_text if kind is AreaKind.WATER else self.colours.place_text

    def sign(self, kind: LandmarkKind) -> str:
        """Of a landmark's sign."""
        c = self.colours
        return {
            LandmarkKind.HOSPITAL: c.here,
            LandmarkKind.SCHOOL: c.water_text,
            LandmarkKind.GREEN: c.place_text,
            LandmarkKind.MARKET: c.road_text,
        }.get(kind, c.muted)

    def width(self, rank: StreetClass, *, named: bool) -> float:
        """Of a street; one that carries its name is wide enough for it."""
        zoom = min(max(self.metre / (_USUAL_SCALE * self.scale), _NARROWEST), _WIDEST)
        width = _WIDTHS[rank] * zoom
        return self.weight * max(width, _NAMED_LEAST if named else 0.0) * self.scale

    def size(self, rank: StreetClass) -> float:
        """Of a street's name."""
        return min(self.weight, _LARGEST_NAMES) * _SIZES[rank] * self.scale
