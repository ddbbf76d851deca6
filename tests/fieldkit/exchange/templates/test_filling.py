"""A filled template is the district's own workbook: every style, formula and merge, every other member as it was."""

import zipfile
from datetime import datetime

import openpyxl
import pytest
from lxml import etree

from fieldkit.exchange.templates.book import open_template
from fieldkit.exchange.templates.filling import fill
from fieldkit.exchange.templates.outcome import Left
from fieldkit.exchange.templates.problems import TemplateError
from fieldkit.exchange.templates.proposing import propose
from fieldkit.exchange.templates.ties import BlockTie, CellTie, TemplateMapping
from fieldkit.kernel.errors import FieldkitError
from tests.fieldkit.exchange.templates import workbooks as w


def filled(template, data, mapping=None):
    book = open_template(template)
    outcome = fill(book, mapping or propose(book, data.vocabulary), data)
    target = template.with_name("填好.xlsx")
    book.save(target)
    return target, outcome


def same_cell(before, after):
    assert w.looks(before) == w.looks(after), after.coordinate
    if before.value is not None:
        assert before.value == after.value, after.coordinate


def test_a_template_with_enough_rows_keeps_every_cell_and_every_other_member(tmp_path):
    template = w.rows_template(tmp_path / "表.xlsx", rows=15)
    target, outcome = filled(template, w.values(12))
    before, after = openpyxl.load_workbook(template), openpyxl.load_workbook(target)
    for sheet in before:
        assert sheet.merged_cells.ranges == after[sheet.title].merged_cells.ranges
        for row in sheet.iter_rows():
            for cell in row:
                same_cell(cell, after[sheet.title][cell.coordinate])
    sheet = after["网点表"]
    assert [sheet.cell(row, 2).value for row in (4, 15, 16)] == ["第1家店", "第12家店", None]
    old, new = w.members(template), w.members(target)
    assert set(old) == set(new)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"}
    assert outcome.blocks[0].rows == 12
    assert outcome.blocks[0].blank == 3


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_rows_are_put_in_and_everything_below_moves_along(tmp_path, rows):
    template = w.rows_template(tmp_path / "表.xlsx", rows=rows)
    target, outcome = filled(template, w.values(12))
    before, after = openpyxl.load_workbook(template)["网点表"], openpyxl.load_workbook(target)
    sheet = after["网点表"]
    added = 12 - rows
    assert outcome.blocks[0].inserted == added
    for row in before.iter_rows(min_row=1, max_row=3):
        for cell in row:
            same_cell(cell, sheet[cell.coordinate])
    # the first row of the frame, the last one with its thick line, and copies between
    for at in range(1, 7):
        assert w.looks(before.cell(3 + rows, at)) == w.looks(sheet.cell(15, at))
        if rows > 1:
            assert w.looks(before.cell(2 + rows, at)) == w.looks(sheet.cell(9, at))
    assert [sheet.cell(row, 2).value for row in range(4, 16)] == [f"第{at}家店" for at in range(1, 13)]
    assert [sheet.cell(row, 1).value for row in range(4, 16)] == list(range(1, 13))
    assert [sheet.cell(row, 6).value for row in range(4, 16)] == [f"=D{row}/100" for row in range(4, 16)]
    assert sheet["A16"].value == "合计"
    assert sheet["D16"].value == "=SUM(D4:D15)"
    assert sheet["F16"].value == "=SUM(F4:F15)+D16*0"
    assert sheet["A17"].value == "注：面积按实测填写"
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:F1", "A16:C16"}
    assert sheet.print_area == "'网点表'!$A$1:$F$17"
    assert sheet.print_title_rows == "$1:$3"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "D4:D15"
    formats = {str(one.sqref): one.rules[0].formula for one in sheet.conditional_formatting}
    assert formats == {"D4:D15": ["$D$16/2"], "A16:F16": ["$D16>1000"]}
    assert after["汇总"]["B1"].value == "=网点表!D16"
    assert after["汇总"]["B2"].value == "=网点表!B3"
    assert after.defined_names["面积"].attr_text == "'网点表'!$D$4:$D$15"
    assert sheet.row_dimensions[9].height == 24


def test_text_numbers_and_dates_are_what_they_are(tmp_path):
    target, _ = filled(w.rows_template(tmp_path / "表.xlsx"), w.values(3))
    sheet = openpyxl.load_workbook(target)["网点表"]
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=向阳路1号", "s")
    assert sheet["D4"].value == 12.5
    assert sheet["E4"].value == datetime(2024, 1, 2)  # noqa: DTZ001


def test_pictures_charts_comments_controls_and_runs_survive(tmp_path):
    template = w.rich_template(tmp_path / "表.xlsx", tmp_path / "点.png")
    target, _ = filled(template, w.values(5))
    old, new = w.members(template), w.members(target)
    assert set(old) - set(new) == {"xl/calcChain.xml"} & set(old)
    moved = {
        "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/drawings/drawing1.xml", "xl/charts/chart1.xml",
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert {name for name in new if old[name] != new[name]} == moved
    chart = new["xl/charts/chart1.xml"].decode()
    assert "网点表!$D$4:$D$8" in chart
    assert "网点表!$B$4:$B$8" in chart
    rows = [int(one.text) for one in etree.fromstring(new["xl/drawings/drawing1.xml"]).iter("{*}row")]
    before = [int(one.text) for one in etree.fromstring(old["xl/drawings/drawing1.xml"]).iter("{*}row")]
    assert rows == [row + 3 if row > 4 else row for row in before]
    assert 'ref="D9"' in new["xl/comments1.xml"].decode()
    sheet = etree.fromstring(new["xl/worksheets/sheet1.xml"])
    spark = [one.text for one in sheet.iter("{*}f") if "!" in (one.text or "")]
    assert spark == ["网点表!D4:D8"]
    assert "E9" in [
        one.text for one in sheet.iter("{http://schemas.microsoft.com/office/excel/2006/main}sqref")
    ]
    first = next(one for one in sheet.iter("{*}c") if one.get("r") == "A1")
    runs = [(run.findtext("{*}t"), run.find(".//{*}b") is not None) for run in first.iter("{*}r")]
    assert runs[:4] == [("截至", False), ("2026年6月30日", True), ("，共", False), ("24", True)]


def test_a_mark_for_a_figure_becomes_a_number_under_the_cells_own_format(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = (
        "{{生活圈数量}}",
        "{{满意度}}",
        "{{满意度}}",
        "{{没有这个}}",
    )
    sheet["A2"].number_format, sheet["A5"] = "0.0%", "{{圈.名称}}"
    book.save(tmp_path / "表.xlsx")
    target, outcome = filled(tmp_path / "表.xlsx", w.values(1))
    sheet = openpyxl.load_workbook(target).active
    assert [sheet[one].value for one in ("A1", "A2", "A3", "A4")] == [24, 0.915, 91.5, "{{没有这个}}"]
    assert [one.why for one in outcome.remarks] == [Left.UNKNOWN]


def test_a_row_of_marks_is_repeated_for_every_record(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "街道商铺一览"
    sheet["A2"], sheet["B2"], sheet["C2"] = "{{序号}}", "{{网点.网点名称}}", "{{outlet.address}}"
    sheet["B2"].font = openpyxl.styles.Font(bold=True)
    sheet["A3"] = "到此为止"
    book.save(tmp_path / "表.xlsx")
    target, _ = filled(tmp_path / "表.xlsx", w.values(4))
    sheet = openpyxl.load_workbook(target).active
    assert [sheet.cell(row, 2).value for row in (2, 5)] == ["第1家店", "第4家店"]
    assert [sheet.cell(row, 1).value for row in (2, 5, 6)] == [1, 4, "到此为止"]
    assert sheet["B5"].font.bold


def test_formulas_are_never_overwritten_and_it_is_said(tmp_path):
    template = w.rows_template(tmp_path / "表.xlsx", rows=3)
    mapping = TemplateMapping(
        "表", frozenset(), (CellTie("网点表", "D7", "figures.circles"),),
        (BlockTie("网点表", 3, 4, "outlet", {"B": "name", "F": "area_m2"}, {}),),
    )  # fmt: skip
    target, outcome = filled(template, w.values(3), mapping)
    sheet = openpyxl.load_workbook(target)["网点表"]
    assert sheet["F4"].value == "=D4/100"
    assert sheet["D7"].value == "=SUM(D4:D6)"
    assert [(one.place, one.why) for one in outcome.remarks] == [("F4", Left.FORMULA), ("D7", Left.FORMULA)]


def test_a_protected_sheet_takes_what_is_unlocked_and_no_further_rows(tmp_path):
    template = w.protected_template(tmp_path / "表.xlsx")
    target, outcome = filled(template, w.values(5))
    sheet = openpyxl.load_workbook(target)["网点表"]
    assert sheet.protection.sheet
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == ["第1家店", "第2家店", None]
    assert sheet["C2"].value is None
    assert sheet["A5"].value == "注：请勿改动表样"
    said = {one.why: one.count for one in outcome.remarks}
    assert said == {Left.LOCKED: 0, Left.NO_ROOM: 3}


def test_a_value_for_a_merged_cell_goes_to_its_upper_left(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet.merge_cells("B2:D3")
    book.save(tmp_path / "表.xlsx")
    mapping = TemplateMapping("表", frozenset(), (CellTie("表", "C3", "figures.unit"),))
    target, _ = filled(tmp_path / "表.xlsx", w.values(1), mapping)
    sheet = openpyxl.load_workbook(target).active
    assert sheet["B2"].value == "中卫市商务局"
    assert str(*sheet.merged_cells.ranges) == "B2:D3"


def test_labels_beside_empty_cells_and_lines_to_write_on_are_recognised(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["D1"] = "填报单位：________", "填报日期："
    sheet["A3"], sheet["B3"] = "生活圈数量", "满意度"
    sheet["A4"].number_format = sheet["B4"].number_format = "0"
    sheet["A5"].number_format = "0"
    sheet["F9"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "表.xlsx")
    target, _ = filled(tmp_path / "表.xlsx", w.values(1))
    sheet = openpyxl.load_workbook(target).active
    assert sheet["A1"].value == "填报单位：中卫市商务局"
    assert sheet["E1"].value == "2026-06-30"
    assert sheet["A4"].value == 24


@pytest.mark.parametrize("columns", [(1,), (1, 3)])
def test_labels_with_room_beside_them_are_a_form_and_no_table(tmp_path, columns):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "一店一表"
    for column in columns:
        for row, label in enumerate(("网点名称", "地址", "主管意见"), start=2):
            sheet.cell(row, column, label)
            sheet.cell(row, column + 1).number_format = "@"
    book.save(tmp_path / "表.xlsx")
    opened = open_template(tmp_path / "表.xlsx")
    assert not propose(opened, w.VOCABULARY).blocks
    found = {one.cell: one.what for one in propose(opened, w.VOCABULARY, {"outlet"}).cells}
    assert (found["B2"], found["B3"]) == ("outlet.name", "outlet.address")


def test_records_that_the_template_lists_itself_are_found_by_name(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for at, texts in enumerate(
        (("网点名称", "地址", "面积"), ("第2家店", None, 7), ("没有的店", None, None)), start=1
    ):
        for column, text in enumerate(texts, start=1):
            sheet.cell(at, column, text)
    book.save(tmp_path / "表.xlsx")
    target, outcome = filled(tmp_path / "表.xlsx", w.values(3))
    sheet = openpyxl.load_workbook(target).active
    assert [one.value for one in sheet[2]] == ["第2家店", "=向阳路2号", 7]
    assert [one.value for one in sheet[3]] == ["没有的店", None, None]
    assert [(one.why, one.what) for one in outcome.remarks] == [(Left.NOT_FOUND, "没有的店")]


def test_two_tables_of_one_sheet_do_not_get_into_each_others_way(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for top in (1, 5):
        sheet.cell(top, 1, "网点名称")
        sheet.cell(top + 1, 1).border = w.GRID
        sheet.cell(top + 2, 1, f"=COUNTA(A{top + 1}:A{top + 1})")
    book.save(tmp_path / "表.xlsx")
    blocks = tuple(BlockTie("表", top, top + 1, "outlet", {"A": "name"}, {}) for top in (1, 5))
    target, _ = filled(tmp_path / "表.xlsx", w.values(3), TemplateMapping("表", frozenset(), (), blocks))
    sheet = openpyxl.load_workbook(target).active
    column = [one[0].value for one in sheet.iter_rows()]
    names = ["第1家店", "第2家店", "第3家店"]
    assert column == ["网点名称", *names, "=COUNTA(A2:A4)", None, "网点名称", *names, "=COUNTA(A8:A10)"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, TemplateError.OLD_FORMAT),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            TemplateError.PASSWORD,
        ),
        (b"\xe8\xa1\xa8", TemplateError.NOT_A_WORKBOOK),
    ],
)
def test_files_of_another_kind_are_refused_with_what_to_do(tmp_path, content, code):
    path = tmp_path / "表.xls"
    path.write_bytes(content)
    with pytest.raises(FieldkitError) as refused:
        open_template(path)
    assert refused.value.code is code
    assert ".xlsx" in refused.value.say("zh")


def test_a_zip_of_something_else_is_refused(tmp_path):
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(FieldkitError):
        open_template(path)


def test_formulas_ask_to_be_computed_and_forget_what_they_gave(tmp_path):
    target, _ = filled(w.rows_template(tmp_path / "表.xlsx"), w.values(5))
    book = etree.fromstring(w.members(target)["xl/workbook.xml"])
    assert book.find("{*}calcPr").get("fullCalcOnLoad") == "1"
    assert openpyxl.load_workbook(target, data_only=True)["汇总"]["B1"].value is None


def test_the_order_of_computing_goes_when_rows_are_put_in_and_computing_is_asked_for(tmp_path):
    template = w.as_excel_saves(w.rows_template(tmp_path / "表.xlsx"))
    target, _ = filled(template, w.values(9))
    new = w.members(target)
    assert "xl/calcChain.xml" not in new
    assert b"calcChain" not in new["[Content_Types].xml"] + new["xl/_rels/workbook.xml.rels"]
    book = etree.fromstring(new["xl/workbook.xml"])
    names = [etree.QName(one).localname for one in book]
    assert names.index("calcPr") == names.index("definedNames") + 1
    assert book.find("{*}calcPr").get("fullCalcOnLoad") == "1"
    assert openpyxl.load_workbook(target)["网点表"]["D13"].value == "=SUM(D4:D12)"


def test_cells_merged_within_the_row_are_merged_in_every_row(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["D1"] = "序号", "网点名称", "地址"
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("B2:C2")
    for column in "ABCD":
        sheet[f"{column}2"].border = w.GRID
    sheet["A3"] = "合计"
    sheet.merge_cells("A3:D3")
    book.save(tmp_path / "表.xlsx")
    target, _ = filled(tmp_path / "表.xlsx", w.values(3))
    sheet = openpyxl.load_workbook(target).active
    assert {str(one) for one in sheet.merged_cells.ranges} == {"B1:C1", "B2:C2", "B3:C3", "B4:C4", "A5:D5"}
    assert [sheet.cell(row, 4).value for row in (2, 4)] == ["=向阳路1号", "=向阳路3号"]


@pytest.mark.parametrize(("set_by_hand", "height"), [("0", None), ("1", "15")])
def test_a_row_grows_with_its_text_unless_its_height_was_set(tmp_path, set_by_hand, height):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = "网点名称", "地址"
    for column in "AB":
        sheet[f"{column}2"].alignment = openpyxl.styles.Alignment(wrap_text=True)
    sheet["A3"] = "注：到此为止"
    book.save(tmp_path / "表.xlsx")
    w.rewrite(
        tmp_path / "表.xlsx",
        "xl/worksheets/sheet1.xml",
        b'<row r="2"',
        f'<row r="2" ht="15" customHeight="{set_by_hand}"'.encode(),
    )
    target, _ = filled(tmp_path / "表.xlsx", w.values(3))
    rows = etree.fromstring(w.members(target)["xl/worksheets/sheet1.xml"]).iter("{*}row")
    assert [one.get("ht") for one in rows][1:4] == [height] * 3


def test_a_table_of_the_spreadsheet_grows_with_its_rows(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for at, title in enumerate(("网点名称", "地址"), start=1):
        sheet.cell(1, at, title)
        sheet.cell(2, at).border = w.GRID
    sheet.add_table(openpyxl.worksheet.table.Table(displayName="清单", ref="A1:B2"))
    sheet["A4"] = "注：以上"
    book.save(tmp_path / "表.xlsx")
    target, _ = filled(tmp_path / "表.xlsx", w.values(5))
    sheet = openpyxl.load_workbook(target).active
    assert sheet.tables["清单"].ref == sheet.tables["清单"].autoFilter.ref == "A1:B6"
    assert sheet["A8"].value == "注：以上"


DESCENT = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac}dyDescent"


def as_excel_writes_rows(path):
    """Rows and the sheet say how far letters reach below their line, in a namespace that older programs ignore."""
    member = "xl/worksheets/sheet1.xml"
    main = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    more = (
        b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"'
        b' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
    )
    w.rewrite(path, member, main, main + more)
    w.rewrite(path, member, b"<row ", b'<row spans="1:5" x14ac:dyDescent="0.25" ')
    w.rewrite(path, member, b"<sheetFormatPr ", b'<sheetFormatPr x14ac:dyDescent="0.25" ')


def test_rows_as_excel_writes_them_keep_their_descent_and_merged_cells_beside_them_grow(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.merge_cells("A1:E1")
    sheet["A1"] = "网点登记表"
    for area in ("A2:A3", "B2:B3", "C2:D2", "E2:E3", "A4:A6", "E4:E6", "B7:D7"):
        sheet.merge_cells(area)
    sheet["A2"], sheet["B2"], sheet["C2"], sheet["C3"], sheet["D3"], sheet["E2"] = (
        "街道", "网点名称", "情况", "业态", "地址", "备注",
    )  # fmt: skip
    for row in sheet["A4:E6"]:
        for cell in row:
            cell.border = w.GRID
    sheet["A7"], sheet["B7"] = "合计", "=COUNTA(B4:B6)"
    template = tmp_path / "表.xlsx"
    book.save(template)
    as_excel_writes_rows(template)
    target, _ = filled(template, w.values(8))
    root = etree.fromstring(w.members(target)["xl/worksheets/sheet1.xml"])
    assert [one.get(DESCENT) for one in root.iter("{*}row")] == ["0.25"] * 12
    assert root.find("{*}sheetFormatPr").get(DESCENT) == "0.25"
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "x14ac"
    made, before = openpyxl.load_workbook(target).active, openpyxl.load_workbook(template).active
    moved = {"A4:A6": "A4:A11", "E4:E6": "E4:E11", "B7:D7": "B12:D12"}
    kept = {str(one) for one in before.merged_cells.ranges}
    assert {str(one) for one in made.merged_cells.ranges} == {moved.get(one, one) for one in kept}
    assert made["B12"].value == "=COUNTA(B4:B11)"
    assert [made.cell(row, 2).value for row in (4, 11)] == ["第1家店", "第8家店"]
    for row in range(1, 13):
        old = row if row <= 5 else max(5, row - 5)
        for column in range(1, 6):
            assert w.looks(made.cell(row, column)) == w.looks(before.cell(old, column)), (row, column)
