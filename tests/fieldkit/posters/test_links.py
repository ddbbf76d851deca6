from urllib.parse import parse_qs, urlsplit

import pytest

from fieldkit.posters.links import map_link
from fieldkit.posters.order import MapService
from fieldkit.posters.qr import outlet_payload
from fieldkit.registers.datums import Datum
from fieldkit.registers.places import Location, convert

BEIJING_WGS = Location(116.42079, 39.90105, Datum.WGS84)
"""Reference pair: WGS-84 (39.90105, 116.42079) is GCJ-02 (39.90245, 116.42703)."""


def asked(url):
    """Return the address without its question, and what it asks."""
    parts = urlsplit(url)
    return (
        f"{parts.scheme}://{parts.netloc}{parts.path}",
        {k: v[0] for k, v in parse_qs(parts.query, keep_blank_values=True).items()},
    )


def test_tencent_gets_a_walking_route_with_latitude_first():
    where, what = asked(map_link(MapService.TENCENT, "老王家早点", (105.196781, 37.512344)))
    assert where == "https://apis.map.qq.com/uri/v1/routeplan"
    assert what == {"type": "walk", "to": "老王家早点", "tocoord": "37.51234,105.19678", "referer": "bmq"}


def test_amap_gets_a_walking_route_with_longitude_first():
    where, what = asked(map_link(MapService.AMAP, "老王家早点", (105.196781, 37.512344)))
    assert where == "https://uri.amap.com/navigation"
    assert what == {
        "from": "", "to": "105.19678,37.51234,老王家早点", "mode": "walk", "src": "bmq", "callnative": "1",
    }  # fmt: skip


def test_baidu_gets_a_marker_and_is_told_the_datum():
    where, what = asked(map_link(MapService.BAIDU, "老王家早点", (105.196781, 37.512344)))
    assert where == "https://api.map.baidu.com/marker"
    assert what == {
        "location": "37.51234,105.19678", "title": "老王家早点", "content": "老王家早点",
        "output": "html", "coord_type": "gcj02", "src": "webapp.bmq.bmq",
    }  # fmt: skip


@pytest.mark.parametrize("service", list(MapService))
def test_marks_that_a_link_gives_a_meaning_to_are_left_out_of_names(service):
    _, what = asked(map_link(service, "老,王;家:|早&点=#?%", (105.2, 37.5), limit=20))
    assert any("老王家早点=#?%" in value for value in what.values())


@pytest.mark.parametrize("datum", [Datum.WGS84, Datum.GCJ02, Datum.BD09])
def test_the_same_place_gives_the_same_link_in_whatever_datum_it_was_recorded(datum):
    recorded = convert(BEIJING_WGS, datum)
    there = convert(recorded, Datum.GCJ02)
    link = map_link(MapService.AMAP, "网点", (there.longitude, there.latitude))
    assert "to=116.42702,39.90245," in link or "to=116.42703,39.90245," in link


def test_a_poster_follows_the_map_service_it_was_ordered_with(an_outlet):
    outlet = an_outlet(1, lonlat=(105.19678, 37.51234))
    assert "uri.amap.com" in outlet_payload(outlet, MapService.AMAP)
    assert "apis.map.qq.com" in outlet_payload(outlet)
