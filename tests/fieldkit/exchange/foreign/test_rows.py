"""Rows to values: every good cell is taken, every bad one has its place and a way out, none loses its row."""

import pytest

from fieldkit.exchange.foreign.problems import ForeignProblem
from fieldkit.kernel.problems import Severity
from fieldkit.registers.datums import Datum
from fieldkit.registers.problems import RegisterProblem


def codes(row):
    return {one.problem.code for one in row.problems}


def test_a_row_in_the_words_of_another_office_becomes_values(read, list_file):
    rows = [
        [
            "商户名称",
            "所属社区",
            "经营范围",
            "联系方式",
            "是否24小时营业",
            "经营状态",
            "支付方式",
            "开业日期",
            "面积（㎡）",
        ],
        ["惠之家", "幸福里", "小卖部", 13812341234, "否", "正常营业", "微信、现金", "2026/5/1", 60.5],
    ]
    (row,) = read(list_file(rows)).rows
    assert row.values == {
        "name": "惠之家",
        "community": "a" * 32,
        "business_type": "B01",
        "business_type_text": "小卖部",
        "phone": "13812341234",
        "open_24h": "0",
        "status": "operating",
        "payments": "cash;mobile_pay",
        "stage_date": "2026-05-01",
        "area_m2": "60.5",
    }
    assert row.number == 2
    assert not row.problems


def test_a_business_type_that_no_table_has_keeps_its_words_and_asks_for_a_type(read, list_file):
    (row,) = read(list_file([["店名", "业态"], ["老李", "修表刻章"]])).rows
    assert row.values["business_type"] is None
    assert row.values["business_type_text"] == "修表刻章"
    (found,) = row.problems
    assert found.problem.code is RegisterProblem.UNKNOWN_BUSINESS_TYPE
    assert found.problem.severity is Severity.WARNING
    assert not found.leaves_out


def test_a_cell_that_cannot_stand_is_left_out_with_its_place_and_the_row_is_taken(read, list_file):
    rows = [["台账"], ["店名", "经营状态", "电话"], ["老王早点", "倒闭", "13812341234"]]
    (row,) = read(list_file(rows)).rows
    assert row.values == {"name": "老王早点", "phone": "13812341234"}
    (found,) = row.problems
    assert found.problem.code is RegisterProblem.NO_SUCH_CHOICE
    assert found.leaves_out
    assert found.columns == (1,)
    place = found.problem.place
    assert (place.sheet, place.row, place.column, place.field) == ("台账", 3, "B 经营状态", "status")
    assert found.problem.say("zh").startswith("工作表“台账”第 3 行“B 经营状态”列：")
    assert "空置" in found.problem.say("zh")
    assert "vacant" in found.problem.say("en")


def test_a_doubtful_value_is_kept_with_a_warning(read, list_file):
    (row,) = read(list_file([["店名", "电话"], ["老王早点", "138123412"]])).rows
    assert row.values["phone"] == "138123412"
    (found,) = row.problems
    assert found.problem.severity is Severity.WARNING


def test_a_row_without_a_name_is_refused_and_says_so(read, list_file):
    found = read(list_file([["店名", "电话"], [None, "13812341234"], ["惠之家", None]]))
    nameless, named = found.rows
    assert nameless.refused
    assert codes(nameless) == {ForeignProblem.NO_NAME}
    assert "店招名称" in nameless.problems[0].problem.say("zh")
    assert not named.refused
    assert named.blank == {"phone"}


def test_a_number_rounded_by_the_spreadsheet_is_never_taken(read, list_file):
    (row,) = read(list_file([["店名", "信用代码"], ["老王早点", 110101199001011234]])).rows
    assert "credit_code" not in row.values
    assert "credit_code" not in row.blank
    assert codes(row) == {ForeignProblem.LOST_DIGITS}
    assert "1.10101E+17" in row.problems[0].problem.say("zh")


def test_a_door_number_that_became_a_date_is_not_taken_and_a_date_in_its_place_is(tmp_path, read, list_file):
    from datetime import date

    rows = [["店名", "门牌号", "登记日期"], ["老王早点", date(2026, 3, 5), date(2026, 5, 1)]]
    path = tmp_path / "日期.xlsx"
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    (row,) = read(path).rows
    assert row.values == {"name": "老王早点", "surveyed_on": "2026-05-01"}
    assert codes(row) == {ForeignProblem.DATE_INSTEAD}


def test_a_cell_longer_than_a_spreadsheet_keeps_is_not_taken(read, text_file):
    text = f"店名,备注\n老王早点,{'长' * 32_768}\n惠之家,{'长' * 32_767}\n"
    first, second = read(text_file(text.encode())).rows
    assert codes(first) == {ForeignProblem.LONG_TEXT}
    assert first.values == {"name": "老王早点"}
    assert len(second.values["remarks"]) == 32_767


def test_broken_characters_are_not_taken(read, text_file):
    (row,) = read(text_file("店名,地址\n老王早点,文昌\ufffd1号\n".encode())).rows
    assert codes(row) == {ForeignProblem.BROKEN_CHARACTERS}
    assert row.values == {"name": "老王早点"}


def test_an_unknown_community_names_the_one_that_was_meant(read, list_file):
    near, far = read(list_file([["店名", "社区"], ["老王早点", "幸福李"], ["惠之家", "东湖"]])).rows
    assert codes(near) == {ForeignProblem.UNKNOWN_NAME_NEAR}
    assert "是不是“幸福里社区”" in near.problems[0].problem.say("zh")
    assert codes(far) == {ForeignProblem.UNKNOWN_NAME}


def test_rows_that_name_no_community_take_the_given_one(read, list_file):
    rows = [["店名", "社区"], ["老王早点", None], ["惠之家", "瑞丰"], ["便民", "东湖"]]
    blank, named, wrong = read(list_file(rows), community="幸福里").rows
    assert blank.values["community"] == "a" * 32
    assert named.values["community"] == "b" * 32
    assert "community" not in wrong.values


def test_two_columns_make_one_place_in_the_given_datum(read, list_file):
    rows = [["店名", "经度", "纬度"], ["老王早点", 105.18952, 37.51403], ["惠之家", 105.18952, None]]
    first, half = read(list_file(rows), datum=Datum.GCJ02).rows
    assert first.values["location"] == "105.18952,37.51403,GCJ02"
    assert codes(half) == {ForeignProblem.HALF_A_PLACE}
    assert half.problems[0].columns == (1, 2)


def test_places_without_datum_are_reported_once_and_not_row_by_row(read, list_file):
    rows = [["店名", "坐标"], *[[f"店{at}", f"105.1895{at},37.51403"] for at in range(5)]]
    found = read(list_file(rows))
    assert not any(row.problems for row in found.rows)
    (problem,) = found.problems
    assert problem.code is ForeignProblem.NO_DATUM
    assert problem.values["count"] == 5
    assert not read(list_file(rows), datum=Datum.BD09).problems


def test_a_place_that_says_its_datum_keeps_it(read, list_file):
    (row,) = read(list_file([["店名", "坐标"], ["老王", "105.18952,37.51403 高德"]]), datum=Datum.BD09).rows
    assert row.values["location"] == "105.18952,37.51403,GCJ02,amap"


def test_longitude_and_latitude_in_one_anothers_column_are_asked_about(read, list_file):
    (row,) = read(list_file([["店名", "经度", "纬度"], ["老王", 37.51403, 105.18952]])).rows
    assert codes(row) == {RegisterProblem.LOCATION_SWAPPED}


def test_mobile_and_landline_stand_in_one_field(read, list_file):
    (row,) = read(list_file([["店名", "手机", "座机"], ["老王早点", 13812341234, "0955-7012345"]])).rows
    assert row.values["phone"] == "13812341234、0955-7012345"


def test_columns_that_no_field_has_go_into_the_remarks_where_that_is_wanted(read, list_file):
    path = list_file([["店名", "燃气安全", "备注", "序号"], ["老王早点", "已查", "门口有坡道", 1]])
    assert read(path).rows[0].values["remarks"] == "门口有坡道"
    assert read(path, keep_unknown=True).rows[0].values["remarks"] == "门口有坡道；燃气安全：已查"


def test_a_formula_typed_as_text_is_a_name_like_any_other(read, text_file):
    (row,) = read(text_file("店名,地址\n=SUM(A1),一号\n".encode())).rows
    assert row.values["name"] == "=SUM(A1)"


@pytest.mark.parametrize("count", [3])
def test_every_row_is_stepped_over_so_that_it_can_be_stopped(best, names, list_file, count):
    from fieldkit.exchange.foreign.rows import read_rows
    from fieldkit.exchange.foreign.template import Options

    choice = best(list_file([["店名", "电话"], *[[f"店{at}", None] for at in range(count)]]))
    steps = []
    read_rows(choice, choice.matches, Options(), names, lambda: steps.append(1))
    assert len(steps) == count
