"""Start points of files."""

import json

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.places import Datum
from fieldkit.streets.points import read_points
from fieldkit.streets.problems import StreetsError

HEAD = "名称,经度,纬度,坐标系,社区,人数,类别\n"


def table(tmp_path, text, encoding="utf-8-sig"):
    path = tmp_path / "起点.csv"
    path.write_text(text, encoding=encoding)
    return path


def refused(path):
    with pytest.raises(FieldkitError) as caught:
        read_points(path)
    assert "数据没有动" in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_as_a_spreadsheet_saves_it(tmp_path, encoding):
    path = table(tmp_path, HEAD + "东门,105.18952,37.51403,GCJ-02,幸福里,320,小区出入口\n", encoding)
    one = read_points(path)[0]
    assert (one.name, one.community, one.people, one.category) == ("东门", "幸福里", 320, "小区出入口")
    assert (one.location.longitude, one.location.datum) == (105.18952, Datum.GCJ02)


def test_one_column_with_both_figures_will_do(tmp_path):
    one = read_points(table(tmp_path, '名称,位置\n西门,"105.18952,37.51403 百度"\n'))[0]
    assert one.location.datum is Datum.BD09


def test_swapped_foreign_and_unnamed_places_are_refused_with_their_row(tmp_path):
    swapped = table(tmp_path, HEAD + "东门,37.51403,105.18952,WGS-84,,,\n")
    assert refused(swapped) is StreetsError.BAD_POINT
    abroad = table(tmp_path, HEAD + "好,105.18952,37.51403,WGS-84,,,\n坏,24.94,60.17,WGS-84,,,\n")
    with pytest.raises(FieldkitError, match="第 3 行"):
        read_points(abroad)
    assert refused(table(tmp_path, HEAD + "东门,105.18952,37.51403,,,,\n")) is StreetsError.NO_DATUM


def test_points_of_geojson_and_kml_are_in_wgs84(tmp_path):
    path = tmp_path / "起点.geojson"
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [105.18952, 37.51403]},
        "properties": {"name": "南门", "people": 50},
    }
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    kml = tmp_path / "起点.kml"
    kml.write_text(
        '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>南门</name>'
        '<ExtendedData><Data name="人数"><value>50</value></Data></ExtendedData>'
        "<Point><coordinates>105.18952,37.51403,0</coordinates></Point></Placemark></Document></kml>",
        encoding="utf-8",
    )
    for found in (read_points(path)[0], read_points(kml)[0]):
        assert (found.name, found.people, found.location.datum) == ("南门", 50, Datum.WGS84)
        assert found.location.latitude == 37.51403


def test_files_without_points_and_of_other_kinds_are_refused(tmp_path):
    assert refused(table(tmp_path, HEAD)) is StreetsError.NO_POINTS
    other = tmp_path / "起点.docx"
    other.write_bytes(b"PK")
    assert refused(other) is StreetsError.UNKNOWN_FORMAT
    broken = tmp_path / "坏.kml"
    broken.write_text("<kml>", encoding="utf-8")
    assert refused(broken) is StreetsError.BROKEN
