"""表3-1 as a workbook (W-12)."""

from dataclasses import replace

import openpyxl

from fieldkit.reports.circles import circles_table
from fieldkit.reports.values import CircleRow, TableHead

HEADS = [
    "序号",
    "生活圈名称",
    "四至范围",
    "覆盖社区",
    "划分方式",
    "服务人口",
    "已有业态",
    "建议引入",
    "建设意向",
]


def cells(sheet, row):
    return [cell.value for cell in sheet[row]]


def test_table_3_1_has_nine_columns_and_a_row_per_circle(circles_sheet, zhongwei):
    assert cells(circles_sheet, 4) == HEADS
    rows = [cells(circles_sheet, row) for row in range(5, 29)]
    assert [row[0] for row in rows] == list(range(1, 25))
    for row, circle in zip(rows, zhongwei.circle_rows, strict=True):
        assert row[1:4] == [circle.name, circle.boundary, "、".join(circle.communities)]
        assert row[5] == circle.population
    assert rows[1] == [
        2,
        "向阳一刻钟便民生活圈",
        "东至鼓楼南街，南至民生路，西至应理南街，北至鼓楼西街。",
        "向阳社区、阳光社区",
        "合并",
        21188,
        "综合超市、生鲜超市（菜店）、便利店、餐饮店、药店、幼托（幼儿园）、美容美发店、洗染店、鲜花礼品店、茶艺咖啡馆",
        "书店书吧、教育培训、运动健身、社区养老、幼托（幼儿园）",
        "改造提升",
    ]


def test_the_totals_are_those_of_table_3_1(circles_sheet):
    totals = circles_sheet[29]
    assert [cell.value for cell in totals] == [
        "合计", 24, "——", 33, "独立16\n合并8", 318_888, "——", "——", "新建12\n改造提升12",
    ]  # fmt: skip
    assert [totals[at].number_format for at in (1, 3, 5)] == ['0"个生活圈"', '0"个社区"', "0"]


def test_notes_name_the_circles_they_are_about(circles_sheet):
    notes = [row[0].value for row in circles_sheet.iter_rows(min_row=30)]
    assert (
        notes[0]
        == "注：1. 瑞丰、黄河花园：综合超市在划分一览表中列为已有，在短板统计表中该圈社区均列为缺少；两表各照原文。"
    )
    assert any(
        note.strip().endswith("向阳、光明、花园、恒祥：服务人口超过建设指引的1万至2万人。") for note in notes
    )


def test_unknown_codes_and_gaps_are_printed_as_they_are(tmp_path):
    rows = [CircleRow("新圈", mode="joint", existing_types=("B01", "Z99")), CircleRow("空圈")]
    circles_table(rows, TableHead("表"), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert cells(sheet, 4) == [1, "新圈", None, None, "joint", None, "便利店、Z99", "——", None]
    assert cells(sheet, 5)[0] == 2
    assert cells(sheet, 6)[4:6] == ["joint1", None]


def test_an_empty_table_is_still_a_table(tmp_path):
    circles_table([], TableHead("表"), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert cells(sheet, 4)[:2] == ["暂无", None]
    assert cells(sheet, 5)[:2] == ["合计", 0]


def test_the_english_table_has_english_heads(zhongwei, head_for, tmp_path):
    circles_table(zhongwei.circle_rows, head_for("circles", "en"), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert cells(sheet, 4) == [
        "No.", "Circle", "Boundary", "Communities", "Division", "Residents served",
        "Existing business types", "Suggested business types", "Intention",
    ]  # fmt: skip
    assert cells(sheet, 5)[4] == "independent"
    assert cells(sheet, 29)[4] == "independent 16\nmerged 8"
    assert sheet.oddFooter.center.text == "Page &P of &N"


def test_the_page_is_ready_to_print(circles_sheet):
    setup = circles_sheet.page_setup
    assert (int(setup.paperSize), setup.orientation) == (8, "landscape")
    assert circles_sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (int(setup.fitToWidth), int(setup.fitToHeight)) == (1, 2), "the notes go on no page of their own"
    assert circles_sheet.print_title_rows == "$4:$4"
    assert circles_sheet.print_area.endswith(f"$A$1:$I${circles_sheet.max_row}")
    assert circles_sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert circles_sheet.print_options.horizontalCentered
    assert circles_sheet.freeze_panes == "A5"


def test_the_same_circles_in_another_order_keep_their_numbers(zhongwei, head_for, tmp_path):
    rows = [replace(row) for row in reversed(zhongwei.circle_rows)]
    circles_table(rows, head_for("circles"), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").active["A5"].value == 24
