import json
import math

import pytest

from fieldkit.cli.main import main
from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.problems import PosterProblem
from fieldkit.services.poster_ground import attach_map
from fieldkit.services.posters import PosterService
from fieldkit.streets.mapfile import read_map
from fieldkit.streets.problems import StreetsError


def geojson(path, features):
    listed = [
        {"type": "Feature", "properties": tags, "geometry": {"type": kind, "coordinates": places}}
        for kind, places, tags in features
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": listed}), encoding="utf-8")
    return path


@pytest.fixture
def town(tmp_path):
    street = [[105.165, 37.503], [105.185, 37.503]]
    edge = [[105.165, 37.50], [105.18, 37.50], [105.18, 37.51], [105.165, 37.51], [105.165, 37.50]]
    return geojson(
        tmp_path / "街道.geojson",
        [
            ("LineString", street, {"name": "中央大道", "highway": "primary"}),
            ("Polygon", [edge], {"name": "瑞丰"}),
            ("Point", [105.17, 37.505], {"name": "第三小学", "amenity": "school"}),
        ],
    )


def test_a_map_file_gives_the_poster_streets_and_outline_in_the_datum_of_its_outlets(sample, town):
    service = PosterService(sample)
    circle = service.find(["瑞丰"])[0]
    attach_map(sample, circle, [town])
    spec = service.spec(circle)
    assert [street.name for street in spec.ground.streets] == ["中央大道"]
    assert len(spec.ground.outlines) == 1
    first = spec.ground.streets[0].points[0]
    assert 200 < math.hypot(first[0] - 105.165, first[1] - 37.503) * 111_195 < 1000
    assert PosterProblem.APPROVAL_MISSING in {problem.code for problem in service.problems(circle)}
    assert "示意图" not in spec.disclaimer


def test_a_map_of_elsewhere_is_refused_with_its_distance_and_what_was_there_stays(sample, town, tmp_path):
    service = PosterService(sample)
    circle = service.find(["瑞丰"])[0]
    attach_map(sample, circle, [town])
    before = service.spec(circle).ground
    for name, place, code in (
        ("赫尔辛基", [[24.9, 60.1], [24.95, 60.2]], StreetsError.ELSEWHERE),
        ("银川", [[106.23, 38.48], [106.24, 38.48]], StreetsError.FAR),
    ):
        other = geojson(tmp_path / f"{name}.geojson", [("LineString", place, {"highway": "primary"})])
        with pytest.raises(FieldkitError) as refused:
            attach_map(sample, circle, [town, other])
        assert refused.value.code is code
    assert "14" in refused.value.say("zh")
    assert service.spec(circle).ground == before


def test_a_kml_file_is_read_and_swapped_coordinates_are_refused(tmp_path):
    kml = tmp_path / "a.kml"
    text = (
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>民生路</name><LineString>'
        "<coordinates>{0} {1}</coordinates></LineString></Placemark></kml>"
    )
    kml.write_text(text.format("105.1,37.5,0", "105.2,37.5,0"), encoding="utf-8")
    assert [(one.shape, one.tags["name"]) for one in read_map(kml).features] == [("line", "民生路")]
    kml.write_text(text.format("37.5,105.1", "37.5,105.2"), encoding="utf-8")
    with pytest.raises(FieldkitError) as refused:
        read_map(kml)
    assert refused.value.code is StreetsError.SWAPPED


def test_the_command_line_attaches_a_map_and_takes_it_off(sample, town, capsys):
    folder = sample.path
    sample.close()
    assert main(["poster-map", str(folder), "--circle", "瑞丰", str(town)]) == 0
    assert "3 个图形" in capsys.readouterr().out
    assert main(["poster-map-off", str(folder), "--circle", "瑞丰"]) == 0
    assert "恢复示意图" in capsys.readouterr().out
