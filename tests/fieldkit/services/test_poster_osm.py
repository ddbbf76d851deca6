"""OpenStreetMap files on posters: drawn, credited, cut to the circle, written once."""

import gzip
import json

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.fonts import poster_font
from fieldkit.posters.ground import AreaKind, LandmarkKind, StreetClass
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.shapes import Passage
from fieldkit.services.ground_features import ground_from
from fieldkit.services.packages import PackageService
from fieldkit.services.poster_ground import attach_map, located, map_names, remove_map
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService
from fieldkit.storage import files
from fieldkit.streets.features import MapFeature
from fieldkit.streets.problems import StreetsError

CREDIT = "© OpenStreetMap contributors"
_TAGS = {
    1: {"highway": "primary", "name": "Central", "name:zh": "中央大道"},
    2: {"highway": "residential", "name": "文昌路"},
    3: {"highway": "footway"},
    4: {"highway": "service", "service": "parking_aisle"},
    5: {"railway": "rail", "name": "包兰铁路"},
    6: {"waterway": "canal", "name": "美利渠"},
    7: {"highway": "residential", "name": "营区路", "military": "yes"},
    8: {"highway": "primary", "name": "隧道", "tunnel": "yes"},
}


def osm(path, corner, far=()):
    """A small town east and north of a corner, and streets far away."""
    west, south = corner
    nodes, ways = [], []

    def node(x, y, tags=None):
        number = len(nodes) + 1
        inner = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in (tags or {}).items())
        nodes.append(f'<node id="{number}" version="1" lon="{x:.7f}" lat="{y:.7f}">{inner}</node>')
        return number

    def way(points, tags):
        refs = "".join(f'<nd ref="{one}"/>' for one in points)
        inner = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        ways.append(f'<way id="{len(ways) + 1}" version="1">{refs}{inner}</way>')

    for number, tags in _TAGS.items():
        y = south + number * 0.0005
        way([node(west + 0.001 * at, y) for at in range(12)], tags)
    for tags, shift in (({"natural": "water"}, 0.004), ({"leisure": "park", "name": "香山公园"}, 0.006)):
        edge = [
            node(west + shift + dx, south + dy) for dx, dy in ((0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001))
        ]
        way([*edge, edge[0]], tags)
    node(west + 0.003, south + 0.002, {"amenity": "school", "name": "第三小学"})
    for x, y in far:
        way([node(x, y), node(x + 0.01, y)], {"highway": "primary", "name": "远处"})
    text = f'<osm version="0.6">{"".join(nodes)}{"".join(ways)}</osm>'
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.fixture
def circle(sample):
    return PosterService(sample).find(["瑞丰"])[0]


@pytest.fixture
def corner(sample, circle):
    places = located(sample, circle)
    return min(x for x, _ in places), min(y for _, y in places)


@pytest.mark.parametrize("name", ["中卫.osm", "中卫.osm.gz"])
def test_an_openstreetmap_file_gives_the_poster_streets_water_green_and_landmarks(
    sample, circle, corner, tmp_path, name
):
    kept = attach_map(sample, circle, [osm(tmp_path / name, corner)])
    ground = PosterService(sample).spec(circle).ground
    assert {(one.name, one.rank) for one in ground.streets} == {
        ("中央大道", StreetClass.MAIN),
        ("文昌路", StreetClass.STREET),
        ("", StreetClass.PATH),
    }
    assert [one.name for one in ground.rails] == ["包兰铁路"]
    assert {(one.kind, one.closed) for one in ground.areas} == {
        (AreaKind.WATER, False),
        (AreaKind.WATER, True),
        (AreaKind.GREEN, True),
    }
    marks = {(one.name, one.kind) for one in ground.landmarks}
    assert marks == {("第三小学", LandmarkKind.SCHOOL), ("香山公园", LandmarkKind.GREEN)}
    assert ground.is_real
    assert kept.credit == ground.credit == CREDIT


def test_a_poster_on_openstreetmap_data_names_its_contributors(sample, circle, corner, tmp_path):
    attach_map(sample, circle, [osm(tmp_path / "中卫.osm", corner)])
    for paper in ("A4", "A3横", "易拉宝"):
        layout = lay_out(PosterService(sample).spec(circle, PosterOrder(paper=paper)), poster_font())
        said = [shape.text for shape in layout.pages[0].readable if isinstance(shape, Passage)]
        assert any(CREDIT in text for text in said), paper


def test_only_the_circles_surroundings_are_kept_in_one_write(sample, circle, corner, tmp_path):
    far = [(corner[0] + 0.2 + 0.001 * at, corner[1] + 0.2) for at in range(300)]
    whole = osm(tmp_path / "全市.osm", corner, far)
    before = len(RecordService(sample).history(circle))
    kept = attach_map(sample, circle, [whole, osm(tmp_path / "近处.osm", (corner[0] + 0.001, corner[1]))])
    assert len(RecordService(sample).history(circle)) == before + 1
    assert map_names(sample, circle) == ["全市.geojson", "近处.geojson"]
    assert kept.size < whole.stat().st_size / 5
    assert "远处" not in {one.name for one in PosterService(sample).spec(circle).ground.streets}


def test_a_long_street_is_kept_as_far_as_a_sheet_shows_it(sample, circle, corner, tmp_path):
    west, south = corner
    line = [[west + 0.01 * at, south] for at in range(-60, 61)]
    feature = {
        "type": "Feature",
        "properties": {"highway": "primary"},
        "geometry": {"type": "LineString", "coordinates": line},
    }
    path = tmp_path / "国道.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    attach_map(sample, circle, [path])
    (street,) = PosterService(sample).spec(circle).ground.streets
    across = [x for x, _ in street.points]
    assert max(across) - min(across) < 0.1
    assert min(across) < west < max(across)


def test_a_map_taken_off_leaves_the_poster_as_it_was(sample, circle, corner, tmp_path):
    service = PosterService(sample)
    plain = service.spec(circle)
    attach_map(sample, circle, [osm(tmp_path / "中卫.osm", corner)])
    assert service.spec(circle).ground.is_real
    assert remove_map(sample, circle)
    assert service.spec(circle) == plain
    assert not remove_map(sample, circle)


def test_outlets_off_the_map_are_counted(sample, circle, corner, tmp_path):
    near = attach_map(sample, circle, [osm(tmp_path / "中卫.osm", corner)])
    beside = attach_map(sample, circle, [osm(tmp_path / "旁边.osm", (corner[0] + 0.008, corner[1]))])
    assert near.outside == 0
    assert beside.outside > 5


def test_a_map_with_nothing_to_draw_of_elsewhere_or_of_another_kind_is_refused(sample, circle, tmp_path):
    empty = tmp_path / "空.osm"
    empty.write_text('<osm version="0.6"></osm>', encoding="utf-8")
    picture = tmp_path / "截图.png"
    picture.write_bytes(b"\x89PNG")
    broken = tmp_path / "坏.osm.pbf"
    broken.write_bytes(b"not a map")
    for path, code in (
        (empty, StreetsError.NO_MAP),
        (osm(tmp_path / "银川.osm", (106.23, 38.48)), StreetsError.FAR),
        (osm(tmp_path / "赫尔辛基.osm", (24.94, 60.17)), StreetsError.ELSEWHERE),
        (picture, StreetsError.UNKNOWN_MAP),
        (broken, StreetsError.BROKEN),
        (tmp_path / "没有.osm", StreetsError.UNREADABLE),
    ):
        with pytest.raises(FieldkitError) as refused:
            attach_map(sample, circle, [path])
        assert refused.value.code is code
    assert map_names(sample, circle) == []


def test_an_export_of_openstreetmap_as_geojson_is_credited_and_a_map_of_ones_own_is_not(
    sample, circle, corner, tmp_path
):
    line = {"type": "LineString", "coordinates": [list(corner), [corner[0] + 0.01, corner[1]]]}
    for said, tags, credit in (
        ({}, {"@id": "way/7"}, CREDIT),
        ({"copyright": "The data is from www.openstreetmap.org, under ODbL."}, {}, CREDIT),
        ({"attribution": "中卫市自然资源局"}, {}, "中卫市自然资源局"),
        ({}, {}, ""),
    ):
        path = tmp_path / "路.geojson"
        feature = {"type": "Feature", "properties": {"highway": "primary", **tags}, "geometry": line}
        path.write_text(
            json.dumps({"type": "FeatureCollection", **said, "features": [feature]}), encoding="utf-8"
        )
        assert attach_map(sample, circle, [path]).credit == credit
        assert PosterService(sample).spec(circle).ground.credit == credit


def test_of_an_export_of_openstreetmap_only_what_maps_show_is_drawn(sample, circle, corner, tmp_path):
    x, y = corner
    line, ring = [[x, y], [x + 0.01, y]], [[[x, y], [x + 0.002, y], [x + 0.002, y + 0.002], [x, y]]]
    things = (
        ("LineString", line, {"highway": "primary", "name": "中央大道"}),
        ("LineString", line, {"power": "line"}),
        ("LineString", line, {"barrier": "wall", "name": "围墙"}),
        ("Polygon", ring, {"amenity": "school", "name": "第三小学"}),
        ("Polygon", ring, {"landuse": "residential", "name": "瑞丰苑"}),
        ("Polygon", ring, {"amenity": "parking"}),
        ("Point", [x, y], {"natural": "tree"}),
    )
    features = [
        {"type": "Feature", "properties": {"@id": "x", **tags}, "geometry": {"type": kind, "coordinates": at}}
        for kind, at, tags in things
    ]
    path = tmp_path / "export.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    attach_map(sample, circle, [path])
    ground = PosterService(sample).spec(circle).ground
    assert [one.name for one in ground.streets] == ["中央大道"]
    assert [one.name for one in ground.landmarks] == ["第三小学"]
    assert not ground.outlines
    assert not ground.areas


def test_what_is_kept_of_a_map_is_whole_geojson_of_its_own(sample, circle, corner, tmp_path):
    attach_map(sample, circle, [osm(tmp_path / "中卫.osm", corner)])
    (digest,) = RecordService(sample).get(circle).values["map_files"].split(";")
    document = json.loads(files.path_of(sample.path, digest).read_text(encoding="utf-8"))
    assert document["attribution"] == CREDIT
    assert {"Point", "LineString", "Polygon"} == {one["geometry"]["type"] for one in document["features"]}


def test_without_coordinates_the_streets_that_the_circle_is_named_by_tell_what_is_kept(workspace, tmp_path):
    circle = (
        RecordService(workspace)
        .add("circle", {"name": "甲生活圈", "boundary": "东至东街，南至南街，西至西街，北至北街"})
        .record
    )
    lines = {
        "东街": [(105.19, 37.49), (105.19, 37.52)],
        "西街": [(105.18, 37.49), (105.18, 37.52)],
        "南街": [(105.17, 37.50), (105.20, 37.50)],
        "北街": [(105.17, 37.51), (105.20, 37.51)],
        "国道": [(104.0, 37.505), (106.0, 37.505)],
        "远处": [(105.9, 37.9), (105.91, 37.9)],
    }
    features = [
        {
            "type": "Feature",
            "properties": {"highway": "primary", "name": name},
            "geometry": {"type": "LineString", "coordinates": [list(point) for point in line]},
        }
        for name, line in lines.items()
    ]
    path = tmp_path / "路网.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    attach_map(workspace, circle, [path])
    ground = PosterService(workspace).spec(circle).ground
    assert {street.name for street in ground.streets} == {*lines} - {"远处"}
    assert len(ground.outlines) == 1


def test_a_map_travels_with_its_circle_and_is_drawn_at_the_other_office(
    sample, circle, corner, tmp_path, make_workspace
):
    attach_map(sample, circle, [osm(tmp_path / "中卫.osm", corner)])
    package = tmp_path / "上报.xlsx"
    assert PackageService(sample).export(package).photos == 0
    office = make_workspace("区商务局", role="district")
    PackageService(office).import_files([package])
    assert map_names(office, circle) == ["中卫.geojson"]
    assert PosterService(office).spec(circle).ground == PosterService(sample).spec(circle).ground


def test_an_administrative_area_is_the_outline_only_where_it_is_named_like_the_circle():
    ring = ((105.17, 37.5), (105.18, 37.5), (105.18, 37.51), (105.17, 37.5))
    for name, names, is_outline in (
        ("瑞丰社区", ("瑞丰",), True),
        ("瑞丰", ("幸福里", "瑞丰社区"), True),
        ("瑞丰街道", ("瑞丰",), False),
        ("沙坡头区", ("沙坡头区瑞丰社区",), False),
        ("", ("瑞丰",), False),
    ):
        area = MapFeature("area", ring, {"boundary": "administrative", "name": name})
        assert bool(ground_from([area], names).outlines) == is_outline, name
