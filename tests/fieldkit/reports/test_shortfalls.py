"""附件2 as a workbook (W-46, A-08, A-09)."""

import re
from dataclasses import replace

import openpyxl
import pytest

from fieldkit.plans.plan import Wording
from fieldkit.registers.business_types import match_business_type
from fieldkit.reports.notes import coverage_notes, plan_notes
from fieldkit.reports.shortfalls import shortfall_rows, shortfalls_table
from fieldkit.reports.values import Paper


def codes(words):
    bare = re.sub(r"等业态$", "", words.removeprefix("缺少"))
    return {match_business_type(word) for word in bare.split("、")}


def read_back(basic):
    """Few and absent types that a cell of basic types says."""
    if basic == "——":
        return set(), set()
    parts = basic.split("，")
    few = set().union(*(codes(part.removesuffix("少")) for part in parts if part.endswith("少")))
    absent = set().union(*(codes(part) for part in parts if part.startswith("缺少")))
    return few, absent


def table_rows(sheet):
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    return rows


def test_annex_2_is_printed_row_by_row(shortfalls_sheet, zhongwei):
    rows = table_rows(shortfalls_sheet)
    assert len(rows) == 33
    for (_, name, basic, quality), printed in zip(rows, zhongwei.sample.shortfalls, strict=True):
        assert name == zhongwei.names[printed.community]
        assert read_back(basic) == (set(printed.few) - set(printed.absent), set(printed.absent)), name
        assert (set() if quality == "——" else codes(quality)) == set(printed.quality_absent), name


def test_the_wording_is_the_plans(shortfalls_sheet):
    rows = {row[1]: row[2:] for row in table_rows(shortfalls_sheet)}
    assert rows["东方红社区"] == ["综合超市、早餐等业态少，缺少菜市场、洗染等业态", "运动健身、养老等业态"]
    assert rows["明珠社区"] == ["缺少综合超市、菜市场、生鲜超市、家政服务等业态", "——"]
    assert rows["香山社区"][1] == "书店、养老、金融服务等业态"


def test_another_plans_wording_is_followed(zhongwei):
    wording = Wording(few="少：{types}", absent="无：{types}", both="{few}；{absent}", separator="/")
    row = shortfall_rows(zhongwei.matrix, wording)[8]
    assert row.basic == "少：综合超市/早餐；无：菜市场/洗染"


def test_heads_stand_over_their_columns(shortfalls_sheet):
    values = {cell.coordinate: cell.value for row in shortfalls_sheet["A1:D5"] for cell in row if cell.value}
    assert values == {
        "A1": "附件2",
        "A2": "中卫市城市便民生活圈试点社区业态短板统计表",
        "A3": "填报单位：中卫市沙坡头区滨河镇街道办事处",
        "D3": "数据日期：2026年6月30日",
        "A4": "序号",
        "B4": "社区名称",
        "C4": "社区业态短板",
        "C5": "基本保障类",
        "D5": "品质提升类",
    }
    merged = {str(one) for one in shortfalls_sheet.merged_cells.ranges}
    assert {"A2:D2", "A4:A5", "B4:B5", "C4:D4"} <= merged


def test_notes_stand_under_the_table(shortfalls_sheet):
    last = [row[0].value for row in shortfalls_sheet.iter_rows(min_row=shortfalls_sheet.max_row - 3)]
    assert last[0].startswith("注：1. 金融服务")
    assert "宜居社区" in last[1]
    assert last[3].startswith("\u3000\u30004. 17 个社区没有单独的人口数")


def test_a_part_of_the_communities_is_numbered_anew_with_its_own_notes_only(zhongwei):
    part = zhongwei.matrix.of_communities({"L024", "L001"})
    rows = shortfall_rows(part, zhongwei.plan.wording)
    assert [(row.number, row.community) for row in rows] == [(1, "瑞丰社区"), (2, "福润苑社区")]
    notes = plan_notes(zhongwei.plan, "shortfalls", [row.community for row in rows])
    assert not any("维修" in note.zh for note in notes)


def test_notes_say_what_could_not_be_counted(zhongwei):
    lame = replace(
        zhongwei.matrix, problems=(), cells=tuple(row[:0] for row in zhongwei.matrix.cells), norms=()
    )
    assert coverage_notes(lame) == ()
    (note,) = coverage_notes(zhongwei.matrix)
    assert note.en.startswith("17 communities")


def test_the_english_table_has_english_words(zhongwei, head_for, tmp_path):
    rows = shortfall_rows(zhongwei.matrix, zhongwei.plan.wording, "en")
    shortfalls_table(rows, head_for("shortfalls", "en"), tmp_path / "annex.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "annex.xlsx").active
    heads = [sheet["A4"].value, sheet["B4"].value, sheet["C4"].value, sheet["C5"].value, sheet["D5"].value]
    assert heads == ["No.", "Community", "Shortfalls of the community", "Basic types", "Quality types"]
    row = table_rows(sheet)[8]
    assert row[2] == "too few: Supermarket, Breakfast shop; none: Food market, Laundry and dry cleaner"
    assert table_rows(sheet)[15][3] == "—"
    assert sheet["D3"].value == "Data as of 2026-06-30"


@pytest.mark.parametrize(("paper", "code"), [(Paper.A4, 9), (Paper.A3, 8)])
def test_the_page_is_portrait_on_the_chosen_paper(paper, code, zhongwei, head_for, tmp_path):
    rows = shortfall_rows(zhongwei.matrix, zhongwei.plan.wording)
    shortfalls_table(rows, head_for("shortfalls"), tmp_path / "t.xlsx", paper=paper)
    setup = openpyxl.load_workbook(tmp_path / "t.xlsx").active.page_setup
    assert (int(setup.paperSize), setup.orientation) == (code, "portrait")
