"""Places: datums, the China box, pasted coordinates, distances."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.problems import Severity
from fieldkit.registers.checks import check_location
from fieldkit.registers.places import (
    LATITUDES,
    LONGITUDES,
    Datum,
    Location,
    Source,
    convert,
    display_location,
    distance_m,
    fold_location,
    is_in_china,
    is_swapped,
    location_text,
    parse_location,
    read_location,
)
from fieldkit.registers.problems import RegisterProblem

CITIES = {
    "南通": (120.86, 32.01),
    "淮安": (119.02, 33.61),
    "湛江": (110.36, 21.27),
    "中卫": (105.19, 37.51),
    "北京": (116.40, 39.90),
}
IN_CHINA = st.builds(
    Location,
    st.floats(*LONGITUDES, allow_nan=False),
    st.floats(*LATITUDES, allow_nan=False),
    st.sampled_from(Datum),
)


def raw_distance_m(a, b):
    """How far apart two pairs of figures are, whatever their datums."""
    return distance_m(replace(a, datum=None), replace(b, datum=None))


def exactness_m(place):
    """The square root in the formula of GCJ-02 has two answers close to its origin, 105°E."""
    return 1e-8 if abs(convert(place, Datum.WGS84).longitude - 105) > 1e-6 else 1e-6


def test_the_published_reference_pair_is_reproduced():
    gps = Location(116.42079, 39.90105, Datum.WGS84)
    amap = convert(gps, Datum.GCJ02)
    assert (round(amap.longitude, 6), round(amap.latitude, 6)) == (116.427022, 39.902446)


@pytest.mark.parametrize(
    ("city", "to_gcj", "gcj_to_bd", "to_bd"),
    [
        ("南通", 467, 911, 1101),
        ("淮安", 530, 916, 1228),
        ("湛江", 536, 944, 1209),
        ("中卫", 339, 864, 1153),
        ("北京", 555, 890, 1378),
    ],
)
def test_the_shifts_have_the_known_size_in_the_cities_of_the_plans(city, to_gcj, gcj_to_bd, to_bd):
    gps = Location(*CITIES[city], Datum.WGS84)
    amap, baidu = convert(gps, Datum.GCJ02), convert(gps, Datum.BD09)
    assert raw_distance_m(gps, amap) == pytest.approx(to_gcj, abs=2)
    assert raw_distance_m(amap, baidu) == pytest.approx(gcj_to_bd, abs=2)
    assert raw_distance_m(gps, baidu) == pytest.approx(to_bd, abs=2)


@given(IN_CHINA, st.sampled_from(Datum))
def test_there_and_back_again_is_exact_to_less_than_a_hundred_millionth_of_a_metre(place, datum):
    back = convert(convert(place, datum), place.datum)
    assert raw_distance_m(place, back) < exactness_m(place)


@given(IN_CHINA, st.sampled_from(Datum))
def test_a_converted_place_is_the_same_place(place, datum):
    assert distance_m(place, convert(place, datum)) < 2 * exactness_m(place)


def test_on_the_meridian_where_the_formula_has_a_root_conversion_is_exact_to_a_thousandth_of_a_millimetre():
    place = Location(105.0, 37.0, Datum.WGS84)
    assert distance_m(place, convert(place, Datum.BD09)) < 1e-6


def test_gps_and_the_national_system_count_as_equal():
    place = Location(105.18952, 37.51403, Datum.WGS84)
    assert convert(place, Datum.CGCS2000) == replace(place, datum=Datum.CGCS2000)


def test_a_place_without_a_datum_cannot_be_converted():
    with pytest.raises(ValueError, match="datum"):
        convert(Location(105.18952, 37.51403), Datum.WGS84)


def test_conversion_keeps_how_the_place_was_obtained():
    place = Location(105.18952, 37.51403, Datum.GCJ02, Source.AMAP, 8)
    moved = convert(place, Datum.WGS84)
    assert (moved.datum, moved.source, moved.accuracy_m) == (Datum.WGS84, Source.AMAP, 8)


def test_a_degree_of_latitude_is_111_kilometres():
    here, there = Location(105, 37, Datum.WGS84), Location(105, 38, Datum.WGS84)
    assert distance_m(here, there) == pytest.approx(111_195, abs=1)
    east = distance_m(here, Location(106, 37, Datum.WGS84))
    assert east == pytest.approx(111_195 * math.cos(math.radians(37)), rel=1e-4)


def test_distance_is_measured_across_datums_but_never_against_an_unknown_one():
    gps = Location(105.18952, 37.51403, Datum.WGS84)
    assert distance_m(gps, convert(gps, Datum.BD09)) < 1e-6
    assert distance_m(gps, replace(gps, datum=None)) is None


def test_no_longitude_of_china_can_be_taken_for_a_latitude():
    assert LONGITUDES[0] > LATITUDES[1]
    assert is_in_china(105.19, 37.51)
    assert is_swapped(37.51, 105.19)
    assert not is_swapped(105.19, 37.51)
    assert not is_swapped(2.35, 48.85)
    assert not Location(2.35, 48.85).is_in_china


ZHONGWEI = Location(105.18952, 37.51403)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("105.18952, 37.51403 高德", replace(ZHONGWEI, datum=Datum.GCJ02, source=Source.AMAP)),
        ("105.18952，37.51403（高德地图）", replace(ZHONGWEI, datum=Datum.GCJ02, source=Source.AMAP)),
        ("105.18952 37.51403", ZHONGWEI),
        ("37.51403,105.18952", ZHONGWEI),
        ("37.51403,105.18952 腾讯", replace(ZHONGWEI, datum=Datum.GCJ02, source=Source.TENCENT)),
        ("lat,lng: 37.51403,105.18952 百度", replace(ZHONGWEI, datum=Datum.BD09, source=Source.BAIDU)),
        ("105.18952,37.51403 天地图", replace(ZHONGWEI, datum=Datum.CGCS2000, source=Source.TIANDITU)),
        ("105.18952,37.51403 百度 gcj02", replace(ZHONGWEI, datum=Datum.GCJ02, source=Source.BAIDU)),
        ("105.18952,37.51403 国家2000坐标系", replace(ZHONGWEI, datum=Datum.CGCS2000)),
        ("１０５．１８９５２，３７．５１４０３ ＷＧＳ－８４", replace(ZHONGWEI, datum=Datum.WGS84)),
        ("经度：105.18952°，纬度：37.51403°", ZHONGWEI),
        ("纬度 37.51403 经度 105.18952", ZHONGWEI),
        ("经纬度：37.51403,105.18952", ZHONGWEI),
        ("经纬度：105.18952,37.51403", ZHONGWEI),
        ("37.51403N 105.18952E", ZHONGWEI),
        ("N37.51403, E105.18952", ZHONGWEI),
        ('{"lng":105.18952,"lat":37.51403}', ZHONGWEI),
        ("geo:37.51403,105.18952", replace(ZHONGWEI, datum=Datum.WGS84)),
        (
            "手机定位 37.51403,105.18952 精度约8米",
            replace(ZHONGWEI, datum=Datum.WGS84, source=Source.GPS, accuracy_m=8),
        ),
        (
            "https://uri.amap.com/marker?position=105.18952,37.51403&name=%E5%BA%97&coordinate=gaode",
            replace(ZHONGWEI, datum=Datum.GCJ02, source=Source.AMAP),
        ),
        (
            "https://apis.map.qq.com/uri/v1/marker?marker=coord:37.51403,105.18952;title:甲",
            replace(ZHONGWEI, datum=Datum.GCJ02, source=Source.TENCENT),
        ),
        (
            "https://api.map.baidu.com/marker?location=37.51403%2C105.18952&coord_type=bd09ll",
            replace(ZHONGWEI, datum=Datum.BD09, source=Source.BAIDU),
        ),
    ],
)
def test_pasted_coordinates_are_read_with_order_datum_and_source(text, expected):
    assert read_location(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        """N37°30'50.5" E105°11'22.3\"""",
        "北纬37度30分50.5秒，东经105度11分22.3秒",
        "37°30′50.5″N, 105°11′22.3″E",
    ],
)
def test_degrees_minutes_and_seconds_are_read(text):
    place = read_location(text)
    assert place.longitude == pytest.approx(105 + 11 / 60 + 22.3 / 3600)
    assert place.latitude == pytest.approx(37 + 30 / 60 + 50.5 / 3600)


@pytest.mark.parametrize("text", ["鼓楼北街12号3楼", "万达广场", "105.18952", "", "1,2,3"])
def test_text_that_is_no_pair_of_coordinates_is_kept_and_told(text):
    reading = parse_location(text)
    assert reading.location is None
    assert [problem.code for problem in reading.problems] == [RegisterProblem.LOCATION_SHAPE]
    assert fold_location(text) == (text or None)


@pytest.mark.parametrize(
    "text", ["纬度105.18952 经度37.51403", "lat,lng 105.18952,37.51403", "105.18952N 37.51403E"]
)
def test_figures_that_contradict_their_labels_are_not_used_but_the_right_order_is_suggested(text):
    reading = parse_location(text)
    assert reading.location is None
    assert reading.suggestion == ZHONGWEI
    (problem,) = check_location(fold_location(text))
    assert problem.code is RegisterProblem.LOCATION_SWAPPED
    assert problem.severity is Severity.ERROR
    assert "105.18952,37.51403" in problem.say("zh")


@pytest.mark.parametrize("text", ["2.35222, 48.85661", "105.18952, 2.51403 高德", "0.0000,0.0000"])
def test_a_place_abroad_is_kept_as_typed_and_never_used(text):
    assert read_location(text) is None
    (problem,) = check_location(text)
    assert problem.code is RegisterProblem.LOCATION_ABROAD
    assert fold_location(text) == text


def test_a_place_without_datum_is_used_and_warned_about():
    (problem,) = check_location("105.18952,37.51403")
    assert problem.code is RegisterProblem.LOCATION_NO_DATUM
    assert problem.severity is Severity.WARNING


def test_too_few_decimals_are_warned_about_with_the_metres_they_may_be_off():
    (problem,) = check_location("105.19,37.51,GCJ02")
    assert problem.code is RegisterProblem.LOCATION_COARSE
    assert problem.values == {"decimals": 2, "metres": 500}


def test_a_good_place_has_no_problem():
    assert check_location("105.18952,37.51403,GCJ02,amap,10") == []


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (Location(105.18952, 37.51403, Datum.GCJ02, Source.AMAP, 10), "105.18952,37.51403,GCJ02,amap,10"),
        (Location(105.18952, 37.51403, None, Source.UNKNOWN, 7.5), "105.18952,37.51403,,,7.5"),
        (Location(105.18952, 37.51403, Datum.WGS84), "105.18952,37.51403,WGS84"),
        (Location(105.0, 37.0), "105,37"),
        (Location(105.123456789, 37.1), "105.123457,37.1"),
    ],
)
def test_the_stored_text_has_six_decimals_and_leaves_out_what_is_not_known(location, text):
    assert location_text(location) == text


@given(
    st.builds(
        Location,
        st.floats(*LONGITUDES).map(lambda figure: round(figure, 6)),
        st.floats(*LATITUDES).map(lambda figure: round(figure, 6)),
        st.none() | st.sampled_from(Datum),
        st.sampled_from(Source),
        st.none() | st.integers(0, 5000).map(lambda decimetres: decimetres / 10),
    )
)
def test_stored_and_shown_text_read_back_as_the_same_place(location):
    stored = location_text(location)
    assert read_location(stored) == location
    assert fold_location(stored) == stored
    # a source names its datum, so a shown place may know more than the stored one said
    if location.datum is not None:
        for language in ("zh", "en"):
            assert fold_location(display_location(stored, language)) == stored


def test_a_place_is_shown_as_people_write_it():
    assert display_location("105.18952,37.51403,GCJ02,amap,10") == "105.18952, 37.51403 高德 GCJ-02 ±10 米"
    assert display_location("105.18952,37.51403,WGS84,gps", "en") == "105.18952, 37.51403 GPS WGS-84"
    assert display_location("万达广场") == "万达广场"
