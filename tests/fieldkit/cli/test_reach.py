"""``fieldkit reach`` as a clerk and a program call it."""

import json

import pytest

from fieldkit.registers.datums import Datum, convert_pair

GATE = (105.19, 37.51)
NORTH = 1 / 111_195
"""Degrees of latitude a metre."""


@pytest.fixture
def town(tmp_path, run):
    path = tmp_path / "幸福里.fieldkit"
    run("new", path, "--person", "王芳", "--device", "3 号")
    run("add", path, "circle", "name=幸福里生活圈", "population=6000")
    run("add", path, "area", "name=幸福里社区", "level=community", "circle=幸福里生活圈")
    return path


def point(metres, datum=Datum.WGS84):
    longitude, latitude = convert_pair(GATE[0], GATE[1] + metres * NORTH, Datum.WGS84, datum)
    return f"{longitude:.7f},{latitude:.7f},{datum}"


def add(run, town, kind, name, location, *more):
    status, _, err = run("add", town, kind, f"name={name}", "community=幸福里", f"location={location}", *more)
    assert status == 0, err


def reached(run, town, *words):
    status, out, err = run("reach", town, "--plan", "zhongwei", "--json", *words)
    assert status == 0, err
    return json.loads(out)


@pytest.mark.parametrize("datum", list(Datum))
def test_the_datum_of_a_shop_does_not_change_its_distance(run, town, datum):
    add(run, town, "start_point", "东门", point(0), "category=小区出入口")
    add(run, town, "outlet", "惠之家", point(200, datum), "business_type=便利店")
    one = reached(run, town)[0]
    shop = one["types"]["便利店"]
    assert shop["nearest_m"] == pytest.approx(260, abs=1)
    assert shop["minutes"] == pytest.approx(3.5, abs=0.05)
    assert (shop["verdict"], shop["way"]) == ("green", "直线距离折算")
    assert (shop["share_5"], shop["share_10"], shop["share_15"]) == (100, 100, 100)
    assert (shop["outlets"], shop["start_points"]) == (1, 1)
    assert one["circle"] == "幸福里生活圈"


def test_along_a_street_file_the_verdict_says_so(run, town, tmp_path):
    add(run, town, "start_point", "东门", point(0))
    add(run, town, "outlet", "惠之家", point(200), "business_type=便利店")
    east = GATE[0] + 200 * NORTH / 0.7933
    line = [GATE, (east, GATE[1]), (east, GATE[1] + 200 * NORTH), (GATE[0], GATE[1] + 200 * NORTH)]
    streets = tmp_path / "路网.geojson"
    feature = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": line}, "properties": {}}
    streets.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    shop = reached(run, town, "--network", streets)[0]["types"]["便利店"]
    assert shop["nearest_m"] == pytest.approx(600, abs=2)
    assert (shop["verdict"], shop["way"]) == ("red", "沿道路")


def test_settings_of_walking_are_kept(run, town):
    add(run, town, "start_point", "东门", point(0))
    add(run, town, "outlet", "惠之家", point(200), "business_type=便利店")
    assert reached(run, town, "--detour", "1.5", "--speed", "60")[0]["types"]["便利店"]["minutes"] == 5
    assert reached(run, town)[0]["types"]["便利店"]["nearest_m"] == 300
    status, _, err = run("reach", town, "--speed", "0")
    assert status == 1
    assert "没有采用" in err


def test_outlets_without_a_usable_place_are_counted_and_told(run, town):
    add(run, town, "start_point", "东门", point(0))
    run("add", town, "outlet", "name=老王早点", "community=幸福里", "business_type=早餐")
    add(run, town, "outlet", "无坐标系", "105.19,37.51", "business_type=早餐")
    told = "".join(reached(run, town)[0]["told"])
    assert "1 家营业网点没有位置" in told
    assert "1 个位置没有注明坐标系" in told


def test_start_points_of_a_file_are_used_once_or_kept(run, town, tmp_path):
    add(run, town, "outlet", "惠之家", point(200), "business_type=便利店")
    longitude, latitude, _ = point(0).split(",")
    table = tmp_path / "起点.csv"
    table.write_text(
        f"名称,经度,纬度,坐标系,社区,人数\n东门,{longitude},{latitude},WGS-84,幸福里社区,100\n",
        encoding="utf-8",
    )
    assert reached(run, town, "--points", table)[0]["starts_from"] == "文件里的起点"
    assert run("show", town, "start_point", "--json")[1] == "[]"
    _, _, err = run("reach", town, "--points", table, "--keep", "--json")
    assert "已登记 1 个新起点" in err
    _, _, err = run("reach", town, "--points", table, "--keep", "--json")
    assert "已登记 0 个新起点" in err
    one = reached(run, town)[0]
    assert (one["start_points"], one["starts_from"]) == (1, "已登记的起点")


def test_a_new_pharmacy_too_near_to_two_others_is_named(run, town):
    for at, stage in ((0, "新增"), (100, "存量"), (200, "存量")):
        add(run, town, "outlet", f"药房{at}", point(at), "business_type=药店", f"stage={stage}")
    density = reached(run, town)[0]["density"]
    assert [(one["name"], one["count"], one["met"]) for one in density] == [("药房0", 3, False)]


def test_the_sample_is_judged_from_a_grid_and_says_what_is_missing(run, sample_folder, tmp_path):
    import shutil

    folder = shutil.copytree(sample_folder, tmp_path / "中卫.fieldkit")
    found = reached(run, folder)
    assert len(found) == 24
    assert {one["verdict"] for circle in found for one in circle["types"].values()} == {
        "green",
        "amber",
        "red",
    }
    status, out, _ = run("reach", folder)
    assert status == 0
    assert "77 家营业网点没有位置" in out
    assert "没有登记起点" in out
    assert "建议  " in out
    culture, school = (
        next(line for line in out.splitlines() if word in line) for word in ("文化活动", " 小学")
    )
    assert "应达到 60%" in culture
    assert "文件没有定数，按设置取 80%" in school
    assert "Decimal" not in out


def test_a_street_file_of_elsewhere_or_broken_is_told(run, town, tmp_path):
    add(run, town, "start_point", "东门", point(0))
    add(run, town, "outlet", "惠之家", point(200), "business_type=便利店")
    far = tmp_path / "远.geojson"
    far.write_text(
        '{"type": "LineString", "coordinates": [[24.94, 60.17], [24.95, 60.17]]}', encoding="utf-8"
    )
    one = reached(run, town, "--network", far)[0]
    assert one["types"]["便利店"]["way"] == "直线距离折算"
    assert any("路网文件里没有这些地方的道路" in said for said in one["told"])
    broken = tmp_path / "坏.pbf"
    broken.write_bytes(b"not a map")
    status, _, err = run("reach", town, "--network", broken)
    assert status == 1
    assert "损坏" in err
    assert "Traceback" not in err


def test_an_empty_workspace_is_told_to_record_circles(run, tmp_path):
    path = tmp_path / "空.fieldkit"
    run("new", path)
    status, out, _ = run("reach", path)
    assert status == 0
    assert "还没有登记生活圈" in out
    assert json.loads(run("reach", path, "--json")[1]) == []


def test_english_is_complete(run, town):
    add(run, town, "start_point", "gate", point(0))
    add(run, town, "outlet", "shop", point(200), "business_type=便利店")
    _, out, _ = run("--lang", "en", "reach", town)
    assert "Convenience store: 260 m" in out
    assert "straight line × detour factor" in out
