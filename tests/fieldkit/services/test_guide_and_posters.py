"""The guide and the posters agree: a printed code opens a page that was written."""

import json

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.guide import GuideService
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService

BASE = "https://example.gov.cn/bmq/"


@pytest.fixture
def circle(workspace):
    records = RecordService(workspace)
    made = records.add("circle", {"name": "瑞丰一刻钟便民生活圈", "code": "640502-S07"}).record
    records.add("area", {"name": "瑞丰社区", "level": "社区", "circle": "瑞丰一刻钟便民生活圈"})
    for name, phone, status in (("甲超市", "0955-7012345", "营业"), ("乙超市", "13812345678", "歇业")):
        records.add(
            "outlet",
            {
                "name": name,
                "business_type": "便利店",
                "community": "瑞丰社区",
                "phone": phone,
                "status": status,
            },
        )
    return made


def test_a_printed_code_opens_the_page_that_the_guide_wrote(workspace, circle, tmp_path):
    posters = PosterService(workspace)
    assert posters.spec(circle).guide_url == ""

    GuideService(workspace).make(tmp_path / "guide", BASE)

    address = posters.spec(circle).guide_url
    assert address == f"{BASE}c/640502-s07.html"
    assert (tmp_path / "guide" / address.removeprefix(BASE)).exists()


def test_a_guide_for_a_disk_leaves_the_codes_as_they_are(workspace, circle, tmp_path):
    GuideService(workspace).make(tmp_path / "guide")
    assert PosterService(workspace).spec(circle).guide_url == ""


def test_neither_closed_outlets_nor_phones_without_consent_are_published(workspace, circle, tmp_path):
    GuideService(workspace).make(tmp_path / "guide", BASE)
    said = "".join(
        path.read_text("utf-8")
        for path in (tmp_path / "guide").rglob("*")
        if path.suffix in {".html", ".geojson"}
    )
    assert "甲超市" in said
    assert "乙超市" not in said
    assert "7012345" not in said


def test_a_place_on_the_web_that_is_none_is_refused_and_nothing_is_written(workspace, circle, tmp_path):
    with pytest.raises(FieldkitError):
        GuideService(workspace).make(tmp_path / "guide", "javascript:alert(1)")
    assert not (tmp_path / "guide").exists()
    assert json.dumps(PosterService(workspace).spec(circle).guide_url) == '""'
