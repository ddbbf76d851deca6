"""Datums and the exact formulas between them.

WGS-84 (GPS) and CGCS2000 (the national system) differ by centimetres and count
as equal; GCJ-02 (Amap, Tencent) and BD-09 (Baidu) are shifted by formulas that
hold inside China. Forward they are closed; backward they are iterated until
less than 1e-8 m is missing.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable

Pair: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees."""
Formula: TypeAlias = "Callable[[float, float], Pair]"

_AXIS = 6378245.0
_ECCENTRICITY2 = 0.00669342162296594323  # Krasovsky 1940
_BAIDU = math.pi * 3000 / 180
_MOST_STEPS = 30


class Datum(StrEnum):
    """In which frame coordinates are given."""

    WGS84 = "WGS84"
    CGCS2000 = "CGCS2000"
    GCJ02 = "GCJ02"
    BD09 = "BD09"


class Source(StrEnum):
    """How coordinates were obtained."""

    GPS = "gps"
    AMAP = "amap"
    TENCENT = "tencent"
    BAIDU = "baidu"
    TIANDITU = "tianditu"
    MANUAL = "manual"
    UNKNOWN = ""


DATUM_NAMES = {
    Datum.WGS84: "WGS-84",
    Datum.CGCS2000: "CGCS2000",
    Datum.GCJ02: "GCJ-02",
    Datum.BD09: "BD-09",
}
SOURCE_NAMES = {
    Source.GPS: Text("手机定位", "GPS"),
    Source.AMAP: Text("高德", "Amap"),
    Source.TENCENT: Text("腾讯", "Tencent"),
    Source.BAIDU: Text("百度", "Baidu"),
    Source.TIANDITU: Text("天地图", "Tianditu"),
    Source.MANUAL: Text("手工", "by hand"),
    Source.UNKNOWN: Text("", ""),
}
DATUM_OF_SOURCE = {
    Source.GPS: Datum.WGS84,
    Source.AMAP: Datum.GCJ02,
    Source.TENCENT: Datum.GCJ02,
    Source.BAIDU: Datum.BD09,
    Source.TIANDITU: Datum.CGCS2000,
}
"""What a source gives where the text does not name the datum."""


def convert_pair(longitude: float, latitude: float, here: Datum, there: Datum) -> Pair:
    """Return longitude and latitude of a place of datum ``here`` in datum ``there``."""
    pair = (longitude, latitude)
    for step in _STEPS.get((_frame(here), _frame(there)), ()):
        pair = step(*pair)
    return pair


def _frame(datum: Datum) -> Datum:
    return Datum.WGS84 if datum is Datum.CGCS2000 else datum


def _wgs_to_gcj(longitude: float, latitude: float) -> Pair:
    x, y = longitude - 105.0, latitude - 35.0
    waves = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    north = (
        -100
        + 2 * x
        + 3 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * math.sqrt(abs(x))
        + waves
        + (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
        + (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    )
    east = (
        300
        + x
        + 2 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * math.sqrt(abs(x))
        + waves
        + (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
        + (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    )
    phi = math.radians(latitude)
    curve = 1 - _ECCENTRICITY2 * math.sin(phi) ** 2
    d_latitude = north * 180 / (_AXIS * (1 - _ECCENTRICITY2) / (curve * math.sqrt(curve)) * math.pi)
    d_longitude = east * 180 / (_AXIS / math.sqrt(curve) * math.cos(phi) * math.pi)
    return longitude + d_longitude, latitude + d_latitude


def _gcj_to_bd(longitude: float, latitude: float) -> Pair:
    radius = math.hypot(longitude, latitude) + 0.00002 * math.sin(latitude * _BAIDU)
    angle = math.atan2(latitude, longitude) + 0.000003 * math.cos(longitude * _BAIDU)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


def _inverse(forward: Formula) -> Formula:
    """The other way of a small shift: step by what is still missing until nothing is."""

    def backward(longitude: float, latitude: float) -> Pair:
        x, y = longitude, latitude
        nearest, best = math.inf, (x, y)
        for _ in range(_MOST_STEPS):
            reached = forward(x, y)
            missing = (longitude - reached[0], latitude - reached[1])
            error = abs(missing[0]) + abs(missing[1])
            if error >= nearest:
                break
            nearest, best = error, (x, y)
            x, y = x + missing[0], y + missing[1]
        return best

    return backward


_gcj_to_wgs = _inverse(_wgs_to_gcj)
_bd_to_gcj = _inverse(_gcj_to_bd)
_STEPS: dict[tuple[Datum, Datum], tuple[Formula, ...]] = {
    (Datum.WGS84, Datum.GCJ02): (_wgs_to_gcj,),
    (Datum.WGS84, Datum.BD09): (_wgs_to_gcj, _gcj_to_bd),
    (Datum.GCJ02, Datum.WGS84): (_gcj_to_wgs,),
    (Datum.GCJ02, Datum.BD09): (_gcj_to_bd,),
    (Datum.BD09, Datum.GCJ02): (_bd_to_gcj,),
    (Datum.BD09, Datum.WGS84): (_bd_to_gcj, _gcj_to_wgs),
}
