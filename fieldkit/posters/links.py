"""Addresses that open a map on the way to an outlet (domain: map links, M-25).

All three are plain https pages that any phone's browser opens without an account
and without the map's app. Coordinates are GCJ-02 in degrees; mind the order:
Amap writes longitude first, Tencent and Baidu latitude first.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from fieldkit.posters.order import MapService
from fieldkit.posters.textflow import plain

NAME_LIMIT = 6
"""Characters of a name in a link: nine bytes each; six keep the code at 49 modules (24.5 mm)."""
APPLICATION = "bmq"
"""Who opens the map, as the three services want it said (referer, src)."""

_ASIDE = re.compile(r"[（(【\[].*?[)）】\]]")
_MARKS = re.compile(r"[;:|&,；：｜＆，]")
_TENCENT = "https://apis.map.qq.com/uri/v1/routeplan?type=walk&to={name}&tocoord={lat},{lon}&referer={app}"
_AMAP = "https://uri.amap.com/navigation?from=&to={lon},{lat},{name}&mode=walk&src={app}&callnative=1"
_BAIDU = (
    "https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={name}"
    "&output=html&coord_type=gcj02&src=webapp.{app}.{app}"
)
_FORMATS = {MapService.TENCENT: _TENCENT, MapService.AMAP: _AMAP, MapService.BAIDU: _BAIDU}


def map_link(service: MapService, name: str, lonlat: tuple[float, float], *, limit: int = NAME_LIMIT) -> str:
    """Return the address that leads to a place: a walking route, with Baidu (which wants a start) the place.

    Args:
        service: whose map.
        name: what the map writes beside the place; shortened to ``limit`` characters.
        lonlat: longitude and latitude in GCJ-02; five decimals (1 m) are kept.
        limit: characters of the name; few for a printed code, more on a page.
    """
    lon, lat = lonlat
    return _FORMATS[service].format(
        name=quote(short_name(name, limit), safe=""), lat=f"{lat:.5f}", lon=f"{lon:.5f}", app=APPLICATION
    )


def short_name(name: str, limit: int = NAME_LIMIT) -> str:
    """Shorten a name for a link: without remarks in brackets and marks that links give a meaning to."""
    bare = _MARKS.sub("", _ASIDE.sub("", plain(name))).strip() or plain(name)
    return bare[:limit]


def link_template(service: MapService) -> str:
    """Return the format itself, with ``{name}``, ``{lat}`` and ``{lon}`` left open, for a page that fills it."""
    return _FORMATS[service].replace("{app}", APPLICATION)
