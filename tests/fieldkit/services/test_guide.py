"""The guide from the registers: what may be published, under addresses that stay."""

import json
import re

import pytest

from fieldkit.cli.main import main
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.guide import GuideService
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService


@pytest.fixture
def street(workspace):
    """A circle with three outlets: open with a public phone, open with one that is not, and closed."""
    records = RecordService(workspace)
    boundary = "东至应理南街，南至中央大道，西至新墩南街，北至南苑西路。"
    records.add("circle", {"name": "瑞丰一刻钟便民生活圈", "code": "640502-S01", "boundary": boundary})
    records.add("area", {"name": "瑞丰社区", "level": "社区", "circle": "瑞丰一刻钟便民生活圈"})
    told = {
        "business_type": "便利店",
        "community": "瑞丰社区",
        "status": "营业",
        "hours": "周一至周五 22:00-02:00",
    }
    records.add("outlet", {**told, "name": "惠之家", "phone": "13812345678", "phone_public": "是"})
    records.add(
        "outlet",
        {**told, "name": "老张修车", "business_type": "维修点", "phone": "13987654321", "phone_public": "否"},
    )
    records.add("outlet", {**told, "name": "关了的店", "status": "歇业"})
    return workspace


def test_only_open_outlets_and_phones_with_consent_are_published(street, tmp_path):
    GuideService(street).make(tmp_path / "导览")
    published = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "导览").rglob("*") if path.is_file()
    )
    assert 'href="tel:13812345678"' in published
    assert "老张修车" in published
    for secret in ("13987654321", "139 8765 4321", "关了的店"):
        assert secret not in published


def test_hours_past_midnight_reach_the_pages_clock(street):
    (circle,) = GuideService(street).site().circles
    assert circle.page == "640502-s01"
    (period,) = circle.outlets[0].periods
    assert (period.start, period.end, period.days) == (22 * 60, 2 * 60, (1, 2, 3, 4, 5))


def test_without_circles_nothing_is_written(workspace, tmp_path):
    with pytest.raises(FieldkitError) as refused:
        GuideService(workspace).make(tmp_path / "导览")
    assert refused.value.code is ServiceError.NO_CIRCLES
    assert not (tmp_path / "导览").exists()


def test_the_sample_makes_a_page_for_each_of_its_circles(sample, tmp_path, capsys):
    path, folder = sample.path, tmp_path / "导览"
    sample.close()
    command = ["guide", str(path), "-o", str(folder), "--base-url", "https://www.example.gov.cn/bmq"]
    assert main([*command, "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "24 个生活圈" in said
    assert "https://www.example.gov.cn/bmq/c/640502-s06.html" in said
    pages = sorted(page.name for page in (folder / "c").iterdir())
    assert len(pages) == 24
    assert all(re.fullmatch(r"640502-s\d\d\.html", page) for page in pages)
    everything = json.loads((folder / "data" / "all.geojson").read_text(encoding="utf-8"))
    rows = sum(page.read_text(encoding="utf-8").count('<li class="o ') for page in (folder / "c").iterdir())
    assert len(everything["features"]) == rows > 1000
    first = {page: page.read_bytes() for page in folder.rglob("*") if page.is_file()}
    assert main(command) == 0
    assert first == {page: page.read_bytes() for page in folder.rglob("*") if page.is_file()}


def test_an_address_that_is_none_is_wrong_usage(sample, tmp_path, capsys):
    path = sample.path
    sample.close()
    assert main(["guide", str(path), "-o", str(tmp_path / "导览"), "--base-url", "bmq"]) == 2
    assert "不是网址" in capsys.readouterr().err
    assert not (tmp_path / "导览").exists()
