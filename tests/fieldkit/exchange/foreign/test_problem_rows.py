"""Rows that have to be mended come back in the list's own columns, with what is wrong before them."""

import pytest
from openpyxl import load_workbook

from fieldkit.exchange.foreign.problem_rows import YELLOW, write_problem_rows
from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError

ROWS = [
    ["台账", None, None, None],
    ["店名", "位置", None, "经营状态"],
    [None, "经度", "纬度", None],
    ["老王早点", 105.18952, 37.51403, "倒闭"],
    ["惠之家", 105.18961, 37.51444, "营业"],
    ["=1+1", 105.18971, None, "营业"],
]
MERGED = ["A1:D1", "A2:A3", "B2:C2", "D2:D3"]


@pytest.fixture
def mended(best, read, list_file, tmp_path):
    """Write the problem rows of a list; returns the workbook's path."""

    def write(rows=ROWS, merged=MERGED, to=tmp_path / "问题行.xlsx"):
        path = list_file(rows, merged=merged)
        choice = best(path)
        wrong = {row.index: row.problems for row in read(path).rows if row.problems}
        count = write_problem_rows(
            choice.sheet, choice.header, {at: [*found] for at, found in wrong.items()}, to
        )
        assert count == len(wrong)
        return to

    return write


def test_they_stand_as_they_were_with_the_wrong_cells_in_yellow(mended):
    sheet = load_workbook(mended()).active
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == ["问题", "店名", "位置/经度", "位置/纬度", "经营状态"]
    assert [cell.value for cell in rows[1][1:]] == ["老王早点", "105.18952", "37.51403", "倒闭"]
    assert [cell.value for cell in rows[2][1:]] == ["=1+1", "105.18971", None, "营业"]
    assert rows[1][0].value.startswith("第 4 行：“经营状态”没有“倒闭”这一项")
    yellow = {cell.coordinate for row in rows for cell in row if cell.fill.fgColor.rgb == f"FF{YELLOW[1:]}"}
    assert yellow == {"E2", "C3", "D3"}
    assert {cell.number_format for row in rows for cell in row} == {"@"}
    assert sheet["B3"].data_type == "s"


def test_mended_they_are_read_like_the_list_itself(mended, read, best):
    path = mended()
    book = load_workbook(path)
    book.active["E2"] = "歇业"
    book.active["D3"] = "37.51555"
    book.save(path)
    assert best(path).sheet.name == "台账"
    found = read(path).rows
    assert [row.values["name"] for row in found] == ["老王早点", "=1+1"]
    assert [row.values["status"] for row in found] == ["suspended", "operating"]
    assert found[1].values["location"].startswith("105.18971,37.51555")
    assert not any(row.problems for row in found)


def test_our_own_sheets_keep_their_hidden_keys(mended, best):
    rows = [
        ["_id", "_row", "name", "status"],
        ["记录", "行", "店招名称", "经营状态"],
        ["c" * 32, "1", "老王早点", "倒闭"],
    ]
    path = mended(rows, merged=())
    sheet = load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == [None, "_id", "name", "status"]
    assert sheet.row_dimensions[1].hidden
    assert [one.field_key for one in best(path).matches] == [None, "_id", "name", "status"]


def test_a_long_text_and_characters_no_workbook_carries_do_not_stop_them(best, read, text_file, tmp_path):
    path = text_file(f"店名,备注,经营状态\n<r>店</r>,{'长' * 40_000},倒闭\n".encode())
    choice, rows = best(path), read(path).rows
    to = tmp_path / "问题行.xlsx"
    write_problem_rows(choice.sheet, choice.header, {row.index: row.problems for row in rows}, to)
    (sheet,) = read_table_file(to).sheets
    assert sheet.rows[1][1] == "<r>店</r>"
    assert sheet.rows[1][2].endswith("……（未完）")


@pytest.mark.parametrize("tab", ["网点[1]", "History", "台账" * 20, "'x'"])
def test_any_name_of_a_sheet_is_taken(best, read, text_file, tmp_path, tab):
    path = text_file("店名,经营状态\n老王早点,倒闭\n".encode(), f"{tab}.csv")
    choice = best(path)
    write_problem_rows(
        choice.sheet, choice.header, {1: read(path).rows[0].problems}, tmp_path / "问题行.xlsx"
    )
    assert read_table_file(tmp_path / "问题行.xlsx").sheets[0].rows[1][1:] == ("老王早点", "倒闭")


def test_where_it_cannot_be_written_no_half_file_is_left(mended, tmp_path):
    (tmp_path / "占用").write_text("一个文件，不是文件夹")
    with pytest.raises(FieldkitError) as refused:
        mended(to=tmp_path / "占用" / "问题行.xlsx")
    assert refused.value.code is ExchangeError.CANNOT_WRITE
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []
