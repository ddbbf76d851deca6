"""Tables as long as a city, whose rows go by the library that lays out the rest."""

import zipfile
from datetime import date

import openpyxl
import pytest

from fieldkit.kernel.texts import Text
from fieldkit.reports.official_table import Align, Column, OfficialTable, Total
from fieldkit.reports.pages import SIZES
from fieldkit.reports.streaming import BLOCK, SHEET, stream_table
from fieldkit.reports.values import Paper, TableHead

COLUMNS = (
    Column(Text("序号", "No."), 7),
    Column(Text("网点名称", "Outlet"), 28, Align.LEFT),
    Column(Text("覆盖率（%）", "Share"), 12, number_format="0.0"),
)
HEAD = TableHead(
    title="商业网点目录", number="", unit="滨河镇", date=date(2026, 6, 30), notes=(), language="zh"
)
FIRST = 4


def written(path, rows, totals=(), head=HEAD):
    stream_table(
        OfficialTable("目录", COLUMNS, tuple(rows), SIZES, totals), head, path, Paper.A4, landscape=False
    )
    return openpyxl.load_workbook(path).active


@pytest.mark.parametrize(
    "name",
    [
        "张记<早点>&面馆",
        "=1+1",
        "#N/A",
        " 前后有空格 ",
        "_x0041_店",
        "两行\n名称",
        "𠮷野家",
        '"引号"',
        "007",
    ],
)
def test_a_name_reads_back_as_it_was_typed(tmp_path, name):
    sheet = written(tmp_path / "a.xlsx", [(1, name, None)])
    cell = sheet.cell(FIRST, 2)
    read = openpyxl.utils.escape.unescape(cell.value)
    assert (read, cell.data_type) == (name, "s")


@pytest.mark.parametrize(("name", "marked"), [("=1+1", True), ("+86", True), ("@家", True), ("早=点", False)])
def test_a_name_that_begins_like_a_formula_is_marked_as_text(tmp_path, name, marked):
    sheet = written(tmp_path / "a.xlsx", [(1, name, None), (2, "店", None)])
    assert [bool(sheet.cell(row, 2).quotePrefix) for row in (FIRST, FIRST + 1)] == [marked, False]
    assert sheet.cell(FIRST, 2).border.left.style == "thin"
    assert sheet.dimensions == "A1:C5"


def test_blanks_at_the_ends_are_marked_as_belonging_to_the_name(tmp_path):
    written(tmp_path / "a.xlsx", [(1, " 店 ", None)])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert '<t xml:space="preserve"> 店 </t>' in book.read(SHEET).decode()


def test_what_xml_does_not_admit_is_left_out(tmp_path):
    assert written(tmp_path / "a.xlsx", [(1, "早\x00点\x1b店", None)]).cell(FIRST, 2).value == "早点店"


def test_numbers_stay_numbers_in_the_form_of_their_column(tmp_path):
    sheet = written(tmp_path / "a.xlsx", [(1, "店", 12.5), (2, "店", 40), (3, "店", float("nan"))])
    assert [sheet.cell(row, 3).value for row in (4, 5, 6)] == [12.5, 40, "nan"]
    assert sheet.cell(4, 3).number_format == "0.0"


def test_no_row_is_lost_where_one_block_ends_and_the_next_begins(tmp_path):
    many = BLOCK * 2 + 1
    sheet = written(
        tmp_path / "a.xlsx",
        [(at, f"{at}号店", 1) for at in range(many)],
        (Total("合计"), Total(many), Total()),
    )
    assert [
        row[0] for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + many - 1, values_only=True)
    ] == list(range(many))
    assert sheet.cell(FIRST + many, 2).value == many
    assert sheet.max_row == FIRST + many
    assert sheet.print_area.endswith(f"$C${FIRST + many}")


def test_a_long_name_makes_its_row_higher_and_an_empty_cell_keeps_its_border(tmp_path):
    sheet = written(
        tmp_path / "a.xlsx", [(1, "店", None), (2, "中卫市沙坡头区滨河镇便民生活服务中心" * 3, None)]
    )
    assert sheet.row_dimensions[5].height > 2 * sheet.row_dimensions[4].height
    assert sheet.cell(4, 3).border.bottom.style == "thin"
    assert sheet.cell(4, 2).alignment.indent == 1
