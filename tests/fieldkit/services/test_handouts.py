"""Paper for interviewers: the list of drawn doors as PDF and workbook, the notice in large print."""

import re

import pypdfium2
import pytest
from openpyxl import load_workbook

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.posters.handout_problems import HandoutError
from fieldkit.services.consent import ConsentService
from fieldkit.services.handouts import HandoutService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import SamplingService
from fieldkit.services.visits import VisitService


def words_of(path):
    """The text of a PDF, page by page, as a reader would copy it."""
    with pypdfium2.PdfDocument(path) as document:
        return [re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in document]


@pytest.fixture
def street(workspace, tmp_path):
    """Ninety doors in three buildings, thirty of them drawn by building."""
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    lines = ["小区,楼栋,单元,户号"]
    lines += [
        f"幸福里,{building},{stair},{floor}01"
        for building in (10, 2, 1)
        for stair in range(1, 6)
        for floor in range(1, 7)
    ]
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    SamplingService(workspace).import_and_draw(path, 30, "42", by="楼栋")
    return workspace


def test_the_page_says_how_the_sample_was_drawn_and_lists_the_doors_as_one_walks(street):
    (page,) = HandoutService(street).samples()
    assert page.title == "幸福里社区入户走访名单"
    assert (page.seed, page.size, page.frame, page.by) == ("42", 30, 90, "楼栋")
    how, days, rule, codes = page.facts()
    assert f"从 90 户中抽 30 户；种子 42；名单校验 {page.digest}" in how
    assert "按“楼栋”分层" in how
    assert days == "抽样日期 2026-06-30，打印日期 2026-06-30。"
    assert "替补规则" in rule
    assert "配额已满" in codes
    assert [one.number for one in page.doors] == [str(number) for number in range(1, 31)]
    route = [line.address for line in VisitService(street).board().lines]
    assert [one.address for one in page.doors] == route
    assert [one.stratum for one in page.spare[:1]] == [page.doors[0].stratum]


def test_what_was_recorded_so_far_stands_on_the_page(street):
    visits = VisitService(street)
    visits.record(visits.board().lines[0].id, "拒访")
    (page,) = HandoutService(street).samples()
    assert page.doors[0].outcome == "拒访"
    assert {one.outcome for one in page.doors[1:]} == {""}
    assert [one.number for one in page.spare if "（已启用）" in one.address] == ["1"], (
        "it came in for the lost one"
    )


def test_the_pdf_has_every_door_once_and_its_heads_on_every_page(street, tmp_path):
    service = HandoutService(street)
    service.write_samples(service.samples(), tmp_path / "名单.pdf")
    pages = words_of(tmp_path / "名单.pdf")
    (sample,) = service.samples()
    assert len(pages) > 1
    for one in sample.doors:
        assert sum(page.count(one.address) for page in pages) == 1
    assert all("访员签名" in page for page in pages)
    assert "种子42" in pages[0]
    assert f"第1页/共{len(pages)}页" in pages[0]


def test_the_workbook_has_a_row_for_each_door_and_room_to_sign(street, tmp_path):
    service = HandoutService(street)
    service.write_samples(service.samples(), tmp_path / "名单.xlsx")
    sheet = load_workbook(tmp_path / "名单.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if "门牌" in row)
    assert head == ["序号", "门牌", "分层", "样本/替补", "入户结果", "入户时间", "访员签名"]
    body = [row for row in rows if row[3] in {"样本", "替补"}]
    assert [row[3] for row in body].count("样本") == 30
    assert any("种子 42" in str(row[0]) for row in rows)


def test_without_strata_the_page_has_no_column_for_them(workspace, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("楼栋,户号\n1,101\n1,102", encoding="utf-8")
    SamplingService(workspace).import_and_draw(path, 1, "7")
    service = HandoutService(workspace)
    service.write_samples(service.samples(), tmp_path / "名单.xlsx")
    sheet = load_workbook(tmp_path / "名单.xlsx").worksheets[0]
    assert "层" not in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_page_just_drawn_and_the_page_from_what_is_kept_list_the_same(street, tmp_path):
    service = SamplingService(street)
    drawn = service.draw(service.read(tmp_path / "名单.csv"), 30, "42", by="楼栋")
    now = HandoutService(street).sample_of(drawn, "幸福里社区")
    assert (now,) == HandoutService(street).samples()


@pytest.mark.parametrize("name", ["名单.doc", "名单"])
def test_a_format_that_is_none_is_refused_in_words(street, tmp_path, name):
    service = HandoutService(street)
    with pytest.raises(UsageError) as refusal:
        service.write_samples(service.samples(), tmp_path / name)
    assert refusal.value.code is HandoutError.NO_SUCH_FORMAT


def test_without_a_sample_there_is_nothing_to_print(workspace):
    with pytest.raises(FieldkitError) as refusal:
        HandoutService(workspace).samples()
    assert refusal.value.code is HandoutError.NO_SAMPLE


def test_two_samples_are_a_pdf_of_both_and_no_workbook(street, tmp_path):
    RecordService(street).add("area", {"name": "瑞丰社区", "level": "community"})
    path = tmp_path / "瑞丰.csv"
    path.write_text("社区,楼栋,户号\n瑞丰社区,1,101\n瑞丰社区,1,102", encoding="utf-8")
    SamplingService(street).import_and_draw(path, 1, "7")
    service = HandoutService(street)
    samples = service.samples()
    service.write_samples(samples, tmp_path / "两份.pdf")
    assert "瑞丰社区入户走访名单" in words_of(tmp_path / "两份.pdf")[-1]
    with pytest.raises(FieldkitError) as refusal:
        service.write_samples(samples, tmp_path / "两份.xlsx")
    assert refusal.value.code is HandoutError.SEVERAL_SAMPLES
    assert not (tmp_path / "两份.xlsx").exists()


def test_the_notice_says_all_its_lines_and_its_version_on_one_page(workspace, tmp_path):
    service = ConsentService(workspace)
    service.set_terms({"handler": "文昌街道办事处", "contact": "0955-7012345"})
    pages = HandoutService(workspace).notice(tmp_path / "告知书.pdf")
    (words,) = words_of(tmp_path / "告知书.pdf")
    assert pages == 1
    for line in service.notice().lines:
        assert re.sub(r"\s+", "", line) in words
    assert service.notice().version in words
    assert "答卷编号" in words


def test_long_words_of_a_notice_are_set_smaller_before_they_take_a_second_page(workspace, tmp_path):
    service = ConsentService(workspace)
    long = "为了安排助餐、助浴和上门看护，了解家里老人的身体情况和收入，" * 9
    service.set_terms({"handler": "文昌街道办事处", "contact": "0955-7012345", "necessity": long})
    assert HandoutService(workspace).notice(tmp_path / "告知书.pdf") == 1


def test_a_notice_without_its_handler_is_not_printed(workspace, tmp_path):
    with pytest.raises(FieldkitError) as refusal:
        HandoutService(workspace).notice(tmp_path / "告知书.pdf")
    assert refusal.value.code is HandoutError.NOTICE_INCOMPLETE
    assert not (tmp_path / "告知书.pdf").exists()
