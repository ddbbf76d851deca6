"""Places on the ground: coordinates with their datum, how they were obtained, how exact they are.

A pair of coordinates without its datum is off by 340 to 1,380 m in the cities
of the seed plans, so a location carries datum, source and accuracy. Pasted text
is read in the forms that map pickers give: Amap writes longitude first, Tencent's
and Baidu's links latitude first. Inside China the larger figure is always the
longitude, so an order that nobody stated is still certain; labels that contradict
the figures are not overruled, they are asked about.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.kernel.canonical import one_line
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.registers.datums import DATUM_NAMES, SOURCE_NAMES, Datum, Source, convert_pair
from fieldkit.registers.pasted_places import read_pasted
from fieldkit.registers.problems import RegisterProblem

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language

__all__ = [
    "Datum",
    "Location",
    "LocationReading",
    "Source",
    "convert",
    "display_location",
    "distance_m",
    "fold_location",
    "is_in_china",
    "is_swapped",
    "location_text",
    "parse_location",
    "read_location",
]

LONGITUDES = (73.55, 135.08)
LATITUDES = (3.85, 53.55)
"""The box that holds China; no longitude in it can be taken for a latitude."""

_EARTH_RADIUS_M = 6371008.8
_CANONICAL = re.compile(
    r"(?P<longitude>-?\d+(?:\.\d+)?),(?P<latitude>-?\d+(?:\.\d+)?)"
    r"(?:,(?P<datum>WGS84|CGCS2000|GCJ02|BD09|)"
    r"(?:,(?P<source>gps|amap|tencent|baidu|tianditu|manual|)"
    r"(?:,(?P<accuracy>\d+(?:\.\d+)?))?)?)?"
)
_DIGITS = 6
"""Decimals of a degree that are kept: 0.1 m."""
_EXPECTED_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Location:
    """A place.

    Attributes:
        longitude, latitude: degrees.
        datum: None when nobody said; then it can be shown but not measured against others.
        source: how it was obtained.
        accuracy_m: metres; None when not known.
    """

    longitude: float
    latitude: float
    datum: Datum | None = None
    source: Source = Source.UNKNOWN
    accuracy_m: float | None = None

    @property
    def is_in_china(self) -> bool:
        """Whether both figures are inside the box."""
        return is_in_china(self.longitude, self.latitude)

    def swapped(self) -> Location:
        """The same figures the other way round."""
        return replace(self, longitude=self.latitude, latitude=self.longitude)


@dataclass(frozen=True, slots=True)
class LocationReading:
    """What became of a text.

    Attributes:
        location: the place; None when the text is not understood, swapped or abroad.
        problems: why not, or what to look at.
        suggestion: the place that was meant when longitude and latitude are swapped.
    """

    location: Location | None
    problems: tuple[Problem, ...] = ()
    suggestion: Location | None = None


def is_in_china(longitude: float, latitude: float) -> bool:
    """Whether a pair is inside the box of China."""
    return LONGITUDES[0] <= longitude <= LONGITUDES[1] and LATITUDES[0] <= latitude <= LATITUDES[1]


def is_swapped(longitude: float, latitude: float) -> bool:
    """Whether a pair makes sense only the other way round."""
    return is_in_china(latitude, longitude)


def convert(location: Location, datum: Datum) -> Location:
    """The same place in another datum, exact to less than 1e-8 m there and back.

    On the meridian 105°E the formula of GCJ-02 has a root that two points share; they are
    less than 1e-6 m apart.

    Raises:
        ValueError: the location has no datum; ask :attr:`Location.datum` first.
    """
    if location.datum is None:
        raise ValueError("a location without a datum cannot be converted")
    longitude, latitude = convert_pair(location.longitude, location.latitude, location.datum, datum)
    return replace(location, longitude=longitude, latitude=latitude, datum=datum)


def distance_m(a: Location, b: Location) -> float | None:
    """Great-circle distance in metres; None when only one of the two has a datum."""
    if a.datum is not None and b.datum is not None:
        a, b = convert(a, Datum.WGS84), convert(b, Datum.WGS84)
    elif a.datum is not b.datum:
        return None
    rise = math.radians(b.latitude - a.latitude)
    run = math.radians(b.longitude - a.longitude)
    shrink = math.cos(math.radians(a.latitude)) * math.cos(math.radians(b.latitude))
    chord = math.sin(rise / 2) ** 2 + shrink * math.sin(run / 2) ** 2
    return 2 * _EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


def location_text(location: Location) -> str:
    """The canonical text: ``105.18952,37.51403,GCJ02,amap,10``; what is not known is left out at the end."""
    parts = (
        _figure(location.longitude),
        _figure(location.latitude),
        location.datum.value if location.datum else "",
        location.source.value,
        "" if location.accuracy_m is None else _figure(location.accuracy_m, 1),
    )
    return ",".join(parts).rstrip(",")


def read_location(canonical: str) -> Location | None:
    """The location of a stored text; None when it holds none that analysis or a poster could use."""
    return parse_location(canonical).location


def fold_location(typed: str) -> str | None:
    """Canonical text of what was typed; what cannot be used stays as typed, on one line."""
    found = read_location(typed)
    return location_text(found) if found else one_line(typed)


def display_location(canonical: str, language: Language = "zh") -> str:
    """A stored text as people read it: ``105.18952, 37.51403 高德 GCJ-02 ±10 米``."""
    location = read_location(canonical)
    if location is None:
        return canonical
    metres = "" if location.accuracy_m is None else f"±{_figure(location.accuracy_m, 1)}"
    parts = (
        f"{_shown(location.longitude)}, {_shown(location.latitude)}",
        SOURCE_NAMES[location.source].say(language),
        DATUM_NAMES[location.datum] if location.datum else "",
        metres and f"{metres} {'米' if language == 'zh' else 'm'}",
    )
    return " ".join(part for part in parts if part)


def parse_location(text: str) -> LocationReading:
    """Read coordinates from canonical or pasted text.

    Takes ``105.18952, 37.51403 高德``, ``37.51403,105.18952``, labelled figures
    (经度/纬度, lng/lat, E/N, JSON), degrees-minutes-seconds, links of Amap, Tencent
    and Baidu, and ``geo:``.
    """
    stored = _CANONICAL.fullmatch(text)
    if stored is not None:
        found = Location(
            float(stored["longitude"]),
            float(stored["latitude"]),
            Datum(stored["datum"]) if stored["datum"] else None,
            Source(stored["source"] or ""),
            float(stored["accuracy"]) if stored["accuracy"] else None,
        )
        return _judged(found, order_is_stated=False)
    pasted = read_pasted(text)
    if pasted is None:
        return LocationReading(None, (Problem(RegisterProblem.LOCATION_SHAPE, Severity.ERROR),))
    found = Location(*pasted.pair, pasted.datum, pasted.source, pasted.accuracy_m)
    return _judged(found, order_is_stated=pasted.order_is_stated)


def _judged(found: Location, *, order_is_stated: bool) -> LocationReading:
    if is_swapped(found.longitude, found.latitude):
        turned = found.swapped()
        if not order_is_stated:
            return LocationReading(turned, _doubts(turned))
        values = {"suggested": f"{_figure(turned.longitude)},{_figure(turned.latitude)}"}
        problem = Problem(RegisterProblem.LOCATION_SWAPPED, Severity.ERROR, values=values)
        return LocationReading(None, (problem,), turned)
    if not found.is_in_china:
        return LocationReading(None, (Problem(RegisterProblem.LOCATION_ABROAD, Severity.ERROR),))
    return LocationReading(found, _doubts(found))


def _doubts(found: Location) -> tuple[Problem, ...]:
    problems = []
    if found.datum is None:
        problems.append(Problem(RegisterProblem.LOCATION_NO_DATUM, Severity.WARNING))
    decimals = max(len(_figure(one).partition(".")[2]) for one in (found.longitude, found.latitude))
    if decimals < _EXPECTED_DIGITS:
        values = {"decimals": decimals, "metres": 50 * 10 ** (_EXPECTED_DIGITS - 1 - decimals)}
        problems.append(Problem(RegisterProblem.LOCATION_COARSE, Severity.WARNING, values=values))
    return tuple(problems)


def _figure(number: float, digits: int = _DIGITS) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")


def _shown(degrees: float) -> str:
    """Always with a decimal, so that it is not taken for a house number when it is pasted again."""
    figure = _figure(degrees)
    return figure if "." in figure else f"{figure}.0"
