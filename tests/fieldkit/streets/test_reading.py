"""Street files: what may be walked, and what is refused in words."""

import gzip
import json

import pytest

from fieldkit.analysis.reach.ground import Ground
from fieldkit.analysis.reach.network import build_network
from fieldkit.kernel.errors import FieldkitError
from fieldkit.streets.box import Box
from fieldkit.streets.foot import may_be_walked
from fieldkit.streets.problems import StreetsError
from fieldkit.streets.reading import read_ways

GROUND = Ground(105.19, 37.51)
NODES = {
    1: (105.19, 37.51),
    2: (105.191, 37.51),
    3: (105.192, 37.51),
    4: (105.191, 37.512),
    5: (105.2, 37.52),
}
WAYS = {
    10: ((1, 2, 3), {"highway": "residential", "oneway": "yes"}),
    11: ((2, 4), {"highway": "steps"}),
    12: ((3, 5), {"highway": "motorway"}),
    13: ((4, 5), {"highway": "service", "access": "private"}),
    14: ((1, 5), {"building": "yes"}),
}


def osm_text(nodes=NODES, ways=WAYS):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6" generator="invented">']
    lines += [f'<node id="{number}" version="1" lon="{x}" lat="{y}"/>' for number, (x, y) in nodes.items()]
    for number, (refs, tags) in ways.items():
        members = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        said = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        lines.append(f'<way id="{number}" version="1">{members}{said}</way>')
    return "\n".join([*lines, "</osm>"])


@pytest.fixture
def osm(tmp_path):
    path = tmp_path / "小城.osm"
    path.write_text(osm_text(), encoding="utf-8")
    return path


def geojson(path, *features, **head):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **head}), encoding="utf-8")
    return path


def line(*points, **properties):
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": points},
        "properties": properties,
    }


def refused(path, **options):
    with pytest.raises(FieldkitError) as caught:
        read_ways(path, **options)
    assert "数据没有动" in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("tags", "walked"),
    [
        ({"highway": "residential"}, True),
        ({"highway": "steps"}, True),
        ({"highway": "cycleway"}, True),
        ({"highway": "primary", "oneway": "yes"}, True),
        ({"highway": "motorway"}, False),
        ({"highway": "motorway", "foot": "yes"}, False),
        ({"highway": "trunk"}, False),
        ({"highway": "trunk", "sidewalk": "both"}, True),
        ({"highway": "footway", "foot": "no"}, False),
        ({"highway": "service", "access": "private"}, False),
        ({"highway": "service", "access": "private", "foot": "yes"}, True),
        ({"highway": "construction"}, False),
        ({"railway": "rail"}, False),
    ],
)
def test_people_on_foot_go_where_tags_let_them(tags, walked):
    assert may_be_walked(tags) is walked


def test_an_osm_file_gives_streets_that_join_at_their_nodes(osm):
    network = build_network(read_ways(osm), GROUND)
    assert sorted(map(len, network.neighbours)) == [1, 1, 1, 3]
    assert len(network.streets) == 3


def test_packed_and_plain_files_of_one_town_give_the_same(osm, tmp_path):
    import osmium

    packed = tmp_path / "小城.osm.gz"
    packed.write_bytes(gzip.compress(osm.read_bytes()))
    compact = tmp_path / "小城.osm.pbf"
    with osmium.SimpleWriter(str(compact)) as writer:
        for one in osmium.FileProcessor(str(osm)):
            writer.add(one)
    assert read_ways(osm) == read_ways(packed) == read_ways(compact)


def test_drafts_of_an_editor_are_read_too(tmp_path):
    path = tmp_path / "草图.osm"
    nodes = {-number: place for number, place in NODES.items()}
    path.write_text(osm_text(nodes, {-10: ((-1, -2, -3), {"highway": "path"})}), encoding="utf-8")
    assert [way.points for way in read_ways(path)] == [(NODES[1], NODES[2], NODES[3])]


def test_a_way_is_cut_where_the_extract_ends(tmp_path):
    path = tmp_path / "截取.osm"
    ways = {10: ((1, 2, 99, 3, 4), {"highway": "path"})}
    path.write_text(osm_text(ways=ways), encoding="utf-8")
    assert [way.keys for way in read_ways(path)] == [(1, 2), (3, 4)]


def test_only_what_touches_the_box_is_read(osm):
    assert [way.keys for way in read_ways(osm, Box(105.1909, 37.5115, 105.1911, 37.513))] == [(2, 4)]
    box = Box.around([NODES[1]], 1000)
    assert box.north - box.south == pytest.approx(2000 / 111_195)
    assert (box.east - box.west) * 0.793 == pytest.approx(2000 / 111_195, rel=0.01)


def test_lines_of_geojson_join_where_they_share_a_point(tmp_path):
    path = geojson(
        tmp_path / "路.geojson",
        line(NODES[1], NODES[2], NODES[3], name="幸福路"),
        line(NODES[2], NODES[4]),
        line(NODES[3], NODES[5], highway="motorway"),
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": NODES[1]}, "properties": {}},
        {"type": "Feature", "geometry": None, "properties": None},
    )
    network = build_network(read_ways(path), GROUND)
    assert sorted(map(len, network.neighbours)) == [1, 1, 1, 3]


def test_metres_and_swapped_figures_are_refused(tmp_path):
    metres = geojson(tmp_path / "米.geojson", line((516000.0, 4151000.0), (516100.0, 4151000.0)))
    assert refused(metres) is StreetsError.NOT_DEGREES
    swapped = geojson(tmp_path / "反.geojson", line((37.51, 105.19), (37.52, 105.19)))
    assert refused(swapped) is StreetsError.SWAPPED


def test_another_datum_is_refused(tmp_path):
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    assert (
        refused(geojson(tmp_path / "投影.geojson", line((1, 1), (2, 2)), crs=named))
        is StreetsError.OTHER_DATUM
    )
    named["properties"]["name"] = "urn:ogc:def:crs:OGC:1.3:CRS84"
    fine = geojson(tmp_path / "好.geojson", line(NODES[1], NODES[2]), crs=named)
    assert len(read_ways(fine)) == 1


def test_files_that_are_broken_foreign_or_made_to_do_harm_are_refused(osm, tmp_path):
    assert refused(tmp_path / "没有.osm") is StreetsError.UNREADABLE
    other = tmp_path / "图.shp"
    other.write_bytes(b"\0" * 100)
    assert refused(other) is StreetsError.UNKNOWN_FORMAT
    half = tmp_path / "半.osm"
    half.write_text(osm_text()[:-60], encoding="utf-8")
    assert refused(half) is StreetsError.BROKEN
    noise = tmp_path / "噪.pbf"
    noise.write_bytes(bytes(range(256)) * 9)
    assert refused(noise) is StreetsError.BROKEN
    bomb = tmp_path / "弹.osm"
    entities = '<!DOCTYPE osm [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    bomb.write_text(osm_text().replace("<osm", f"{entities}<osm", 1), encoding="utf-8")
    assert refused(bomb) is StreetsError.BROKEN
    deep = tmp_path / "深.geojson"
    deep.write_text("[" * 200_000, encoding="utf-8")
    assert refused(deep) is StreetsError.BROKEN


def test_a_file_without_streets_is_refused(tmp_path):
    assert refused(geojson(tmp_path / "空.geojson")) is StreetsError.NO_STREETS
