"""Coordinates in text as map pickers, phones and people write them: figures, order, datum, accuracy."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote

from fieldkit.registers.datums import DATUM_OF_SOURCE, Datum, Pair, Source

_DATUM_WORDS = (
    (re.compile(r"wgs[-_ ]?(?:19)?84|gps84|epsg:4326|(?<![a-z])geo:(?=-?\d)", re.IGNORECASE), Datum.WGS84),
    (
        re.compile(r"cgcs[-_ ]?2000|国家2000|2000国家(?:大地)?坐标系?|epsg:4490", re.IGNORECASE),
        Datum.CGCS2000,
    ),
    (re.compile(r"gcj[-_ ]?0?2(?:ll)?|火星坐标系?|国测局", re.IGNORECASE), Datum.GCJ02),
    (re.compile(r"bd[-_ ]?0?9(?:ll)?", re.IGNORECASE), Datum.BD09),
)
_SOURCE_WORDS = (
    (re.compile(r"高德(?:地图|拾取)?|amap\.com|autonavi|gaode|amap", re.IGNORECASE), Source.AMAP),
    (re.compile(r"腾讯(?:地图|拾取)?|map\.qq\.com|tencent", re.IGNORECASE), Source.TENCENT),
    (re.compile(r"百度(?:地图|拾取)?|baidu(?:\.com)?", re.IGNORECASE), Source.BAIDU),
    (re.compile(r"天地图|tianditu(?:\.gov\.cn)?", re.IGNORECASE), Source.TIANDITU),
    (re.compile(r"手机定位|手机|卫星定位|北斗|(?<![a-z])gps(?![a-z])", re.IGNORECASE), Source.GPS),
    (re.compile(r"手工|手动|人工|估计|by hand|(?<![a-z])manual(?![a-z])", re.IGNORECASE), Source.MANUAL),
)
_ACCURACY = re.compile(
    r"(?:±|\+/-|(?:精度|误差|accuracy)\s*(?:约|为)?\s*[:=]?\s*±?)\s*(\d+(?:\.\d+)?)\s*(?:米|m(?![a-z]))?",
    re.IGNORECASE,
)
_LONGITUDE_WORD = r"东经|经度|经|longitude|long|lng|lon|[EW]"
_LATITUDE_WORD = r"北纬|纬度|纬|latitude|lat|[NS]"
_ORDER = re.compile(
    rf"(?P<first>{_LONGITUDE_WORD}|{_LATITUDE_WORD})\s*[,，、/ ]\s*(?:{_LONGITUDE_WORD}|{_LATITUDE_WORD})"
    r"(?![a-z])\s*[:=)]?",
    re.IGNORECASE,
)
_IS_LONGITUDE = re.compile(_LONGITUDE_WORD, re.IGNORECASE)
_ANGLE = re.compile(
    rf"""
    (?<![\d.A-Za-z])
    (?P<label>(?:{_LONGITUDE_WORD}|{_LATITUDE_WORD})["']?\s*[:=]?\s*)?
    (?P<degrees>[+-]?\d{{1,3}}(?:\.\d+)?)
    (?:\s*[°度]\s*
        (?:(?P<minutes>\d{{1,2}}(?:\.\d+)?)\s*['′’分]\s*
            (?:(?P<seconds>\d{{1,2}}(?:\.\d+)?)\s*(?:["”秒]|''|′′|’’)?)?
        )?
    )?
    (?(label)|(?P<after>[NSEW](?![A-Za-z])|\s+[NSEW](?![A-Za-z]|\s*\d))?)
    (?![\d.])
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class PastedPlace:
    """What a text says of a place.

    Attributes:
        pair: longitude and latitude in degrees, as far as the text states the order; else as written.
        order_is_stated: whether labels or a header said which is which.
        datum: named, or implied by the source; None when neither is known.
        accuracy_m: metres; None when not stated.
    """

    pair: Pair
    order_is_stated: bool
    datum: Datum | None
    source: Source
    accuracy_m: float | None


@dataclass(frozen=True, slots=True)
class _Angle:
    """One figure; ``is_longitude`` is None when it does not say, ``is_exact`` False for a bare whole number."""

    degrees: float
    is_longitude: bool | None
    is_exact: bool


def read_pasted(text: str) -> PastedPlace | None:
    """The place in a text that holds two figures for it; None for any other text."""
    # 经纬度 names the pair, not an order: pickers and people write either after it
    bare = unicodedata.normalize("NFKC", unquote(text)).replace("经纬度", " ")
    datum, bare = _word(bare, _DATUM_WORDS)
    source, bare = _word(bare, _SOURCE_WORDS)
    accuracy = _ACCURACY.search(bare)
    if accuracy is not None:
        bare = bare.replace(accuracy[0], " ")
    header = _ORDER.search(bare)
    if header is not None:
        bare = bare.replace(header[0], " ")
    angles = _angles(bare)
    if len(angles) != 2:
        return None
    first, second = angles
    stated = _longitude_first(first, second)
    if stated is None and header is not None:
        stated = _IS_LONGITUDE.fullmatch(header["first"]) is not None
    swapped = stated is False
    return PastedPlace(
        pair=(second.degrees, first.degrees) if swapped else (first.degrees, second.degrees),
        order_is_stated=stated is not None,
        datum=datum or DATUM_OF_SOURCE.get(source or Source.UNKNOWN),
        source=source or Source.UNKNOWN,
        accuracy_m=float(accuracy[1]) if accuracy else None,
    )


_Word = TypeVar("_Word", Datum, Source)


def _word(text: str, words: tuple[tuple[re.Pattern[str], _Word], ...]) -> tuple[_Word | None, str]:
    """The first of these words in the text, and the text without it (its digits are no figures)."""
    for pattern, meaning in words:
        if pattern.search(text):
            return meaning, pattern.sub(" ", text)
    return None, text


def _angles(text: str) -> list[_Angle]:
    """The figures that can be coordinates; bare whole numbers are house numbers."""
    return [angle for match in _ANGLE.finditer(text) if (angle := _angle(match)).is_exact]


def _angle(match: re.Match[str]) -> _Angle:
    degrees = float(match["degrees"])
    parts = float(match["minutes"] or 0) / 60 + float(match["seconds"] or 0) / 3600
    label = (match["label"] or match["after"] or "").strip(" \t\n\"':=")
    degrees = degrees - parts if degrees < 0 else degrees + parts
    if label.upper() in {"W", "S"}:
        degrees = -degrees
    return _Angle(
        degrees,
        _IS_LONGITUDE.fullmatch(label) is not None if label else None,
        is_exact="." in match["degrees"] or match["minutes"] is not None or bool(label),
    )


def _longitude_first(first: _Angle, second: _Angle) -> bool | None:
    """Whether the first figure is the longitude; None when neither, or both, say so."""
    if first.is_longitude is not None and first.is_longitude != second.is_longitude:
        return first.is_longitude
    return None if second.is_longitude is None or first.is_longitude is not None else not second.is_longitude
