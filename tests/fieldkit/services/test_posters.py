"""Posters from the registers: only what may be published, and every code read back."""

import json

import pypdfium2
import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.reading import check_poster
from fieldkit.services.posters import PosterService
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService


@pytest.fixture
def circle(workspace):
    records = RecordService(workspace)
    circle = records.add(
        "circle",
        {
            "name": "瑞丰一刻钟便民生活圈", "number": "7", "code": "Q07", "population": "8123", "hotline": "0955-7012345",
            "boundary": "东至应理南街，南至中央大道，西至新墩南街，北至南苑西路。",
        },
    ).record  # fmt: skip
    records.add("area", {"name": "瑞丰社区", "level": "社区", "circle": "瑞丰一刻钟便民生活圈"})
    return circle


@pytest.fixture
def outlet(workspace, circle):
    records = RecordService(workspace)

    def outlet(name, **values):
        told = {"name": name, "business_type": "便利店", "community": "瑞丰社区", "status": "营业", **values}
        return records.add("outlet", told).record

    return outlet


@pytest.fixture
def posters(workspace):
    return PosterService(workspace)


@pytest.mark.parametrize(
    ("phone_public", "printed"),
    [("是", "138 1234 5678"), ("否", None), ("", None)],
    ids=["yes", "no", "unasked"],
)
def test_a_phone_is_printed_only_with_consent(posters, circle, outlet, phone_public, printed):
    outlet("惠之家", phone="13812345678", phone_public=phone_public)
    (shown,) = posters.spec(circle).outlets
    assert shown.phone == printed


@pytest.mark.parametrize("status", ["歇业", "空置", "新竣工未开业", "关门待查"])
def test_what_is_not_open_is_left_out(posters, circle, outlet, status):
    outlet("惠之家")
    outlet("老王早点", status=status)
    outlet("新开的店", status="新开业")
    assert {one.name for one in posters.spec(circle).outlets} == {"惠之家", "新开的店"}


def test_outlets_of_other_circles_and_deleted_ones_are_left_out(posters, circle, outlet, workspace):
    records = RecordService(workspace)
    outlet("惠之家")
    records.delete(outlet("撤了的店"))
    records.add("area", {"name": "别的社区", "level": "社区"})
    outlet("别处的店", community="别的社区")
    assert [one.name for one in posters.spec(circle).outlets] == ["惠之家"]


def test_a_circle_without_a_community_has_no_outlets_rather_than_all(posters, circle, outlet, workspace):
    outlet("惠之家")
    RecordService(workspace).add("outlet", {"name": "无社区的店", "status": "营业"})
    empty = RecordService(workspace).add("circle", {"name": "空生活圈"}).record
    assert posters.spec(empty).outlets == ()


def test_a_place_without_a_datum_leads_nobody_astray(posters, circle, outlet):
    outlet("有坐标系", location="105.18952,37.51403 高德")
    outlet("没有坐标系", location="105.18952,37.51403")
    places = {one.name: one.lonlat for one in posters.spec(circle).outlets}
    assert places == {"有坐标系": (105.18952, 37.51403), "没有坐标系": None}


def test_a_poster_says_circle_date_hotlines_and_that_it_is_a_sketch(posters, circle, outlet):
    outlet("惠之家")
    spec = posters.spec(circle)
    assert (spec.title, spec.poster_number, spec.population) == ("瑞丰一刻钟便民生活圈", "Q07", 8123)
    assert spec.data_date == "2026 年 6 月 30 日"
    assert {line.number for line in spec.hotlines} == {"12345", "12315", "0955-7012345"}
    assert spec.disclaimer == "示意图，不作为划界依据"
    english = posters.spec(circle, language="en")
    assert english.data_date == "2026-06-30"
    assert "Schematic" in english.disclaimer


def test_a_made_poster_holds_its_text_and_every_code_decodes(posters, circle, outlet, tmp_path):
    outlet("惠之家便利店", phone="13812345678", phone_public="是", hours="7:00-23:00")
    outlet("老𠮷修锁", business_type="B06", phone="13987654321", phone_public="否")
    (made,) = posters.make(tmp_path / "导视图")
    assert made.path.name == "07_瑞丰一刻钟便民生活圈.pdf"
    readings = check_poster(made)
    assert readings
    assert all(reading.decoded == reading.placement.payload for reading in readings)
    document = pypdfium2.PdfDocument(made.path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    bare = "".join(text.split())
    assert "惠之家便利店" in bare
    assert "修锁" in bare
    assert "13812345678" in bare
    assert "13987654321" not in bare


@pytest.mark.parametrize("name", ["瑞丰一刻钟便民生活圈", "瑞丰", "Q07"])
def test_a_circle_is_found_by_name_short_name_or_code(posters, circle, name):
    assert posters.find([name]) == [circle]


def test_circles_that_do_not_exist_and_none_at_all_are_refused_apart(posters, circle, make_workspace):
    with pytest.raises(FieldkitError) as unknown:
        posters.find(["没有的"])
    assert unknown.value.code is ServiceError.NO_SUCH_CIRCLE
    with pytest.raises(FieldkitError) as none:
        PosterService(make_workspace("空")).find([])
    assert none.value.code is ServiceError.NO_CIRCLES


def test_a_folder_that_cannot_be_made_is_refused_and_no_poster_left(posters, circle, tmp_path):
    (tmp_path / "文件").write_text(json.dumps("不是文件夹"), encoding="utf-8")
    with pytest.raises(FieldkitError) as refusal:
        posters.make(tmp_path / "文件" / "导视图")
    assert refusal.value.code is ServiceError.CANNOT_WRITE
